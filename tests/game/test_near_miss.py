"""How near a guess came: the worked cases of the rule, judged on the deck of feelings that is shipped."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from support.shipped import shipped_library
from support.small import FEELINGS
from viceversa.game.exercise import Card, Deck, Nearness
from viceversa.game.near_miss import apartness, distance, nearness, outcome

DECK = shipped_library().decks["emotions"]

CASES: list[tuple[str, str, Nearness, float]] = [
    ("joy", "joy", "hit", 0.0),
    ("joy", "excitement", "family", 0.111803),
    ("anger", "rage", "family", 0.079057),
    ("anger", "disgust", "pair", 0.123744),
    ("fear", "surprise", "pair", 0.318689),
    ("anger", "fear", "miss", 0.0),
    ("contentment", "relief", "close", 0.055902),
    ("sadness", "neutral", "pair", 0.248118),
    ("shame", "guilt", "close", 0.072887),
    ("love", "gratitude", "close", 0.075),
    ("boredom", "tiredness", "family", 0.05),
    ("pride", "joy", "pair", 0.088388),
    ("sadness", "joy", "miss", 0.63369),
    ("surprise", "curiosity", "close", 0.152069),
    ("grief", "shame", "close", 0.088388),
]


@pytest.mark.parametrize(("meant", "read", "near", "apart"), CASES)
def test_worked_cases(meant: str, read: str, near: Nearness, apart: float) -> None:
    """Each worked case has the rule and the distance that were worked out for it."""
    assert nearness(DECK, meant, read) == near
    assert distance(DECK.cards[meant], DECK.cards[read]) == pytest.approx(apart, abs=1e-6)


@pytest.mark.parametrize("deck", [DECK, FEELINGS], ids=["shipped", "small"])
def test_nearness_is_symmetric(deck: Deck) -> None:
    """It does not matter which of two cards was meant and which was read."""
    for one, other in product(deck.cards, repeat=2):
        assert nearness(deck, one, other) == nearness(deck, other, one)
        assert distance(deck.cards[one], deck.cards[other]) <= 1


def test_being_close_gives_nothing_across_groups_or_without_one() -> None:
    """Anger and fear lie on one point and are not near; cards without a group are never close."""
    bare = Deck("bare", {name: Card(name, 0) for name in ("one", "two")})
    assert nearness(DECK, "anger", "fear") == "miss"
    assert nearness(bare, "one", "two") == "miss"


def test_guards_hear_of_three_outcomes() -> None:
    """Everything between a hit and a miss is near."""
    assert [outcome(near) for near in get_args(Nearness)] == ["hit", "near", "near", "near", "miss"]


def test_clusters_take_family_before_group_before_distance() -> None:
    """A card of the family is least apart, then one of the group, then whatever lies near."""
    cards = DECK.cards
    order = sorted(("excitement", "pride", "surprise", "sadness"), key=lambda name: apartness(cards["joy"], cards[name]))
    assert order == ["excitement", "pride", "surprise", "sadness"]
