"""A recorded session: the frames of each device, in order, with everything random replaced by names and every moment by one near
a fixed day. It is kept as a file of lines, so that the page that shows it is the same each time it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

FILE = "recorded-session.jsonl"
DAY = 1_800_000_000_000
"""What the first moment of a recording becomes, ms since 1970."""

LONG_AGO = 1_000_000_000_000
"""Whole numbers above this are moments."""


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a recording.

    device  which device it happened on: A, B or C.
    way     "says" for a frame of the device, "hears" for one of the server; "opens" and "closes" are the connection's own; "note" is
            a sentence for the reader about what follows.
    frame   the frame.
    text    the close code and its name, or the note.
    """

    device: str
    way: str
    frame: dict[str, Any] | None = None
    text: str = ""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


def read(path: Path) -> list[Line]:
    """The recording in a file. Raises OSError, and msgspec.MsgspecError where it is none."""
    return [_decoder.decode(line) for line in path.read_bytes().splitlines()]


def write(path: Path, lines: Iterable[Line]) -> None:
    """Write a recording, a line each."""
    path.write_bytes(b"".join(_encoder.encode(line) + b"\n" for line in lines))


def settled(lines: Iterable[Line], names: Mapping[str, str]) -> list[Line]:
    """The recording with names in place of what was drawn, and moments counted from `DAY`."""
    found = list(lines)
    first = min((moment for line in found for moment in _moments(line.frame)), default=0)
    return [
        msgspec.structs.replace(line, frame=_named(line.frame, names, first), text=_replaced(line.text, names)) for line in found
    ]


def timeless(line: Line) -> Line:
    """A line without its moments and other figures of time, to compare two recordings."""
    return msgspec.structs.replace(line, frame=_still(line.frame))


def shown(lines: Iterable[Line]) -> str:
    """The recording as Markdown: notes as sentences, and what happens between them in blocks."""
    parts: list[str] = []
    block: list[str] = []

    def flush() -> None:
        if block:
            parts.append("\n".join(["```text", *block, "```"]))
            block.clear()

    for line in lines:
        if line.way == "note":
            flush()
            parts.append(line.text)
        else:
            block.append(_line(line))
    flush()
    return "\n\n".join(parts)


def _line(line: Line) -> str:
    frame = json.dumps(line.frame, ensure_ascii=False, separators=(",", ":"))
    match line.way:
        case "says":
            return f"{line.device} -> {frame}"
        case "hears":
            return f"{line.device} <- {frame}"
        case _:
            return f"{line.device} {line.way}{f': {line.text}' if line.text else ''}"


def _moments(value: Any) -> Iterable[int]:
    match value:
        case int() if value > LONG_AGO:
            yield value
        case dict():
            for each in value.values():
                yield from _moments(each)
        case list():
            for each in value:
                yield from _moments(each)


def _named(value: Any, names: Mapping[str, str], first: int) -> Any:
    match value:
        case str():
            return _replaced(value, names)
        case int() if value > LONG_AGO:
            return DAY + value - first
        case dict():
            return {key: _named(each, names, first) for key, each in value.items()}
        case list():
            return [_named(each, names, first) for each in value]
        case _:
            return value


def _replaced(text: str, names: Mapping[str, str]) -> str:
    for drawn, name in names.items():
        text = text.replace(drawn, name)
    return text


def _still(value: Any) -> Any:
    match value:
        case int() if value > LONG_AGO:
            return DAY
        case dict():
            return {key: 0 if key == "left" else _still(each) for key, each in value.items()}
        case list():
            return [_still(each) for each in value]
        case _:
            return value
