"""The guide for writing exercises: its example works, and it knows every field."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios import guide
from viceversa.scenarios import files, texts
from viceversa.scenarios.library import check, load

GUIDE = guide.TEXT
STEPS = list(guide.actions())
AT_MOST = 60.0
"""Seconds that a command of the page may take."""


def follow(home: Path) -> None:
    """Write everything that the page says to write, in order."""
    for action in STEPS:
        if isinstance(action, guide.Write):
            guide.write(action, home)


def answered(home: Path) -> dict[int, str]:
    """What each command of the page answers, by its place, when the page is followed from top to bottom."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "HOME": str(home)}
    found = {}
    for place, action in enumerate(STEPS):
        match action:
            case guide.Write():
                guide.write(action, home)
            case guide.Run():
                done = subprocess.run(
                    [sys.executable, "-m", "viceversa", *action.words],
                    cwd=home,
                    env=environment,
                    capture_output=True,
                    text=True,
                    timeout=AT_MOST,
                )
                found[place] = done.stdout + done.stderr
    return found


def test_each_step_does_what_the_page_says(tmp_path: Path) -> None:
    """Whoever follows the page reads in the terminal what the page says, at every step, where it is meant to fail too."""
    answers, wanted = answered(tmp_path), {n: each.answer for n, each in enumerate(STEPS) if isinstance(each, guide.Run)}
    for place, answer in wanted.items():
        if answer.endswith(f"{guide.MORE}\n"):
            wanted[place] = answer.removesuffix(f"{guide.MORE}\n")
            answers[place] = answers[place][: len(wanted[place])]
    assert answers == wanted


def test_each_step_ends_well() -> None:
    """Every step of the page but the last ends with a folder that is checked and good, or is left to the next one with its mistake shown."""
    said = [action for action in STEPS if isinstance(action, guide.Run)]
    assert len({action.step for action in STEPS}) == 9
    assert {action.step for action in said} == {action.step for action in STEPS}
    assert sum("to mend." in action.answer for action in said) == 4


def test_example_stands_alone(tmp_path: Path) -> None:
    """The finished example is a complete game of its own, in two languages."""
    follow(tmp_path)
    (tmp_path / guide.FOLDER / "pack.yaml").unlink()
    library = load(tmp_path / guide.FOLDER).library
    assert [step.phase for step in library.exercises["small-delights"].steps] == ["tell", "wonder", "tell", "wonder", "end"]
    assert library.languages == ("en", "es")
    assert set(library.programmes) == {"delights"}


def test_example_joins_what_is_shipped(tmp_path: Path) -> None:
    """The finished example is a pack that is played beside what is shipped."""
    follow(tmp_path)
    assert check([tmp_path / guide.FOLDER]) == []
    assert {"small-delights", *load().library.exercises} == set(load(tmp_path / guide.FOLDER).library.exercises)


@pytest.mark.parametrize("module", [files, texts])
def test_every_field_is_in_the_tables(module: object) -> None:
    """Each field of each kind of file is in a table of the guide."""
    tables = "\n".join(line for line in GUIDE.splitlines() if line.startswith("|"))
    models = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, files.Part)]
    fields = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert {name for name in fields if f"`{name}`" not in tables} <= {"both", "either", "agree", "equal"}
    assert all(name in GUIDE for name in fields)


def test_what_to_copy_from_is_there() -> None:
    """Each phase that the page names as a pattern is in the exercise that it names."""
    table = guide.TEXT.partition("<!-- patterns -->")[2].partition("<!-- /patterns -->")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "](" in line]
    assert len(rows) >= 5
    exercises = load().library.exercises
    for row in rows:
        (name,) = re.findall(r"\]\(exercises/([a-z-]+)\.yaml\)", row)
        phases = re.findall(r"`([a-z_]+)`", row)
        assert phases
        assert set(phases) <= {step.phase for step in exercises[name].steps}
