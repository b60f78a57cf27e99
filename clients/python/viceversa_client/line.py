"""One connection to a server: dialling, the first message and its reply, frames in and out.

It knows nothing of reconnecting or of seats; when it is over, it is thrown away.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import NamedTuple

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

from viceversa.wire.closing import ALL, NO_SEAT, Closing
from viceversa.wire.codec import CODECS, Codec, Malformed
from viceversa.wire.messages import Goodbye, Join, Message, Open, Refused, Resume, Welcome

from .link import is_near, socket_url
from .route import stops

LARGEST = 1024 * 1024
"""The largest frame that is read, in bytes."""

DIAL = 5.0
"""Seconds for one connection to be made and greeted."""


class Unreachable(ConnectionError):
    """No server was reached, or it was lost before it said welcome."""


class NotSeated(Exception):
    """The server said no: a code for programs, a sentence for a person, and seconds to wait before another try helps."""

    def __init__(self, code: str, say: str, wait: float | None = None) -> None:
        super().__init__(say)
        self.code = code
        self.say = say
        self.wait = wait


class SessionOver(Exception):
    """This seat's connection is closed for good; `closing` says why."""

    def __init__(self, closing: Closing) -> None:
        super().__init__(closing.say)
        self.closing = closing


class Dropped(NamedTuple):
    """How a connection ended: its close code if there was one, and the server's last words."""

    number: int | None
    say: str


class Line:
    """An open connection."""

    def __init__(self, socket: ClientConnection, codec: Codec) -> None:
        self._socket = socket
        self.codec = codec
        self._goodbye = ""

    @classmethod
    async def dial(cls, server: str, subprotocol: str) -> Line:
        """Connect. Raises Unreachable."""
        try:
            socket = await connect(
                socket_url(server),
                subprotocols=[Subprotocol(subprotocol)],
                compression=None,
                ping_interval=None,
                max_size=LARGEST,
                open_timeout=DIAL,
                close_timeout=1,
                proxy=None if is_near(server) else True,
            )
        except (OSError, TimeoutError, WebSocketException, ValueError) as error:
            raise Unreachable(f"nothing answers at {server}") from error
        if socket.subprotocol is None:
            socket.transport.abort()
            raise Unreachable(f"{server} does not speak {subprotocol}")
        return cls(socket, CODECS[socket.subprotocol])

    async def greet(self, hello: Open | Join | Resume) -> Welcome:
        """Say the first message and wait for the welcome. Raises NotSeated, SessionOver or Unreachable."""
        try:
            await self._socket.send(self.codec.encode(hello))
            async for message in self.messages():
                match message:
                    case Welcome():
                        return message
                    case Refused() if isinstance(hello, Resume) and (closing := _stopping(message.code)) is not None:
                        raise SessionOver(closing)
                    case Refused():
                        raise NotSeated(message.code, message.say, message.wait / 1000 if message.wait is not None else None)
                    case _:
                        pass
        except ConnectionClosed:
            pass
        number = self.dropped.number
        if stops(number):
            raise SessionOver(closing_of(number, self._goodbye))
        raise Unreachable(self._goodbye or "the connection was closed before the welcome")

    async def messages(self) -> AsyncIterator[Message]:
        """What the server says, until the connection is over. Frames that cannot be read are passed over."""
        try:
            async for frame in self._socket:
                message = self.codec.decode_reply(frame)
                match message:
                    case Malformed():
                        continue
                    case Goodbye():
                        self._goodbye = message.say
                    case _:
                        yield message
        except ConnectionClosed:
            return

    async def say(self, frame: bytes | str) -> bool:
        """Send a frame; False when the connection is over."""
        try:
            await self._socket.send(frame)
        except ConnectionClosed:
            return False
        return True

    @property
    def dropped(self) -> Dropped:
        """How it ended."""
        return Dropped(self._socket.close_code, self._goodbye or self._socket.close_reason or "")

    def drop(self) -> None:
        """End it at once, without waiting for the other side."""
        self._socket.transport.abort()

    async def close(self) -> None:
        """End it in good order."""
        await self._socket.close()


def closing_of(number: int | None, say: str = "") -> Closing:
    """The closing of a code; an unknown one in the stopping range means that there is no seat here."""
    known = next((closing for closing in ALL if closing.number == number), None)
    return known or Closing(number or NO_SEAT.number, "stopped", say or NO_SEAT.say)


def _stopping(code: str) -> Closing | None:
    """The closing of that name, when it is one that stops."""
    return next((closing for closing in ALL if closing.code == code and stops(closing.number)), None)
