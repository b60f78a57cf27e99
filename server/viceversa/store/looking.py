"""Looking something up in the background: one look at a time, however often it is asked for, and never two in quick succession."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from .contract import Unavailable

PAUSE = 0.1
"""Seconds between the beginnings of two looks."""


class Looking:
    """Calls `look`, which may raise Unavailable, when `soon` asks for it. Belongs to one event loop."""

    def __init__(self, look: Callable[[], Awaitable[None]]) -> None:
        self._look = look
        self._task: asyncio.Task[None] | None = None
        self._not_before = 0.0
        self._closed = False

    def soon(self) -> None:
        """Look, unless that is under way."""
        if not self._closed and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._once(), name="looking for the store's primary")

    async def done(self) -> None:
        """Return when nothing is being looked up."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def close(self) -> None:
        """Give up looking."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _once(self) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, self._not_before - loop.time()))
        self._not_before = loop.time() + PAUSE
        try:
            await self._look()
        except Unavailable:
            return  # whoever still cannot use the store doubts again
