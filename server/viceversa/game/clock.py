"""A phase's clock as a value. Time is passed in, in milliseconds of the store's clock; nothing here reads one.

A clock runs or is held. Time that nobody vouched for is taken back by holding, or setting back, to an earlier moment.
"""

from __future__ import annotations

import msgspec


class Clock(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """spent: ms that had passed by `since`; since: when it last began to run, None while held; limit: ms in all, None for none;
    least: ms before which the phase does not end."""

    spent: int = 0
    since: int | None = None
    limit: int | None = None
    least: int = 0

    def elapsed(self, now: int) -> int:
        """Milliseconds that have passed on this clock by `now`."""
        return self.spent if self.since is None else self.spent + max(0, now - self.since)

    def due(self) -> int | None:
        """When the time is up, in store time; None while held or without a limit."""
        if self.since is None or self.limit is None:
            return None
        return self.since + self.limit - self.spent

    def least_at(self) -> int | None:
        """When the least time is over, in store time; None while held."""
        return None if self.since is None else self.since + max(0, self.least - self.spent)

    def left(self, now: int) -> int | None:
        """Milliseconds left (never negative), or None without a limit."""
        return None if self.limit is None else max(0, self.limit - self.elapsed(now))

    def held(self, at: int) -> Clock:
        """The clock stopped at `at`, which may lie in the past: what came after did not pass."""
        if self.since is None:
            return self
        return msgspec.structs.replace(self, spent=self.spent + max(0, at - self.since), since=None)

    def run(self, now: int) -> Clock:
        """The clock running on from `now`; one that runs already is unchanged."""
        return self if self.since is not None else msgspec.structs.replace(self, since=now)

    def set_back(self, until: int, now: int) -> Clock:
        """The clock as if the time from `until` to `now` had not passed. A held clock is unchanged."""
        return self if self.since is None else self.held(min(until, now)).run(now)

    def extended(self, by: int, most: int | None) -> Clock:
        """More time, never beyond `most` ms in all."""
        if self.limit is None:
            return self
        limit = self.limit + by if most is None else max(self.limit, min(self.limit + by, most))
        return msgspec.structs.replace(self, limit=limit)
