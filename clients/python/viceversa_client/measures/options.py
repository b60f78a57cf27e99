"""Hits among several options, made comparable whatever the number of options: proportion index, exact chance, d'.

Only first guesses count, and only exact hits; near ones are encouraged elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb, exp, fsum, pi, sqrt
from statistics import NormalDist

from .absent import Absent, Number
from .answers import is_count, is_number

_NORMAL = NormalDist()
_REACH, _STEP = 9.0, 0.0625
"""How far from its middle, and in which steps, a normal curve is summed up: both far finer than the five digits of d' that are asked for."""

MOST_OPTIONS = 1000


def proportion_index(share: float, options: int) -> Number:
    """pi = P (k - 1) / (1 + P (k - 2)), 0 to 1; chance is .5 for every k, and for two options pi is P.

    `impossible` when P is not 0 to 1 or k below 2. Source: Rosenthal & Rubin (1989), Psychological Bulletin 106:332.
    """
    if not _share(share) or not _options(options):
        return Absent("impossible")
    return share * (options - 1) / (1 + share * (options - 2))


def proportion_index_error(share: float, options: int, trials: int) -> Number:
    """Standard error pi (1 - pi) / sqrt(N P (1 - P)) of the proportion index, by the delta method. Above 0.

    `impossible` as above, `not_enough` without trials, `flat` when all or none were hits.
    """
    index = proportion_index(share, options)
    if isinstance(index, Absent):
        return index
    if not is_count(trials):
        return Absent("impossible")
    if trials == 0:
        return Absent("not_enough")
    return Absent("flat") if share in (0, 1) else index * (1 - index) / sqrt(trials * share * (1 - share))


def share_of_index(index: float, options: int) -> Number:
    """P = pi / ((k - 1) - pi (k - 2)), 0 to 1: the way back, to say a difficulty among another number of options. `impossible` as above."""
    if not _share(index) or not _options(options):
        return Absent("impossible")
    return index / ((options - 1) - index * (options - 2))


def by_chance(hits: int, trials: int, options: int) -> Number:
    """The chance of so many hits or more when guessing blindly among k options, 0 to 1: exact binomial, one-sided.

    `not_enough` without trials, `impossible` for counts that cannot be.
    """
    if not _options(options) or not is_count(hits) or not is_count(trials) or not hits <= trials <= 10_000:
        return Absent("impossible")
    if trials < 1:
        return Absent("not_enough")
    ways = sum(comb(trials, n) * (options - 1) ** (trials - n) for n in range(hits, trials + 1))
    return float(Fraction(ways, options**trials))  # whole numbers, so exact until this one rounding


def d_prime_of_choices(share: float, options: int) -> Number:
    """d' of choosing among m options: P = integral of phi(x - d') Phi(x)^(m - 1) dx, solved for d' by halving. Without bound, 0 is chance.

    `impossible` when P is not 0 to 1 or m below 2, `boundless` at (or within rounding of) none or all.
    Source: Hacker & Ratcliff (1979), Perception & Psychophysics 26:168. For m = 2 it is sqrt(2) z(P).
    """
    if not _share(share) or not _options(options):
        return Absent("impossible")
    low, high = -_REACH, _REACH
    if not _choice_share(low, options) < share < _choice_share(high, options):
        return Absent("boundless")
    return _solved(lambda d: _choice_share(d, options), share, low, high)


@dataclass(frozen=True, slots=True)
class Detection:
    """Yes-or-no signal detection. hits and false_alarms are the corrected shares, 0 to 1; d_prime 0 is chance; criterion below 0 says yes."""

    hits: float
    false_alarms: float
    d_prime: float
    criterion: float


def detection(hits: int, misses: int, false_alarms: int, correct_rejections: int) -> Detection | Absent:
    """d' = z(H) - z(F), c = -(z(H) + z(F)) / 2, with H = (hits + .5) / (n + 1) and F alike, so that none and all stay finite.

    `impossible` for counts below 0, `never_shown` when there was no signal or no other. Source: Hautus (1995), BRMIC 27:46.
    """
    if not all(map(is_count, (hits, misses, false_alarms, correct_rejections))):
        return Absent("impossible")
    if hits + misses == 0 or false_alarms + correct_rejections == 0:
        return Absent("never_shown")
    h = (hits + 0.5) / (hits + misses + 1)
    f = (false_alarms + 0.5) / (false_alarms + correct_rejections + 1)
    zh, zf = _NORMAL.inv_cdf(h), _NORMAL.inv_cdf(f)
    return Detection(h, f, zh - zf, -(zh + zf) / 2)


@cache
def _grid(options: int) -> tuple[tuple[float, float], ...]:
    """Points x and Phi(x)^(m - 1), reaching as far as any d' that is looked for needs."""
    points = (-2 * _REACH + n * _STEP for n in range(round(4 * _REACH / _STEP) + 1))
    return tuple((x, _NORMAL.cdf(x) ** (options - 1)) for x in points)


def _choice_share(d: float, options: int) -> float:
    """The integral, by the trapezoid rule, which is all but exact for curves that fade out on both sides."""
    return fsum(exp(-((x - d) ** 2) / 2) * right for x, right in _grid(options)) * _STEP / sqrt(2 * pi)


def _solved(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def _share(value: float) -> bool:
    return is_number(value) and 0 <= value <= 1


def _options(value: int) -> bool:
    return is_count(value) and 2 <= value <= MOST_OPTIONS
