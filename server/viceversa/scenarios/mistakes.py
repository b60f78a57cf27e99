"""Mistakes in scenario files: where each is, what it is, and how to mend it.

Every mistake of a folder is told at once. Nothing here reads a file or judges one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a field inside a file: keys, and places in lists from 0."""


class Mistake(NamedTuple):
    """One mistake: the file as a path, the line from 1, the field inside the file, what is wrong, and the mend."""

    file: str
    line: int
    field: str
    what: str
    mend: str

    def __str__(self) -> str:
        field = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}: {field}{self.what}. {self.mend}"


class ScenarioError(Exception):
    """Scenario files with mistakes. `mistakes` holds all of them; as text, one a line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = in_order(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def in_order(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """The mistakes by file and line, each once."""
    return sorted(set(mistakes))


def field_name(path: Path) -> str:
    """A path as a person would write it, lists counted from 1: `steps[2].ask.truth.range`."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
