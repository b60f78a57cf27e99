"""Two partners on the relay: the frames of a session, and nothing in them."""

from __future__ import annotations

import asyncio
import time
from itertools import count

from .connection import Connection
from .load import Load

COMMAND = b"%010d" + b"c" * 80
"""As long as a command of ours."""

_rooms = count()


class Phone(Connection):
    """One of the two."""

    def __init__(self, load: Load, couple: Relayed) -> None:
        super().__init__(load)
        self.couple = couple
        self.came = load.loop.create_future()

    def heard(self, data: bytes) -> None:
        if not self.came.done():
            self.came.set_result(None)
        else:
            self.couple.heard(self, data)


class Relayed:
    """A pair that acts by turns."""

    def __init__(self, load: Load, port: int) -> None:
        self.load = load
        self.port = port
        self.a = Phone(load, self)
        self.b = Phone(load, self)
        self._n = 0
        self._sent = 0.0
        self._open = 0

    async def join(self) -> None:
        """Both connect."""
        room = b"room %d" % next(_rooms)
        for phone in (self.a, self.b):
            await phone.connect(self.port, "/")
            phone.send(room)
            await asyncio.wait_for(phone.came, 10)

    def act(self) -> None:
        """One sends what both get."""
        self._n += 1
        self._open, self._sent = 3, time.perf_counter()
        (self.b if self._n % 2 else self.a).send(COMMAND % self._n)

    def heard(self, phone: Phone, data: bytes) -> None:
        """An answer, or what the other one or oneself has sent."""
        if data[0] != ord("a"):
            if int(data[:10]) != self._n:
                self.load.wrong("the relay passed on something else")
            if phone is not (self.b if self._n % 2 else self.a):
                self.load.shown(self._sent)
        self._open -= 1
        if self._open == 0:
            self.load.seen(self)
