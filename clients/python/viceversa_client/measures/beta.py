"""What is believed of a card after some hits and misses: a beta distribution, from a prior that soon gives way to play."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

from .absent import Absent
from .answers import is_count, is_number
from .intervals import Interval

FORGET = 0.98
"""What is left of both counts after a session."""


@dataclass(frozen=True, slots=True)
class Belief:
    """Beta(hits, misses), both above 0: pseudo-counts of a prior and what was played since. `believed` refuses others."""

    hits: float
    misses: float

    @property
    def mean(self) -> float:
        """a / (a + b), 0 to 1."""
        return self.hits / (self.hits + self.misses)

    @property
    def variance(self) -> float:
        """a b / ((a + b)^2 (a + b + 1)), above 0."""
        n = self.hits + self.misses
        return self.hits * self.misses / (n * n * (n + 1))

    def above(self, share: float) -> float:
        """How probable it is that the chance of a hit is above that share, 0 to 1."""
        return 1 - _below(share, self.hits, self.misses)

    def interval(self, level: float = 0.95) -> Interval:
        """The credible interval with equal tails."""
        tail = (1 - level) / 2
        return Interval(self._quantile(tail), self._quantile(1 - tail))

    def _quantile(self, probability: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if _below(middle, self.hits, self.misses) < probability else (low, middle)
        return (low + high) / 2


def believed(hits: float, misses: float) -> Belief | Absent:
    """The belief of these pseudo-counts. `impossible` unless both are above 0 and below a million."""
    sound = is_number(hits) and is_number(misses) and 0 < hits < 1e6 and 0 < misses < 1e6
    return Belief(hits, misses) if sound else Absent("impossible")


def learned(prior: Belief, hits: int, misses: int) -> Belief | Absent:
    """Beta(a + hits, b + misses): the beta-binomial rule. `impossible` for counts below 0."""
    whole = is_count(hits) and is_count(misses)
    return believed(prior.hits + hits, prior.misses + misses) if whole else Absent("impossible")


def faded(belief: Belief) -> Belief:
    """The belief after a session: both counts times 0.98, so that what is long ago weighs less. The mean stays."""
    return Belief(belief.hits * FORGET, belief.misses * FORGET)


def _below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), 0 to 1. Source: its continued fraction, DLMF 8.17.22, by Lentz's method."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):  # where the fraction converges fast
        return 1 - _below(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / (1 + step * d)
            c = 1 + step / c
            fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * fraction
