"""A hostile third: guesses codes, knocks at sessions with wrong secrets and tokens, sends rubbish, and replays what it has overheard.

It has no seat in anybody's session, so it must hear refusals and nothing else. Everything it heard is kept for the checker.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from faults.history import Frame
from viceversa.wire.codec import CODECS, JSON, MSGPACK
from viceversa.wire.messages import Join, Open, Ping, Resume

SYMBOLS = "BCDFGHJKLMNPQRSTVWXZ"
PATIENCE = 5.0


class Overheard:
    """What a stranger may have got hold of: ids of sessions, and frames of other people's commands."""

    def __init__(self, sessions: Sequence[str], frames: Sequence[Frame]) -> None:
        self.sessions = sessions
        self.frames = frames


class Stranger:
    """`run` bothers the servers until it is cancelled."""

    def __init__(self, urls: Sequence[str], random: Random, overheard: Callable[[], Overheard]) -> None:
        self.heard: list[Frame] = []
        self.tried: Counter[str] = Counter()
        self._urls = urls
        self._random = random
        self._overheard = overheard

    async def run(self) -> None:
        """One visit after the other."""
        while True:
            with suppress(OSError, TimeoutError, WebSocketException):
                async with asyncio.timeout(PATIENCE):
                    await self._visit()
            await asyncio.sleep(self._random.uniform(0.1, 1.0))

    async def _visit(self) -> None:
        random = self._random
        subprotocol = random.choice((MSGPACK, JSON))
        async with connect(
            random.choice(self._urls),
            subprotocols=[Subprotocol(subprotocol)],
            additional_headers={"X-Forwarded-For": f"172.16.{random.randrange(256)}.{random.randrange(256)}"},
            compression=None,
            ping_interval=None,
            close_timeout=0.2,
            proxy=None,
        ) as ws:
            try:
                for what, frame in self._said(subprotocol):
                    self.tried[f"a stranger {what}"] += 1
                    await ws.send(frame)
                await ws.send(CODECS[subprotocol].encode(Ping(t=1)))
                while b"pong" not in await self._hear(ws):
                    pass
            except BaseException:
                ws.transport.abort()
                raise

    async def _hear(self, ws: ClientConnection) -> bytes:
        frame = await ws.recv()
        self.heard.append(frame)
        return frame.encode() if isinstance(frame, str) else frame

    def _said(self, subprotocol: str) -> list[tuple[str, Frame]]:
        """What to say on one visit."""
        random, codec, overheard = self._random, CODECS[subprotocol], self._overheard()
        session = random.choice(overheard.sessions) if overheard.sessions else "nobody"
        wrong = "".join(random.choices(SYMBOLS, k=22))
        match random.randrange(6):
            case 0:
                code = "".join(random.choices(SYMBOLS, k=6))
                return [("guesses a code", codec.encode(Join(code=code, token=wrong)))]
            case 1:
                return [("knocks with a wrong secret", codec.encode(Join(session=session, secret=wrong, token=wrong)))]
            case 2:
                return [("returns with a wrong token", codec.encode(Resume(session=session, token=wrong)))]
            case 3:
                return [("replays a command without a seat", frame) for frame in self._replayed(subprotocol, overheard)]
            case 4:
                own: Frame = codec.encode(Open(name="Mallory"))
                replayed = self._replayed(subprotocol, overheard)
                return [("opens a room", own), *(("replays a command from another seat", frame) for frame in replayed)]
            case _:
                return [("sends rubbish", self._rubbish(subprotocol)) for _ in range(3)]

    def _replayed(self, subprotocol: str, overheard: Overheard) -> list[Frame]:
        kind = str if subprotocol == JSON else bytes
        frames = [frame for frame in overheard.frames if isinstance(frame, kind)]
        return [self._random.choice(frames) for _ in range(2)] if frames else []

    def _rubbish(self, subprotocol: str) -> Frame:
        random = self._random
        data = random.choice(
            (
                random.randbytes(random.randrange(200)),
                b"\x81" * 5_000,
                msgspec.msgpack.encode({"kind": "do", "id": ["x" * 8, 1], "command": {"do": "erase"}}),
                msgspec.msgpack.encode({"kind": "view", "seq": 1, "view": {}}),
            )
        )
        return data.decode("latin-1") if subprotocol == JSON else data
