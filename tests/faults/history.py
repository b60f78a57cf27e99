"""What one device did and was told, moment by moment: the evidence that the checker reads. It judges nothing.

Moments are milliseconds since 1970 by this machine's clock, which is the store's clock too, since the store runs on the same machine.
"""

from __future__ import annotations

import time
from base64 import b64decode
from functools import cached_property
from typing import Any, Literal, NamedTuple

import msgspec

from viceversa.game.commands import DeviceCommand
from viceversa.game.exercise import PartnerSeat
from viceversa.game.view import View

Frame = bytes | str


def now_ms() -> int:
    """This moment."""
    return time.time_ns() // 1_000_000


def decoded(frame: Frame) -> dict[str, Any]:
    """A frame from the server as a plain map: text is JSON, bytes are msgpack."""
    message: dict[str, Any] = msgspec.json.decode(frame) if isinstance(frame, str) else msgspec.msgpack.decode(frame)
    return message


class Entry(NamedTuple):
    """One thing that happened on a device. `line` counts its connections, from 1; `frame` is empty for up and down."""

    at: int
    kind: Literal["up", "down", "sent", "got"]
    line: int
    frame: Frame = b""


class Shown(NamedTuple):
    """A view, when it came and over which connection."""

    at: int
    line: int
    seq: int
    view: View


class Released(NamedTuple):
    """A sealed answer that came to the device, opened."""

    at: int
    instance: int
    seat: PartnerSeat
    blob: bytes | None


class Action(msgspec.Struct):
    """One command, from its first sending to its last answer; `settled` is None while it has none. `line` is that of the answer."""

    id: tuple[str, int]
    command: DeviceCommand
    sent: int
    settled: int | None = None
    result: str = ""
    code: str | None = None
    line: int = 0

    @property
    def may_count(self) -> bool:
        """Whether it was accepted, or may have been."""
        return self.settled is None or self.result == "accepted"


class History:
    """Everything of one device in one session."""

    def __init__(self, seat: PartnerSeat, subprotocol: str) -> None:
        self.seat = seat
        self.subprotocol = subprotocol
        self.entries: list[Entry] = []
        self.actions: list[Action] = []
        self.tokens: list[str] = []
        self.instance = ""
        self.closed: str | None = None

    def note(self, kind: Literal["up", "down", "sent", "got"], line: int, frame: Frame = b"") -> None:
        """Add what has just happened."""
        self.entries.append(Entry(now_ms(), kind, line, frame))

    @property
    def received(self) -> list[Frame]:
        """Every frame that came."""
        return [entry.frame for entry in self.entries if entry.kind == "got"]

    @cached_property
    def messages(self) -> list[tuple[Entry, dict[str, Any]]]:
        """Every message that came. To be read when the history is complete."""
        return [(entry, decoded(entry.frame)) for entry in self.entries if entry.kind == "got"]

    @cached_property
    def views(self) -> list[Shown]:
        """Every view, in the order in which it came."""
        return [
            Shown(entry.at, entry.line, message["seq"], msgspec.convert(message["view"], View))
            for entry, message in self.messages
            if message["kind"] == "view"
        ]

    def heard_since(self, moment: int) -> int | None:
        """When the answer came to a ping that was sent after this moment: whatever comes later was said after it, too. None if never."""
        asked = 0
        for entry in self.entries:
            if entry.at <= moment:
                continue
            match entry.kind:
                case "sent" if decoded(entry.frame)["kind"] == "ping":
                    asked = entry.line
                case "got" if entry.line == asked and decoded(entry.frame)["kind"] == "pong":
                    return entry.at
                case _:
                    pass
        return None

    @cached_property
    def released(self) -> list[Released]:
        """Every sealed answer that was opened for this device, as often as it came."""
        return [
            Released(entry.at, each["instance"], each["seat"], _bytes(each.get("blob")))
            for entry, message in self.messages
            if message["kind"] == "opened"
            for each in message["answers"]
        ]


def _bytes(value: bytes | str | None) -> bytes | None:
    return b64decode(value) if isinstance(value, str) else value
