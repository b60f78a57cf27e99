"""A link between two processes that can be made bad on purpose: cut, slow, stalled, half closed, refused, or moved to another target.

A relay of bytes over TCP on loopback. It keeps the first words of a connection, by which one kind can be told from another, and the last,
which may be repeated; it reads nothing else. It never loses bytes in the middle of a connection: a stalled direction either goes on later
with everything that waited, or the connection is cut.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Self

PIECE, OPENING = 1 << 16, 1 << 9
"""Bytes that are read at once, and that are kept of the beginning."""


class Link:
    """Listens on a loopback port of its own, and passes on to `target`.

    delay   seconds that each piece waits, in either direction.
    refuse  new connections are cut at once.
    there, back  gates: while one is not set, nothing passes in that direction (from the client, to the client).
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.delay = 0.0
        self.refuse = False
        self.there, self.back = asyncio.Event(), asyncio.Event()
        self._stranded: list[asyncio.Event] = []
        self._pairs: dict[asyncio.Task[None], tuple[asyncio.StreamWriter, asyncio.StreamWriter]] = {}
        self._opening: dict[asyncio.StreamWriter, bytes] = {}
        self._last: dict[asyncio.StreamWriter, bytes] = {}
        self.heal()

    @classmethod
    async def to(cls, target: int) -> Self:
        """A link to that port that works."""
        link = cls(target)
        link._listener = await asyncio.start_server(link._connected, "127.0.0.1", 0)
        link.port = link._listener.sockets[0].getsockname()[1]
        return link

    _listener: asyncio.Server

    def heal(self) -> None:
        """Pass on everything again, at once."""
        self.delay, self.refuse = 0.0, False
        self.deliver()
        self.there.set()
        self.back.set()

    def cut(self, *, but: bytes | None = None) -> None:
        """Cut every connection, without a word to either side; but not those that began with these words."""
        for forth, back in self._pairs.values():
            if but is None or but not in self._opening.get(forth, b""):
                forth.transport.abort()
                back.transport.abort()

    def strand(self) -> None:
        """What the present connections carry to the target stays on the way, and their clients lose them; new connections are well."""
        self.there.clear()
        self._stranded.append(self.there)
        self.there = asyncio.Event()
        self.there.set()
        for _, back in self._pairs.values():
            back.transport.abort()

    def deliver(self) -> None:
        """What was stranded arrives after all."""
        while self._stranded:
            self._stranded.pop().set()

    async def repeat(self) -> None:
        """What each connection carried last to the target arrives there once more, over a line of its own."""
        for data in [self._last[forth] for forth, _ in self._pairs.values() if forth in self._last]:
            with suppress(OSError, TimeoutError):
                async with asyncio.timeout(1):
                    reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
                    writer.write(data)
                    await reader.read(PIECE)
                    writer.transport.abort()

    def half_close(self, *, towards_target: bool) -> None:
        """Close one direction of every connection in good order; the other one stays open."""
        for forth, back in self._pairs.values():
            with suppress(OSError, RuntimeError):  # it may be closing already
                (forth if towards_target else back).write_eof()

    async def close(self) -> None:
        """Cut everything and stop listening."""
        self._listener.close()
        self.heal()
        self.cut()
        if self._pairs:
            await asyncio.wait(self._pairs, timeout=2)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        if self.refuse:
            writer.transport.abort()
            return
        try:
            back, forth = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        self._pairs[task] = (forth, writer)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass(reader, forth, self.there))
                both.create_task(self._pass(back, writer, self.back))
        except* (OSError, RuntimeError):
            pass  # one side is gone or half closed, and so is the connection
        finally:
            del self._pairs[task]
            for kept in (self._opening, self._last):
                kept.pop(forth, None)
                kept.pop(writer, None)
            forth.transport.abort()
            writer.transport.abort()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event) -> None:
        while data := await reader.read(PIECE):
            self._last[writer] = data
            if len(opening := self._opening.setdefault(writer, b"")) < OPENING:
                self._opening[writer] = opening + data[:OPENING]
            if self.delay:
                await asyncio.sleep(self.delay)
            await gate.wait()
            writer.write(data)
            await writer.drain()
        await gate.wait()
        with suppress(RuntimeError):  # half closed before, on purpose
            writer.write_eof()
