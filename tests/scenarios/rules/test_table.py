"""Cards on the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import check

SWAP = "exercises/perspective-swap.yaml"
CHARADES = "exercises/emotion-charades.yaml"
MIRROR = "exercises/thirty-second-mirror.yaml"
DEAL = "    deal: {hand: 1, to: lead, again: free, apart: family}\n"
READ = "show: {lead: [card.word, card.hint, card.say], both: [options]}"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (MIRROR, "card.written]", "card.ending]", "card.ending]", "have no 'ending'"),
        (MIRROR, "card.written]", "cards]", "cards]", "'cards' cannot be shown"),
        (MIRROR, DEAL, "", "show:", "a card is shown before one is dealt"),
        (
            SWAP,
            "show: {both: [hand]}",
            "show: {both: [hand, card.title]}",
            "show: {both: [hand",
            "a card is shown before one is dealt",
        ),
        (
            SWAP,
            "show: {both: [card.title, card.situation, card.items]}",
            "show: {both: [card.items, hand]}",
            "card.items, hand",
            "a hand is shown",
        ),
        (CHARADES, ", options: 6, near: 3}", "}", "both: [options]", "options are shown before"),
        (MIRROR, "show: {both: [card.prompt]}", "show: {both: [card.prompt, outcome]}", "outcome]", "nothing was guessed"),
        (
            SWAP,
            "show: {both: [card.title, card.situation, card.items]}",
            "show: {both: [card.title]}",
            "truth: {from",
            "items are not shown",
        ),
        (SWAP, "show: {both: [hand]}", "show: {lead: [hand]}", "pick: {from", "needs the hand"),
        (CHARADES, READ, "show: {lead: [options]}", "read: {from", "options are not shown"),
        (SWAP, "agree: pick, equal: take", "agree: pick, equal: maybe", "equal: maybe", "does not offer 'maybe'"),
        (SWAP, "open: true, private: true}\n  ends", "open: true}\n  ends", "ends: {agree", "cannot carry an agreement"),
        (SWAP, "deal: {hand: 5, to: both, again: free, deals: 4}", "deal: {}", "ends: {agree", "needs a hand"),
        (SWAP, "  ends: {agree: pick, equal: take}\n", "", "deal: {hand: 5", "nobody chooses"),
        (SWAP, "to: both, again: free", "to: lead, again: free", "deal: {hand: 5", "dealt to one"),
        (MIRROR, "{hand: 1, to: lead", "{hand: 1, deals: 3, to: lead", "deals: 3", "'deals' is for hands"),
        (SWAP, "again: free, deals: 4}", "again: free, deals: 4, options: 6}", "options: 6", "single hidden card"),
        (CHARADES, ", options: 6, near: 3}", "}", "read: {from", "no options to guess among"),
        (CHARADES, "{hand: 1, to: lead", "{hand: 1, to: both", "read: {from", "has seen the card"),
        (CHARADES, "read: {from: partner", "read: {from: both", "read: {from", "has seen the card"),
        (CHARADES, READ, "show: {both: [card.hint, options]}", "read: {from", "has seen the card"),
        (CHARADES, "near: 3", "near: 4", "near: 4", "groups of that size"),
        (CHARADES, "aim: [0.50, 0.80]", "aim: [0.80, 0.60]", "aim: [0.80, 0.60]", "not in order"),
        (CHARADES, "deck: emotions", "deck: closing-cards", "deck: closing-cards", "cards at level 0 or below"),
        ("decks/emotions.yaml", ", prior: 0.85, grade: A}", "}", "", "without 'at' or 'prior'"),
    ],
)
def test_table_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """What is shown, asked or guessed without the cards for it is refused at its line."""
    change(file, old, new)
    refused(at, says)


def test_more_tries_than_options(change: Any, refused: Any) -> None:
    """A guess that cannot miss is none."""
    change(CHARADES, "options: 6, near: 3", "options: 4, near: 2")
    change(CHARADES, "tries: 2", "tries: 4")
    refused("read: {from", "as many tries as options")


def test_deck_without_items(change: Any, refused: Any) -> None:
    """One answer an item needs cards with items."""
    change("decks/swap-topics.yaml", "items: 6\n", "")
    refused("truth: {from", "have no items")


def test_hand_beyond_the_deck(change: Any, refused: Any) -> None:
    """A hand of more cards than the deck has at the lowest level is refused where the deck is named."""
    for _ in range(10):
        change("decks/swap-topics.yaml", "{level: 0", "{level: 1")
    refused("level: [0, 3]", "has 4 cards at level 0")


def test_options_beyond_the_deck(change: Any, refused: Any) -> None:
    """More options than the deck has new cards for, at the lowest level and at the last turn, are refused where the deck is named."""
    change("decks/emotions.yaml", "neutral: {level: 0", "neutral: {level: 1")
    change(CHARADES, "options: 6, near: 3", "options: 12, near: 3")
    refused("deck: emotions", "may need 17")


def test_options_stay_new_until_the_last_turn(change: Any, refused: Any) -> None:
    """A deck that can fill the options of the first turn, and not of the last without old cards, is refused."""
    change(CHARADES, "times: 6", "times: 12")
    refused("deck: emotions", "has 16 cards at level 0 or below, and the exercise may need 17")


def test_a_swap_brings_another_card(change: Any, refused: Any) -> None:
    """A deck that is dealt to its last card leaves nothing to swap for, and is refused."""
    for card in ("weather_inside", "shoes_talk", "volume_dial", "dish_of_the_day"):
        change("decks/opening-cards.yaml", f"{card}: {{level: 0", f"{card}: {{level: 1")
    refused("deck: opening-cards", "a swap brings the same card")


def test_tender_card_is_dealt_once(change: Any, refused: Any) -> None:
    """An exercise that begins at level 3 and deals for each of the two is refused at its deal; one that deals once is not."""
    change(MIRROR, "level: [0, 2]", "level: [3, 3]")
    assert "lowest level" in refused("deal: {hand: 1", "comes once in a session").mend


def test_one_tender_hand_is_fine(folder: Path, change: Any) -> None:
    """One hand at level 3, dealt again until both agree, is one card."""
    change(SWAP, "level: [0, 3]", "level: [3, 3]")
    assert not [mistake for mistake in check([folder]) if "comes once" in mistake.what]
