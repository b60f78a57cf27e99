"""One connection that carries commands: bytes out, answers back in the order of the commands.

It knows what has left and what has not, and that is what decides between "not done" and "outcome unknown". It never sends twice.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, cast

import hiredis

from .contract import Unknown
from .kept import Receiver, hear
from .refusal import Refusal

Answer = asyncio.Future[Any]


class Link(asyncio.Protocol):
    """An asyncio protocol over an open connection. `on_lost` is called once, `on_room` when the connection can take more."""

    def __init__(self, on_lost: Callable[[], None], on_room: Callable[[], None]) -> None:
        self._on_lost = on_lost
        self._on_room = on_room
        self._owed: deque[tuple[Receiver, float]] = deque()
        self._reader = hiredis.Reader(replyError=Refusal)
        self._transport: asyncio.Transport | None = None
        self._why = "The connection to the store was lost before it answered."
        self.held: object = None
        self.full = False
        self.lost = False

    @property
    def oldest(self) -> float | None:
        """When the first answer that is owed is due, in loop time; None when nothing is owed."""
        return self._owed[0][1] if self._owed else None

    def expect(self, answer: Receiver, due: float) -> None:
        """The next command to be written gets this answer."""
        self._owed.append((answer, due))

    def write(self, data: bytes) -> None:
        """Send commands; each must have been announced with `expect`, in order."""
        if self._transport is not None:
            self._transport.write(data)

    def break_off(self, why: str) -> None:
        """Drop the connection at once; every answer that is owed becomes Unknown, for this reason."""
        self._why = why
        if self._transport is not None:
            self._transport.abort()
        self._end()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.Protocol."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Hand each answer to the one who waits for it."""
        reader, owed = self._reader, self._owed
        try:
            reader.feed(data)
            while (reply := reader.gets()) is not False:
                hear(owed.popleft()[0], reply)
        except (hiredis.HiredisError, IndexError):
            self.break_off("The store sent something that is no answer.")

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio.Protocol."""
        self._end()

    def pause_writing(self) -> None:
        """See asyncio.Protocol."""
        self.full = True

    def resume_writing(self) -> None:
        """See asyncio.Protocol."""
        self.full = False
        self._on_room()

    def _end(self) -> None:
        if self.lost:
            return
        self.lost = True
        while self._owed:
            hear(self._owed.popleft()[0], Unknown(self._why))
        self._on_lost()
