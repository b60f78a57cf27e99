"""Histories that were made up, for the tests of the checker: each says what a device would have written down."""

from __future__ import annotations

from typing import Any

from faults.findings import Case
from faults.history import Action, Entry, History
from support.shipped import shipped_library
from viceversa.game.commands import DeviceCommand
from viceversa.game.exercise import PartnerSeat
from viceversa.game.view import ClockView, PlaceView, SeatView, View
from viceversa.wire.codec import CODECS, MSGPACK
from viceversa.wire.messages import Message, Ping, Pong, Seen

T = 1_800_000_000_000
"""A moment to count from."""


def place(instance: int = 1, phase: str = "talk", step: int = 3, lead: PartnerSeat = "a") -> PlaceView:
    """A place in the charades."""
    return PlaceView(
        programme="charades",
        exercise="emotion-charades",
        exercise_n=1,
        exercises=1,
        phase=phase,
        instance=instance,
        step=step,
        of=18,
        turn=(1, 6),
        lead=lead,
    )


def view(you: PartnerSeat = "a", **fields: Any) -> View:
    """A view of a game under way."""
    seats: Any = {"a": SeatView("Ann", "here"), "b": SeatView("Bea", "here")}
    return View(**{"you": you, "stage": "playing", "seats": seats, "place": place(), "clock": ClockView(True, T + 5_000)} | fields)


class Made(History):
    """A history that is told in a test."""

    def __init__(self, seat: PartnerSeat) -> None:
        super().__init__(seat, MSGPACK)
        self.instance = "instance-1"
        self.entries.append(Entry(T - 10_000, "up", 1))
        self._seq = 0

    def got(self, at: int, message: Message, line: int = 1) -> Made:
        """A message came, so many ms after T."""
        self.entries.append(Entry(T + at, "got", line, CODECS[MSGPACK].encode(message)))
        return self

    def saw(self, at: int, seen: View, seq: int | None = None) -> Made:
        """A view came."""
        self._seq = self._seq + 1 if seq is None else seq
        return self.got(at, Seen(seq=self._seq, view=seen))

    def pinged(self, at: int) -> Made:
        """A ping was sent, and answered 10 ms later."""
        self.entries.append(Entry(T + at, "sent", 1, CODECS[MSGPACK].encode(Ping(t=0))))
        return self.got(at + 10, Pong(t=0, now=T + at))

    def did(self, at: int, command: DeviceCommand, result: str = "accepted", code: str | None = None) -> Made:
        """A command was sent and, unless the result is empty, answered 10 ms later."""
        number = 1 + sum(action.result == "accepted" for action in self.actions)
        settled = T + at + 10 if result else None
        self.actions.append(Action((self.instance, number), command, T + at, settled, result, code, 1))
        return self


def case(a: History | None = None, b: History | None = None, **fields: Any) -> Case:
    """A session's evidence; a partner of whom nothing is told did and saw nothing."""
    return Case(a or Made("a"), b or Made("b"), shipped_library(), **fields)
