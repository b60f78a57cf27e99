"""How much somebody may send: a token bucket, kept as one moment. Pure: the time is passed in, and nothing is done about the answer.

Tokens come in evenly and wait for `WINDOW` seconds at most, so that a burst is fine when it was quiet before. (It is the generic cell
rate algorithm, ITU-T I.371: what is kept is not a count of tokens but the moment at which the bucket will be full again.)
"""

from __future__ import annotations

WINDOW = 10.0
"""Seconds over which a rate is taken: so much may come at once as may come in this time."""


class Bucket:
    """`per_second` things a second, and `WINDOW` times as many at once. What comes all the same counts, up to `debt` seconds' worth."""

    __slots__ = ("_debt", "_each", "_full")

    def __init__(self, per_second: float, debt: float = 0.0) -> None:
        self._each = 1.0 / per_second
        self._debt = WINDOW + debt
        self._full = 0.0

    def take(self, now: float) -> float:
        """One thing more at `now`, in seconds of any clock that does not go back: how many seconds it came too early, 0 or less when in time."""
        full = self._full
        if full < now:
            full = now
        full += self._each
        early = full - now
        if early <= self._debt:
            self._full = full
        return early - WINDOW

    def is_full(self, now: float) -> bool:
        """Whether it holds all that it can, so that a new one in its place would be no different."""
        return self._full <= now
