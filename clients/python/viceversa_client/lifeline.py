"""Keeping a seat connected: come back after a loss, ping, follow the clock, and see every command through to its answer.

It moves bytes and time; what a message means for the seat is the device's. It gives up only when the server says stop.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from random import Random

from viceversa.game.commands import DeviceCommand
from viceversa.wire.codec import CODECS, JSON
from viceversa.wire.messages import Answered, Join, Message, Notice, Open, Ping, Pong, Refused, Relayed, Resume, Welcome

from .events import Ended, Event, LinkDown, LinkUp, Noticed, Settled
from .events import Relayed as RelayedEvent
from .line import DIAL, Line, NotSeated, SessionOver, Unreachable, closing_of
from .link import origin
from .offset import Offset
from .outbox import Outbox
from .route import Route, stops

PONG = 3.0
"""Seconds in which a pong must come, before the connection counts as lost."""

ANSWER = 10.0
"""Seconds in which an answer must come on a connection that seems alive, before it counts as lost."""

FIRST_PINGS, FIRST_GAP, TIMED_GAP, CALM_GAP = 4, 0.3, 5.0, 20.0
"""The first few pings come close together, to learn the clock; gaps in seconds."""


class Lifeline:
    """The connection of one seat, over all its connections."""

    def __init__(self, route: Route, outbox: Outbox, subprotocol: str, random: Random) -> None:
        self.route = route
        self.outbox = outbox
        self.welcome: Welcome | None = None
        self.line: Line | None = None
        self.closed = False
        self.heard: Callable[[Message], None] = lambda message: None
        self.tell: Callable[[Event], None] = lambda event: None
        self.keep: Callable[[], None] = lambda: None
        self.hello: Callable[[], Resume]
        self._subprotocol = subprotocol
        self._random = random
        self._offset = Offset()
        self._gap = CALM_GAP
        self._sooner = asyncio.Event()
        self._pong: tuple[int, asyncio.Event] = (-1, asyncio.Event())
        self._wanted: asyncio.Queue[tuple[DeviceCommand, int, asyncio.Future[Answered]]] = asyncio.Queue()
        self._answers: asyncio.Queue[Answered] = asyncio.Queue()
        self._sent_on: Line | None = None
        self._current: asyncio.Future[Answered] | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def store_now(self) -> int:
        """The store's clock, ms; this machine's own before the first welcome."""
        return self._offset.store_time(_local()) if self._offset.best else round(time.time() * 1000)

    def hasty(self, timed: bool) -> None:
        """Ping often while a clock runs."""
        gap = TIMED_GAP if timed else CALM_GAP
        if gap < self._gap:
            self._sooner.set()
        self._gap = gap

    async def start(self, hello: Open | Join | Resume) -> None:
        """Make the first connection, and live on in the background. Raises Unreachable, NotSeated, SessionOver.

        A join whose welcome was lost is sent again: its token was drawn here, so it takes the same seat. A server that can't save just now is
        asked again for as long as the caller waits.
        """
        left = max(2, len(self.route.addresses))
        while True:
            try:
                line = await self._arrive(hello)
                break
            except Unreachable:
                left -= 1
                if not left:
                    raise
                self.route = self.route.turned()
            except NotSeated as refused:
                if refused.code != "later":
                    raise
                await asyncio.sleep(refused.wait or PONG)
        self._tasks = [asyncio.create_task(self._live(line)), asyncio.create_task(self._see_through())]

    async def do(self, command: DeviceCommand) -> Answered:
        """Queue a command and wait for its answer."""
        if self.closed:
            raise asyncio.CancelledError
        future: asyncio.Future[Answered] = asyncio.get_running_loop().create_future()
        self._wanted.put_nowait((command, self.store_now(), future))
        return await future

    async def close(self) -> None:
        """End the connection and everything that waits on it."""
        self.closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._give_up(None)
        if self.line is not None:
            line, self.line = self.line, None
            await line.close()

    # --- connections

    async def _arrive(self, hello: Open | Join | Resume) -> Line:
        line = await Line.dial(self.route.address, self._subprotocol)
        sent = _local()
        try:
            async with asyncio.timeout(DIAL):
                welcome = await line.greet(hello)
        except TimeoutError:
            line.drop()
            raise Unreachable("the server did not say welcome") from None
        except BaseException:
            line.drop()
            raise
        self._offset = Offset().heard(sent, _local(), welcome.now)
        self.welcome = welcome
        self.route = self.route.arrived(_origins(welcome.also))
        self.line = line
        self.keep()
        return line

    async def _live(self, line: Line) -> None:
        while True:
            self.tell(LinkUp(self.route.address))
            await self._serve(line)
            dropped, self.line = line.dropped, None
            if stops(dropped.number):
                self._stop(SessionOver(closing_of(dropped.number, dropped.say)))
                return
            self.tell(LinkDown(dropped.say))
            self.route = self.route.dropped(dropped.number)
            try:
                line = await self._return()
            except SessionOver as over:
                self._stop(over)
                return

    async def _return(self) -> Line:
        asked = 0.0
        while True:
            await asyncio.sleep(max(asked, self.route.wait(self._random)))
            asked = 0.0
            try:
                return await self._arrive(self.hello())
            except Unreachable:
                self.route = self.route.missed()
            except NotSeated as refused:
                self.tell(Noticed(refused.code, refused.say))
                asked = refused.wait or 0.0
                self.route = self.route.missed()

    async def _serve(self, line: Line) -> None:
        pinging = asyncio.create_task(self._ping(line))
        try:
            await self._flush()
            async for message in line.messages():
                self._take(message)
        finally:
            pinging.cancel()
            line.drop()

    def _take(self, message: Message) -> None:
        match message:
            case Pong():
                number, came = self._pong
                if message.t == number:
                    self._offset = self._offset.heard(self._pinged, _local(), message.now)
                    came.set()
            case Answered():
                self._answers.put_nowait(message)
            case Refused():
                self._answers.put_nowait(self._refusal(message))
                self.tell(Noticed(message.code, message.say))
            case Notice():
                self.tell(Noticed(message.code, message.say))
            case Relayed():
                self.tell(RelayedEvent(message.data))
            case _:
                self.heard(message)

    async def _ping(self, line: Line) -> None:
        for number in count():
            came = asyncio.Event()
            self._pong, self._pinged = (number, came), _local()
            await line.say(line.codec.encode(Ping(t=number)))
            try:
                async with asyncio.timeout(PONG):
                    await came.wait()
            except TimeoutError:
                line.drop()
                return
            self._sooner.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(FIRST_GAP if number < FIRST_PINGS else self._gap):
                    await self._sooner.wait()

    # --- commands

    async def _see_through(self) -> None:
        """One command at a time, each to its answer; first of all one that an earlier run left without."""
        if self.outbox.pending is not None:
            await self._answer()
        while True:
            command, at, future = await self._wanted.get()
            if future.done():
                continue
            self._current = future
            answer = None
            while answer is None:
                self.outbox = self.outbox.put(command, at, CODECS[self._subprotocol])
                self.keep()
                answer = await self._answer()
            self._current = None
            if not future.done():
                future.set_result(answer)

    async def _answer(self) -> Answered | None:
        """The final answer to the command in flight; None when it has to go under another instance."""
        self._sent_on = None
        while True:
            await self._flush()
            line = self.line
            try:
                async with asyncio.timeout(ANSWER):
                    answer = await self._answers.get()
            except TimeoutError:
                if line is not None and line is self.line:
                    line.drop()
                continue
            self.outbox, verdict = self.outbox.settled(answer)
            match verdict:
                case "settled":
                    self.keep()
                    self.tell(Settled(answer))
                    return answer
                case "renew":
                    return None
                case "again":
                    await asyncio.sleep(self._random.uniform(0.25, 0.75))
                    if self._sent_on is self.line:
                        self._sent_on = None
                case "stray":
                    pass

    async def _flush(self) -> None:
        """Send what is in flight, once on each connection."""
        pending, line = self.outbox.pending, self.line
        if pending is not None and line is not None and self._sent_on is not line:
            self._sent_on = line
            await line.say(pending.decode() if line.codec.subprotocol == JSON else pending)

    def _refusal(self, refused: Refused) -> Answered:
        """A refusal without an id, as the answer to the command in flight: for good when it could not be read, else to try again."""
        final = refused.code in {"malformed", "unknown_kind", "too_large"}
        return Answered(id=self.outbox.id, result="refused" if final else "later", code=refused.code, say=refused.say)

    # --- the end

    def _stop(self, over: SessionOver) -> None:
        self.closed = True
        self._tasks[1].cancel()
        self._give_up(over)
        self.tell(Ended(over.closing))

    def _give_up(self, over: SessionOver | None) -> None:
        waiting = [self._current] if self._current else []
        while not self._wanted.empty():
            waiting.append(self._wanted.get_nowait()[2])
        self._current = None
        for future in waiting:
            if future.done():
                continue
            if over is None:
                future.cancel()
            else:
                future.set_exception(over)


def _local() -> float:
    return time.monotonic() * 1000


def _origins(addresses: list[str]) -> list[str]:
    """The addresses that make sense; a server's odd one is passed over."""
    found = []
    for address in addresses:
        with suppress(ValueError):
            found.append(origin(address))
    return found
