"""Loops that go on for as long as their server does. What goes wrong in one is said by its kind alone, since a message may hold what
belongs to a session."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

import structlog

log = structlog.get_logger()

PAUSE = 1.0
"""Seconds after which a loop that met a fault of ours begins again."""


async def lasting(loop: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run a loop, and begin it again after an unexpected error; return when it ends by itself."""
    while True:
        try:
            await loop()
        except Exception as error:
            log.error("begins again", kind=type(error).__name__)
            await asyncio.sleep(PAUSE)
        else:
            return
