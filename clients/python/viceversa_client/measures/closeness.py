"""How close a guess came to what the partner said, and what of it is more than chance.

Raw closeness flatters: two people who answer at random from 1 to 7 come to 0.62. So people are told the corrected form only, in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import fsum, sqrt

from .absent import Absent, Number
from .answers import Answers, Pairs, Scale, pairs

Distance = Callable[[int, int], int]


def apart(one: int, other: int) -> int:
    """How many steps lie between two answers."""
    return abs(one - other)


def apart_squared(one: int, other: int) -> int:
    """The same, squared: far ones weigh more."""
    return (one - other) ** 2


def mean_error(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """MAE = mean |g - t|, 0 to the scale's span. `not_enough` below `least` items that both answered."""
    return _mean(pairs(guess, truth, scale), apart, least)


def mean_squared_error(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """MSE = mean (g - t)^2, 0 to the square of the scale's span. `not_enough` below `least` items that both answered."""
    return _mean(pairs(guess, truth, scale), apart_squared, least)


def root_mean_squared_error(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """The root of MSE, in steps of the scale. `not_enough` below `least` items that both answered."""
    error = mean_squared_error(guess, truth, scale, least)
    return error if isinstance(error, Absent) else sqrt(error)


def share_within(guess: Answers, truth: Answers, scale: Scale, steps: int = 0, least: int = 1) -> Number:
    """The share of items guessed to within so many steps, 0 to 1. `not_enough` below `least` items that both answered."""
    both = pairs(guess, truth, scale)
    return Absent("not_enough") if len(both) < max(1, least) else sum(apart(g, t) <= steps for g, t in both) / len(both)


def closeness(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """1 - MAE / span, 0 to 1. `not_enough` below `least` items that both answered.

    Source: the match of a target's and a perceiver's ratings as in the Emotional Accuracy Test (J. Intelligence 2021, 9(2):25).
    """
    error = mean_error(guess, truth, scale, least)
    return error if isinstance(error, Absent) else 1 - error / scale.span


def corrected(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """1 - MAE / (mean of |g_i - t_j| over all i and j), at most 1; 0 is no better than the same answers in any other order.

    The same as Cohen's kappa with linear weights. `not_enough` below `least` items, `flat` when all answers are one and the same.
    """
    return corrected_together([pairs(guess, truth, scale)], least)


def corrected_squared(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """The same with squares, at most 1: Cohen's kappa with quadratic weights, and Lin's concordance with divisors n.

    `not_enough` below `least` items, `flat` when all answers are one and the same.
    """
    return corrected_together([pairs(guess, truth, scale)], least, apart_squared)


def corrected_together(directions: Sequence[Pairs], least: int = 1, distance: Distance = apart) -> Number:
    """The corrected form of a whole couple: 1 - (all errors) / (all errors by chance), at most 1.

    Each direction brings the items that were guessed in it, each direction its own chance; which one comes first makes no difference,
    and nothing of either can be read off. `not_enough` when a direction has fewer than `least` items or there is none, `flat` when all
    answers are one and the same.
    """
    if not directions or any(len(both) < max(1, least) for both in directions):
        return Absent("not_enough")
    expected = fsum(len(both) * shuffled(both, distance) for both in directions)
    if expected == 0:
        return Absent("flat")
    return 1 - fsum(distance(g, t) for both in directions for g, t in both) / expected


def shuffled(both: Pairs, distance: Distance = apart) -> float:
    """The mean distance over all n * n pairs of a guess and an answer: what the same answers give in random order. Not for no pairs."""
    guesses, truths = Counter(g for g, _ in both), Counter(t for _, t in both)
    total = sum(n * m * distance(g, t) for g, n in guesses.items() for t, m in truths.items())
    return total / len(both) ** 2


def _mean(both: Pairs, distance: Distance, least: int) -> Number:
    return Absent("not_enough") if len(both) < max(1, least) else _average(distance(g, t) for g, t in both)


def _average(steps: Iterable[int]) -> float:
    all_ = list(steps)
    return sum(all_) / len(all_)
