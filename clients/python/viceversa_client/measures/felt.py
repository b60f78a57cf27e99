"""Felt understood, against what the listener thought: after one round of listening."""

from __future__ import annotations

from dataclasses import dataclass

from .absent import Absent
from .answers import Scale

SLIDER = Scale(0, 100)


@dataclass(frozen=True, slots=True)
class FeltDifference:
    """signed: the listener's guess less what the speaker felt, above 0 when the listener thought it went better. size: its amount."""

    signed: int
    size: int


def felt_difference(predicted: int | None, felt: int | None, scale: Scale = SLIDER) -> FeltDifference | Absent:
    """predicted - felt in steps of the scale, and its amount. `not_enough` when either was not given. Source: our own."""
    guess, said = scale.read(predicted), scale.read(felt)
    if guess is None or said is None:
        return Absent("not_enough")
    return FeltDifference(guess - said, abs(guess - said))
