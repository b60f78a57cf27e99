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
from .load import Load, Wrong

PING = msgspec.msgpack.encode({"kind": "ping", "t": 1})

QUIET = 5.0
"""Seconds of its own silence after which a device pings, as the protocol asks of it while a clock runs. One that acts has no need to."""

LOOK = 4.0
"""Seconds between looks at that."""

AGAIN = 0.25
"""Seconds until a device asks once more that was told to come later."""

TRIES = 20


class Door(msgspec.Struct):
    """A way in."""

    secret: str


class Place(msgspec.Struct):
    """Where the session is."""

    phase: str
    instance: int
    lead: Literal["a", "b"]


class Clock(msgspec.Struct):
    """The moment before which the phase does not end, in store time."""

    least: int | None = None


class Guessed(msgspec.Struct):
    """A guess that was made."""

    card: str


class Sight(msgspec.Struct):
    """What a script looks at in a view."""

    stage: str
    door: Door | None = None
    place: Place | None = None
    clock: Clock | None = None
    card: str | None = None
    options: list[str] = []
    guesses: list[Guessed] = []
    given: list[str] = []
    partner_done: bool = False

    def progress(self) -> tuple[object, ...]:
        """What moves with every action, whoever acts."""
        instance = self.place.instance if self.place is not None else 0
        return instance, len(self.guesses), len(self.given), self.partner_done


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
    """A device. `seen` is told of each view, `answered` of each answer to a command that nobody awaits.

    pings    whether it pings when it is quiet; `pinging` begins that again.
    pending  the last command has not been answered yet.
    fate     called when the server closes the connection; unless something else is put here, that fails the run.
    """

    def __init__(self, load: Load, seen: Callable[[Device], None], answered: Callable[[], None]) -> None:
        super().__init__(load)
        self.session = ""
        self.token = ""
        self.pings = True
        self.pending = False
        self.fate: Callable[[], None] = super().lost
        self.sight = Sight("")
        self.raw = b""
        self._least_seq = 1
        self._spoke = 0.0
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
        """Return to the seat, over a new connection; the newest view has come when this returns. Raises OSError, picows.WSError."""
        self._least_seq -= 1  # what was seen last is sent again
        await self._arrive(port, {"kind": "resume", "session": self.session, "token": self.token, "seq": self._least_seq})

    async def _arrive(self, port: int, hello: dict[str, Any]) -> None:
        await self.connect(port, "/ws", (MSGPACK,))
        self._changed.clear()
        welcome = await self._welcomed(_encode(hello))
        self.session, self.token = welcome.session, welcome.token or self.token
        await self._changed.wait()
        self.pinging()

    async def _welcomed(self, hello: bytes) -> Any:
        for _ in range(TRIES):
            reply = await self._replied(hello)
            if type(reply) is Welcome:
                return reply
            if reply.code != "later":
                break
            await asyncio.sleep(AGAIN)
        self.load.wrong(f"a device was not let in: {reply.code}")
        raise Wrong(reply.code)

    async def ask(self, **command: Any) -> None:
        """Send a command and wait for its answer."""
        self._made(command)
        await self._replied(self._frame)

    async def until(self, wanted: Callable[[Sight], bool]) -> Sight:
        """Wait for a view."""
        while not wanted(self.sight):
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
        self.pending = True
        self._spoke = self.load.loop.time()
        self.send(self._frame)

    def ping(self) -> None:
        """Say that one is there."""
        self._spoke = self.load.loop.time()
        self.send(PING)

    def pinging(self) -> None:
        """Ping from now on when it is quiet."""
        self.pings = True
        self.load.loop.call_later(LOOK * secrets.randbelow(1000) / 1000, self._look)

    def lost(self) -> None:
        self.fate()

    async def again(self) -> None:
        """Send the last command once more, under its own id, as a device does that has had no answer."""
        await self._replied(self._frame)

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
            self._verdict(reply)
        elif kind is Welcome or kind is Refused:
            self._told(reply)
        elif kind is not Pong:
            self.load.wrong(f"a device was told {data!r}")

    def _verdict(self, reply: Answer) -> None:
        if reply.id[1] != self._counter:
            self.load.wrong("an answer came to a command that was answered before")
        elif reply.result == "later":
            self.load.laters += 1
            self.load.loop.call_later(AGAIN, self.send, self._frame)
        elif reply.result != "accepted":
            self.load.wrong(f"a command was refused: {reply.code}")
        else:
            self.pending = False
            if self._waiting is None:
                self._answered()
            else:
                self._told(reply)

    def _view(self, reply: View, data: bytes) -> None:
        if reply.seq < self._least_seq:
            self.load.wrong(f"seq went from {self._least_seq - 1} to {reply.seq}")
        self._least_seq, self.sight, self.raw = reply.seq + 1, reply.view, data
        self._changed.set()
        self._seen(self)

    def _told(self, reply: Reply) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self.load.wrong("a device was answered that had asked nothing")
        else:
            waiting.set_result(reply)

    def _look(self) -> None:
        if self.connected and self.pings:
            if self.load.loop.time() - self._spoke > QUIET:
                self.ping()
            self.load.loop.call_later(LOOK, self._look)
