"""How far the store's clock is from this device's, learned as NTP does: from the round trip of a ping.

Pure: local times are passed in. They are milliseconds of a clock that never steps (`time.monotonic`); store times are milliseconds
since 1970. Nobody can see which half of a round trip was the slow one, so the error is at most half of it (RFC 5905, section 8).
"""

from __future__ import annotations

from typing import NamedTuple

KEPT = 8


class Sample(NamedTuple):
    """One round trip, in ms, and the offset that it suggests: store time minus local time."""

    trip: float
    offset: float


class Offset(NamedTuple):
    """The last samples, oldest first. The one with the shortest round trip counts."""

    samples: tuple[Sample, ...] = ()

    def heard(self, sent: float, received: float, store: float) -> Offset:
        """One more round trip: sent and received in local ms, `store` is what the server read between the two."""
        trip = received - sent
        if trip < 0:
            return self
        return Offset((*self.samples, Sample(trip, store - (sent + received) / 2))[-KEPT:])

    @property
    def best(self) -> Sample | None:
        """The sample with the shortest round trip, the newest among equals; None before any."""
        return min(reversed(self.samples), key=lambda sample: sample.trip, default=None)

    def store_time(self, local: float) -> int:
        """The store's clock at a local moment, in whole ms; the local clock itself before any sample."""
        best = self.best
        return round(local + (best.offset if best else 0))
