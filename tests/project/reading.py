"""What the tests of the whole project read: folders, pages, tables, and which part of the program imports which."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "server" / "viceversa"
CLIENT = ROOT / "clients" / "python" / "viceversa_client"
WEB = ROOT / "clients" / "web"


class Import(NamedTuple):
    """One import: the file it stands in, its line, and the full dotted name of what is imported."""

    file: Path
    line: int
    name: str


def pages() -> list[Path]:
    """Every Markdown page of the project."""
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "scenarios").rglob("*.md")]
    return sorted(found)


def python_files(folder: Path) -> list[Path]:
    """Every Python file below a folder."""
    return sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def marked(page: Path, name: str) -> str:
    """What stands between `<!-- name -->` and `<!-- /name -->` on a page."""
    found = re.search(rf"<!-- {name} -->(.*?)<!-- /{name} -->", page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None, f"{page.name} has no part marked {name}"
    return found[1]


def rows(table: str) -> list[list[str]]:
    """The cells of a Markdown table, without its head."""
    lines = [line.strip() for line in table.splitlines() if line.strip().startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def ticked(cell: str) -> list[str]:
    """What stands in backticks in a cell."""
    return re.findall(r"`([^`]+)`", cell)


@cache
def imports() -> tuple[Import, ...]:
    """Every import of the server and the client, with relative ones spelled out; those inside functions too."""
    found = [each for base in (SERVER, CLIENT) for file in python_files(base) for each in _imports(file, base.parent)]
    return tuple(found)


def _imports(file: Path, base: Path) -> Iterator[Import]:
    package = file.relative_to(base).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (Import(file, node.lineno, each.name) for each in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                start = package[: len(package) - level + 1] if level else ()
                whole = ".".join([*start, *([module] if module else [])])
                yield from (Import(file, node.lineno, f"{whole}.{each.name}") for each in names)
            case _:
                continue


def part_of(name: str) -> str | None:
    """The part of the architecture's table that a dotted name belongs to; None for the package itself and for what is not ours."""
    match name.split("."):
        case ["viceversa_client", *_]:
            return "client"
        case ["viceversa", part, *_] if (SERVER / part).is_dir() or (SERVER / f"{part}.py").is_file():
            return part
        case _:
            return None


def part_of_file(file: Path) -> str | None:
    """The part that a file belongs to; None for the package's own `__init__` and `__main__`."""
    if file.is_relative_to(CLIENT):
        return "client"
    first = file.relative_to(SERVER).parts[0]
    return None if first in ("__init__.py", "__main__.py") else first.removesuffix(".py")
