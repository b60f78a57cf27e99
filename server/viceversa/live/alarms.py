"""One heap of due moments for the whole process, and one timer: the next time that any session has something to happen by itself."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Callable

from .measures import Histogram
from .store_clock import StoreClock

LONGEST_SLEEP = 5.0
"""Seconds after which the timer looks again even without anything due, since the store's clock may have been corrected."""

AT_ONCE = 32
"""Alarms that ring in one turn of the event loop. When more are due, what has been heard meanwhile comes first, then the next of them."""


class Alarms:
    """Due moments by key. Arming again replaces; an alarm that comes early or twice is harmless to what it wakes.
    `lateness` counts by how many seconds each came too late."""

    def __init__(self, clock: StoreClock, ring: Callable[[str], None], lateness: Histogram) -> None:
        self._clock = clock
        self._ring = ring
        self._lateness = lateness
        self._heap: list[tuple[int, str]] = []
        self._due: dict[str, int] = {}
        self._queued: dict[str, int] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._stopped = False

    def arm(self, key: str, due: int | None) -> None:
        """Ring for `key` at `due`, store time in ms; None disarms."""
        if self._stopped or self._due.get(key) == due:
            return
        if due is None:
            del self._due[key]
            return
        self._due[key] = due
        self._queue(due, key)

    def _queue(self, due: int, key: str) -> None:
        """Look at `key` at `due`. One that is queued for earlier stays: it finds then that it is not due yet, and is queued again. So
        the heap holds a key about once, however often its deadline moves on."""
        if (queued := self._queued.get(key)) is not None and queued <= due:
            return
        self._queued[key] = due
        heapq.heappush(self._heap, (due, key))
        if self._heap[0] == (due, key):
            self._set()

    def __len__(self) -> int:
        """How much is in the heap."""
        return len(self._heap)

    def stop(self) -> None:
        """Ring no more."""
        self._stopped = True
        if self._timer is not None:
            self._timer.cancel()

    def _set(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        delay = max(0.0, (self._heap[0][0] - self._clock.now()) / 1000)
        self._timer = asyncio.get_running_loop().call_later(min(delay, LONGEST_SLEEP), self._look)

    def _look(self) -> None:
        self._timer = None
        try:
            self._ring_due()
        finally:  # one that fails when it is woken silences nobody else
            if self._heap and not self._stopped:
                self._set()

    def _ring_due(self) -> None:
        now, rung = self._clock.now(), 0
        while self._heap and self._heap[0][0] <= now and rung < AT_ONCE:
            at, key = heapq.heappop(self._heap)
            if self._queued.get(key) != at:
                continue
            del self._queued[key]
            due = self._due.get(key)
            if due is None:
                continue
            if due > now:
                self._queue(due, key)
                continue
            del self._due[key]
            self._lateness.observe((now - due) / 1000)
            rung += 1
            self._ring(key)
