"""Other releases, for tests of updates: this one's package, copied, with a newer schema and a new field, and other scenario files."""

from __future__ import annotations

import shutil
from pathlib import Path

import viceversa
from support.serving import quick_scenarios
from viceversa.game.session import KNOWS, MIN_READER, SCHEMA

TITLE = "Faces and feelings"
"""What the next release calls the charades."""


def release(into: Path, *, schema: int, knows: int, min_reader: int) -> Path:
    """A folder for PYTHONPATH with a `viceversa` that has these numbers and a new field, `written`. With a schema above this one's the
    field counts how often it was read and written on; else it is known and left alone."""
    folder = into / f"release-{schema}-{min_reader}"
    package = folder / "viceversa"
    shutil.copytree(Path(viceversa.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    session, record = package / "game" / "session.py", package / "live" / "record.py"
    _patch(session, f"SCHEMA = {SCHEMA}\n", f"SCHEMA = {schema}\n")
    _patch(session, f"KNOWS = {KNOWS}\n", f"KNOWS = {knows}\n")
    _patch(session, f"MIN_READER = {MIN_READER}\n", f"MIN_READER = {min_reader}\n")
    _patch(session, "    dice: int = 0\n", "    dice: int = 0\n    written: int = 0\n")
    if schema > SCHEMA:
        _patch(record, "_encode(session)", "_encode(msgspec.structs.replace(session, written=session.written + 1))")
    return folder


def next_scenarios(into: Path) -> Path:
    """The scenarios of the next release: the charades have another name and fewer turns."""
    folder = quick_scenarios(into / "next")
    _patch(folder / "exercises" / "emotion-charades.yaml", "times: 6", "times: 4")
    _patch(folder / "programmes" / "charades.yaml", "minutes: 12", "minutes: 8")
    _patch(folder / "exercises" / "en" / "emotion-charades.yaml", "title: Emotion charades", f"title: {TITLE}")
    return folder


def _patch(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert text.count(old) == 1, f"{file.name} has no longer exactly one {old!r}: mend the releases of the tests"
    file.write_text(text.replace(old, new))
