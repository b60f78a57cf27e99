"""One partner's device on our protocol: msgpack frames, one command under way, every view read as far as a script has to.

What it checks on the way: every command is accepted, under its own id, and its seat's seq only grows.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from viceversa.wire.codec import MSGPACK

from .connection import Connection
from .load import Load

PING = msgspec.msgpack.encode({"kind": "ping", "t": 1})


class Door(msgspec.Struct):
    """A way in."""

    secret: str


class Place(msgspec.Struct):
    """Where the session is."""

    phase: str
    instance: int
    lead: Literal["a", "b"]
    of: int


class Clock(msgspec.Struct):
    """When time is up."""

    due: int | None = None


class Guessed(msgspec.Struct):
    """A guess that was made."""

    card: str


class SeatNow(msgspec.Struct):
    """A seat as everyone sees it."""

    presence: str


class Sight(msgspec.Struct):
    """What a script looks at in a view."""

    stage: str
    seats: dict[str, SeatNow] = {}
    door: Door | None = None
    place: Place | None = None
    clock: Clock | None = None
    card: str | None = None
    options: list[str] = []
    guesses: list[Guessed] = []
    given: list[str] = []


class View(msgspec.Struct, tag_field="kind", tag="view"):
    """A view."""

    seq: int
    view: Sight


class Answer(msgspec.Struct, tag_field="kind", tag="answer"):
    """The answer to a command."""

    id: tuple[str, int]
    result: str
    code: str | None = None


class Welcome(msgspec.Struct, tag_field="kind", tag="welcome"):
    """A seat was given."""

    session: str
    token: str | None = None


class Refused(msgspec.Struct, tag_field="kind", tag="refused"):
    """A way in was not given."""

    code: str


class Pong(msgspec.Struct, tag_field="kind", tag="pong"):
    """The answer to a ping."""


class Goodbye(msgspec.Struct, tag_field="kind", tag="goodbye"):
    """The server is about to close the connection."""

    code: str


Reply = View | Answer | Welcome | Refused | Pong | Goodbye

_decode = msgspec.msgpack.Decoder(Reply).decode
_encode = msgspec.msgpack.Encoder().encode


class Device(Connection):
    """A device. `seen` is told of each view after the first, `answered` of each answer to a command that nobody awaits."""

    def __init__(self, load: Load, seen: Callable[[Device], None], answered: Callable[[], None]) -> None:
        super().__init__(load)
        self.session = ""
        self.token = ""
        self.seq = 0
        self.sight = Sight("")
        self.raw = b""
        self.ping_every = 0.0
        self._seen = seen
        self._answered = answered
        self._instance = secrets.token_urlsafe(9)
        self._counter = 0
        self._frame = b""
        self._waiting: asyncio.Future[Any] | None = None
        self._changed = asyncio.Event()

    # --- coming in: one thing after the other, awaited

    async def open(self, port: int) -> None:
        """Open a room and take its first seat."""
        await self._arrive(port, {"kind": "open", "name": "Ann"})

    async def enter(self, port: int, session: str, secret: str) -> None:
        """Take the other seat."""
        await self._arrive(port, {"kind": "join", "session": session, "secret": secret, "name": "Bo"})

    async def resume(self, port: int) -> None:
        """Return to the seat, over a new connection. Raises OSError, picows.WSError."""
        self.leaving = False
        await self._arrive(port, {"kind": "resume", "session": self.session, "token": self.token, "seq": self.seq})

    async def _arrive(self, port: int, hello: dict[str, Any]) -> None:
        await self.connect(port, "/ws", (MSGPACK,))
        seq = self.seq
        welcome = await self._replied(_encode(hello))
        self.session, self.token = welcome.session, welcome.token or self.token
        await self.until(lambda sight: seq == 0 or self.seq >= seq)
        if self.ping_every:
            self.load.loop.call_later(self.ping_every * secrets.randbelow(1000) / 1000, self._ping)

    async def ask(self, **command: Any) -> None:
        """Send a command and wait for its answer."""
        self._made(command)
        await self._replied(self._frame)

    async def until(self, wanted: Callable[[Sight], bool]) -> Sight:
        """Wait for a view."""
        while not self.sight.stage or not wanted(self.sight):
            self._changed.clear()
            await self._changed.wait()
        return self.sight

    async def _replied(self, frame: bytes) -> Any:
        self._waiting = self.load.loop.create_future()
        self.send(frame)
        return await self._waiting

    # --- at play: nothing is awaited

    def do(self, **command: Any) -> None:
        """Send a command."""
        self._made(command)
        self.send(self._frame)

    def again(self) -> None:
        """Send the last command once more, under its own id, as a device does that has had no answer."""
        self.send(self._frame)

    def _made(self, command: dict[str, Any]) -> None:
        self._counter += 1
        at = int(time.time() * 1000)
        self._frame = _encode({"kind": "do", "id": (self._instance, self._counter), "at": at, "command": command})

    def heard(self, data: bytes) -> None:
        reply = _decode(data)
        kind = type(reply)
        if kind is View:
            self._view(reply, data)
        elif kind is Answer:
            if reply.result != "accepted" or reply.id[1] != self._counter:
                self.load.wrong(f"a command was {reply.result}: {reply.code}")
            if self._waiting is None:
                self._answered()
            else:
                self._told(reply)
        elif kind is Welcome:
            self._told(reply)
        elif kind is not Pong:
            self.load.wrong(f"a device was told {data!r}")

    def _view(self, reply: View, data: bytes) -> None:
        if reply.seq <= self.seq and self._waiting is None:
            self.load.wrong(f"seq went from {self.seq} to {reply.seq}")
        self.seq, self.sight, self.raw = reply.seq, reply.view, data
        self._changed.set()
        self._seen(self)

    def _told(self, reply: Reply) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self.load.wrong("a device was answered that had asked nothing")
        else:
            waiting.set_result(reply)

    def _ping(self) -> None:
        if self.connected and self.ping_every:
            self.send(PING)
            self.load.loop.call_later(self.ping_every, self._ping)
