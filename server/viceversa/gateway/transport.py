"""One accepted socket: a request over HTTP first, then frames both ways. The library that speaks the protocol is used in this file only.

No task, no future and no wake-up a message: what arrives is handed on at once, and what is sent in one turn of the event loop leaves in
one write. A socket must never know what a frame says, nor wait for anybody; everything that may take for ever has a moment here by
which it is over.
"""

from __future__ import annotations

import asyncio
import math
import random
import struct
from collections.abc import Sequence
from typing import NamedTuple, Protocol, cast

from websockets import http11
from websockets.datastructures import Headers
from websockets.frames import CloseCode, Frame, Opcode
from websockets.frames import apply_mask as unmasked  # type: ignore[attr-defined]  # the compiled one, where there is one
from websockets.protocol import State
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol

from .shell import Page

PING_EVERY = 40.0
"""Seconds between two pings of ours, and a quarter more or less, so that many who came at once are not pinged at once."""

CLOSED_WITHIN = 5.0
"""Seconds that the far end has to close, once we have."""

ANSWERED_WITHIN = 60.0
"""Seconds that a page may take, from the request to its last byte."""

HEAD_MOST = 16 * 1024
"""Bytes that a request may have. The library limits lines and their number, which is more in all."""

UNREAD_MOST = 16 * 1024
"""Bytes that wait for a device here, beyond those in the kernel, before it counts as one that does not read."""

_TEXT, _BINARY = _MESSAGES = 0x81, 0x82
"""The first byte of a whole message."""

_PING, _PONG = bytes((0x89, 0)), 0x8A
"""A ping of ours, which says nothing, and the first byte of its pong."""

_SHORT, _LONG = struct.Struct("!BBH").pack, struct.Struct("!BBQ").pack

_HEAD_ENDS = b"\r\n\r\n"

HEADERS = {
    "Connection": "close",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


class Request(NamedTuple):
    """What was asked for. `host` is empty, and `origin` something that no page has, where there is not exactly one."""

    method: str
    path: str
    host: str
    origin: str | None
    forwarded: str
    accepted: str


class Device(Protocol):
    """What a socket tells whoever sits behind it, once frames go both ways."""

    def took(self, frame: bytes | str, now: float) -> None:
        """A whole message came. `now` is the event loop's time, in seconds."""

    def spent(self, now: float) -> None:
        """A frame came that is no whole message: a ping, a pong, or a part. It costs as much to read."""

    def measured(self, rtt: int) -> None:
        """The round trip took that many milliseconds."""

    def look(self, now: float) -> None:
        """Time has passed."""

    def hold(self) -> None:
        """The far end does not read: send nothing more until `flow`."""

    def flow(self) -> None:
        """It reads again."""

    def gone(self) -> None:
        """The connection is over."""


class House(Protocol):
    """Who lets sockets in."""

    def met(self, socket: Socket) -> None:
        """A socket was accepted."""

    def asked(self, socket: Socket, request: Request) -> None:
        """It asks for something: `answer` it, now or later, or `accept` it."""

    def left(self, socket: Socket) -> None:
        """It is gone."""


class Turn:
    """The sockets that have something to send in this turn of the event loop: one wake-up for all of them, and one write for each."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._sockets: list[Socket] = []

    def add(self, socket: Socket) -> None:
        """Flush that socket before the next turn."""
        if not self._sockets:
            self._loop.call_soon(self._end)
        self._sockets.append(socket)

    def _end(self) -> None:
        sockets, self._sockets = self._sockets, []
        for socket in sockets:
            socket.flush()


class Socket(asyncio.Protocol):
    """A connection. All its methods return at once, and all may be called in any state."""

    def __init__(self, house: House, turn: Turn, frame_most: int, head_within: float, pong_within: float) -> None:
        self._house = house
        self._turn = turn
        self._frame_most = frame_most
        self._pong_within = pong_within
        self._loop = asyncio.get_running_loop()
        self._clock = self._loop.time
        self._by: float | None = self._clock() + head_within
        self._request: http11.Request | None = None
        self._head = 0
        self._deaf = False
        self._rest = bytearray()
        self._part: bytearray | None = None
        self._part_is_text = False
        self._pinged = 0.0
        self._ping_at = 0.0
        self._unflushed = False
        self._awaits_pong = False
        self.device: Device | None = None

    # --- what the house does with it

    def answer(self, page: Page) -> None:
        """Answer the request with a page, and close."""
        if not self._asks:
            self.cut()
            return
        body = b"" if self._request is not None and self._request.method == "HEAD" else page.body
        kind = {"Content-Type": page.kind, "Content-Length": str(len(page.body)), "Cache-Control": page.keep}
        headers = Headers({**kind, **HEADERS, **dict(page.more)})
        self._speak.send_response(http11.Response(page.status.value, page.status.phrase, headers, body))
        self.flush()

    def accept(self, subprotocols: Sequence[str]) -> str | None:
        """Go over to frames. The subprotocol that was settled on, "" for none of those; None when the request was not for a WebSocket
        after all, and was refused."""
        if not self._asks or self._request is None:
            self.cut()
            return None
        self._speak.available_subprotocols = [Subprotocol(each) for each in subprotocols]
        response = self._speak.accept(self._request)
        self._speak.send_response(response)
        self._request = None
        self.flush()
        if self._speak.state is not State.OPEN:
            return None
        self._by = None
        self._ping(self._clock())
        return self._speak.subprotocol or ""

    def send(self, frame: bytes | str) -> None:
        """Send a message; nothing when the connection is closing."""
        if self._speak.state is not State.OPEN:
            return
        data = frame.encode() if isinstance(frame, str) else frame
        self._speak.writes += (_head(_TEXT if isinstance(frame, str) else _BINARY, len(data)), data)
        if not self._unflushed:
            self._unflushed = True
            self._turn.add(self)  # it leaves with whatever else is sent in this turn: a write costs more than all the rest

    def close(self, code: int, reason: str) -> None:
        """Close with a code, after everything that was sent."""
        if self._speak.state is State.OPEN:
            self._speak.send_close(code, reason)
            self.flush()

    def cut(self) -> None:
        """Drop the connection without a word."""
        self._transport.abort()

    def pause(self) -> None:
        """Read nothing more for now."""
        if not self._transport.is_closing():
            self._transport.pause_reading()

    def resume(self) -> None:
        """Read on."""
        if not self._deaf and not self._transport.is_closing():
            self._transport.resume_reading()

    def deafen(self) -> None:
        """Read nothing more, ever: not even its close, so close it as well."""
        self._deaf = True
        self.pause()

    def look(self, now: float) -> None:
        """What time alone does: drop it when something is overdue, and ping it. `now` is the event loop's time, in seconds."""
        if self._by is not None:
            if now >= self._by:
                self.cut()
        elif self._awaits_pong:
            if now - self._pinged >= self._pong_within:
                self.cut()
        elif now >= self._ping_at:
            self._ping(now)
        if self._by is None and self.device is not None:
            self.device.look(now)

    @property
    def is_open(self) -> bool:
        """Whether frames still go both ways."""
        return self._speak.state is State.OPEN

    @property
    def peer(self) -> str:
        """The address at the far end, "" where there is none."""
        return _address(self._transport.get_extra_info("peername"))

    @property
    def local(self) -> str | None:
        """The address of ours that it came in on."""
        return _address(self._transport.get_extra_info("sockname")) or None

    # --- what the event loop does with it

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It was accepted."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's has all of it and is no subclass
        self._transport.set_write_buffer_limits(high=UNREAD_MOST)
        self._speak = ServerProtocol(max_size=self._frame_most, select_subprotocol=_first_of_ours)
        self._house.met(self)

    def data_received(self, data: bytes) -> None:
        """Bytes came: a request first, and frames behind it, in the same write perhaps."""
        now = self._clock()
        if self.device is None:
            before = len(self._rest)
            self._rest += data
            end = self._rest.find(_HEAD_ENDS) + len(_HEAD_ENDS) - before
            self._rest = self._rest[1 - len(_HEAD_ENDS) :]
            if end < len(_HEAD_ENDS) - before:
                self._fed(data, now)
                return
            self._rest.clear()
            self._fed(data[:end], now)
            data = data[end:]
        if self.device is not None:
            self._framed(data, now)
        elif data:
            self._fed(data, now)

    def eof_received(self) -> None:
        """The far end says no more; whatever we had to say is said, and then it is closed."""
        self._speak.receive_eof()
        self.flush()

    def connection_lost(self, error: Exception | None) -> None:
        """It is over, by whomever."""
        self._by = math.inf  # nothing is overdue any more, nor is there anybody to ping
        self._speak.receive_eof()
        if self.device is not None:
            self.device.gone()
        self._house.left(self)

    def pause_writing(self) -> None:
        """The far end does not read."""
        if self.device is not None:
            self.device.hold()

    def resume_writing(self) -> None:
        """It reads again."""
        if self.device is not None:
            self.device.flow()

    # --- inside

    @property
    def _asks(self) -> bool:
        """Whether its request may still be answered; one that sends more after it, before it has an answer, has spoilt that."""
        return self._speak.state is State.CONNECTING and not self._speak.eof_sent

    def _framed(self, data: bytes | bytearray, now: float) -> None:
        """Take one frame after the other, since whoever sits behind may have heard enough after any of them. A whole message is read here
        (RFC 6455, 5.2), as the library's own way costs six times as much; all else is the library's. What is not all here waits."""
        if self._rest:
            self._rest += data
            data, self._rest = self._rest, bytearray()
        at, end = 0, len(data)
        while (here := end - at) >= 2 and not self._deaf:
            kind, second = data[at], data[at + 1]
            size = second & 127
            head = 2 if size < 126 else 4 if size == 126 else 10
            if here < head:
                break
            if head > 2:
                size = int.from_bytes(data[at + 2 : at + head], "big")
            masked = second >= 128
            if masked:
                head += 4
            if size > self._frame_most:
                self._fed(data[at:], now)  # which refuses it, and all that comes after
                return
            if here < head + size:
                break
            body, at = at + head, at + head + size
            if masked and kind in _MESSAGES and self._part is None and self._speak.state is State.OPEN:
                self._message(unmasked(data[body:at], data[body - 4 : body]), kind == _TEXT, now)
            elif kind == _PONG and masked and size == 0:
                self._ponged(now)
            else:
                self._fed(data[body - head : at], now)
        if at < end and not self._deaf:
            self._rest += data[at:]

    def _fed(self, data: bytes | bytearray, now: float) -> None:
        """Have the library read what is no whole message, and send what it has to say to that."""
        self._speak.receive_data(bytes(data))
        for event in self._speak.events_received():
            if isinstance(event, Frame):
                self._frame(event, now)
            elif isinstance(event, http11.Request):
                self._requested(event)
        if self._by is not None and self._request is None and self.device is None:
            self._head += len(data)
            if self._head > HEAD_MOST:
                self.deafen()
                self.cut()
        self.flush()

    def _requested(self, request: http11.Request) -> None:
        self._by = self._clock() + ANSWERED_WITHIN
        self._request = request
        hosts, origins = request.headers.get_all("Host"), request.headers.get_all("Origin")
        origin = None if not origins else origins[0] if len(origins) == 1 else "null"
        forwarded = ",".join(request.headers.get_all("X-Forwarded-For"))
        accepted = ",".join(request.headers.get_all("Accept-Encoding"))
        host = hosts[0] if len(hosts) == 1 else ""
        self._house.asked(self, Request(request.method, request.path, host, origin, forwarded, accepted))

    def _frame(self, frame: Frame, now: float) -> None:
        """A frame that is no whole message, or one part of a message: the library limits the whole of it."""
        if self.device is None:
            return
        match frame.opcode:
            case Opcode.BINARY | Opcode.TEXT:
                self._part_is_text, self._part = frame.opcode is Opcode.TEXT, bytearray(frame.data)
            case Opcode.CONT if self._part is not None:
                self._part += frame.data
        if self._part is not None and frame.fin and frame.opcode in (Opcode.CONT, Opcode.BINARY, Opcode.TEXT):
            whole, self._part = bytes(self._part), None
            self._message(whole, self._part_is_text, now)
        else:
            self.device.spent(now)

    def _ponged(self, now: float) -> None:
        """A pong came, as one does for each ping of ours; one that nobody asked for costs as much."""
        if self.device is None:
            return
        if self._awaits_pong:
            self._awaits_pong = False
            self.device.measured(int(1000 * (now - self._pinged)))
        self.device.spent(now)

    def _message(self, whole: bytes, is_text: bool, now: float) -> None:
        if self.device is None:
            return
        try:
            message = whole.decode() if is_text else whole
        except UnicodeDecodeError:
            self._speak.fail(CloseCode.INVALID_DATA, "that text is no UTF-8")
            self.flush()
            return
        self.device.took(message, now)

    def _ping(self, now: float) -> None:
        self._pinged, self._awaits_pong = now, True
        self._ping_at = now + PING_EVERY * random.uniform(0.75, 1.25)  # noqa: S311  (it spreads work, and is no secret)
        if self._speak.state is State.OPEN:
            self._speak.writes.append(_PING)
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        self._unflushed = False
        frames = self._speak.data_to_send()
        if frames and not self._transport.is_closing():
            self._transport.write(b"".join(frames))
            if not frames[-1]:
                self._finish()
        if self._by is None and self._speak.state is not State.OPEN:
            self._by = self._clock() + CLOSED_WITHIN

    def _finish(self) -> None:
        """We have said the last: an empty frame is the library's sign for that."""
        if self._speak.state is not State.CONNECTING and self._transport.can_write_eof():
            self._transport.write_eof()  # and what still comes is read and dropped, so that our close frame is not lost to a reset
        else:
            self._transport.close()


def _first_of_ours(speak: ServerProtocol, offered: Sequence[Subprotocol]) -> Subprotocol | None:
    """The first that both know, in our order; none when the device names none of ours."""
    return next((name for name in speak.available_subprotocols or () if name in offered), None)


def _head(opcode: int, length: int) -> bytes:
    """What stands before the payload of a whole message from a server (RFC 6455, 5.2). The library's own way there costs five times as
    much, for every view that anybody is shown."""
    if length < 126:
        return bytes((opcode, length))
    if length < 65_536:
        return _SHORT(opcode, 126, length)
    return _LONG(opcode, 127, length)


def _address(name: object) -> str:
    return str(name[0]) if isinstance(name, tuple) and name else ""
