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
        (FEELINGS, "fields: [word, hint, say, last]", "fields: [word, hint, word, say]", "fields:", "named twice"),
        (FEELINGS, "fields: [word, hint, say, last]", "fields: [word, hint, say, items]", "fields:", "has its own line"),
        (FEELINGS, "fields: [word, hint, say, last]", "fields: [word, hint, say, note]", "fields:", "has its own line"),
        (FEELINGS, "named_by: word", "named_by: name", "named_by: name", "there is no field 'name'"),
        ("exercises/emotion-charades.yaml", "deck: emotions", "deck: feelings", "deck: feelings", "there is no deck 'feelings'"),
        (EVENING, "- perspective-swap", "- prespective-swap", "- prespective-swap", "there is no exercise 'prespective-swap'"),
        (EVENING, "- perspective-swap", "- thirty-second-mirror", "- thirty-second-mirror", "comes twice in a row"),
        (EVENING, "minutes: 60", "minutes: 6", "minutes: 6", "add up to about"),
        ("programmes/mirror.yaml", "minutes: 6", "minutes: 60", "minutes: 60", "add up to about 5 to 6 minutes"),
        ("programmes/mirror.yaml", "- thirty-second-mirror", "- perspective-swap", "exercises:", "in the light lane"),
    ],
)
def test_deck_or_programme_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """A deck or programme with a mistake is refused at its line."""
    change(file, old, new)
    refused(at, says)


def test_programme_opens_and_closes_softly(change: Any, refused: Any) -> None:
    """A programme whose first and last exercise begin at level 2 is refused at both."""
    change("exercises/thirty-second-mirror.yaml", "lanes: [light, standard], level: [0, 2]", "lanes: [standard], level: [2, 2]")
    assert "first" in refused("- thirty-second-mirror", "the first exercise cannot be played at level 1").what
    refused("- thirty-second-mirror", "the last exercise cannot be played at level 1")


def test_unreadable_deck_is_told_once(folder: Path) -> None:
    """A deck that cannot be read is one mistake, not many in the exercises that use it."""
    (folder / FEELINGS).write_text("deck: [emotions\n", encoding="utf-8")
    assert len(check([folder])) == 1


def test_exercise_that_a_session_cannot_climb_to(folder: Path, change: Any, refused: Any) -> None:
    """An exercise deeper than the cards before it lead is refused where it is listed; after enough of them it is not."""
    change("exercises/perspective-swap.yaml", "level: [0, 3]", "level: [3, 3]")
    change("exercises/perspective-swap.yaml", "when: {level: [2, 3]}", "must: false")
    change("exercises/perspective-swap.yaml", "when: {level: [1, 3]}", "must: false")
    assert "climb" in refused("- perspective-swap", "the cards before it do not lead that far").mend
    told = [mistake for mistake in check([folder]) if "lead that far" in mistake.what]
    assert [Path(mistake.file).stem for mistake in told] == ["the-one-thing"]


def test_programme_has_a_new_card_for_every_deal(folder: Path, change: Any, refused: Any) -> None:
    """Two rounds with one deck want as many cards as both deal together."""
    change("programmes/evening.yaml", "- opening", "- closing")
    for card in ("matchbox", "credits", "trailer"):
        change("decks/closing-cards.yaml", f"{card}: {{level: 0", f"{card}: {{level: 1")
    refused("- closing", "has 3 cards at level 0 or below, and 4 are dealt up to here")
    assert [Path(mistake.file).stem for mistake in check([folder])] == ["evening"]


def test_programme_without_any_exercise_file(tmp_path: Path) -> None:
    """Where there are no exercises, the mend says where to add one and offers no empty list."""
    (tmp_path / "programmes").mkdir()
    (tmp_path / "programmes" / "one.yaml").write_text("programme: one\nminutes: 5\nexercises: [first]\n", encoding="utf-8")
    assert any("Add one in the folder 'exercises'." in mistake.mend for mistake in check([tmp_path]))


def test_a_shipped_exercise_needs_a_pack(change: Any, refused: Any) -> None:
    """Who names an exercise that is not in the folder is told when a shipped one may be named."""
    change(EVENING, "- perspective-swap", "- somewhere-else")
    assert "A shipped one can be used in a pack" in refused("- somewhere-else", "there is no exercise").mend


def test_the_light_lane_may_be_served_by_a_shipped_exercise(change: Any, refused: Any) -> None:
    """Who has nothing for the light lane is told that a pack may name what is shipped."""
    change("programmes/mirror.yaml", "- thirty-second-mirror", "- perspective-swap")
    assert "it may be a shipped one" in refused("exercises:", "in the light lane").mend
