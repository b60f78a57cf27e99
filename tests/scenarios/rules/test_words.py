"""Words for everything that exists, said our way."""

from __future__ import annotations

from typing import Any

import pytest

from viceversa.scenarios.library import check

SWAP = "exercises/en/perspective-swap.yaml"
MIRROR = "exercises/en/thirty-second-mirror.yaml"
FEELINGS = "decks/en/emotions.yaml"
TOPICS = "decks/en/swap-topics.yaml"
EVENING = "programmes/en/evening.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (MIRROR, "  thanks:\n", "  thankyou:\n", "phases:", "words of the phase 'thanks' are missing"),
        (MIRROR, "  thanks:\n", "  thankyou:\n", "thankyou:", "the phase 'thankyou', which does not exist"),
        (MIRROR, "thanked: {label: Done}", "done: {label: Done}", "done: {label", "the ask 'done', which does not exist"),
        (MIRROR, "partly: Partly, ", "", "options:", "words of the value 'partly' are missing"),
        (MIRROR, "partly: Partly, ", "partly: Partly, hardly: Hardly, ", "options:", "the value 'hardly', which does not exist"),
        (MIRROR, '    who_sees: "You both see this in a moment."\n', "", "landed:", "who will see"),
        (SWAP, ", high: very much", "", "truth: {label", "the high end of the scale has no words"),
        (MIRROR, "label: Done", "label: Done, low: hm", "label: Done", "this is not a scale"),
        (FEELINGS, "  hope:\n", "  hoping:\n", "cards:", "words of the card 'hope' are missing"),
        (FEELINGS, "    word: hopeful\n", "", "hope:", "words of the field 'word' are missing"),
        (FEELINGS, "word: hopeful", "word: Joyful", "word: Joyful", "'joy' and 'hope' read alike"),
        (TOPICS, "    - I can laugh about this\n", "", "items:", "there are 5 items"),
        (TOPICS, "    - I find this funny\n", "    - I feel cold easily\n", "items:", "read alike"),
        (EVENING, "title: An evening together", "title: ''", "title: ''", "it is empty"),
        (EVENING, "title: An evening together", "title: " + "long " * 12, "title: long", "longer than 48"),
        (EVENING, "title: An evening together", "titel: An evening", "titel:", "there is no field 'titel'"),
        (EVENING, "title: An evening together", "title: An evening with {partner}", "title:", "does not stand for a name here"),
        (MIRROR, "{lead} is sharing", "{speaker} is sharing", "{speaker}", "'{speaker}' does not stand"),
        (MIRROR, "{lead} is sharing", "{lead is sharing", "{lead is", "does not stand for a name"),
        (EVENING, "and land softly", "and heal together", "heal", "'heal' is not said here"),
        (EVENING, "and land softly", "and rewire your brain", "rewire", "'rewire' is not said here"),
        (EVENING, "and land softly", "scientifically proven", "proven", "'proven' is not said here"),
        (EVENING, "and land softly", "and win 10 points", "points", "'10 points' is not said here"),
        (EVENING, "and land softly", "with your empathy score", "score", "'your empathy score' is not said here"),
        (EVENING, "and land softly", "with your wife", "wife", "'wife' is not said here"),
        (EVENING, "and land softly", "and you must talk", "you must", "'you must' is not said here"),
        (EVENING, "and land softly", "like an Empath", "Empath", "'Empath' is not said here"),
        (EVENING, "and land softly", "\u202eand land", "and land", "cannot be seen"),
    ],
)
def test_words_are_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """Words that are missing, left over, too long, or not ours are refused at their line."""
    change(file, old, new)
    refused(at, says)


def test_healthy_empathy_may_be_named(change: Any, folder: Any) -> None:
    """Words that only look like forbidden ones pass."""
    change(EVENING, "and land softly", "empathy is a healthy thing to practise, no proof needed")
    assert check([folder]) == []
