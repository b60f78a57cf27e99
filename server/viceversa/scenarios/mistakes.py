"""Mistakes in scenario files: where each is, what it is, and how to mend it.

Every mistake of a folder is told at once. Nothing here reads a file or judges one.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The way to a field inside a file: keys, and places in lists from 0."""


LONGEST = 400
"""How many characters of each part of a mistake are shown."""


class Mistake(NamedTuple):
    """One mistake: the file as a path, the line from 1, the field inside the file, what is wrong, and the mend."""

    file: str
    line: int
    field: str
    what: str
    mend: str

    def __str__(self) -> str:
        field = f"{_plain(self.field)}: " if self.field else ""
        return f"{self.file}:{self.line}: {field}{_plain(self.what)}. {_plain(self.mend)}"


class ScenarioError(Exception):
    """Scenario files with mistakes. `mistakes` holds all of them; as text, one a line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = in_order(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def _plain(said: str) -> str:
    """Words that may repeat what stands in a stranger's file: on one line, not endless, and without signs that a terminal obeys."""
    short = said if len(said) <= LONGEST else f"{said[:LONGEST]}..."
    return "".join(sign if sign.isprintable() else "?" for sign in short)


def in_order(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """The mistakes by file and line, each once."""
    return sorted(set(mistakes))


def meant(name: str, names: Iterable[str]) -> str:
    """A question to begin a mend with, where one of the names is nearly the one that was written; otherwise nothing."""
    near = nearest(name, names)
    return f"Did you mean '{near}'? " if near else ""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of the names that is nearly the one that was written."""
    return next(iter(get_close_matches(name.lower(), list(names), n=1, cutoff=0.7)), None)


def field_name(path: Path) -> str:
    """A path as a person would write it, lists counted from 1: `steps[2].ask.truth.range`."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
