"""The one command that a device has in flight: its id, its bytes, and the answers that are owed for it.

A device may send a frame twice on purpose. Then two answers are owed on that connection, and only both together say what became of it:
a refusal alone would leave the id free while the second copy is still to be judged.
"""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from faults.history import Action, Frame, now_ms
from viceversa.game.commands import DeviceCommand
from viceversa.wire.codec import Codec
from viceversa.wire.messages import Do

ORDER = ("accepted", "later", "refused")
"""Of several answers to copies of one frame, the first of these counts."""


class Over(Exception):
    """The server has closed this seat for good."""


class InFlight:
    """Counts commands as docs/protocol.md asks. `frame` is what is to be sent again until it is answered; None when nothing is."""

    def __init__(self) -> None:
        self.instance = secrets.token_urlsafe(8)
        self.frame: Frame | None = None
        self._counter = 0
        self._line = 0
        self._owed = 0
        self._answers: asyncio.Queue[tuple[int, dict[str, Any]] | None] = asyncio.Queue()
        self._over = False

    def put(self, command: DeviceCommand, codec: Codec) -> Action:
        """A new command; its claim of when it was tapped is true."""
        action = Action((self.instance, self._counter + 1), command, now_ms())
        self.frame = codec.encode(Do(id=action.id, at=action.sent, command=command))
        while not self._answers.empty():
            self._answers.get_nowait()
        return action

    def sent(self, line: int, copies: int) -> None:
        """It was sent on that connection, so many times at once; what other connections owed, nobody owes any more."""
        self._line, self._owed = line, copies

    def heard(self, line: int, answer: dict[str, Any]) -> None:
        """An answer came over that connection."""
        self._answers.put_nowait((line, answer))

    def over(self) -> None:
        """No answer will come any more."""
        self._over = True
        self._answers.put_nowait(None)

    async def answer(self, action: Action) -> dict[str, Any]:
        """The answer, once all that are owed on one connection have come. Raises Over."""
        said: list[dict[str, Any]] = []
        line = 0
        while True:
            came = None if self._over else await self._answers.get()
            if came is None:
                raise Over
            on, message = came
            if on != self._line or tuple(message["id"]) != action.id:
                continue  # of a connection that is gone: the command was sent again on the one there is
            if on != line:
                said, line = [], on
            said.append(message)
            if len(said) >= self._owed:
                return min(said, key=lambda each: ORDER.index(each["result"]))

    def settled(self, action: Action, answer: dict[str, Any]) -> None:
        """It is answered for good."""
        self.frame = None
        self._counter += answer["result"] == "accepted"
        action.settled = now_ms()
        action.result, action.code, action.line = answer["result"], answer.get("code"), self._line
