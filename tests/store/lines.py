"""A line that is not there: what was written to it is kept, and answers are given by hand."""

from __future__ import annotations

import asyncio

import hiredis

from viceversa.store.contract import Unavailable


class Line(asyncio.Transport):
    """A transport that keeps every write."""

    def __init__(self) -> None:
        super().__init__()
        self.writes: list[bytes] = []
        self.aborted = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep it."""
        self.writes.append(bytes(data))

    def abort(self) -> None:
        """Note it."""
        self.aborted = True

    def commands(self, write: int) -> list[list[bytes]]:
        """The commands in one of the writes."""
        reader = hiredis.Reader()
        reader.feed(self.writes[write])
        found = []
        while (command := reader.gets()) is not False:
            found.append(command)
        return found


class Exchange:
    """Dials lines. While `shut`, nobody is reached; while `slow` is not set, connecting hangs."""

    def __init__(self) -> None:
        self.lines: list[tuple[Line, asyncio.Protocol]] = []
        self.shut = False
        self.slow = asyncio.Event()
        self.slow.set()
        self.attempts = 0

    async def dial(self, protocol: asyncio.Protocol) -> object:
        """See dialling.Dial."""
        self.attempts += 1
        await self.slow.wait()
        if self.shut:
            raise Unavailable("Nobody is there.")
        line = Line()
        protocol.connection_made(line)
        self.lines.append((line, protocol))
        return line

    async def connected(self, number: int = 1) -> tuple[Line, asyncio.Protocol]:
        """The last line, once so many were dialled."""
        async with asyncio.timeout(5):
            while len(self.lines) < number:  # noqa: ASYNC110  (the code under test decides)
                await asyncio.sleep(0.001)
        return self.lines[-1]
