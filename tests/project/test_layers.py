"""Imports point down only, and the map in docs/architecture.md is the one that the code follows."""

from __future__ import annotations

import re
import sys
from collections import defaultdict

import pytest

from project.reading import CLIENT, ROOT, SERVER, imports, marked, part_of, part_of_file, rows, ticked

PAGE = ROOT / "docs" / "architecture.md"

ORDER = (
    "game",
    "wire",
    "scenarios",
    "store",
    "settings",
    "live",
    "gateway",
    "client",
    "app",
    "welcoming",
    "serving",
    "simulation",
    "reference",
    "cli",
)
"""Lowest first. The ones beside each other that may not know each other are held apart by the table."""

FOR_DEVICES = (
    "viceversa.wire",
    "viceversa.game.commands",
    "viceversa.game.exercise",
    "viceversa.game.session",
    "viceversa.game.view",
    "viceversa.scenarios.bundle",
)
"""What the client library may know of the server: the messages and what they carry."""


def table() -> dict[str, set[str]]:
    """The arrows that the page draws."""
    return {ticked(row[0])[0]: set(ticked(row[1])) for row in rows(marked(PAGE, "layers"))}


def arrows() -> dict[str, set[str]]:
    """The arrows that the imports draw."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in imports():
        part = part_of_file(each.file)
        if part is not None:
            found[part] |= {to for to in (part_of(each.name),) if to not in (None, part)}
    return dict(found)


def test_the_map_names_the_parts_that_exist() -> None:
    """The table has one row for each folder and module of the server, and one for the client."""
    there = {path.stem for path in SERVER.iterdir() if not path.name.startswith("_") and (path.is_dir() or path.suffix == ".py")}
    assert set(table()) == {*there, "client"}


@pytest.mark.parametrize("part", ORDER)
def test_the_map_shows_the_arrows_that_exist(part: str) -> None:
    """Each part imports exactly the parts that the table says: none besides, and none that nobody uses."""
    assert arrows().get(part, set()) == table()[part]


def test_arrows_point_down() -> None:
    """No part imports one that is above it."""
    up = [(part, to) for part, others in arrows().items() for to in others if ORDER.index(to) >= ORDER.index(part)]
    assert up == []


def test_the_rules_know_only_the_standard_library_and_msgspec() -> None:
    """The rules import nothing that could do anything but compute."""
    names = {each.name.split(".")[0] for each in imports() if part_of_file(each.file) == "game"} - {"viceversa"}
    assert names <= {*sys.stdlib_module_names, "msgspec"}
    assert not names & {"asyncio", "os", "pathlib", "random", "secrets", "socket", "subprocess", "threading", "time", "datetime"}


def test_outside_libraries_stay_in_the_parts_that_the_map_names() -> None:
    """No part uses a library that its row does not name."""
    allowed = {ticked(row[0])[0]: row[2] for row in rows(marked(PAGE, "layers"))}
    spelled = {
        "pydantic_core": "pydantic",
        "prometheus_client": "prometheus-client",
        "pydantic_settings": "pydantic-settings",
        "ruamel": "ruamel.yaml",
        "yaml": "PyYAML",
    }
    strays = []
    for each in imports():
        part, library = part_of_file(each.file), each.name.split(".")[0]
        if part in (None, "client") or library in sys.stdlib_module_names or library == "viceversa":
            continue
        said = re.split(r",\s*", allowed[part or ""])
        if part_of(each.name) != "client" and spelled.get(library, library) not in said:
            strays.append(f"{each.file.relative_to(ROOT)}:{each.line} {library}")
    assert strays == []


def test_the_client_knows_only_what_messages_carry() -> None:
    """The client library imports the wire, and of the rest only the values that travel on it; never the rules that judge."""
    strays = [
        f"{each.file.relative_to(ROOT)}:{each.line} {each.name}"
        for each in imports()
        if each.file.is_relative_to(CLIENT)
        and each.name.startswith("viceversa.")
        and not any(each.name == known or each.name.startswith(f"{known}.") for known in FOR_DEVICES)
    ]
    assert strays == []


def test_nothing_below_knows_the_client() -> None:
    """Only the command line imports the client."""
    assert {part_of_file(each.file) for each in imports() if part_of(each.name) == "client"} - {"client"} <= {"cli"}


def test_the_folders_on_the_map_exist() -> None:
    """Every folder and file that the page names is there."""
    folders = [path for row in rows(_section("## What each folder is")) for path in ticked(row[0])]
    files = [path for row in rows(marked(PAGE, "flow")) for path in ticked(row[0])]
    missing = [path for path in (*folders, *files) if not list(ROOT.glob(path))]
    assert len(folders) > 8
    assert missing == []


def test_every_folder_of_the_server_is_explained() -> None:
    """No folder of the server is without its row about what it must never do."""
    told = {path for row in rows(_section("## What each folder is")) for path in ticked(row[0]) if row[2]}
    there = {f"server/viceversa/{path.name}" for path in SERVER.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert there <= told


def test_the_flow_of_an_action_names_real_functions() -> None:
    """Each function in the table of one action stands in the file of its row."""
    for where, what in rows(marked(PAGE, "flow")):
        text = (ROOT / ticked(where)[0]).read_text(encoding="utf-8")
        for name in ticked(what):
            if name not in ("later",):
                assert re.search(rf"\b(def|class) {re.escape(name)}\b", text), f"{where} has no {name}"


def _section(title: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    start = text.index(title)
    return text[start : text.index("\n## ", start + 1)]
