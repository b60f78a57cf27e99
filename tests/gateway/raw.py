"""A device that is nobody's library: it puts any bytes it likes on the wire, and reads what comes back frame by frame."""

from __future__ import annotations

import asyncio
import base64
import os
import struct
from typing import Any, NamedTuple, Self

import msgspec

WITHIN = 20.0
TEXT, BINARY, CONTINUATION, CLOSE, PING, PONG = 0x1, 0x2, 0x0, 0x8, 0x9, 0xA
FIN, RSV1 = 0x80, 0x40


class Got(NamedTuple):
    """One frame of the server's."""

    opcode: int
    data: bytes

    @property
    def code(self) -> int:
        """The close code that it carries."""
        return int.from_bytes(self.data[:2], "big")


def framed(data: bytes, opcode: int = BINARY, *, flags: int = FIN, masked: bool = True) -> bytes:
    """A frame of a device."""
    mask = os.urandom(4)
    bit = 0x80 if masked else 0
    size = len(data)
    length = struct.pack("!BQ", bit | 127, size)
    if size < 2**16:
        length = bytes([bit | size]) if size < 126 else struct.pack("!BH", bit | 126, size)
    if masked:
        data = mask + bytes(byte ^ mask[n % 4] for n, byte in enumerate(data))
    return bytes([flags | opcode]) + length + data


def message(kind: str, **fields: Any) -> bytes:
    """The payload of a message in msgpack."""
    return msgspec.msgpack.encode({"kind": kind, **fields})


class Raw:
    """A connection byte by byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.head = ""

    @classmethod
    async def dial(cls, port: int) -> Self:
        """A TCP connection on which nothing has been said."""
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    @classmethod
    async def connected(cls, port: int, *headers: str, then: bytes = b"") -> Self:
        """A WebSocket in msgpack; `then` is sent in the same write as the request."""
        raw = await cls.dial(port)
        raw.writer.write(upgrade(*headers) + then)
        async with asyncio.timeout(WITHIN):
            raw.head = (await raw.reader.readuntil(b"\r\n\r\n")).decode()
        return raw

    def throw(self, data: bytes) -> None:
        """Send these very bytes."""
        self.writer.write(data)

    async def frame(self) -> Got:
        """The next frame. Raises IncompleteReadError when there is none any more."""
        async with asyncio.timeout(WITHIN):
            first, size = await self.reader.readexactly(2)
            assert not size & 0x80, "a server does not mask"
            if size == 126:
                size = int.from_bytes(await self.reader.readexactly(2), "big")
            elif size == 127:
                size = int.from_bytes(await self.reader.readexactly(8), "big")
            return Got(first & 0x0F, await self.reader.readexactly(size))

    async def next(self, opcode: int) -> Got:
        """The next frame of that kind; others before it are passed over."""
        while (got := await self.frame()).opcode != opcode:
            pass
        return got

    async def over(self) -> bytes:
        """What comes until the server has closed the connection."""
        async with asyncio.timeout(WITHIN):
            try:
                return await self.reader.read()
            except ConnectionResetError:
                return b""

    def drop(self) -> None:
        """Hang up without a word."""
        self.writer.transport.abort()


def upgrade(*headers: str) -> bytes:
    """The request that asks for a WebSocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = (
        "GET /ws HTTP/1.1",
        "Host: localhost",
        "Upgrade: websocket",
        "Connection: keep-alive, Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *headers,
        "",
        "",
    )
    return "\r\n".join(lines).encode()
