"""A device that says whatever a test wants, right or wrong, over a real socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Self, TypeVar

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from viceversa.game.commands import DeviceCommand
from viceversa.game.view import View
from viceversa.wire.codec import CODECS, JSON, MSGPACK
from viceversa.wire.messages import Answered, Goodbye, Message, Opened, Pong, Refused, Seen, Welcome

WITHIN = 20.0
M = TypeVar("M", bound=Message)


class Peer:
    """One raw connection. Everything that came is in `log`; `view` is the newest view."""

    def __init__(self, ws: ClientConnection, subprotocol: str) -> None:
        self.ws = ws
        self.codec = CODECS[subprotocol]
        self.log: list[Message] = []
        self.frames: list[str | bytes] = []
        self.welcome: Welcome | None = None
        self.counter = 0
        self.instance = "instance-1"
        self._new: list[Message] = []

    @classmethod
    async def dial(cls, port: int, subprotocol: str = MSGPACK, **options: Any) -> Self:
        """Connect; `options` go to the library's connect."""
        ws = await connect(
            f"ws://127.0.0.1:{port}/ws",
            subprotocols=[Subprotocol(subprotocol)],
            compression=None,
            open_timeout=WITHIN,
            proxy=None,
            max_size=2**24,
            **options,
        )
        return cls(ws, subprotocol)

    # --- saying

    async def throw(self, frame: bytes | str) -> None:
        """Send these very bytes, or this very text."""
        await self.ws.send(frame)

    def frame(self, fields: dict[Any, Any]) -> bytes | str:
        """A message of these fields in this connection's subprotocol, whatever they are."""
        if self.codec.subprotocol == JSON:
            return msgspec.json.encode(fields).decode()
        return msgspec.msgpack.encode(fields)

    async def say(self, kind: str, **fields: Any) -> None:
        """Send a message."""
        await self.throw(self.frame({"kind": kind, **fields}))

    async def do(self, command: DeviceCommand | dict[str, Any], *, counter: int | None = None, at: int | None = None) -> Answered:
        """Send a command and wait for its answer; an accepted one moves the counter on."""
        number = self.counter + 1 if counter is None else counter
        fields = {"id": [self.instance, number], "command": command}
        await self.say("do", **fields, **({} if at is None else {"at": at}))
        answer = await self.hear(Answered, lambda each: each.id == (self.instance, number))
        if answer.result == "accepted":
            self.counter = max(self.counter, number)
        return answer

    async def ok(self, command: DeviceCommand) -> None:
        """A command that must be accepted."""
        answer = await self.do(command)
        assert answer.result == "accepted", answer

    async def refused(self, kind: str, **fields: Any) -> str:
        """Send a message that must be refused; the code."""
        await self.say(kind, **fields)
        return (await self.hear(Refused)).code

    # --- hearing

    async def _read(self) -> None:
        frame = await self.ws.recv()
        self.frames.append(frame)
        message = self.codec.decode_reply(frame)
        assert isinstance(message, Message), message
        self.log.append(message)
        self._new.append(message)

    async def hear(self, kind: type[M], where: Callable[[M], bool] = lambda each: True, within: float = WITHIN) -> M:
        """The next message of that kind that was not asked for before; others wait for their turn."""
        async with asyncio.timeout(within):
            while True:
                for message in self._new:
                    if isinstance(message, kind) and where(message):
                        self._new.remove(message)
                        return message
                await self._read()

    async def enter(self, kind: str, **fields: Any) -> Welcome:
        """Say a hello that must be welcomed, and wait for the first view."""
        await self.say(kind, **fields)
        self.welcome = await self.hear(Welcome)
        await self.hear(Seen)
        return self.welcome

    async def until(self, test: Callable[[View], bool], within: float = WITHIN) -> View:
        """The first newest view that passes the test."""
        async with asyncio.timeout(within):
            while not test(self.view):
                await self._read()
        return self.view

    async def settled(self) -> None:
        """Hear everything that the server has said so far, and take it as heard."""
        mark = -1 - len(self.log)
        await self.say("ping", t=mark)
        await self.hear(Pong, lambda pong: pong.t == mark)
        self._new.clear()

    async def settled_for(self, *kinds: type[Message]) -> None:
        """Hear one message more, of one of these kinds."""
        before = len(self.log)
        async with asyncio.timeout(WITHIN):
            while not any(isinstance(each, kinds) for each in self.log[before:]):
                await self._read()

    async def quiet(self, kind: type[Message], within: float = 0.3) -> bool:
        """Whether no message of that kind comes for a moment, and none was left unheard; see `settled`."""
        try:
            await self.hear(kind, within=within)
        except TimeoutError:
            return True
        return False

    async def closed(self, within: float = WITHIN) -> tuple[int, str]:
        """The close code and reason, once the server has closed."""
        async with asyncio.timeout(within):
            try:
                while True:
                    await self._read()
            except ConnectionClosed:
                return self.ws.close_code or 0, self.ws.close_reason or ""

    def all(self, kind: type[M]) -> list[M]:
        """Everything of that kind that ever came."""
        return [each for each in self.log if isinstance(each, kind)]

    @property
    def view(self) -> View:
        """The newest view."""
        return self.all(Seen)[-1].view

    @property
    def blobs(self) -> dict[tuple[int, str], bytes | None]:
        """Every released blob that came, by instance and seat."""
        return {(each.instance, each.seat): each.blob for opened in self.all(Opened) for each in opened.answers}

    @property
    def goodbye(self) -> Goodbye:
        """The goodbye that came before the close."""
        return self.all(Goodbye)[-1]

    async def close(self) -> None:
        """Hang up kindly."""
        await self.ws.close()

    def cut(self) -> None:
        """Drop the line without a word."""
        self.ws.transport.abort()
