"""A device that speaks raw JSON and writes down every frame; it knows the protocol's words and nothing of the server's code."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from .recording import Line

WITHIN = 10.0
"""Seconds in which anything that is waited for must come."""

QUIET = 0.12
"""Seconds without a frame after which nothing more is on its way."""

Frame = dict[str, Any]


class Device:
    """One device, over all its connections."""

    def __init__(self, name: str, url: str, log: list[Line]) -> None:
        self.name = name
        self.view: Frame = {}
        self.welcome: Frame = {}
        self.heard: list[Frame] = []
        self._url = url
        self._log = log
        self._count = 0
        self._base = 0.0
        self._came = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    async def opens(self, hello: Frame) -> None:
        """Make a connection and say the first message."""
        self._log.append(Line(self.name, "opens"))
        self._socket = await connect(self._url, subprotocols=[Subprotocol("viceversa.v1.json")], compression=None, proxy=None)
        self._reader = asyncio.create_task(self._read(self._socket))
        await self.says(hello)
        await self.quiet()

    async def drops(self) -> None:
        """Lose the connection without a word."""
        assert self._socket is not None
        self._socket.transport.abort()
        await self.closed()

    async def closed(self) -> None:
        """Wait for the end of the connection."""
        assert self._reader is not None
        await asyncio.wait_for(self._reader, WITHIN)

    async def says(self, frame: Frame) -> None:
        """Send a frame."""
        assert self._socket is not None
        self._log.append(Line(self.name, "says", frame))
        await self._socket.send(json.dumps(frame))

    async def does(self, command: Frame, at: int | None = None) -> Frame:
        """Send a command under the next id, and wait for its answer and for what follows; the frame that was sent."""
        frame: Frame = {"kind": "do", "id": [f"instance-{self.name}", self._count + 1], "command": command}
        if at is not None:
            frame["at"] = at
        await self.says(frame)
        answer = await self.hears(lambda heard: heard["kind"] == "answer")
        self._count += answer["result"] == "accepted"
        await self.quiet()
        return frame

    async def hears(self, wanted: Callable[[Frame], bool]) -> Frame:
        """Wait for the next frame that is wanted, from here on."""
        seen = len(self.heard)
        async with asyncio.timeout(WITHIN):
            while True:
                for frame in self.heard[seen:]:
                    if wanted(frame):
                        return frame
                seen = len(self.heard)
                self._came.clear()
                await self._came.wait()

    async def hears_refusal(self) -> Frame:
        """Wait for the refusal of what was said last, which may be here already."""
        if self.heard and self.heard[-1]["kind"] == "refused":
            return self.heard[-1]
        return await self.hears(lambda heard: heard["kind"] == "refused")

    async def erases(self) -> None:
        """Erase the session, and wait for the end of the connection."""
        await self.says({"kind": "do", "id": [f"instance-{self.name}", self._count + 1], "command": {"do": "erase"}})
        await self.closed()

    def store_now(self) -> int:
        """The store's clock, as reckoned from the last moment that was heard on this machine."""
        return round(self._base + time.monotonic() * 1000)

    async def quiet(self) -> None:
        """Wait until nothing more comes."""
        while True:
            self._came.clear()
            try:
                await asyncio.wait_for(self._came.wait(), QUIET)
            except TimeoutError:
                return

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                self._take(json.loads(text))
        except ConnectionClosed:
            pass
        code = socket.close_code
        said = f"{code} {socket.close_reason}" if code is not None and code >= 4000 else "the link is lost"
        self._log.append(Line(self.name, "closes", text=said))

    def _take(self, frame: Frame) -> None:
        self._log.append(Line(self.name, "hears", frame))
        self.heard.append(frame)
        match frame:
            case {"kind": "welcome"}:
                self.welcome = {**self.welcome, **frame}
                self._base = frame["now"] - time.monotonic() * 1000
            case {"kind": "view"}:
                self.view = frame["view"]
        self._came.set()
