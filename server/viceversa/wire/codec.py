"""Frames to messages and back: msgpack in binary frames, or JSON in text frames. The same messages in both.

What a peer sent is never an exception here: it is a message, or a `Malformed` with a sentence.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import msgspec
from pydantic import TypeAdapter, ValidationError

from .messages import MAX_FRAME, FromDevice, Message, ToDevice

MSGPACK = "viceversa.v1.msgpack"
JSON = "viceversa.v1.json"
SUBPROTOCOLS = (MSGPACK, JSON)

_from_device: TypeAdapter[Any] = TypeAdapter(FromDevice)
_to_device: TypeAdapter[Any] = TypeAdapter(ToDevice)


class Malformed(NamedTuple):
    """A frame that is no message: a code, a sentence, and the command id where one could be read."""

    code: Literal["malformed", "unknown_kind", "too_large"]
    say: str
    id: tuple[str, int] | None = None


class Codec:
    """One subprotocol. `decode` is total; `encode` makes one frame."""

    def __init__(self, subprotocol: str) -> None:
        self.subprotocol = subprotocol
        if subprotocol == MSGPACK:
            self._decode: Any = msgspec.msgpack.Decoder()
            self._encode: Any = msgspec.msgpack.Encoder(enc_hook=_fields)
        else:
            self._decode = msgspec.json.Decoder()
            self._encode = msgspec.json.Encoder(enc_hook=_fields)

    def encode(self, message: Message) -> bytes | str:
        """A frame: bytes for msgpack, text for JSON."""
        data: bytes = self._encode.encode(message)
        return data if self.subprotocol == MSGPACK else data.decode()

    def decode(self, frame: bytes | str) -> Message | Malformed:
        """A message from a device, or why it is none."""
        return self._read(frame, _from_device)

    def decode_reply(self, frame: bytes | str) -> Message | Malformed:
        """A message from the server, or why it is none."""
        return self._read(frame, _to_device, limit=None)

    def _read(self, frame: bytes | str, models: TypeAdapter[Any], limit: int | None = MAX_FRAME) -> Message | Malformed:
        if isinstance(frame, str) and self.subprotocol == MSGPACK:
            return Malformed("malformed", "This connection speaks msgpack, in binary frames.")
        try:
            raw = frame.encode() if isinstance(frame, str) else frame
            if limit is not None and len(raw) > limit:
                return Malformed("too_large", f"That message is over {limit // 1024} KiB.")
            data = self._decode.decode(raw)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return Malformed("malformed", "That message could not be read.")
        if not isinstance(data, dict) or not isinstance(data.get("kind"), str):
            return Malformed("malformed", "A message is a map with a kind.")
        try:
            message: Message = models.validate_python(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            code: Literal["malformed", "unknown_kind"] = "unknown_kind" if first["type"] == "union_tag_invalid" else "malformed"
            place = ".".join(str(part) for part in first["loc"][1:]) or "kind"
            return Malformed(code, f"{place}: {_plain(first['type'], first['msg'])}"[:200], _id(data))
        except RecursionError:
            return Malformed("malformed", "That message is nested too deeply.")
        return message


def _fields(message: Any) -> dict[str, Any]:
    if not isinstance(message, Message):
        raise NotImplementedError(type(message))
    return {key: value for key, value in message.__dict__.items() if value is not None}


def _plain(kind: str, words: str) -> str:
    return "no such kind of message" if kind == "union_tag_invalid" else words


def _id(data: dict[Any, Any]) -> tuple[str, int] | None:
    match data.get("id"):
        case [str(instance), int(counter)] if len(instance) <= 32 and 0 <= counter < 2**53:
            return instance, counter
    return None


CODECS = {name: Codec(name) for name in SUBPROTOCOLS}
