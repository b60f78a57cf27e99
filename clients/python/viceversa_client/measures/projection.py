"""Truth and projection: is a guess drawn by what the partner says, or by one's own answer?

In open data of 148 couples both draw with the same force. So "you leaned on your own answer" is a true and useful thing to hear, for the
one who guessed and for nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from .absent import Absent, Number
from .answers import Answers, Scale, triples
from .moments import Plane, plane, product, slope

MOST_ALIKE = 0.9
"""Above this |r| of the two people's own answers, nobody can tell by which of them a guess was drawn."""


@dataclass(frozen=True, slots=True)
class TruthAndBias:
    """A guess as it is drawn by two forces.

    bias            b0: mean(g) - mean(t), each predictor centred on its own mean.
    bias_at_truth   b0 when all are centred on the mean of the truth, as West & Kenny do; the slopes are the same.
    truth           b1: how far the guess follows one step of the truth, the own answer kept equal.
    projection      b2: how far it follows one step of the guesser's own answer, the truth kept equal.
    unsure          the standard error of b2 - b1; `not_enough` where nothing is left to judge it by.
    indirect        b2 * slope(own on truth): being right because both are alike. truth + indirect = slope(guess on truth).
    """

    bias: float
    bias_at_truth: float
    truth: float
    projection: float
    indirect: float
    unsure: Number


def truth_and_bias(guess: Answers, truth: Answers, own: Answers, scale: Scale, least: int = 3) -> TruthAndBias | Absent:
    """g_i - mean t = b0 + b1 (t_i - mean t) + b2 (s_i - mean s) + e_i by least squares, over items that have all three.

    `not_enough` below `least` (three or more) items, `flat` when truth or own does not differ, `alike` when |r(truth, own)| > 0.9.
    Source: West & Kenny (2011), Psychological Review 118:357, the truth and bias model.
    """
    all_ = triples(guess, truth, own, scale)
    if len(all_) < max(3, least):
        return Absent("not_enough")
    g, t, s = ([each[n] for each in all_] for n in range(3))
    fitted = plane(g, t, s, MOST_ALIKE)
    if isinstance(fitted, Absent):
        return fitted
    along = slope(s, on=t)
    if isinstance(along, Absent):
        return along
    bias = fmean(g) - fmean(t)
    return TruthAndBias(
        bias=bias,
        bias_at_truth=bias - fitted.second * (fmean(s) - fmean(t)),
        truth=fitted.first,
        projection=fitted.second,
        indirect=fitted.second * along,
        unsure=_unsure(g, t, s, fitted),
    )


def _unsure(g: list[int], t: list[int], s: list[int], fitted: Plane) -> Number:
    """The root of s^2 (tt + ss + 2 ts) / (tt ss - ts^2), with s^2 what the plane leaves over n - 3."""
    if len(g) < 4:
        return Absent("not_enough")
    left = sum((a - fitted.level - fitted.first * b - fitted.second * c) ** 2 for a, b, c in zip(g, t, s, strict=True))
    tt, ss, ts = product(t, t), product(s, s), product(t, s)
    return sqrt(left / (len(g) - 3) * (tt + ss + 2 * ts) / (tt * ss - ts * ts))
