"""One device's connection, as a desk knows it: something to tell things to, without ever waiting for it.

Views are coalesced: a device that reads slowly gets the newest, not all. One that reads nothing is let go.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from viceversa.game.exercise import Seat
from viceversa.wire.closing import STALE, Closing
from viceversa.wire.messages import Goodbye, Message, Seen

MOST_PENDING = 64
"""Messages that may wait for a slow reader, besides the one newest view, where nothing else is said."""

CLOSES_WITHIN = 10.0
"""Seconds that a device has to read what is queued for it and the goodbye, before its connection is dropped."""


class Line:
    """A connection that holds, or is about to hold, a seat. What it is told leaves at once, until its end is said not to read.

    send    writes one message, at once. shut closes with a code, after what was sent; cut drops it.
    token   SHA-256 of the seat token it came with.
    greeting  what it is told first, once its seat is known.
    seq     the last seq it was sent; 0 for none.
    seen    the hash of the view that went with it.
    opened  phase instances whose released answers it was sent.
    heard   when it last said anything, store time in ms.
    rtt     its round trip, ms; None until it was measured.
    open    whether the device still holds its end; what it asked for on a connection that it has given up is not done.
    most    messages that may wait for an end that does not read, besides the one newest view.
    """

    def __init__(
        self,
        send: Callable[[Message], object],
        shut: Callable[[Closing], object],
        cut: Callable[[], object],
        open: Callable[[], bool] = lambda: True,
        most: int = MOST_PENDING,
    ) -> None:
        self._send = send
        self._shut = shut
        self.cut = cut
        self.open = open
        self._pending: deque[Message] = deque()
        self._most = most
        self._held = False
        self._closing: Closing | None = None
        self.token = b""
        self.greeting: Callable[[Seat], Message] | None = None
        self.seat: Seat = "a"
        self.epoch = 0
        self.seq = 0
        self.seen = 0
        self.opened: set[int] = set()
        self.heard = 0
        self.rtt: int | None = None

    def tell(self, message: Message) -> None:
        """Send a message, or keep it for an end that does not read. A newer view replaces one that still waits."""
        if self._closing is not None:
            return
        if not self._held:
            self._send(message)
            return
        if isinstance(message, Seen):
            self._pending = deque(each for each in self._pending if not isinstance(each, Seen))
        self._pending.append(message)
        if len(self._pending) > self._most:
            self.end(STALE)

    def end(self, closing: Closing) -> None:
        """Say goodbye and close, after what waits. The first reason counts."""
        if self._closing is not None:
            return
        self._closing = closing
        self._pending.append(Goodbye(code=closing.code, say=closing.say))
        asyncio.get_running_loop().call_later(CLOSES_WITHIN, self.cut)
        if not self._held:
            self.flow()

    @property
    def goodbye(self) -> str | None:
        """The code of the goodbye that was said, or is about to be; None for none."""
        return None if self._closing is None else self._closing.code

    @property
    def ending(self) -> bool:
        """Whether it is about to be closed by us."""
        return self._closing is not None

    def hold(self) -> None:
        """Its end does not read: from now on, keep what it is told."""
        self._held = True

    def flow(self) -> None:
        """Its end reads: send what was kept, and go on sending."""
        self._held = False
        while self._pending and not self._held:
            self._send(self._pending.popleft())
        if self._closing is not None and not self._pending:
            self._shut(self._closing)
