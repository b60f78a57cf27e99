"""Agreement of two profiles: pattern alone, or level and spread as well."""

from __future__ import annotations

from math import fsum, sqrt

from .absent import Absent, Number
from .answers import Answers, Scale, pairs
from .moments import flat, spread
from .tracking import tracking


def q_correlation(one: Answers, other: Answers, scale: Scale, least: int = 2) -> Number:
    """Pearson's r across the items of two profiles, -1 to 1; the same number as `tracking`, and null as there."""
    return tracking(one, other, scale, least)


def q_sort_correlation(one: Answers, other: Answers, scale: Scale, least: int = 2) -> Number:
    """1 - sum d^2 / (2 n sd^2), -1 to 1: the short form for sorts in which both had to use the same numbers equally often.

    `not_enough` below `least` (two or more) items, `flat` when nothing differs, `impossible` when the two use different numbers.
    """
    both = pairs(one, other, scale)
    if len(both) < max(2, least):
        return Absent("not_enough")
    x, y = [a for a, _ in both], [b for _, b in both]
    if flat(x):
        return Absent("flat")
    if sorted(x) != sorted(y):
        return Absent("impossible")
    return 1 - sum((a - b) ** 2 for a, b in both) / (2 * len(both) * spread(x) ** 2)


def double_entry_icc(one: Answers, other: Answers, scale: Scale, least: int = 2) -> Number:
    """2 sum (x - m)(y - m) / (sum (x - m)^2 + sum (y - m)^2) with m the mean of all 2n, -1 to 1: level, spread and pattern count.

    Near Lin's concordance but not the same. `not_enough` below `least` (two or more) items, `flat` when all answers are one and the same.
    """
    both = pairs(one, other, scale)
    if len(both) < max(2, least):
        return Absent("not_enough")
    if len({answer for pair in both for answer in pair}) == 1:
        return Absent("flat")
    m = sum(a + b for a, b in both) / (2 * len(both))
    below = fsum((a - m) ** 2 + (b - m) ** 2 for a, b in both)
    return 2 * fsum((a - m) * (b - m) for a, b in both) / below


def congruence(one: Answers, other: Answers, scale: Scale, least: int = 1) -> Number:
    """sum xy / sqrt(sum x^2 sum y^2) with x, y mapped to -1..1 around the middle of the scale; -1 to 1.

    Stands also for few and for flat answers. `not_enough` below `least` items, `flat` when one of the two said the middle throughout.
    """
    both = pairs(one, other, scale)
    if len(both) < max(1, least):
        return Absent("not_enough")
    x = [2 * a - scale.low - scale.high for a, _ in both]
    y = [2 * b - scale.low - scale.high for _, b in both]
    xx, yy = sum(a * a for a in x), sum(b * b for b in y)
    if xx == 0 or yy == 0:
        return Absent("flat")
    return max(-1.0, min(1.0, sum(a * b for a, b in zip(x, y, strict=True)) / (sqrt(xx) * sqrt(yy))))
