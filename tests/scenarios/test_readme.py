"""The guide for writing exercises: its example works, and it knows every field."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from viceversa.scenarios import files, texts
from viceversa.scenarios.library import check, load, shipped_folder

GUIDE = (shipped_folder() / "README.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"`((?:decks|exercises|programmes)/[a-z/-]+\.yaml)`:\n\n```yaml\n(.*?)```", re.DOTALL)


def write_example(folder: Path) -> list[str]:
    written = []
    for name, text in EXAMPLE.findall(GUIDE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(name)
    return written


def test_example_stands_alone(tmp_path: Path) -> None:
    """The six files of the example are a complete game of their own."""
    assert len(write_example(tmp_path)) == 6
    library = load(tmp_path).library
    assert [step.phase for step in library.exercises["small-delights"].steps] == ["tell", "wonder", "tell", "wonder", "end"]


def test_example_joins_what_is_shipped(folder: Path) -> None:
    """The example can be added to the shipped files."""
    write_example(folder)
    assert check([folder]) == []


@pytest.mark.parametrize("module", [files, texts])
def test_every_field_is_in_the_tables(module: object) -> None:
    """Each field of each kind of file is in a table of the guide."""
    tables = "\n".join(line for line in GUIDE.splitlines() if line.startswith("|"))
    models = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, files.Part)]
    fields = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert {name for name in fields if f"`{name}`" not in tables} <= {"both", "either", "agree", "equal"}
    assert all(name in GUIDE for name in fields)
