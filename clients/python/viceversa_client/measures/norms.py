"""What is special about this partner, and what is so of people in general.

Couples look alike largely because people are alike. These measures part the two; they need item means of many people who agreed to give
them, which nobody has yet, so the game shows none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from .absent import Absent, Number
from .answers import Answers, Scale
from .moments import correlation, plane

Norms = Sequence[float | None]
"""The mean of many people's answers to each item; None where it is not known."""

ALIKE = 0.999
"""Above this |r| the two predictors are one and the same."""


def overall(one: Answers, other: Answers, norms: Norms, scale: Scale) -> Number:
    """r of two profiles over the items that have a norm, -1 to 1. `not_enough` below two items, `flat` when either does not differ."""
    x, y, _ = _with_norms(one, other, norms, scale)
    return correlation(x, y)


def distinctive(one: Answers, other: Answers, norms: Norms, scale: Scale) -> Number:
    """r of the two profiles, each less the norms, -1 to 1: alike beyond what all people share. Null as in `overall`.

    Source: Furr (2008), Journal of Personality 76:1267.
    """
    x, y, n = _with_norms(one, other, norms, scale)
    return correlation([a - m for a, m in zip(x, n, strict=True)], [b - m for b, m in zip(y, n, strict=True)])


def normativeness(answers: Answers, norms: Norms, scale: Scale) -> Number:
    """r of a profile and the norms, -1 to 1: how like people in general. Null as in `overall`. Source: Furr (2008)."""
    x, _, n = _with_norms(answers, answers, norms, scale)
    return correlation(x, n)


@dataclass(frozen=True, slots=True)
class SocialAccuracy:
    """A guess as knowledge of this partner and of people in general. intercept in steps of the scale, both slopes without bound."""

    intercept: float
    distinctive: float
    normative: float


def social_accuracy(guess: Answers, truth: Answers, norms: Norms, scale: Scale) -> SocialAccuracy | Absent:
    """g = b0 + b1 (t - norm) + b2 (norm - mean norm) by least squares: b1 distinctive, b2 normative accuracy.

    `not_enough` below three items, `flat` when t - norm or the norms do not differ, `alike` when the two run together.
    Source: Biesanz (2010), Multivariate Behavioral Research 45:853, the social accuracy model.
    """
    g, t, n = _with_norms(guess, truth, norms, scale)
    if len(g) < 3:
        return Absent("not_enough")
    middle = fmean(n)
    fitted = plane(g, [a - m for a, m in zip(t, n, strict=True)], [m - middle for m in n], ALIKE)
    return fitted if isinstance(fitted, Absent) else SocialAccuracy(fitted.level, fitted.first, fitted.second)


def _with_norms(one: Answers, other: Answers, norms: Norms, scale: Scale) -> tuple[list[int], list[int], list[float]]:
    """The items that both answered and that have a norm."""
    read = ((scale.read(a), scale.read(b), _norm(m, scale)) for a, b, m in zip(one, other, norms, strict=False))
    whole = [(a, b, m) for a, b, m in read if a is not None and b is not None and m is not None]
    return [a for a, _, _ in whole], [b for _, b, _ in whole], [m for _, _, m in whole]


def _norm(value: object, scale: Scale) -> float | None:
    """A mean of answers, which lies on their scale."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return None
    return float(value) if scale.low <= value <= scale.high else None
