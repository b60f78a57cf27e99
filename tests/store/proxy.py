"""A line to a server that can lose bytes on purpose, in either direction."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

OPENING = 1_000
"""Bytes of a line that are remembered."""


class Proxy:
    """Passes bytes on between a socket of its own and a server's.

    swallow_answers  answers are thrown away, and the line to the client is cut instead.
    mute             answers are thrown away, and nothing else happens.
    refuse           new lines are cut at once.
    hold             while not set, commands wait here; `holding` is set when one does.
    writes           how many pieces came from clients.
    """

    def __init__(self, server_url: str, path: Path) -> None:
        self._server = unquote(urlsplit(server_url).path)
        self._path = path
        self._tasks: set[asyncio.Task[None]] = set()
        self._lines: dict[asyncio.StreamWriter, bytes] = {}
        self._held: list[bytes] = []
        self.url = f"unix://{path}"
        self.swallow_answers = False
        self.mute = False
        self.refuse = False
        self.hold = asyncio.Event()
        self.hold.set()
        self.holding = asyncio.Event()
        self.writes = 0

    async def __aenter__(self) -> Self:
        self._listener = await asyncio.start_unix_server(self._line, str(self._path))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listener.close()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    def cut(self, *, but: bytes | None = None) -> None:
        """Cut every line to a client; but not those that soon said these words."""
        for line, began in list(self._lines.items()):
            if but is None or but not in began:
                line.transport.abort()
                del self._lines[line]

    def take_held(self) -> bytes:
        """What waits, to be delivered by hand; it does not go on by itself any more."""
        held, self._held = b"".join(self._held), []
        return held

    async def deliver(self, data: bytes) -> bytes:
        """Give bytes to the server over a line of their own; the first bytes of its answer."""
        back, forth = await asyncio.open_unix_connection(self._server)
        forth.write(data)
        answer = await back.read(1 << 16)
        forth.close()
        return answer

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refuse:
            writer.transport.abort()
            return
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._lines[writer] = b""
        back, forth = await asyncio.open_unix_connection(self._server)
        answers = asyncio.create_task(self._answers(back, writer))
        self._tasks.add(answers)
        try:
            while data := await reader.read(1 << 20):
                self.writes += 1
                if writer in self._lines:
                    self._lines[writer] = (self._lines[writer] + data)[:OPENING]
                if not self.hold.is_set():
                    self._held.append(data)
                    self.holding.set()
                    await self.hold.wait()
                    if data not in self._held:
                        continue
                    self._held.remove(data)
                forth.write(data)
        except (OSError, asyncio.CancelledError):
            return  # the line is gone, and that is what it is for
        finally:
            answers.cancel()
            forth.close()
            writer.close()

    async def _answers(self, back: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await back.read(1 << 20):
            if self.swallow_answers:
                writer.transport.abort()
                return
            if not self.mute:
                writer.write(data)
