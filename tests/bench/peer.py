"""Two partners on a peer's server: the same script, and the same things looked at, in the peer's own protocol.

A frame is looked at as far as its `seq`, and for the card that must not be in it. The peers send no answer to a command beside the new view.
"""

from __future__ import annotations

import asyncio
import json
import struct
import time
from itertools import count
from typing import ClassVar

import msgspec
from picows import WSMsgType

from .connection import Connection
from .load import Load
from .script import Script, Seat

_json = msgspec.json.Encoder().encode
_packed = msgspec.msgpack.Encoder().encode
_codes = count()


class Phone(Connection):
    """One partner's connection; a subclass speaks a protocol."""

    def __init__(self, load: Load, pair: Peers, seat: Seat) -> None:
        super().__init__(load)
        self.pair = pair
        self.seat: Seat = seat
        self.came: asyncio.Future[None] = load.loop.create_future()

    async def come(self) -> None:
        """Connect and take the seat."""
        raise NotImplementedError

    def act(self) -> None:
        """Send the command that is due."""
        raise NotImplementedError

    def saw(self, seq: int, data: bytes) -> None:
        """A view has come."""
        if self.came.done():
            self.pair.saw(self.seat, seq, data)
        else:
            self.came.set_result(None)


class SocketIO(Phone):
    """Socket.IO over Engine.IO, in JSON."""

    VIEW: ClassVar[bytes] = b'42["view",{"seq":'

    async def come(self) -> None:
        await self.connect(self.pair.port, "/socket.io/?EIO=4&transport=websocket")
        await self.came

    def heard(self, data: bytes) -> None:
        if data.startswith(self.VIEW):
            start = len(self.VIEW)
            self.saw(int(data[start : data.index(b",", start)]), data)
        elif data == b"2":
            self.send(b"3", WSMsgType.TEXT)
        elif data.startswith(b"0"):
            self.send(b"40", WSMsgType.TEXT)
        elif data.startswith(b"40"):
            self.send(b"42" + _json(["join", self.pair.code, self.seat]), WSMsgType.TEXT)
        else:
            self.load.wrong(f"Socket.IO said {data[:100]!r}")

    def act(self) -> None:
        self.send(b"42" + _json(["do", self.pair.script.command()]), WSMsgType.TEXT)


class Colyseus(Phone):
    """Colyseus' own protocol: a room by HTTP, then a state and patches of it. `seq` is the first field, and changes with every action."""

    JOINED, STATE, PATCH = 10, 14, 15
    SEQ: ClassVar[bytes] = b"\x80"
    ROOT: ClassVar[bytes] = b"\xff\x00"

    async def come(self) -> None:
        pair = self.pair
        what = await _posted(pair.port, f"/matchmake/{'create/table' if self.seat == 'a' else f'joinById/{pair.code}'}")
        pair.code = what["roomId"]
        await self.connect(pair.port, f"/{what['processId']}/{what['roomId']}?sessionId={what['sessionId']}")
        await self.came

    def heard(self, data: bytes) -> None:
        match data[0]:
            case self.PATCH:
                start = 3 if data.startswith(self.ROOT, 1) else 1
                if data.startswith(self.SEQ, start):
                    self.saw(struct.unpack_from("<I", data, start + 1)[0], data)
            case self.STATE:
                self.saw(0, data)
            case self.JOINED:
                self.send(b"\x0a")
            case _:
                self.load.wrong(f"Colyseus said {data[:100]!r}")

    def act(self) -> None:
        self.send(b"\x0d\xa2do" + _packed(self.pair.script.command()))


class Peers:
    """Two partners of one session on a peer's server."""

    def __init__(self, load: Load, phone: type[Phone], port: int, script: Script) -> None:
        self.load = load
        self.port = port
        self.script = script
        self.code = f"s{next(_codes)}"
        self._phones: dict[Seat, Phone] = {"a": phone(load, self, "a"), "b": phone(load, self, "b")}
        self._seq = 0
        self._sent = 0.0
        self._open = 0
        self._last: dict[Seat, bytes] = {}

    async def join(self) -> None:
        """Both come in, one after the other."""
        for phone in self._phones.values():
            await phone.come()

    def act(self) -> None:
        """Whoever's turn it is acts."""
        self._seq += 1
        self._open, self._sent = 2, time.perf_counter()
        self._phones[self.script.who].act()

    def saw(self, seat: Seat, seq: int, data: bytes) -> None:
        """A view has come to a seat."""
        script = self.script
        if seq != self._seq:
            self.load.wrong(f"a peer's seq is {seq}, not {self._seq}")
        if seat != script.who:
            self.load.shown(self._sent)
        self._open -= 1
        self._last[seat] = data
        if self._open == 0:
            script.done()
            if script.betrays("a", self._last["a"]) or script.betrays("b", self._last["b"]):
                self.load.wrong("a peer told the card to the one who guesses, or not to the one who shows it")
            self.load.seen(self)


async def _posted(port: int, path: str) -> dict[str, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{{}}"
    writer.write(head.encode())
    answer = await reader.read()
    writer.close()
    body = answer[answer.index(b"{") : answer.rindex(b"}") + 1]
    what: dict[str, str] = json.loads(body)
    return what
