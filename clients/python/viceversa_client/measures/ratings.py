"""A couple against the cards, never against each other: ratings that follow from hits and misses.

The game uses one of them, the couple's offset (Elo with a guessing floor, where the cards keep their difficulty). Plain Elo, and Glicko
in `glicko`, are here for research, and checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from .absent import Absent, Number
from .answers import is_count, is_number

PRIOR_OPTIONS = 6
"""Among how many options the priors of a deck were taken."""


@dataclass(frozen=True, slots=True)
class Elo:
    """The expected result, 0 to 1, and both ratings after it."""

    expected: float
    couple: float
    card: float


def elo(couple: float, card: float, result: float, k: float = 32.0) -> Elo:
    """E = 1 / (1 + 10^((card - couple) / 400)); the couple gains K (S - E), the card loses it. Result 0 to 1. Source: Elo (1978)."""
    expected = _logistic((couple - card) * log(10) / 400)
    return Elo(expected, couple + k * (result - expected), card - k * (result - expected))


def elo_with_floor(ability: float, difficulty: float, options: int, result: float, k: float = 0.4) -> Elo:
    """p = 1/k + (1 - 1/k) logistic(theta - b), then both move by K (S - p): blind hits among k options teach nothing.

    Source: Pelanek (2016), Computers & Education 98:169.
    """
    floor = 1 / max(2, options)
    expected = floor + (1 - floor) * _logistic(ability - difficulty)
    return Elo(expected, ability + k * (result - expected), difficulty - k * (result - expected))


def step_after(guesses: int) -> float:
    """K_n = .4 / (1 + .05 n), never below .1: large steps at first, small ones later."""
    return max(0.1, 0.4 / (1 + 0.05 * max(0, guesses)))


def difficulty_of(prior: float, options: int = PRIOR_OPTIONS) -> Number:
    """-logit((P - 1/k) / (1 - 1/k)): a card's difficulty from the chance of a stranger's first guess among k options.

    Chances within a hundredth of blind guessing or of certainty are taken as that hundredth. `impossible` outside 0 to 1.
    """
    if not is_number(prior) or not 0 <= prior <= 1 or not is_count(options) or options < 2:
        return Absent("impossible")
    known = min(max((prior - 1 / options) / (1 - 1 / options), 0.01), 0.99)
    return -log(known / (1 - known))


@dataclass(frozen=True, slots=True)
class FirstGuess:
    """A first guess: the card's prior chance (among six options), how many options there were, and whether it hit."""

    prior: float
    options: int
    hit: bool


def couple_offset(guesses: Iterable[FirstGuess]) -> Number:
    """theta after first guesses in their order, from 0: above 0 this couple finds more than strangers would. Logits.

    Only the couple moves, by `step_after`; the cards keep the difficulty of their priors, since a couple sees a card once or twice.
    `not_enough` without a guess, `impossible` for a prior outside 0 to 1 or fewer than two options.
    """
    theta, n = 0.0, 0
    for each in guesses:
        difficulty = difficulty_of(each.prior)
        if isinstance(difficulty, Absent):
            return difficulty
        if not is_count(each.options) or each.options < 2:
            return Absent("impossible")
        theta = elo_with_floor(theta, difficulty, each.options, float(each.hit), step_after(n)).couple
        n += 1
    return theta if n else Absent("not_enough")


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
