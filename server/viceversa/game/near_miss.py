"""How near a guess came, for encouragement only; never a score.

The rule, in order: the same card; the same family; a pair that people are known to mix up; the same group and close by. The group
gate matters: anger and fear lie on the same point of pleasantness and liveliness, and are not near.
"""

from __future__ import annotations

from math import hypot, sqrt

from .exercise import Card, Deck, Nearness, Outcome

CLOSE = 0.20


def distance(one: Card, other: Card) -> float:
    """Distance in the plane of pleasantness and liveliness, 0 to 1."""
    return hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) / sqrt(8)


def nearness(deck: Deck, meant: str, read: str) -> Nearness:
    """How near the card that was read lies to the one that was meant. Symmetric."""
    if meant == read:
        return "hit"
    one, other = deck.cards[meant], deck.cards[read]
    if one.family and one.family == other.family:
        return "family"
    if (meant, read) in deck.mixed_up or (read, meant) in deck.mixed_up:
        return "pair"
    if one.group and one.group == other.group and distance(one, other) <= CLOSE:
        return "close"
    return "miss"


def outcome(near: Nearness) -> Outcome:
    """The outcome that guards speak of."""
    match near:
        case "hit" | "miss":
            return near
        case _:
            return "near"


def apartness(one: Card, other: Card) -> float:
    """How unlike two cards look for drawing clusters: family first, then group, then distance."""
    if one.family and one.family == other.family:
        return distance(one, other) / 4
    return distance(one, other) + (0.0 if one.group and one.group == other.group else 1.0)
