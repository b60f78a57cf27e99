"""A device of the campaign: it speaks the protocol over a real socket, comes back after every loss, and writes down all of it.

It does what docs/protocol.md asks of a device, and nothing kinder: one command in flight, the very same bytes again until it is
answered, one connection. It may send a frame twice on purpose, and then waits for both answers.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from faults.history import Action, Frame, History, decoded
from faults.inflight import InFlight, Over
from viceversa.game.commands import DeviceCommand
from viceversa.game.exercise import PartnerSeat
from viceversa.game.view import View
from viceversa.wire.codec import CODECS
from viceversa.wire.messages import Join, Open, Ping, Resume

DIAL = 4.0
"""Seconds for a connection to be made and greeted."""

PING, PONG = 3.0, 3.0
"""Seconds between pings, and in which the pong must come."""

ANSWER = 10.0
"""Seconds in which an answer must come before the connection counts as lost."""

__all__ = ["Device", "Over"]

LOST = (OSError, TimeoutError, WebSocketException)


class Device:
    """One seat. `run` keeps it connected until it is cancelled or the seat is over; `do` sees a command through."""

    def __init__(
        self, urls: Sequence[str], hello: Open | Join, seat: PartnerSeat, random: Random, subprotocol: str, address: str
    ) -> None:
        self.history = History(seat, subprotocol)
        self.session = ""
        self.view: View | None = None
        self.news = asyncio.Event()
        self.slowest = 0.0
        self._urls = urls
        self._hello: Open | Join = hello
        self._random = random
        self._codec = CODECS[subprotocol]
        self._address = address
        self._token = ""
        self._seq = 0
        self._inflight = InFlight()
        self.history.instance = self._inflight.instance
        self._ws: ClientConnection | None = None
        self._line = 0
        self._pong = asyncio.Event()

    @property
    def up(self) -> bool:
        """Whether it has a connection with its seat."""
        return self._ws is not None

    @property
    def over(self) -> bool:
        """Whether the server has closed the seat for good."""
        return self.history.closed is not None

    # --- the connection

    async def run(self) -> None:
        """Connect, listen, and come back, until the seat is over."""
        failed = 0
        while not self.over:
            url = self._random.choice(self._urls)
            try:
                async with asyncio.timeout(DIAL):
                    ws = await self._greeted(url)
            except LOST:
                failed += 1
                await asyncio.sleep(self._random.uniform(0.05, min(1.0, 0.1 * failed)))
                continue
            if ws is None:
                failed += 1
                await asyncio.sleep(self._random.uniform(0.2, 1.0))
                continue
            failed = 0
            pinging = asyncio.create_task(self._ping(ws))
            try:
                await self._listen(ws)
            finally:
                pinging.cancel()
                self._lost(ws)
        self._inflight.over()
        self.news.set()

    def drop(self) -> None:
        """Lose the connection, without a word."""
        if self._ws is not None:
            self._ws.transport.abort()

    async def _greeted(self, url: str) -> ClientConnection | None:
        """A connection that has the seat; None when the server said no for now."""
        ws = await connect(
            url,
            subprotocols=[Subprotocol(self._codec.subprotocol)],
            additional_headers={"X-Forwarded-For": self._address},
            compression=None,
            ping_interval=None,
            close_timeout=0.5,
            proxy=None,
            max_size=1 << 20,
        )
        self._line += 1
        self.history.note("up", self._line)
        try:
            hello = self._resume() if self.session else self._hello
            await self._say(ws, self._codec.encode(hello))
            while True:
                message = self._heard(await ws.recv())
                if message["kind"] == "welcome":
                    self._welcomed(ws, message)
                    await self._send()
                    return ws
                if message["kind"] in ("refused", "goodbye"):
                    self._refused(message["code"])
                    self._lost(ws)
                    return None
        except BaseException:
            self._lost(ws)
            raise

    def _resume(self) -> Resume:
        return Resume(session=self.session, token=self._token, seq=self._seq)

    def _welcomed(self, ws: ClientConnection, message: dict[str, Any]) -> None:
        self._ws = ws
        self.session = message["session"]
        self.news.set()
        if message.get("token"):
            self._token = message["token"]
            self.history.tokens.append(self._token)
        elif isinstance(self._hello, Join) and not self._token:
            self._token = self._hello.token or ""

    def _refused(self, code: str) -> None:
        if code in ("no_seat", "gone", "erased", "moved", "sent_out"):
            self.history.closed = code

    def _lost(self, ws: ClientConnection) -> None:
        ws.transport.abort()
        if self._ws is ws or self._ws is None:
            self.history.note("down", self._line)
            self._ws = None
        self.news.set()

    async def _listen(self, ws: ClientConnection) -> None:
        with suppress(*LOST):
            async for frame in ws:
                self._take(self._heard(frame))

    def _heard(self, frame: Frame) -> dict[str, Any]:
        self.history.note("got", self._line, frame)
        return decoded(frame)

    def _take(self, message: dict[str, Any]) -> None:
        match message["kind"]:
            case "view":
                self._seq, self.view = message["seq"], msgspec.convert(message["view"], View)
                self.news.set()
            case "answer":
                self._inflight.heard(self._line, message)
            case "pong":
                self._pong.set()
            case "goodbye":
                self._refused(message["code"])
            case _:
                pass

    async def _ping(self, ws: ClientConnection) -> None:
        loop = asyncio.get_running_loop()
        with suppress(*LOST):
            while True:
                self._pong.clear()
                began = loop.time()
                await self._say(ws, self._codec.encode(Ping(t=0)))
                async with asyncio.timeout(PONG):
                    await self._pong.wait()
                self.slowest = loop.time() - began
                await asyncio.sleep(PING)
        ws.transport.abort()

    async def _say(self, ws: ClientConnection, frame: Frame) -> None:
        self.history.note("sent", self._line, frame)
        await ws.send(frame)

    # --- commands

    async def do(self, command: DeviceCommand, *, copies: int = 1) -> Action:
        """Send a command, so many times at once, and see it through to its answer. Raises Over."""
        action = self._inflight.put(command, self._codec)
        self.history.actions.append(action)
        await self._send(copies)
        while True:
            try:
                async with asyncio.timeout(ANSWER):
                    answer = await self._inflight.answer(action)
            except TimeoutError:
                self.drop()
                continue
            if answer["result"] != "later":
                self._inflight.settled(action, answer)
                return action
            await asyncio.sleep(self._random.uniform(0.3, 0.6))
            await self._send()

    async def _send(self, copies: int = 1) -> None:
        """Send what is in flight, on the connection there is."""
        ws, frame = self._ws, self._inflight.frame
        if ws is None or frame is None:
            return
        self._inflight.sent(self._line, copies)
        with suppress(*LOST):
            for _ in range(copies):
                await self._say(ws, frame)
