"""docs/content.md is counted from the files that are shipped, and says plainly what nobody has read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from viceversa.reference.content import blocks, content
from viceversa.scenarios.library import shipped_folder, sound
from viceversa.scenarios.topics import topics


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what is shipped."""
    return Path(shutil.copytree(shipped_folder(), tmp_path / "scenarios"))


def edit(folder: Path, old: str, new: str, file: str = "decks/swap-topics.yaml") -> None:
    """Change one place of a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_page_is_fresh(docs: Path) -> None:
    """The page in the checkout is the one that would be written now; `viceversa docs` renews it."""
    assert (docs / "content.md").read_text(encoding="utf-8") == content(docs.parent / "scenarios"), "stale: run `viceversa docs`"


def test_the_first_page_says_it_too(docs: Path) -> None:
    """As long as nobody has reviewed any deck, the project's first page says so, and no longer."""
    unread = blocks(sound(shipped_folder()))["reviewed"].startswith("**None")
    assert ("No clinician has reviewed the cards yet." in (docs.parent / "README.md").read_text(encoding="utf-8")) == unread


def test_every_known_topic_has_its_row() -> None:
    """Each topic is told of, with its cards or with the reason why there are none."""
    rows = blocks(sound(shipped_folder()))["known topics"].splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == list(topics())
    for row in rows:
        _, _, _, *levels, _, why, _ = (cell.strip() for cell in row.split("|"))
        assert bool(why) != any(levels), row


def test_a_card_more_is_counted(folder: Path) -> None:
    """Another level of a card moves it in the tables of its deck and its topic."""
    before = blocks(sound(folder))
    edit(folder, "dishwasher: {level: 0", "dishwasher: {level: 1")
    after = blocks(sound(folder))
    assert {name for name in before if before[name] != after[name]} == {"decks", "known topics"}


def test_what_is_missing_is_told(folder: Path) -> None:
    """A topic that has lost its only card is told as a gap, and one that has only one left as that."""
    for name in ("decks/swap-topics.yaml",):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("topic: politics", "topic: religion"), encoding="utf-8")
    told = blocks(sound(folder))
    assert "`politics` at 3" in told["gaps"]
    assert "`politics`" not in told["single topics"]
    assert "| `politics` | Politics |  |  |  |  |  | 3 | not written yet |" in told["known topics"]


def test_nobody_has_read_what_nobody_has_signed(folder: Path) -> None:
    """Without a review the page says so of all decks; with one, of the others; and of a newer version again."""
    decks = len(list((folder / "decks").glob("*.yaml")))
    assert blocks(sound(folder))["reviewed"] == f"**None of the {decks} decks has been reviewed by a clinician, in any language.**"
    edit(folder, "version: 3", "version: 3\nreviewed:\n- {by: a counsellor, on: 2026-01-31, version: 3, language: es}")
    said = blocks(sound(folder))["reviewed"]
    assert said.startswith("- `swap-topics`: a counsellor, 2026-01-31, version 3, es\n")
    assert "`emotions`" in said.splitlines()[-1]
    assert "`swap-topics`" not in said.splitlines()[-1]
    edit(folder, "version: 3", "version: 4")
    assert blocks(sound(folder))["reviewed"].startswith("**None")
