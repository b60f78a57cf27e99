"""The worked example of scenarios/README.md, read as a person reads it: files to write, and commands with what they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from viceversa.scenarios.library import shipped_folder

PAGE = shipped_folder() / "README.md"
TEXT = PAGE.read_text(encoding="utf-8")

FOLDER = "my-scenarios"
MORE = "..."
"""In an answer: there is more of it, which is not printed."""

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`((?:(?:decks|exercises|programmes)/[a-z/-]+\.yaml)|pack\.yaml|LICENSE)`")


class Write(NamedTuple):
    """A file to write into the folder, or to write on at its end."""

    step: str
    file: str
    text: str
    at_end: bool


class Run(NamedTuple):
    """A command, and what it answers."""

    step: str
    words: tuple[str, ...]
    answer: str


def actions() -> Iterator[Write | Run]:
    """What the example does, in order."""
    start, end = TEXT.index("## From an idea to a played exercise"), TEXT.index("## Where things are")
    for part in re.split(r"^### ", TEXT[start:end], flags=re.MULTILINE)[1:]:
        step = part.partition("\n")[0]
        read = 0
        for found in _FENCE.finditer(part):
            before, read = " ".join(part[read : found.start()].split()), found.end()
            match found[1]:
                case "console":
                    command, _, answer = found[2].partition("\n")
                    yield Run(step, tuple(command.removeprefix("$ viceversa ").split()), answer)
                case "yaml" | "text":
                    yield Write(step, _FILE.findall(before)[-1], found[2], "the end of" in before.rpartition(". ")[2])
                case _:
                    continue


def write(action: Write, home: Path) -> None:
    """Do as the page says, in a folder of that home."""
    path = home / FOLDER / action.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if not action.at_end:
        path.write_text(action.text, encoding="utf-8")
        return
    with path.open("a", encoding="utf-8") as file:
        file.write(action.text)
