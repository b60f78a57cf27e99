"""A scratch copy of the shipped scenario files, to break one thing at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from viceversa.scenarios.library import Mistake, check, shipped_folder

Change = Callable[[str, str, str], None]
Refusal = Callable[[str, str], Mistake]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of everything that is shipped."""
    target = tmp_path / "scenarios"
    shutil.copytree(shipped_folder(), target)
    return target


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace the first place of a text in a file of the copy; the text must be there."""

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture
def refused(folder: Path) -> Refusal:
    """The one mistake whose text holds `says`; it must lie in the first line of a file of the copy that holds `at`, and say the mend."""

    def refused(at: str, says: str) -> Mistake:
        mistakes = check([folder])
        told = "\n".join(map(str, mistakes)) or "no mistakes"
        found = [mistake for mistake in mistakes if says in mistake.what]
        assert found, f"nobody says {says!r}:\n{told}"
        lines = [Path(mistake.file).read_text(encoding="utf-8").splitlines()[mistake.line - 1] for mistake in found]
        fitting = [mistake for mistake, line in zip(found, lines, strict=True) if at in line]
        assert fitting, f"none is at {at!r} but at {lines}:\n{told}"
        assert fitting[0].mend.endswith("."), told
        return fitting[0]

    return refused
