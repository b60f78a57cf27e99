"""Words for everything that exists, and for nothing else."""

from __future__ import annotations

from typing import Any

import pytest

SWAP = "exercises/en/perspective-swap.yaml"
MIRROR = "exercises/en/thirty-second-mirror.yaml"
FEELINGS = "decks/en/emotions.yaml"
TOPICS = "decks/en/swap-topics.yaml"
EVENING = "programmes/en/evening.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (MIRROR, "  thanks:\n", "  thankyou:\n", "thankyou:", "which does not exist, and those of 'thanks' are missing"),
        (MIRROR, "thanked: {label: Done}", "done: {label: Done}", "done: {label", "the ask 'done', which does not exist"),
        (MIRROR, "partly: Partly, ", "", "options:", "words of the value 'partly' are missing"),
        (MIRROR, "partly: Partly, ", "partly: Partly, hardly: Hardly, ", "options:", "the value 'hardly', which does not exist"),
        (MIRROR, '    who_sees: "You both see this in a moment."\n', "", "landed:", "who will see"),
        (SWAP, ", high: very much", "", "truth: {label", "the high end of the scale has no words"),
        (MIRROR, "label: Done", "label: Done, low: hm", "label: Done", "this is not a scale"),
        (FEELINGS, "  hope:\n", "  hoping:\n", "hoping:", "the card 'hoping', which does not exist, and those of 'hope'"),
        (FEELINGS, "    word: hopeful\n", "", "hope:", "words of the field 'word' are missing"),
        (FEELINGS, "word: hopeful", "word: Joyful", "word: Joyful", "'joy' and 'hope' read alike"),
        (TOPICS, "    - I can laugh at how serious I get\n", "", "items:", "there are 5 items"),
        (TOPICS, "    - I would pretend to be asleep\n", "    - I am the first to feel cold\n", "items:", "read alike"),
        (TOPICS, '    note: "', '    notes: "', "dishwasher:", "'note' is missing, and this deck has notes"),
        (TOPICS, '    not_for: "', '    not-for: "', "dishwasher:", "'not_for' is missing"),
        (FEELINGS, "word: hopeful", "word: hopeful\n    note: Go slowly.", "note: Go", "this deck has no notes"),
        (FEELINGS, "word: hopeful", "word: hopeful\n    not_for: Late hours.", "not_for: Late", "this deck has no notes"),
        (
            FEELINGS,
            '    not_for: "Keep it for lighter',
            '    # "Keep it for lighter',
            "dread:",
            "a card of level 3 or above says whom it is not for",
        ),
        (FEELINGS, '    not_for: "Keep it for lighter', '    note: "Keep it for lighter', "note: ", "this deck has no notes"),
        (EVENING, "title: A long evening", "title: ''", "title: ''", "it is empty"),
        (EVENING, "title: A long evening", "title: " + "long " * 12, "title: long", "longer than 48"),
        (EVENING, "title: A long evening", "titel: An evening", "titel:", "there is no field 'titel'"),
    ],
)
def test_words_are_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """Words that are missing, left over, too long, or alike are refused at their line."""
    change(file, old, new)
    refused(at, says)


def test_who_sees_comes_with_an_example(change: Any, refused: Any) -> None:
    """Where nobody is told who will see an answer, the mend has words for what is opened and for what is private."""
    change(MIRROR, '    who_sees: "You both see this in a moment."\n', "")
    mend = refused("landed:", "who will see").mend
    assert "You both see this at the end." in mend
    assert "Nobody is shown this." in mend
