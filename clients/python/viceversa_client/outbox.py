"""The outbox: one command in flight, its id, and what an answer to it means.

A command's id is (instance, counter), the counter one more than that of the last accepted command. A command without an answer is
sent again as the very same bytes, so that it counts once; the id of a refused command is free for another. Pure: it sends nothing.
"""

from __future__ import annotations

import secrets
from typing import Literal

import msgspec

from viceversa.game.commands import DeviceCommand
from viceversa.wire.codec import Codec
from viceversa.wire.messages import Answered, Do


class Outbox(msgspec.Struct, frozen=True):
    """counter is that of the last accepted command; pending are the bytes of the one in flight, a frame of the msgpack subprotocol
    or the UTF-8 text of one in JSON."""

    instance: str
    counter: int = 0
    pending: bytes | None = None

    @property
    def id(self) -> tuple[str, int]:
        """The id of the command in flight, or of the next one."""
        return self.instance, self.counter + 1

    def put(self, command: DeviceCommand, at: int | None, codec: Codec) -> Outbox:
        """The outbox with this command in flight. Raises RuntimeError while another is."""
        if self.pending is not None:
            raise RuntimeError("one command at a time")
        frame = codec.encode(Do(id=self.id, at=at, command=command))
        return msgspec.structs.replace(self, pending=frame.encode() if isinstance(frame, str) else frame)

    def settled(self, answer: Answered) -> tuple[Outbox, Literal["settled", "again", "renew", "stray"]]:
        """What an answer means for the command in flight.

        settled  it is answered for good. again  the outcome is unknown: send the same bytes. renew  this instance's count is not
        the server's: nothing was done, and the command may go under a new instance. stray  the answer is to something else.
        """
        if self.pending is None or tuple(answer.id) != self.id:
            return self, "stray"
        match answer.result, answer.code:
            case "accepted", _:
                return Outbox(self.instance, self.counter + 1), "settled"
            case "later", _:
                return self, "again"
            case _, "id_reused" | "out_of_order":
                return fresh(), "renew"
            case _:
                return Outbox(self.instance, self.counter), "settled"


def fresh() -> Outbox:
    """An empty outbox under an instance of its own."""
    return Outbox(secrets.token_urlsafe(8))
