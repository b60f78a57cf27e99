"""Leaving in good order: every device plays on until it is told to go elsewhere, and they are told one after the other.

A session's seats are marked as moving before its devices are told, so that no partner is shown asleep for it. What a device said and
was not answered it says again elsewhere. Nothing here waits for a device, or for longer than a few seconds for the store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from random import uniform

from viceversa.wire.closing import ELSEWHERE

from .desk import Desk

SPREAD = 1.0
"""Seconds over which the goodbyes are spread, at most, so that the other nodes are not all asked in one moment."""

SPREAD_EACH = 0.002
"""Seconds of that for each session: with a few of them, nobody waits."""

MOVED_WITHIN = 2.0
"""Seconds that saving the mark may take; the goodbye comes then in any case."""


async def send_elsewhere(desks: Callable[[], list[Desk]]) -> None:
    """Return when every seat of these desks was told goodbye; who takes one meanwhile is told too."""
    while staying := [desk for desk in desks() if any(not line.ending for line in desk.lines.values())]:
        spread = min(SPREAD, SPREAD_EACH * len(staying))
        await asyncio.gather(*(_moved(desk, uniform(0, spread)) for desk in staying))  # noqa: S311  (spreads them, no secret)


async def _moved(desk: Desk, after: float) -> None:
    await asyncio.sleep(after)
    if moving := desk.leave():
        await asyncio.wait(moving, timeout=MOVED_WITHIN)
    for line in list(desk.lines.values()):
        line.end(ELSEWHERE)
