"""Near misses, for encouragement only: no rate, index or rating counts them.

The group gate matters: anger and fear lie on the same point of pleasantness and liveliness, and are not near.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import hypot, sqrt

from viceversa.game.exercise import Nearness

CLOSE = 0.20
"""The largest distance at which two feelings of one group are close."""

CREDITS: dict[Nearness, float] = {"hit": 1.0, "family": 0.5, "pair": 0.25, "close": 0.25, "miss": 0.0}


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling's name, family, group, and where it lies: unpleasant to pleasant and still to lively, each from -1 to 1."""

    name: str
    family: str
    group: str
    at: tuple[float, float]


def distance(one: Feeling, other: Feeling) -> float:
    """sqrt(dV^2 + dA^2) / sqrt(8), 0 to 1. Source: our own sketch after the circumplex of affect, Russell (1980), JPSP 39:1161."""
    return hypot(one.at[0] - other.at[0], one.at[1] - other.at[1]) / sqrt(8)


def nearness(meant: Feeling, read: Feeling, mixed_up: Collection[tuple[str, str]] = ()) -> Nearness:
    """hit, else family, else pair (often taken for each other), else close (one group, distance up to 0.20), else miss. Symmetric."""
    if meant.name == read.name:
        return "hit"
    if meant.family and meant.family == read.family:
        return "family"
    if (meant.name, read.name) in mixed_up or (read.name, meant.name) in mixed_up:
        return "pair"
    return "close" if meant.group and meant.group == read.group and distance(meant, read) <= CLOSE else "miss"


def credit(near: Nearness) -> float:
    """1 for a hit, .5 for its family, .25 for a pair or close by, else 0. For encouragement only. Source: our own."""
    return CREDITS[near]
