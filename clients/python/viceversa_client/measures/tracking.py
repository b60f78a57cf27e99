"""Level and pattern of a guess, taken apart: does it lie too high or too low, and does it rise and fall with what the partner says?"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from .absent import Absent, Number
from .answers import Answers, Pairs, Scale, pairs
from .moments import correlation, slope, spread


def bias(guess: Answers, truth: Answers, scale: Scale, least: int = 1) -> Number:
    """mean(g) - mean(t), in steps of the scale; above 0 the guess is higher. `not_enough` below `least` items that both answered."""
    both = pairs(guess, truth, scale)
    return Absent("not_enough") if len(both) < max(1, least) else sum(g - t for g, t in both) / len(both)


def tracking(guess: Answers, truth: Answers, scale: Scale, least: int = 2) -> Number:
    """Pearson's r of guess and truth, -1 to 1. `not_enough` below `least` (two or more) items, `flat` when either does not differ."""
    return _correlation(pairs(guess, truth, scale), least)


def tracking_slope(guess: Answers, truth: Answers, scale: Scale, least: int = 2) -> Number:
    """cov(g, t) / var(t): how far the guess goes with one step of the truth. `not_enough` below `least`, `flat` when the truth is."""
    both = pairs(guess, truth, scale)
    if len(both) < max(2, least):
        return Absent("not_enough")
    return slope([g for g, _ in both], on=[t for _, t in both])


def rank_tracking(guess: Answers, truth: Answers, scale: Scale, least: int = 2) -> Number:
    """Spearman's rho, -1 to 1: tracking of ranks, ties in the middle. `not_enough` below `least`, `flat` when either does not differ."""
    both = pairs(guess, truth, scale)
    if len(both) < max(2, least):
        return Absent("not_enough")
    return correlation(_ranks([g for g, _ in both]), _ranks([t for _, t in both]))


def assumed_similarity(guess: Answers, own: Answers, scale: Scale, least: int = 2) -> Number:
    """r of the guess and the guesser's own answers, -1 to 1: how alike one takes the other to be. Null as in `tracking`.

    Never told alone: people who are alike are right to assume it. See `assumed_beyond_actual`.
    """
    return _correlation(pairs(guess, own, scale), least)


def actual_similarity(truth: Answers, own: Answers, scale: Scale, least: int = 2) -> Number:
    """r of two people's own answers, -1 to 1: how alike they are. Null as in `tracking`."""
    return _correlation(pairs(truth, own, scale), least)


def assumed_beyond_actual(guess: Answers, truth: Answers, own: Answers, scale: Scale, least: int = 2) -> Number:
    """Assumed less actual similarity, -2 to 2; above 0 one takes the other to be more like oneself than they are. Null as in `tracking`."""
    assumed, actual = assumed_similarity(guess, own, scale, least), actual_similarity(truth, own, scale, least)
    if isinstance(assumed, Absent):
        return assumed
    return actual if isinstance(actual, Absent) else assumed - actual


@dataclass(frozen=True, slots=True)
class Split:
    """A mean squared error in three parts that add up to it, each 0 or more.

    elevation  the levels differ: (mean g - mean t)^2.
    scatter    the spreads differ: (sd_g - sd_t)^2.
    shape      the patterns differ: 2 sd_g sd_t (1 - r).
    """

    elevation: float
    scatter: float
    shape: float


def split(guess: Answers, truth: Answers, scale: Scale, least: int = 2) -> Split | Absent:
    """The parts of the mean squared error, with standard deviations of divisor n; their sum is the MSE exactly.

    `not_enough` below `least` items. Where either does not differ there is no pattern to miss, and shape is 0.
    Source: the split of profile differences after Cronbach & Gleser (1953), Psychological Bulletin 50:456.
    """
    both = pairs(guess, truth, scale)
    if len(both) < max(2, least):
        return Absent("not_enough")
    g, t = [g for g, _ in both], [t for _, t in both]
    sd_g, sd_t = spread(g), spread(t)
    r = correlation(g, t)
    shape = 0.0 if isinstance(r, Absent) else 2 * sd_g * sd_t * (1 - r)
    return Split((fmean(g) - fmean(t)) ** 2, (sd_g - sd_t) ** 2, shape)


def _correlation(both: Pairs, least: int) -> Number:
    if len(both) < max(2, least):
        return Absent("not_enough")
    return correlation([one for one, _ in both], [other for _, other in both])


def _ranks(values: list[int]) -> list[float]:
    """Places from 1; equal ones share the middle of theirs."""
    in_order = sorted(values)
    return [in_order.index(each) + (in_order.count(each) + 1) / 2 for each in values]
