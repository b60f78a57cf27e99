"""Decks and programmes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import check

FEELINGS = "decks/emotions.yaml"
EVENING = "programmes/evening.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (FEELINGS, "level: 0, family: joy", "family: joy", "joy: {", "'level' is missing"),
        (FEELINGS, "level: 0, family: joy,", "level: 0,", "joy: {", "'family' is missing"),
        (FEELINGS, "joy: {level: 0", "joy: {level: 5", "joy: {level: 5", "out of bounds"),
        (
            FEELINGS,
            "  excitement: {",
            "  joy: {",
            "joy: {level: 0, family: joy, group: positive_active, at: [0.75",
            "'joy' is given twice",
        ),
        (FEELINGS, "- [pride, joy]", "- [pride, bliss]", "- [pride, bliss]", "there is no card 'bliss'"),
        (FEELINGS, "- [pride, joy]", "- [disgust, anger]", "- [disgust, anger]", "there twice"),
        (FEELINGS, "fields: [word, hint, say]", "fields: [word, hint, word, say]", "fields:", "named twice"),
        (FEELINGS, "fields: [word, hint, say]", "fields: [word, hint, items]", "fields:", "like a list"),
        (FEELINGS, "named_by: word", "named_by: name", "named_by: name", "there is no field 'name'"),
        ("exercises/emotion-charades.yaml", "deck: emotions", "deck: feelings", "deck: feelings", "there is no deck 'feelings'"),
        (EVENING, "- perspective-swap", "- prespective-swap", "- prespective-swap", "there is no exercise 'prespective-swap'"),
        ("programmes/mirror.yaml", "- thirty-second-mirror", "- perspective-swap", "exercises:", "in the light lane"),
    ],
)
def test_deck_or_programme_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """A deck or programme with a mistake is refused at its line."""
    change(file, old, new)
    refused(at, says)


def test_programme_opens_and_closes_softly(change: Any, refused: Any) -> None:
    """A programme whose first and last exercise begin at level 2 is refused at both."""
    change("exercises/thirty-second-mirror.yaml", "level: [0, 2]", "level: [2, 2]")
    assert "first" in refused("- thirty-second-mirror", "the first exercise cannot be played at level 1").what
    refused("- thirty-second-mirror", "the last exercise cannot be played at level 1")


def test_unreadable_deck_is_told_once(folder: Path) -> None:
    """A deck that cannot be read is one mistake, not many in the exercises that use it."""
    (folder / FEELINGS).write_text("deck: [emotions\n", encoding="utf-8")
    assert len(check([folder])) == 1
