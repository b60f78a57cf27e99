"""A device's seat in a session: the library that every Python client of the game stands on.

    device = await Device.open("http://192.168.1.5:8000", name="Mika")
    answer = await device.do(SetLevel(1))
    async for event in device.events(): ...

It keeps one connection, comes back by itself after any loss, sends an unanswered command again as the very same bytes, and follows
the server's clock. It never judges a rule: what may be done is the server's to say.

Errors: `Unreachable` (no server), `NotSeated` (the server said no), `NoWords` (the game's words could not be fetched) when a seat
is taken; `SessionOver` from `do`, `seal` and `until` when the seat is closed for good. A refused command is an answer, never an
exception.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from random import Random
from types import TracebackType
from typing import Self

from viceversa.game.commands import DeviceCommand, Erase, Seal
from viceversa.game.exercise import PartnerSeat, Seat
from viceversa.game.view import View
from viceversa.scenarios.bundle import DeviceBundle
from viceversa.wire.closing import ERASED, Closing
from viceversa.wire.codec import MSGPACK
from viceversa.wire.messages import MAX_RELAY, Answered, Join, Open, Opened, Relay, Resume, Seen

from .events import Ended, Event, Feed, Viewed
from .lifeline import Lifeline
from .line import NotSeated, SessionOver, Unreachable
from .link import Link, is_near, read_target
from .outbox import Outbox, fresh
from .places import Places, Saved
from .route import Route, forgets
from .sealed import Answers, Value, seal, unseal
from .words import NoWords, fetch_words

Released = dict[int, dict[PartnerSeat, Answers]]
"""Released answers: phase instance, then seat, then {ask: value}. A partner who gave none has an empty map."""


class Device:
    """One seat of one session. Make one with `open`, `join` or `resume`; end it with `close`, or use it in `async with`."""

    def __init__(self, saved: Saved | None, server: str, language: str, subprotocol: str, places: Places | None) -> None:
        self._places = places
        self._language = saved.language if saved else language
        self._token = saved.token if saved else ""
        self._seat: Seat = saved.seat if saved else "a"
        self.session: str = saved.session if saved else ""
        self._view: View | None = None
        self._seq = 0
        self._words: DeviceBundle | None = None
        self._opened: Released = {}
        self._feeds: list[Feed] = []
        self._over: Closing | None = None
        self._subprotocol = (saved.subprotocol if saved else "") or subprotocol
        self._life = Lifeline(
            Route(saved.servers if saved else (server,)),
            saved.outbox if saved else fresh(),
            self._subprotocol,
            Random(),  # noqa: S311 - it only spreads tries
        )
        self._life.heard = self._heard
        self._life.tell = self._tell
        self._life.keep = self._keep
        self._life.hello = self._resume

    # --- taking a seat

    @classmethod
    async def open(
        cls,
        server: str,
        *,
        name: str = "",
        language: str = "en",
        places: Places | None = None,
        subprotocol: str = MSGPACK,
        within: float = 15,
    ) -> Self:
        """Open a room and take its first seat.

        server is an address such as http://192.168.1.5:8000. places keeps the seat across a restart; None keeps nothing. within is
        in seconds, for everything. Raises Unreachable, NotSeated, NoWords.
        """
        return await cls(None, server, language, subprotocol, places)._enter(Open(name=name, language=language), within)

    @classmethod
    async def join(
        cls,
        server: str,
        target: str,
        *,
        name: str = "",
        language: str = "en",
        places: Places | None = None,
        subprotocol: str = MSGPACK,
        within: float = 15,
    ) -> Self:
        """Take a seat by a typed code or a link; a link knows its own server. Raises ValueError for neither, and as `open` does."""
        match read_target(target):
            case None:
                raise ValueError("that is neither a code nor a link")
            case Link() as link:
                server = link.server
                hello = Join(
                    code=None, session=link.session, secret=link.secret, token=_drawn_token(), name=name, language=language
                )
            case code:
                hello = Join(code=code.letters, session=None, secret=None, token=_drawn_token(), name=name, language=language)
        return await cls(None, server, language, subprotocol, places)._enter(hello, within)

    @classmethod
    async def resume(cls, saved: Saved, *, places: Places | None = None, within: float = 15) -> Self:
        """Return to a seat that was kept. Raises Unreachable, SessionOver (what was kept is forgotten where the seat is gone), NoWords."""
        device = cls(saved, saved.servers[0], saved.language, "", places)
        return await device._enter(device._resume(), within)

    # --- what there is to see

    @property
    def view(self) -> View:
        """The newest view."""
        assert self._view is not None, "a device is handed out with its first view"
        return self._view

    @property
    def words(self) -> DeviceBundle:
        """The words and structure of everything this session may play, in this seat's language."""
        assert self._words is not None, "a device is handed out with its words"
        return self._words

    @property
    def seat(self) -> Seat:
        """This device's seat."""
        return self._seat

    @property
    def opened(self) -> Released:
        """Released answers, decoded."""
        return self._opened

    @property
    def connected(self) -> bool:
        """Whether the connection is up."""
        return self._life.line is not None

    @property
    def waiting(self) -> bool:
        """Whether a command has no answer yet."""
        return self._life.outbox.pending is not None

    @property
    def over(self) -> Closing | None:
        """Why the seat is closed for good; None while it is not."""
        return self._over

    @property
    def server(self) -> str:
        """The address in use: of the others that the server names, one that a partner elsewhere can use where this one is not."""
        mine = self._life.route.addresses
        return next((address for address in mine if not is_near(address)), mine[0])

    def store_now(self) -> int:
        """The store's clock, ms since 1970, as far as this device knows it."""
        return self._life.store_now()

    @property
    def saved(self) -> Saved:
        """This seat as `resume` takes it."""
        return Saved(
            session=self.session,
            seat=self._seat,
            token=self._token,
            servers=self._life.route.addresses,
            outbox=self._life.outbox,
            language=self._language,
            subprotocol=self._subprotocol,
            kept=self.store_now(),
        )

    # --- what there is to do

    def events(self) -> AsyncIterator[Event]:
        """Everything from now on, the newest view first; ends after `Ended` or `close`. Each call listens on its own."""
        feed = Feed()
        if self._view is not None:
            feed.put(Viewed(self._view, self._seq))
        if self._over is not None:
            feed.put(Ended(self._over))
        if self._over is not None or self._life.closed:
            feed.put(None)
        else:
            self._feeds.append(feed)
        return feed.listen()

    async def do(self, command: DeviceCommand) -> Answered:
        """Send a command and wait, through any loss of the connection, until it is accepted or refused.

        Commands go one at a time, in order. Raises SessionOver; asyncio.CancelledError when the device is closed first. Cancelling
        the wait does not take the command back.
        """
        if self._over is not None:
            raise SessionOver(self._over)
        try:
            return await self._life.do(command)
        except SessionOver as over:
            if isinstance(command, Erase) and over.closing == ERASED:  # being closed as erased is the answer
                return Answered(id=self._life.outbox.id, result="accepted", code=None, say=None)
            raise

    async def seal(self, answers: Mapping[str, Value]) -> Answered:
        """Seal the answers of the phase under way, {ask: value}, all in one. Raises ValueError where nothing is sealed, or it is too long."""
        place = self.view.place
        size = self.words.exercises[place.exercise].phases[place.phase].seal if place else 0
        if place is None or size == 0:
            raise ValueError("nothing is sealed in this phase")
        return await self.do(Seal(phase=place.instance, blob=seal(answers, size)))

    async def relay(self, data: bytes) -> bool:
        """Bytes for the partner's device, best effort; False when there is no connection. Raises ValueError over 1,024 bytes."""
        if len(data) > MAX_RELAY:
            raise ValueError(f"a relay carries at most {MAX_RELAY:,} bytes")
        line = self._life.line
        return line is not None and await line.say(line.codec.encode(Relay(data=data)))

    async def until(self, test: Callable[[View], bool], *, within: float = 30) -> View:
        """The first view, from the present one on, that passes the test. Raises TimeoutError, SessionOver."""
        async with asyncio.timeout(within):
            async for event in self.events():
                if isinstance(event, Viewed) and test(event.view):
                    return event.view
        raise SessionOver(self._over) if self._over else asyncio.CancelledError

    async def close(self) -> None:
        """Let go of the connection. The seat, and what was kept of it, stay."""
        await self._life.close()
        self._finish()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    # --- inside

    async def _enter(self, hello: Open | Join | Resume, within: float) -> Self:
        try:
            async with asyncio.timeout(within):
                first = self.events()
                await self._life.start(hello)
                self._words = await self._fetch()
                async for event in first:
                    if isinstance(event, Viewed):
                        return self
        except TimeoutError:
            await self.close()
            raise Unreachable("the server did not answer in time") from None
        except SessionOver as over:
            self._end(over.closing)
            await self.close()
            raise
        except BaseException:
            await self.close()
            raise
        await self.close()
        raise SessionOver(self._over) if self._over else Unreachable("the connection was closed")

    async def _fetch(self) -> DeviceBundle:
        while True:
            welcome = self._life.welcome
            if welcome is None:
                raise Unreachable("there was no welcome")
            try:
                return await fetch_words(self._life.route.address, welcome.bundle, welcome.language)
            except NoWords:
                if self._over is not None:
                    raise
                await asyncio.sleep(0.5)

    def _resume(self) -> Resume:
        return Resume(session=self.session, token=self._token, seq=self._seq)

    def _keep(self) -> None:
        welcome = self._life.welcome
        if welcome is not None:
            self.session, self._seat, self._language = welcome.session, welcome.seat, welcome.language
            self._token = welcome.token or self._token
        if self._places is not None and self._token and self._over is None:
            with suppress(OSError):  # a full disk costs the way back after a restart, not the game
                self._places.keep(self.saved)

    def _heard(self, message: object) -> None:
        match message:
            case Opened():
                for one in message.answers:
                    self._opened.setdefault(one.instance, {})[one.seat] = unseal(one.blob)
            case Seen() if message.seq >= self._seq:
                self._seq, self._view = message.seq, message.view
                clock = message.view.clock
                self._life.hasty(clock is not None and clock.running and message.view.interlude is None)
                self._tell(Viewed(message.view, message.seq))
            case _:
                pass

    def _tell(self, event: Event) -> None:
        if isinstance(event, Ended):
            self._end(event.closing)
            return
        for feed in self._feeds:
            feed.put(event)

    def _end(self, closing: Closing) -> None:
        if self._over is not None:
            return
        self._over = closing
        if self._places is not None and forgets(closing) and self.session:
            self._places.forget(self.session)
        for feed in self._feeds:
            feed.put(Ended(closing))
        self._finish()

    def _finish(self) -> None:
        for feed in self._feeds:
            feed.put(None)
        self._feeds.clear()


__all__ = ["Device", "NoWords", "NotSeated", "Outbox", "Released", "SessionOver", "Unreachable"]


def _drawn_token() -> str:
    """A seat token of this device's own: 128 random bits."""
    return secrets.token_urlsafe(16)
