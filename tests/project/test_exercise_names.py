"""An exercise is a file and nothing else: no line of the server or the clients names one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from project.reading import CLIENT, ROOT, SERVER, WEB, python_files

SCENARIOS = ROOT / "scenarios"

ORDINARY = frozenset(
    {"neutral", "calm", "hope", "love", "worry", "fear", "joy", "pride", "relief", "surprise", "anger", "hurt", "trust", "phones"}
)
"""Card ids that are also words of everyday English; they may stand in a sentence, but never as a value of their own."""

OF_A_DOOR = frozenset({"opening", "closing"})
"""Exercises whose names are also what a door or a connection does; as above, a value of their own they never are."""


def names(kind: str) -> list[str]:
    """The ids of the shipped exercises or decks."""
    return sorted(path.stem for path in (SCENARIOS / kind).glob("*.yaml"))


def cards() -> list[str]:
    """The ids of all shipped cards."""
    yaml = YAML(typ="safe")
    return sorted({card for path in (SCENARIOS / "decks").glob("*.yaml") for card in yaml.load(path)["cards"]})


def code() -> list[Path]:
    """Every Python file that is shipped."""
    return [*python_files(SERVER), *python_files(CLIENT)]


def page() -> list[Path]:
    """Every file of the web page's own code, words and looks."""
    found = [path for path in (WEB / "src").rglob("*") if path.suffix in (".ts", ".tsx", ".css", ".ftl")]
    assert len(found) > 10
    return sorted(found)


def spellings(name: str) -> re.Pattern[str]:
    """A name with hyphens, underscores, spaces, or run together, in small letters or capitals."""
    return re.compile(r"\b" + r"[-_ ]?".join(map(re.escape, name.split("-"))) + r"\b", re.IGNORECASE)


def values(file: Path) -> Iterator[tuple[int, str]]:
    """Every string in a file that is not a docstring, with its line."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def test_something_is_shipped() -> None:
    """There are exercises, decks and cards to look for."""
    assert len(names("exercises")) >= 3
    assert len(names("decks")) >= 3
    assert len(cards()) >= 48


@pytest.mark.parametrize("name", sorted({*names("exercises"), *(deck for deck in names("decks") if "-" in deck)} - OF_A_DOOR))
def test_no_line_names_an_exercise_or_a_deck(name: str) -> None:
    """No line of the server or the clients, comment or code, names a shipped exercise or deck."""
    found = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in (*code(), *page())
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if spellings(name).search(line)
    ]
    assert found == []


def test_no_value_is_a_card_or_a_deck() -> None:
    """No string in the code is the id of a shipped card or deck, and none but everyday words stands in a sentence."""
    wanted = {*cards(), *names("decks"), *OF_A_DOOR}
    rare = [spellings(name) for name in wanted - ORDINARY - OF_A_DOOR if len(name) > 3]
    found = [
        f"{file.relative_to(ROOT)}:{line} {text[:60]!r}"
        for file in code()
        for line, text in values(file)
        if text in wanted or any(pattern.search(text) for pattern in rare)
    ]
    assert found == []


def test_the_search_would_find_a_name(tmp_path: Path) -> None:
    """The search sees a name in any spelling, as a value and in a comment."""
    exercise = names("exercises")[0]
    for spelled in (exercise, exercise.replace("-", "_"), exercise.replace("-", " ").title(), exercise.replace("-", "").upper()):
        assert spellings(exercise).search(f"# {spelled} comes first")
    file = tmp_path / "some.py"
    file.write_text(f'"""{cards()[0]}"""\nx = "{cards()[0]}"\n')
    assert [text for _, text in values(file)] == [cards()[0]]
