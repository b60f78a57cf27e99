"""Which files a folder has, and what each is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from scenarios.packed import write_pack_folder
from viceversa.scenarios.folder import open_folder
from viceversa.scenarios.library import check


def told(folder: Path) -> list[str]:
    return [f"{Path(mistake.file).relative_to(folder)}: {mistake.what}" for mistake in open_folder(folder)[1]]


def test_shipped_files_are_all_read(folder: Path) -> None:
    """Facts and words are found by name and language."""
    found, mistakes = open_folder(folder)
    assert mistakes == []
    played = {"perspective-swap", "emotion-charades", "thirty-second-mirror", "light-swap", "opening", "closing"}
    assert set(found.exercises) == played == set(found.exercise_texts["en"])
    prompts = {f"{kind}-prompts" for kind in ("mirror", "check-in", "gratitude")}
    assert (
        set(found.decks) == {"emotions", "swap-topics", "opening-cards", "closing-cards", *prompts} == set(found.deck_texts["en"])
    )
    assert (
        set(found.programmes)
        == {"first-evening", "the-one-thing", "evening", "charades", "mirror"}
        == set(found.programme_texts["en"])
    )
    assert found.languages == ("en", "es")


def test_files_that_nobody_would_read(folder: Path) -> None:
    """A file with another ending, or in a folder that is no language, is told; what lies at the top is not our business."""
    (folder / "notes.txt").write_text("mine")
    (folder / "decks" / ".hidden").write_text("mine")
    (folder / "decks" / "more.yml").write_text("a: 1")
    (folder / "decks" / "en" / "old").mkdir()
    (folder / "decks" / "English").mkdir()
    assert told(folder) == [
        "decks/English: this folder is not named after a language",
        "decks/en/old: this is not read",
        "decks/more.yml: this is not read",
    ]


def test_name_inside_is_the_name_of_the_file(folder: Path) -> None:
    """A file that was copied and not renamed inside is told."""
    (folder / "programmes" / "late.yaml").write_text((folder / "programmes" / "mirror.yaml").read_text())
    assert "programmes/late.yaml: the file is called 'late' and says 'mirror'" in told(folder)


def test_words_and_facts_come_in_pairs(folder: Path) -> None:
    """Facts without words, and words without facts, are told at the file that is missing or left over."""
    (folder / "decks" / "en" / "emotions.yaml").rename(folder / "decks" / "en" / "feelings.yaml")
    assert told(folder)[-2:] == [
        "decks/en/emotions.yaml: the words of 'emotions' in 'en' are missing",
        "decks/en/feelings.yaml: these are words for 'feelings', which does not exist",
    ]


def test_folder_without_anything(tmp_path: Path) -> None:
    """An empty folder, or none, is a mistake and not an empty game."""
    assert told(tmp_path) == [".: there are no words in any language"]
    assert "no such folder" in open_folder(tmp_path / "gone")[1][0].what


def test_file_of_another_folder(folder: Path) -> None:
    """An exercise among the decks, or words among the facts, is told once with the folder it belongs to."""
    (folder / "exercises" / "thirty-second-mirror.yaml").rename(folder / "decks" / "thirty-second-mirror.yaml")
    shutil.copy(folder / "decks" / "en" / "emotions.yaml", folder / "decks" / "emotions-en.yaml")
    found = {mistake.what: mistake.mend for mistake in open_folder(folder)[1]}
    assert found["this reads like an exercise, and lies elsewhere"] == "Move the file into 'exercises'."
    assert (
        found["this reads like the words of a deck, and lies elsewhere"]
        == "Move the file into the folder of its language in 'decks'."
    )


def test_what_lies_beside_the_folders(folder: Path) -> None:
    """A YAML file at the top, and a folder that is nearly called like one that is read, are told."""
    (folder / "mine.yaml").write_text("exercise: mine\n", encoding="utf-8")
    (folder / "Exercise").mkdir()
    (folder / "drafts").mkdir()
    assert told(folder) == ["Exercise: this folder is not read", "mine.yaml: this is not read"]


def test_a_licence_that_is_no_file_is_told(folder: Path) -> None:
    """Only a file holds the text of a licence; a pipe of that name would keep whoever opens it waiting."""
    (folder / "pack.yaml").write_text("pack: x\nversion: 1\nlicence: CC0\nauthors: [a]\nlanguages: [en, es]\nabout: b\n")
    (folder / "LICENSE").unlink(missing_ok=True)
    os.mkfifo(folder / "LICENSE")
    assert "LICENSE: this is not a file, or a link that leads nowhere" in told(folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "exercises/one-light.yaml",
            "exercises/one light.yaml",
            "'one light' is no name for a file, and is not read. Use small letters",
        ),
        ("decks/en/lights.yaml", "decks/en/Lights.yaml", "'Lights' is no name for a file"),
        ("decks/en/lights.yaml", "decks/en/lights.yml", "this is not read. Call it 'lights.yaml'."),
        ("decks/lights.yaml", "decks/lights.yaml.txt", "this is not read. Call it 'lights.yaml'."),
        ("pack.yaml", "pack.yml", "this is not read. Call it 'pack.yaml'."),
        ("LICENSE", "LICENCE", "Call the file 'LICENCE' just 'LICENSE'."),
        ("LICENSE", "LICENSE.txt", "Call the file 'LICENSE.txt' just 'LICENSE'."),
    ],
)
def test_a_wrong_name_is_told_once(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A file that is called almost right is told with its name, and nothing else is told for its sake."""
    pack = write_pack_folder(tmp_path / "lanterns")
    (pack / old).rename(pack / new)
    (mistake,) = check([pack])
    assert says in str(mistake)


@pytest.mark.parametrize("copy", ["lights (1)", "lights - Copy", "lights copy 2"])
def test_a_copy_is_told_once(tmp_path: Path, copy: str) -> None:
    """A file that a computer has copied is told as such."""
    pack = write_pack_folder(tmp_path / "lanterns")
    shutil.copy(pack / "decks" / "en" / "lights.yaml", pack / "decks" / "en" / f"{copy}.yaml")
    (mistake,) = check([pack])
    assert "this looks like a copy, and is not read. Take it out" in str(mistake)


@pytest.mark.parametrize("file", ["pack.yaml", "LICENSE"])
def test_a_file_of_the_pack_itself_stands_for_the_pack(tmp_path: Path, file: str) -> None:
    """To check it is to check all of the pack."""
    pack = write_pack_folder(tmp_path / "lanterns")
    assert check([pack / file]) == []
    (pack / "decks" / "en" / "lights.yaml").unlink()
    assert check([pack / file]) == check([pack]) != []
