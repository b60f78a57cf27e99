"""Glicko's ratings, which carry their own uncertainty over months. The game does not use them: here for research, and checked.

Glicko-2 is written out because a published package squares the rating where the paper squares the deviation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import exp, log, pi, sqrt


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating with its deviation, both on Glicko's scale around 1500; volatility is Glicko-2's alone."""

    rating: float
    deviation: float
    volatility: float = 0.06


@dataclass(frozen=True, slots=True)
class Round:
    """What was played: the card's rating and deviation, and the result, 0 to 1."""

    rating: float
    deviation: float
    result: float


_Q = log(10) / 400
_SCALE = 173.7178


def glicko(before: Rated, rounds: Iterable[Round]) -> Rated:
    """Glicko-1 after one period; without rounds nothing moves. Source: Glickman, The Glicko system (1995)."""
    played = list(rounds)
    if not played:
        return before
    weights = [_weight(each.deviation * _Q) for each in played]
    expected = [_share(g * (before.rating - each.rating) * _Q) for g, each in zip(weights, played, strict=True)]
    information = _Q * _Q * sum(g * g * e * (1 - e) for g, e in zip(weights, expected, strict=True))
    precision = 1 / before.deviation**2 + information
    surprise = sum(g * (each.result - e) for g, e, each in zip(weights, expected, played, strict=True))
    return Rated(before.rating + _Q / precision * surprise, sqrt(1 / precision), before.volatility)


def glicko2(before: Rated, rounds: Iterable[Round], tau: float = 0.5) -> Rated:
    """Glicko-2 after one period. Source: Glickman, Example of the Glicko-2 system (2013).

    In the equation for the volatility it is the deviation that is squared, not the rating.
    """
    mu, phi = (before.rating - 1500) / _SCALE, before.deviation / _SCALE
    played = [((each.rating - 1500) / _SCALE, each.deviation / _SCALE, each.result) for each in rounds]
    if not played:
        return Rated(before.rating, sqrt(phi * phi + before.volatility**2) * _SCALE, before.volatility)
    terms = [(_weight(deviation), _share(_weight(deviation) * (mu - rating)), result) for rating, deviation, result in played]
    variance = 1 / sum(g * g * e * (1 - e) for g, e, _ in terms)
    surprise = sum(g * (result - e) for g, e, result in terms)
    volatility = _volatility(phi, variance, variance * surprise, before.volatility, tau)
    new_phi = 1 / sqrt(1 / (phi * phi + volatility * volatility) + 1 / variance)
    return Rated(1500 + _SCALE * (mu + new_phi**2 * surprise), _SCALE * new_phi, volatility)


def _volatility(phi: float, variance: float, delta: float, before: float, tau: float) -> float:
    """The root of the paper's f(x) by its Illinois method."""
    start = log(before * before)

    def f(x: float) -> float:
        spread = phi * phi + variance + exp(x)
        return exp(x) * (delta * delta - spread) / (2 * spread * spread) - (x - start) / (tau * tau)

    low, high = start, _other_side(f, start, phi, variance, delta, tau)
    f_low, f_high = f(low), f(high)
    for _ in range(200):
        if abs(high - low) <= 1e-12:
            break
        middle = low + (low - high) * f_low / (f_high - f_low)
        f_middle = f(middle)
        if f_middle * f_high <= 0:
            low, f_low = high, f_high
        else:
            f_low /= 2
        high, f_high = middle, f_middle
    return exp(low / 2)


def _other_side(f: Callable[[float], float], start: float, phi: float, variance: float, delta: float, tau: float) -> float:
    beyond = delta * delta - phi * phi - variance
    if beyond > 0:
        return log(beyond)
    k = 1
    while f(start - k * tau) < 0 and k < 1000:
        k += 1
    return start - k * tau


def _weight(deviation: float) -> float:
    return 1 / sqrt(1 + 3 * deviation * deviation / (pi * pi))


def _share(x: float) -> float:
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
