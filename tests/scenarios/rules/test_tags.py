"""Tags of cards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import check

FEELINGS = "decks/emotions.yaml"
TOPICS = "decks/swap-topics.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says", "mend"),
    [
        (TOPICS, ", topic: chores", "", "dishwasher: {", "what the card 'dishwasher' is about", "Add its 'topic'"),
        (TOPICS, "topic: chores", "topic: Chores at home", "dishwasher: {", "'Chores at home' is not a name", "underscores"),
        (
            FEELINGS,
            "topic: feelings\n",
            "",
            "deck: emotions",
            "nothing says what its cards are about",
            "Add a line such as 'topic: feelings'",
        ),
        (
            TOPICS,
            "level: 0, family: home, topic: chores",
            "level: 3, family: home, topic: chores",
            "dishwasher: {",
            "not for level 3",
            "up to level 2",
        ),
        (TOPICS, "topic: chores", "topic: trauma_abuse", "dishwasher: {", "no cards on 'trauma_abuse'", "another topic"),
        (
            TOPICS,
            "topic: chores",
            "topic: infidelity",
            "dishwasher: {",
            "'infidelity' is not for level 0",
            "Only a card of level 4",
        ),
        (FEELINGS, "topic: feelings", "topic: alcohol_substances", "topic: alcohol", "not for level 0", "somebody who hosts"),
        (TOPICS, "topic: chores", "topic: chroes", "dishwasher: {", "'chroes' is nearly 'chores'", "Did you mean 'chores'?"),
        (TOPICS, "topic: habits", "topic: habbits", "blanket: {", "'habbits' is nearly 'habits'", "Did you mean 'habits'?"),
        (FEELINGS, "topic: feelings", "topic: infidelty", "topic: infidelty", "nearly 'infidelity'", "A topic of your own"),
        (FEELINGS, "topic: feelings", "topic: old_trauma", "topic: old_trauma", "'trauma_abuse'", "Did you mean 'trauma_abuse'?"),
        (FEELINGS, "needs: [face]\n", "", "deck: emotions", "'needs' is missing", "'needs: []' when it is nothing"),
        (FEELINGS, "needs: [face]", "needs: [face, smell]", "needs:", "'smell' is not offered", "Use 'voice', 'face' or 'touch'."),
        (FEELINGS, "needs: [face]", "needs: face", "needs:", "'face' is not a list", "[voice, face], or [] for nothing"),
        (FEELINGS, "needs: [face]", "needs:", "needs:", "there is nothing after the name", "[] for nothing"),
        (FEELINGS, "needs: [face]", "needs: [face, face]", "needs:", "'face' is named twice", "once"),
        (FEELINGS, "joy: {level", "joy: {needs: [voice, voice], level", "joy: {", "'voice' is named twice", "once"),
        (
            FEELINGS,
            "joy: {level",
            "joy: {needs: [sight], level",
            "joy: {",
            "'sight' is not offered",
            "Use 'voice', 'face' or 'touch'.",
        ),
        (FEELINGS, "instead: say\n", "", "deck: emotions", "'instead' is missing", "the field that tells how to do a card"),
        (FEELINGS, "instead: say", "instead: said", "instead:", "there is no field 'said'", "Use one of: word, hint, say, last;"),
        (FEELINGS, "instead: say", "instead: word", "instead:", "'word' names the card", "Add a field"),
        (FEELINGS, "prior: 0.85, grade: A", "prior: 0.85", "joy: {", "how good the evidence", "Add 'grade: A' when it was counted"),
        (FEELINGS, "prior: 0.85, grade: A", "prior: 0.85, grade: C", "joy: {", "'C' is not offered", "Use 'A', 'B' or 'D'."),
        (FEELINGS, "prior: 0.85, grade: A", "grade: A", "joy: {", "there is no prior to grade", "Take it out"),
        (FEELINGS, "joy: {level", "joy: {emblem: 1, level", "joy: {", "1 is not true or false", "Write true or false"),
        (
            FEELINGS,
            "deck: emotions",
            "deck: emotions\nversion: 0",
            "version: 0",
            "0 is out of bounds",
            "Use 1 or more",
        ),
        (FEELINGS, "deck: emotions", "deck: emotions\nversion: 1.5", "version:", "1.5 is not a whole number", "digits only"),
    ],
)
def test_tag_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str, mend: str) -> None:
    """A card or deck that is tagged wrongly or not at all is refused at its line, with the mend."""
    change(file, old, new)
    assert mend in refused(at, says).mend


@pytest.mark.parametrize("topic", ["infidelity", "alcohol_substances"])
@pytest.mark.parametrize("level", [0, 3, 4])
def test_what_is_for_ones_own_voice_is_in_no_swap(change: Any, refused: Any, topic: str, level: int) -> None:
    """A deck that is dealt where partners speak as each other has no card on such a topic, whatever its level."""
    change(TOPICS, "level: 0, family: home, topic: chores", f"level: {level}, family: home, topic: {topic}")
    said = refused("dishwasher: {", f"'{topic}' is never for speaking as each other")
    assert said.mend == "Take another topic."
    assert said.file.endswith("decks/swap-topics.yaml")


def test_what_is_for_ones_own_voice_may_be_elsewhere(folder: Path, change: Any) -> None:
    """A hosted card on such a topic is fine in a deck that nobody speaks as the other about."""
    change(FEELINGS, "grief: {level: 4", "grief: {topic: infidelity, level: 4")
    assert check([folder]) == []


@pytest.mark.parametrize(
    "topic", ["everyday", "wealth", "words", "walks", "honey", "trends", "old_friends", "pets", "reading_aloud"]
)
def test_a_topic_of_ones_own_is_free(folder: Path, change: Any, topic: str) -> None:
    """A name that is another word is nobody's slip."""
    change(FEELINGS, "topic: feelings", f"topic: {topic}")
    assert check([folder]) == []


def test_deck_without_any_topic_is_told_once(folder: Path, change: Any) -> None:
    """Where no card has a topic, that is one mistake of the deck, not one of each card."""
    change(FEELINGS, "topic: feelings\n", "")
    assert len(check([folder])) == 1


def test_cards_may_have_topics_beside_the_deck(folder: Path, change: Any) -> None:
    """A deck's topic holds for the cards that have none of their own."""
    change(TOPICS, "needs: [voice]", "needs: [voice]\ntopic: everyday")
    change(TOPICS, ", topic: chores", "")
    assert check([folder]) == []


def test_deck_that_needs_nothing_needs_no_other_way(folder: Path, change: Any, refused: Any) -> None:
    """Where no card asks for anything, its name may stand for the other way; one card that does is enough to be refused."""
    change("decks/mirror-prompts.yaml", "instead: written\nneeds: [voice]", "instead: prompt\nneeds: []")
    assert check([folder]) == []
    change("decks/mirror-prompts.yaml", "invented_pet: {", "invented_pet: {needs: [touch], ")
    refused("instead: prompt", "'prompt' names the card")


def test_deck_of_the_older_form_is_told_what_to_add(folder: Path, change: Any) -> None:
    """A deck that was written before cards had tags is told both lines that it lacks, each with its mend."""
    change(FEELINGS, "instead: say\nneeds: [face]\ntopic: feelings\n", "")
    told = {mistake.field: mistake.mend for mistake in check([folder])}
    assert told.keys() == {"instead", "needs"}
    assert all(f"'{field}:" in mend for field, mend in told.items())
