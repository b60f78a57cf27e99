"""The private check: from a person's own four answers to a lane, on their own device.

Only the lane is ever sent. The answers are used once and dropped: nothing here keeps, logs or shows them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from viceversa.game.session import LaneAnswer


class Check(NamedTuple):
    """The four answers."""

    adult: Literal["yes", "no"]
    free_to_say_no: Literal["yes", "no", "skip"]
    worried_how_partner_reacts: Literal["no", "yes", "skip"]
    state_now: Literal["ok", "very_upset", "drunk_or_high", "crisis"]


def lane_of(check: Check) -> LaneAnswer:
    """The lane of one person's answers; the first rule that fits counts, and a skipped question counts as the careful answer."""
    match check:
        case Check(adult="no"):
            return "blocked"
        case Check(state_now="crisis"):
            return "stop"
        case Check(adult="yes", free_to_say_no="yes", worried_how_partner_reacts="no", state_now="ok"):
            return "standard"
        case _:
            return "light"
