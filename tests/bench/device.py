"""Our protocol, spoken by two scripted devices that play charades: msgpack frames, one command under way, every view looked at.

What they check on the way: every command is accepted, each seat's seq only grows, both see the same phase, and no byte that reaches the one who
guesses names the hidden card before it may.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from random import Random
from typing import Any, Literal

import msgspec

from viceversa.wire.codec import MSGPACK

from .connection import Connection
from .exercise import PROGRAMME
from .load import Load

PING = msgspec.msgpack.encode({"kind": "ping", "t": 1})
PING_EVERY = 5.0
"""Seconds, as the protocol asks of a device while a clock runs."""

BEFORE_THE_REVEAL = ("look", "show_and_read")
LEVEL = 1


class Door(msgspec.Struct):
    """A way in."""

    secret: str


class Place(msgspec.Struct):
    """Where the session is."""

    phase: str
    instance: int
    lead: Literal["a", "b"]


class Clock(msgspec.Struct):
    """When time is up, and when it is at the earliest; store time."""

    due: int | None = None
    least: int | None = None


class Guessed(msgspec.Struct):
    """A guess that was made."""

    card: str


class SeatNow(msgspec.Struct):
    """A seat as everyone sees it."""

    presence: str


class Sight(msgspec.Struct):
    """What a script looks at in a view."""

    you: str
    stage: str
    seats: dict[str, SeatNow]
    door: Door | None = None
    place: Place | None = None
    clock: Clock | None = None
    card: str | None = None
    options: list[str] = []
    guesses: list[Guessed] = []
    given: list[str] = []


class Reply(msgspec.Struct):
    """Any frame of the server, with the fields that a script looks at."""

    kind: str
    seq: int = 0
    view: Sight | None = None
    id: tuple[str, int] = ("", 0)
    result: str = ""
    code: str | None = None
    say: str = ""
    session: str = ""
    token: str | None = None


_decode = msgspec.msgpack.Decoder(Reply).decode
_encode = msgspec.msgpack.Encoder().encode


class Device(Connection):
    """One partner's device."""

    def __init__(self, load: Load, seen: Callable[[Device], None], answered: Callable[[Device], None]) -> None:
        super().__init__(load)
        self.session = ""
        self.token = ""
        self.seq = 0
        self.sight: Sight | None = None
        self.raw = b""
        self._seen = seen
        self._answered = answered
        self._instance = secrets.token_urlsafe(9)
        self._counter = 0
        self._waiting: asyncio.Future[Reply] | None = None
        self._changed = asyncio.Event()

    # --- coming in: one thing after the other, awaited

    async def arrive(self, port: int, hello: dict[str, Any]) -> None:
        """Connect and take a seat; the first view has come when this returns."""
        await self.connect(port, "/ws", (MSGPACK,))
        welcome = await self._replied(_encode(hello))
        if welcome.kind != "welcome":
            self.load.wrong(f"no seat: {welcome.code} {welcome.say}")
        self.session, self.token = welcome.session, welcome.token or self.token
        await self.until(lambda sight: True)
        self._pinging()

    async def ask(self, **command: Any) -> None:
        """Send a command and wait for its answer."""
        self._counter += 1
        await self._replied(self._frame(command))

    async def until(self, wanted: Callable[[Sight], bool]) -> Sight:
        """Wait for a view."""
        while self.sight is None or not wanted(self.sight):
            self._changed.clear()
            await self._changed.wait()
        return self.sight

    async def _replied(self, frame: bytes) -> Reply:
        self._waiting = self.load.loop.create_future()
        self.send(frame)
        return await self._waiting

    # --- at play: nothing is awaited

    def do(self, **command: Any) -> None:
        """Send a command; `answered` is called."""
        self._counter += 1
        self.send(self._frame(command))

    def again(self, **command: Any) -> None:
        """Send the last command once more, under its own id."""
        self.send(self._frame(command))

    def _frame(self, command: dict[str, Any]) -> bytes:
        at = int(time.time() * 1000)
        return _encode({"kind": "do", "id": (self._instance, self._counter), "at": at, "command": command})

    def heard(self, data: bytes) -> None:
        reply = _decode(data)
        match reply.kind:
            case "view":
                if reply.seq <= self.seq:
                    self.load.wrong(f"seq went from {self.seq} to {reply.seq}")
                self.seq, self.sight, self.raw = reply.seq, reply.view, data
                self._changed.set()
                self._seen(self)
            case "answer":
                if reply.result != "accepted" or reply.id != (self._instance, self._counter):
                    self.load.wrong(f"a command was {reply.result}: {reply.code}")
                self._told(reply)
            case "welcome" | "refused":
                self._told(reply)
            case "pong" | "opened":
                pass
            case _:
                self.load.wrong(f"a device was told {reply.kind} {reply.code}")

    def _told(self, reply: Reply) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            self._answered(self)
        else:
            waiting.set_result(reply)

    def _pinging(self) -> None:
        if self.open:
            self.send(PING)
            self.load.loop.call_later(PING_EVERY, self._pinging)


class Couple:
    """Two devices in one session of charades."""

    def __init__(self, load: Load, ports: tuple[int, int], seed: int) -> None:
        self.load = load
        self.ports = ports
        self.a = Device(load, self._view, self._answer)
        self.b = Device(load, self._view, self._answer)
        self._random = Random(seed)
        self._sent = 0.0
        self._actor = self.a
        self._open = 0

    async def join(self) -> None:
        """Open a room, take both seats, settle the lobby, begin."""
        await self.a.arrive(self.ports[0], {"kind": "open", "name": "Ann"})
        door = (await self.a.until(lambda sight: sight.door is not None)).door
        assert door is not None
        await self.b.arrive(self.ports[1], {"kind": "join", "session": self.a.session, "secret": door.secret, "name": "Bo"})
        for device in (self.a, self.b):
            await device.ask(do="level", level=LEVEL)
            await device.ask(do="lane", lane="standard")
            await device.ask(do="choose", programmes=[PROGRAMME])
        for device in (self.a, self.b):
            await device.ask(do="ready")
        for device in (self.a, self.b):
            await device.until(lambda sight: sight.place is not None)

    def act(self) -> None:
        """Whoever's turn it is does what the phase asks."""
        seen = self.a.sight
        place = seen.place if seen is not None else None
        if place is None:
            self.load.wrong("a session came to its end: let it run for less long, or give it more turns")
            return
        lead, partner = (self.a, self.b) if place.lead == "a" else (self.b, self.a)
        self._open, self._sent = 3, time.perf_counter()
        match place.phase:
            case "look":
                self._actor = lead
                lead.do(do="tap", phase=place.instance, ask="seen")
            case "show_and_read":
                self._actor = partner
                partner.do(do="guess", phase=place.instance, ask="read", card=self._choice(partner))
            case _:
                assert lead.sight is not None
                self._actor = lead if "talked" not in lead.sight.given else partner
                self._actor.do(do="tap", phase=place.instance, ask="talked")

    def _choice(self, partner: Device) -> str:
        sight = partner.sight
        assert sight is not None
        tried = {guess.card for guess in sight.guesses}
        return self._random.choice([card for card in sight.options if card not in tried])

    def _view(self, device: Device) -> None:
        if self._open:
            if device is not self._actor:
                self.load.shown(self._sent)
            self._done()

    def _answer(self, device: Device) -> None:
        self._done()

    def _done(self) -> None:
        self._open -= 1
        if self._open == 0:
            self._checked()
            self.load.seen(self)

    def _checked(self) -> None:
        """Both see the same place, and the one who guesses does not see the card."""
        one, other = self.a.sight, self.b.sight
        assert one is not None
        assert other is not None
        if one.place is None or other.place is None:
            return
        if one.place.instance != other.place.instance or one.stage != other.stage:
            self.load.wrong("two partners see two places")
        if one.place.phase in BEFORE_THE_REVEAL:
            knows, guesses = (self.a, self.b) if one.place.lead == "a" else (self.b, self.a)
            self._kept_secret(knows, guesses)

    def _kept_secret(self, knows: Device, guesses: Device) -> None:
        assert knows.sight is not None
        assert guesses.sight is not None
        card = knows.sight.card
        if card is None:
            self.load.wrong("the one who shows the card was not told it")
            return
        among = guesses.sight.options.count(card) + sum(guess.card == card for guess in guesses.sight.guesses)
        if guesses.sight.card is not None or guesses.raw.count(_encode(card)) > among:
            self.load.wrong("the one who guesses was told the card")
