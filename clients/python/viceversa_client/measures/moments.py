"""Means, products and the two-sided plane that several measures are made of. They know no answers, only numbers.

Never called with an empty list: whoever calls has looked whether there is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean

from .absent import Absent, Number

TINY = 1e-12
"""Spread below this share of the numbers' own size is rounding, not spread."""


def centred(x: Sequence[float]) -> list[float]:
    """Each less the mean."""
    middle = fmean(x)
    return [each - middle for each in x]


def product(x: Sequence[float], y: Sequence[float]) -> float:
    """The sum of products of what is centred: n times the covariance."""
    return fsum(a * b for a, b in zip(centred(x), centred(y), strict=True))


def flat(x: Sequence[float]) -> bool:
    """Whether they do not differ, up to rounding."""
    largest = max(abs(each) for each in x)
    return max(x) - min(x) <= TINY * max(1.0, largest)


def spread(x: Sequence[float]) -> float:
    """The standard deviation with the divisor n."""
    return sqrt(product(x, x) / len(x))


def correlation(x: Sequence[float], y: Sequence[float]) -> Number:
    """Pearson's r, -1 to 1. `not_enough` below two, `flat` when either does not differ."""
    if len(x) < 2:
        return Absent("not_enough")
    if flat(x) or flat(y):
        return Absent("flat")
    r = product(x, y) / sqrt(product(x, x) * product(y, y))
    return max(-1.0, min(1.0, r))


def slope(of: Sequence[float], on: Sequence[float]) -> Number:
    """How much the first goes along with one step of the second, by least squares. `not_enough` below two, `flat` when the second does."""
    if len(of) < 2:
        return Absent("not_enough")
    return Absent("flat") if flat(on) else product(of, on) / product(on, on)


@dataclass(frozen=True, slots=True)
class Plane:
    """z = level + first * x + second * y, by least squares."""

    level: float
    first: float
    second: float


def plane(z: Sequence[float], x: Sequence[float], y: Sequence[float], most: float) -> Plane | Absent:
    """The plane through n points. `not_enough` below three, `flat` when x or y is, `alike` when |r(x, y)| is above `most`."""
    if len(z) < 3:
        return Absent("not_enough")
    r = correlation(x, y)
    if isinstance(r, Absent):
        return r
    xx, yy, xy, xz, yz = product(x, x), product(y, y), product(x, y), product(x, z), product(y, z)
    if abs(r) > most or xx * yy - xy * xy <= TINY * xx * yy:
        return Absent("alike")
    below = xx * yy - xy * xy
    first, second = (yy * xz - xy * yz) / below, (xx * yz - xy * xz) / below
    return Plane(fmean(z) - first * fmean(x) - second * fmean(y), first, second)
