"""This process's idea of the store's clock: a steady local clock and an offset that the store corrects.

Nothing else in the server reads the time of day. A step of the machine's own clock changes nothing here.
"""

from __future__ import annotations

import time


class StoreClock:
    """Milliseconds of the store's clock, estimated."""

    def __init__(self) -> None:
        self._offset = 0
        self.known = False

    def now(self) -> int:
        """The store's clock now, ms since 1970."""
        return time.monotonic_ns() // 1_000_000 + self._offset

    def heard(self, store_time: int) -> None:
        """The store has just said what time it is."""
        self._offset = store_time - time.monotonic_ns() // 1_000_000
        self.known = True
