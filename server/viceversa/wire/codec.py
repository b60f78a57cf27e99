"""Frames to messages and back: msgpack in binary frames, or JSON in text frames. The same messages in both.

What a peer sent is never an exception here: it is a message, or a `Malformed` with a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import msgspec

from .messages import MAX_FRAME, FromDevice, Message, ToDevice

MSGPACK = "viceversa.v1.msgpack"
JSON = "viceversa.v1.json"
SUBPROTOCOLS = (MSGPACK, JSON)

IN_WORDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a float",
    "int": "a whole number",
    "null": "null",
    "object": "a map",
    "str": "text",
}
"""What msgspec calls a type, and what the reference calls it."""

_TYPE = re.compile(r"`(\w+)`")


class Malformed(NamedTuple):
    """A frame that is no message: a code, a sentence, and the command id where one could be read."""

    code: Literal["malformed", "unknown_kind", "too_large"]
    say: str
    id: tuple[str, int] | None = None


class Codec:
    """One subprotocol. `decode` is total; `encode` makes one frame."""

    def __init__(self, subprotocol: str) -> None:
        self.subprotocol = subprotocol
        form = msgspec.msgpack if subprotocol == MSGPACK else msgspec.json
        self._from_device: Any = form.Decoder(FromDevice)
        self._to_device: Any = form.Decoder(ToDevice)
        self._anything: Any = form.Decoder()
        self._encode: Callable[[Message], bytes] = form.Encoder().encode

    def encode(self, message: Message) -> bytes | str:
        """A frame: bytes for msgpack, text for JSON."""
        data = self._encode(message)
        return data if self.subprotocol == MSGPACK else data.decode()

    def decode(self, frame: bytes | str) -> Message | Malformed:
        """A message from a device, or why it is none."""
        return self._read(frame, self._from_device, MAX_FRAME)

    def decode_reply(self, frame: bytes | str) -> Message | Malformed:
        """A message from the server, or why it is none."""
        return self._read(frame, self._to_device, None)

    def _read(self, frame: bytes | str, decoder: Any, limit: int | None) -> Message | Malformed:
        if isinstance(frame, str) and self.subprotocol == MSGPACK:
            return Malformed("malformed", "This connection speaks msgpack, in binary frames.")
        try:
            raw = frame.encode() if isinstance(frame, str) else frame
            if limit is not None and len(raw) > limit:
                return Malformed("too_large", f"That message is over {limit // 1024} KiB.")
            try:
                message: Message = decoder.decode(raw)
            except msgspec.ValidationError as error:
                return _misfit(str(error), self._anything.decode(raw))
        except RecursionError:
            return Malformed("malformed", "That message is nested too deeply.")
        except ValueError:  # also msgspec's own, and bytes that are no UTF-8
            return Malformed("malformed", "That message could not be read.")
        return message


def _misfit(error: str, data: Any) -> Malformed:
    """Why a frame that could be read is no message: from msgspec's words, the place last, and from what was read, untyped."""
    match data:
        case {"kind": str()}:
            words, at, path = _TYPE.sub(lambda name: IN_WORDS.get(name[1], name[0]), error).rpartition(" - at ")
        case _:
            return Malformed("malformed", "A message is a map with a kind.")
    if path == "`$.kind`":
        return Malformed("unknown_kind", "kind: no such kind of message", _id(data))
    say = f"{path.replace('`', '').removeprefix('$.')}: {words}" if at else path
    return Malformed("malformed", say[:200], _id(data))


def _id(data: dict[Any, Any]) -> tuple[str, int] | None:
    match data.get("id"):
        case [str(instance), int(counter)] if len(instance) <= 32 and 0 <= counter < 2**53:
            return instance, counter
    return None


CODECS = {name: Codec(name) for name in SUBPROTOCOLS}
