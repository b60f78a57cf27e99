"""A long way between a phone and its server: bytes arrive late, in one direction or both, or not at all for a while.

It runs in a thread of its own, as tests with a browser have no event loop. What comes later never overtakes what came before, and nothing is
lost unless the line is cut.
"""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

PIECE = 1 << 16


class Far:
    """Listens on a loopback port of its own and passes on to `target`.

    there, back  seconds that each piece takes, to the server and to the phone.
    """

    def __init__(self, target: int) -> None:
        self.there = self.back = 0.0
        self._open = asyncio.Event()
        self._open.set()
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="far", daemon=True)
        self._lines: set[asyncio.WriteTransport] = set()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self.port = 0

    @property
    def url(self) -> str:
        """Where a phone finds the server at the end of the line."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        self.port = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def cut(self) -> None:
        """Cut every connection, without a word to either side."""
        asyncio.run_coroutine_threadsafe(self._cut(), self._loop).result(10)

    def close(self) -> None:
        """Nobody gets through any more: lines stay and carry nothing, new ones are refused."""
        self._loop.call_soon_threadsafe(self._open.clear)

    def reopen(self) -> None:
        """What waited goes on its way."""
        self._loop.call_soon_threadsafe(self._open.set)

    async def _listen(self) -> int:
        self._listener = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        port: int = self._listener.sockets[0].getsockname()[1]
        return port

    async def _cut(self) -> None:
        for line in tuple(self._lines):
            line.abort()

    async def _close(self) -> None:
        self._listener.close()
        self._open.set()
        self.there = self.back = 0.0
        await self._cut()
        await asyncio.wait_for(self._quiet.wait(), 10)

    async def _connected(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        try:
            if not self._open.is_set():
                raise ConnectionRefusedError
            server, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            to_phone.transport.abort()
            return
        ends = {to_phone.transport, to_server.transport}
        self._lines |= ends
        self._quiet.clear()
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._carry(phone, to_server, back=False))
                both.create_task(self._carry(server, to_phone, back=True))
        except* OSError:
            pass  # one end is gone, and so is the line
        finally:
            for end in ends:
                end.abort()
            self._lines -= ends
            if not self._lines:
                self._quiet.set()

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, back: bool) -> None:
        """Take pieces as they come, and hand each on when its time has come."""
        way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        handing = asyncio.create_task(self._hand(way, sink))
        try:
            while data := await source.read(PIECE):
                way.put_nowait((self._loop.time() + (self.back if back else self.there), data))
            way.put_nowait((self._loop.time() + (self.back if back else self.there), b""))
            await handing
        finally:
            handing.cancel()

    async def _hand(self, way: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter) -> None:
        while True:
            due, data = await way.get()
            await asyncio.sleep(due - self._loop.time())
            await self._open.wait()
            if not data:
                with suppress(OSError, RuntimeError):  # half closed before
                    sink.write_eof()
                return
            sink.write(data)
