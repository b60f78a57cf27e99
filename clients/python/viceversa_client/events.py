"""What a device tells its owner: views, answers, notices, the state of the link, the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import NamedTuple

from viceversa.game.view import View
from viceversa.wire.closing import Closing
from viceversa.wire.messages import Answered


class Viewed(NamedTuple):
    """A new view of the session."""

    view: View
    seq: int


class Settled(NamedTuple):
    """A command was answered for good; also one that an earlier run of this device had sent."""

    answer: Answered


class Noticed(NamedTuple):
    """Something to tell the person in passing."""

    code: str
    say: str


class LinkUp(NamedTuple):
    """The connection is there (again)."""

    server: str


class LinkDown(NamedTuple):
    """The connection is gone; the device is coming back by itself. `say` is the server's reason, where it gave one."""

    say: str = ""


class Relayed(NamedTuple):
    """Bytes from the partner's device."""

    data: bytes


class Ended(NamedTuple):
    """The server closed this seat's connection for good. Nothing comes after it."""

    closing: Closing


Event = Viewed | Settled | Noticed | LinkUp | LinkDown | Relayed | Ended

WAITING = 1_000
"""Events that may wait for a slow listener."""


class Feed:
    """One listener's events, from the moment it was made. A listener that falls far behind loses the oldest."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue(WAITING)

    def put(self, event: Event | None) -> None:
        """Add an event; None is the end."""
        if self._queue.full():
            self._queue.get_nowait()
        self._queue.put_nowait(event)

    async def listen(self) -> AsyncIterator[Event]:
        """The events, until the end."""
        while (event := await self._queue.get()) is not None:
            yield event
