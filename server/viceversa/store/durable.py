"""Whether what was written may be told: how many replicas must have it first, and what becomes of answers while too few do.

One judgement for each primary. It only judges numbers and moments that it is given; it never waits and never talks to the store.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import structlog

from .contract import Tally

log = structlog.get_logger()

GRACE = 5.0
"""Seconds with too few replicas before the setting decides: go on without them, or stay closed."""

FORGOTTEN = 2.0
"""Seconds without any news after which those seconds are counted anew. Commits that wait are submitted again sooner than that."""

LOOK_EVERY, LOOK_FOR = 0.25, 10
"""Once gone on without replicas: seconds between two looks at whether they are back, and milliseconds that a look may take."""


class Durability(NamedTuple):
    """How many replicas must have what was written before anybody is told; how long to wait for them, in ms; and what to do when there
    have been too few for GRACE: "continue" without them, or stay "closed"."""

    replicas: int
    wait: int = 100
    short: Literal["continue", "closed"] = "continue"


class Standing:
    """How one primary stands with its replicas.

    Durable until a wait finds too few. Then answers are withheld. After GRACE of that, by setting, they are told all the same, and
    counted, until a look finds enough replicas again.
    """

    def __init__(self, durability: Durability, tally: Tally) -> None:
        self.replicas = durability.replicas
        self.withholds = True
        self._durability = durability
        self._tally = tally
        self._since: float | None = None
        self._last = 0.0
        self._looked = 0.0

    def wait(self, now: float) -> int:
        """Milliseconds that the store shall wait for replicas after the next write; 0 when it shall not."""
        if self.withholds:
            return self._durability.wait
        if now - self._looked < LOOK_EVERY:
            return 0
        self._looked = now
        return LOOK_FOR

    def told(self, answers: int) -> None:
        """So many answers will be told without any replica being waited for."""
        self._tally.undurable += answers

    def enough(self, replicas: int, answers: int, now: float) -> bool:
        """Whether so many answers may be told, when so many replicas have what was written."""
        if replicas >= self.replicas:
            if self._since is not None:
                log.warning("enough replicas again", replicas=replicas)
            self._since = None
            self.withholds = True
            return True
        self._tally.short += 1
        if not self.withholds:
            return True
        if self._since is None or now - self._last > FORGOTTEN:
            log.error("too few replicas", replicas=replicas, needed=self.replicas)
            self._since = now
        self._last = now
        if self._durability.short == "closed" or now - self._since < GRACE:
            return False
        log.error("goes on without replicas", replicas=replicas, needed=self.replicas)
        self.withholds = False
        self._looked = now
        self._tally.undurable += answers
        return True
