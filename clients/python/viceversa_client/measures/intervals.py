"""How sure a number is: an interval around a share of hits, and one around a correlation. Where a number is shown, so is this."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import NormalDist

from .absent import Absent
from .answers import is_count, is_number


@dataclass(frozen=True, slots=True)
class Interval:
    """Both ends, low to high."""

    low: float
    high: float


def wilson(hits: int, trials: int, level: float = 0.95) -> Interval | Absent:
    """Wilson's score interval of hits / trials, within 0 to 1; it stands also for none and for all.

    (p + z^2/2n +- z sqrt(p (1 - p) / n + z^2/4n^2)) / (1 + z^2/n). `not_enough` without trials, `impossible` for counts that cannot be.
    Source: Wilson (1927), Journal of the American Statistical Association 22:209.
    """
    if not is_count(hits) or not is_count(trials) or hits > trials or not _level(level):
        return Absent("impossible")
    if trials < 1:
        return Absent("not_enough")
    z, p = _z(level), hits / trials
    middle = p + z * z / (2 * trials)
    half = z * sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials))
    below = 1 + z * z / trials
    low = 0.0 if hits == 0 else max(0.0, (middle - half) / below)
    high = 1.0 if hits == trials else min(1.0, (middle + half) / below)
    return Interval(low, high)


def fisher(r: float, n: int, level: float = 0.95) -> Interval | Absent:
    """tanh(atanh(r) +- z / sqrt(n - 3)), within -1 to 1: the interval of a correlation over n items.

    `not_enough` below four items, `boundless` when r is -1 or 1, `impossible` beyond. Source: Fisher (1921), Metron 1:3.
    """
    if not is_number(r) or not -1 <= r <= 1 or not is_count(n) or not _level(level):
        return Absent("impossible")
    if n < 4:
        return Absent("not_enough")
    if abs(r) == 1:
        return Absent("boundless")
    half = _z(level) / sqrt(n - 3)
    return Interval(tanh(atanh(r) - half), tanh(atanh(r) + half))


def _level(level: float) -> bool:
    return is_number(level) and 0 < level < 1


def _z(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)
