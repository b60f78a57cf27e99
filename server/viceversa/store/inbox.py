"""A node's inbox: hints from other nodes, over a connection of its own.

Hints may be lost, and an inbox says when: it yields None after every new subscription and when it had to drop some. It never
raises a store error; it connects again, a little later each time.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any, cast

import hiredis
import msgspec

from .contract import Hint, Unavailable
from .dialling import Dial
from .refusal import Refusal

MOST_KEPT = 10_000
"""Hints that may wait for a slow reader; beyond that all are dropped, and the reader sees a gap."""

FIRST_PAUSE, LONGEST_PAUSE = 0.05, 2.0
"""Seconds before connecting again: doubled each time, with some chance in it."""

_encode = msgspec.msgpack.Encoder().encode
decode_hint = msgspec.msgpack.Decoder(Hint).decode
_PING = b"*1\r\n$4\r\nPING\r\n"


def encode_hint(hint: Hint) -> bytes:
    """A hint as it travels."""
    return _encode(hint)


CANARY = Hint("", "")
"""What a node sends itself to learn that its subscription is alive."""


def canary(lost: int) -> bytes:
    """The canary as it travels, after so many lost connections for commands: until one comes that knows of all of them, a subscription may
    still lead to a server that they have left behind."""
    return encode_hint(Hint("", str(lost)))


def lost_before(canary: Hint) -> int:
    """What a canary knows of; -1 for one of an older release, which says nothing."""
    return int(canary.commit) if canary.commit.isdecimal() else -1


class Feed(asyncio.Protocol):
    """One subscription. Asks for a sign of life every `timeout` seconds and gives up when none comes for two."""

    def __init__(self, channel: str, timeout: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._timeout = timeout
        self._subscribe = hiredis.pack_command(("SSUBSCRIBE", channel))  # type: ignore[arg-type]  # its stub says "a tuple of one"
        self._reader = hiredis.Reader(replyError=Refusal)
        self._kept: deque[Hint | None] = deque()
        self._news = asyncio.Event()
        self._transport: asyncio.Transport | None = None
        self._heard = self._loop.time()
        self._pulse: asyncio.TimerHandle | None = None
        self._lost = False
        self.held: object = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Subscribe as soon as there is a connection."""
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._subscribe)
        self._heard = self._loop.time()
        self._pulse = self._loop.call_later(self._timeout, self._ask)

    def data_received(self, data: bytes) -> None:
        """Keep hints; take anything else as a sign of life."""
        self._heard = self._loop.time()
        try:
            self._reader.feed(data)
            while (push := self._reader.gets()) is not False:
                self._take(push)
        except hiredis.HiredisError:
            self.drop()

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio.Protocol."""
        if self._pulse is not None:
            self._pulse.cancel()
        self._lost = True
        self._news.set()

    def drop(self) -> None:
        """End the subscription at once."""
        if self._transport is not None:
            self._transport.abort()
        self.connection_lost(None)

    async def hints(self) -> AsyncIterator[Hint | None]:
        """What came, until the connection is lost."""
        while True:
            while self._kept:
                yield self._kept.popleft()
            if self._lost:
                return
            self._news.clear()
            await self._news.wait()

    def _take(self, push: Any) -> None:
        match push:
            case [b"smessage", _, bytes(payload)]:
                try:
                    self._keep(decode_hint(payload))
                except msgspec.MsgspecError:
                    return  # not one of ours; a message is a hint, so nothing is lost
            case [b"ssubscribe", _, _]:
                self._keep(None)
            case Refusal() | [b"sunsubscribe", _, _]:
                self.drop()  # the channel is not, or not any more, where this connection leads
            case _:
                return

    def _keep(self, hint: Hint | None) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
            hint = None
        self._kept.append(hint)
        self._news.set()

    def _ask(self) -> None:
        if self._loop.time() - self._heard > 2 * self._timeout:
            self.drop()
        elif self._transport is not None:
            self._transport.write(_PING)
            self._pulse = self._loop.call_later(self._timeout, self._ask)


class Inboxes:
    """The inboxes that a process has open. `dial` says how to reach the server that a channel is on; `doubt` is told when that failed."""

    def __init__(self, dial: Callable[[str], Dial], doubt: Callable[[], None], timeout: float) -> None:
        self._dial = dial
        self._doubt = doubt
        self._timeout = timeout
        self._feeds: set[Feed] = set()
        self._closed = asyncio.Event()

    async def listen(self, channel: str) -> AsyncIterator[Hint | None]:
        """Hints of a channel until `close`. None marks a gap."""
        pause = FIRST_PAUSE
        while not self._closed.is_set():
            feed = Feed(channel, self._timeout)
            self._feeds.add(feed)
            try:
                feed.held = await self._dial(channel)(feed)
                async with aclosing(cast(Any, feed.hints())) as hints:
                    async for hint in hints:
                        pause = FIRST_PAUSE
                        yield hint
            except Unavailable:
                pass  # told by the pause below: an inbox has nobody to raise to
            finally:
                feed.drop()
                self._feeds.discard(feed)
            if not self._closed.is_set():
                self._doubt()
            try:
                async with asyncio.timeout(pause * random.uniform(0.5, 1.0)):  # noqa: S311  (spreads reconnects, no secret)
                    await self._closed.wait()
            except TimeoutError:
                pause = min(2 * pause, LONGEST_PAUSE)

    def renew(self) -> None:
        """Subscribe anew everywhere, as a server that is no primary any more would be silent; each inbox sees a gap."""
        for feed in self._feeds:
            feed.drop()

    def close(self) -> None:
        """End every inbox."""
        self._closed.set()
        for feed in self._feeds:
            feed.drop()
