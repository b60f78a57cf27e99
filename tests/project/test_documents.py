"""The pages for people: their commands run, their links lead somewhere, and their words keep what we promised about words."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from pydantic_core import PydanticUndefined

from project.reading import CLIENT, ROOT, SERVER, WEB, marked, pages, rows, ticked
from viceversa import __version__
from viceversa.settings import Settings

FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!`)!?\[[^\]\n]*\]\(([^)\s]+)\)")

FORBIDDEN = re.compile(
    r"\b(proven|scientifically|rewir\w*|mirror neurons?|oxytocin|empaths?|diagnos\w*|heal|heals|healed|healing|guarantee\w*|toxic"
    r"|narcissis\w*|codependent\w*|empathy score|(?<![\"“])you must|husbands?|wife|wives)\b",
    re.IGNORECASE,
)
"""Claims, labels and orders that no text for people makes."""

ABSOLUTE = re.compile(r"(?<![\w.:/])/(?:home|root|work|Users|usr/local|mnt|srv)/\w+")
REGISTRIES = re.compile(
    r"\b(pypi\.|files\.pythonhosted|pythonhosted|artifactory|nexus|index-url|extra-index|find-links|trusted-host)", re.IGNORECASE
)


class Command(NamedTuple):
    """A line of a block that is marked as runnable."""

    page: Path
    line: str


def commands() -> Iterator[Command]:
    """The lines of every block whose fence says `sh run`."""
    for page in pages():
        for info, block in FENCE.findall(page.read_text(encoding="utf-8")):
            if info.split() == ["sh", "run"]:
                yield from (Command(page, line) for line in block.splitlines() if line.strip())


def prose(page: Path) -> str:
    """A page without its blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", head)).strip().lower().replace(" ", "-") for head in heads
    }


def texts_for_people() -> list[Path]:
    """Whatever a person playing or hosting reads: pages, words of scenarios, the client's and the server's sentences."""
    words = [*sorted((ROOT / "scenarios").glob("*/*/*.yaml")), *sorted((SERVER / "scenarios" / "starts").rglob("*.yaml"))]
    return [
        *pages(),
        *words,
        CLIENT / "say.py",
        SERVER / "game" / "refusals.py",
        SERVER / "wire" / "closing.py",
        SERVER / "gateway" / "pages.py",
        WEB / "index.html",
        *sorted((WEB / "src" / "say").glob("*.ftl")),
    ]


@pytest.mark.parametrize("command", list(commands()), ids=lambda command: f"{command.page.name}: {command.line}")
def test_commands_marked_as_runnable_run(command: Command, tmp_path: Path) -> None:
    """A command that a page says one may run succeeds, in a folder with the scenarios of a fresh checkout."""
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command.line],
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_some_commands_are_marked_as_runnable() -> None:
    """The README has commands that are run."""
    assert any(command.page.name == "README.md" for command in commands())


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_resolve(page: Path) -> None:
    """Each link to a file of the project leads to one that is there, and each anchor to a heading."""
    broken = []
    for link in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or not target.is_relative_to(ROOT) or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_every_promise_is_tested_where_the_readme_says() -> None:
    """Each promise of the README links to folders that have tests in them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    promises = rows(text[text.index("| | promise | tests |") :].partition("\n\n")[0])
    assert [number for number, *_ in promises] == [str(n) for n in range(1, 9)]
    for _, promise, where in promises:
        folders = LINK.findall(where)
        assert folders, promise
        assert all(list((ROOT / folder).glob("test_*.py")) for folder in folders), promise


def test_every_decision_is_on_the_list() -> None:
    """The list of decisions links each note, in order, and the notes say what was chosen, instead of what, and why."""
    folder = ROOT / "docs" / "decisions"
    notes = sorted(path.name for path in folder.glob("0*.md"))
    assert LINK.findall((folder / "README.md").read_text(encoding="utf-8")) == notes
    for note in notes:
        text = (folder / note).read_text(encoding="utf-8")
        assert text.startswith(f"# {int(note[:4])}. ")
        assert all(part in text for part in ("**Chosen.**", "**Instead of**", "**Why.**", "**Price.**"))


@pytest.mark.parametrize("file", texts_for_people(), ids=lambda file: str(file.relative_to(ROOT)))
def test_texts_keep_to_our_words(file: Path) -> None:
    """No text for people makes a claim, puts a label on anyone, or gives an order."""
    text = file.read_text(encoding="utf-8")
    found = [match[0] for match in FORBIDDEN.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "file",
    [
        *texts_for_people(),
        ROOT / "Makefile",
        ROOT / "Dockerfile",
        ROOT / "docker-compose.yml",
        ROOT / "Caddyfile",
        ROOT / ".ci" / "run",
    ],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_texts_name_no_machine_and_no_registry(file: Path) -> None:
    """No text holds a path of somebody's machine, or says where packages are to come from."""
    text = re.sub(
        r"--no-(emit-)?(index\w*|index-url|find-links|trusted-host)\b|--find-links /wheels", "", file.read_text(encoding="utf-8")
    )
    assert [match[0] for pattern in (ABSOLUTE, REGISTRIES) for match in pattern.finditer(text)] == []


def test_the_search_for_words_finds_them() -> None:
    """The patterns of this file see what they are for, and leave alone what is fine."""
    for bad in ("scientifically sound", "Rewires you", "for empaths", "Your empathy score", "It heals.", "you must pass"):
        assert FORBIDDEN.search(bad)
    for good in ("empathy", "healthz", "a mandatory step", "you may pass", "mirror"):
        assert not FORBIDDEN.search(good)
    assert ABSOLUTE.search("see /home/ann/game")
    assert not ABSOLUTE.search("see https://example.org/home/page")


def test_the_lock_pins_everything_with_hashes() -> None:
    """Each entry of the lock is one exact version with SHA-256 hashes, and no line says where to get it."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [^\\]+)? \\\n", entry), entry[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry[:80]
    assert not re.search(r"https?://|^-|--(index|extra|find|trusted)", text, re.MULTILINE)


def test_the_lock_has_every_dependency() -> None:
    """What pyproject.toml asks for is in the lock."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[<>=;~! ]", each)[0] for each in (*project["dependencies"], *project["optional-dependencies"]["dev"])}
    locked = set(
        re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert {_plain(name) for name in wanted} <= {_plain(name) for name in locked}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_changelog_has_the_version() -> None:
    """The version that the program says it is has its own part in the changelog, and pyproject.toml says the same."""
    assert re.search(rf"^## \[{re.escape(__version__)}\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_setting_is_explained() -> None:
    """The table for hosts has each setting with its environment name and its default, and no other."""
    said = {}
    for flag, environment, default, what in rows(marked(ROOT / "docs" / "hosting.md", "settings")):
        (variable,) = ticked(environment)
        name = variable.removeprefix("VICEVERSA_").lower()
        assert not flag or ticked(flag) == [f"--{name.replace('_', '-')}"]
        assert what
        said[name] = ticked(default)[0] if default else ""
    there = {name: _default(field.default) for name, field in Settings.model_fields.items()}
    assert said == there


def _default(value: object) -> str:
    assert value is not PydanticUndefined
    match value:
        case None:
            return ""
        case tuple():
            return json.dumps(value)
        case _:
            return str(value)


def test_the_readme_opens_with_a_picture_that_is_small_and_told() -> None:
    """It comes before the first heading below the title, has words for who cannot see it, and costs little to load."""
    opening, _, _ = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## ")
    told = re.search(r"!\[([^\]]{80,})\]\((docs/pictures/[^)]+\.png)\)", opening)
    assert told is not None
    picture = (ROOT / told.group(2)).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 200_000


def test_no_page_is_for_the_makers_only() -> None:
    """The continuous check does what a person does: `make test`, from the project's own folder, and stops at the first failure."""
    text = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n")
    assert "set -euo pipefail" in text
    assert text.rstrip().endswith("make test")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
