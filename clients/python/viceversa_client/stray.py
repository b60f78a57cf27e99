"""Keys that nobody meant: held down, pressed twice, or pressed for what was on the screen a moment ago.

A key that was aimed at the last page must never give or seal an answer on the next one. The time is passed in as a clock, so that this
can be tried without waiting. It never decides what a key does, and never keeps what was typed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

SETTLE = 0.8
"""Seconds for which a key whose meaning has just changed does nothing. Longer than the wait before a held key repeats."""

HELD = 0.3
"""Seconds within which the same key again counts as held down, or as pressed twice."""

GLANCE = 0.4
"""Seconds that a list to look over is shown before it can be given."""

NEVER = float("-inf")


class Stray:
    """Says of each key press whether it was meant. `now` is a clock in seconds that never steps."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._meanings: dict[str, object] = {}
        self._since: dict[str, float] = {}
        self._pressed: dict[str, float] = {}
        self._quiet = NEVER
        self._turned = NEVER
        self._pause = 0.0
        self._last = ""

    def means(self, meanings: Mapping[str, object]) -> None:
        """What each key does from now on; one that did something else, or nothing, a moment ago has to settle first."""
        now = self._now()
        if self._meanings:
            for key, meaning in meanings.items():
                if self._meanings.get(key) != meaning:
                    self._since[key] = now
        self._meanings = dict(meanings)

    def settled(self, key: str) -> bool:
        """Whether a key has meant what it means for a while."""
        return self._now() - self._since.get(key, NEVER) >= SETTLE

    def turned(self, pause: float = 0.0) -> None:
        """Another question is on the screen: no key counts for `pause` seconds, and the last one not until it has settled."""
        self._turned, self._pause = self._now(), pause

    def hush(self) -> None:
        """What was being typed has closed by itself: no key counts until the typing has stopped."""
        self._quiet = self._now() + SETTLE

    def takes(self, key: str, *, of: str = "", gives: bool = False) -> bool:
        """Whether a key press counts. `of` is the key whose meaning it borrows (Enter, on a line of a list); `gives` says that
        something would be sent by it."""
        now, before = self._now(), self._pressed.get(key, NEVER)
        self._pressed[key] = now
        if now - before < HELD:
            return False
        if now < self._quiet:
            self._quiet = now + SETTLE
            return False
        if gives and not self.settled(of or key):
            return False
        if now - self._turned < (SETTLE if key == self._last else self._pause):
            return False
        self._last = key
        return True
