"""A fuzzer for what reads the frames of devices: `python tests/faults/fuzz_decoder.py --seconds 600`.

It damages known frames at random, in both subprotocols, and decodes them. Every frame has to come to a message or a `Malformed`, in time,
and both have to be such that the server can go on with them. A run is repeated by its seed. It knows nothing of sockets.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, get_args

import msgspec

from viceversa.wire.codec import CODECS, JSON, MSGPACK, Codec, Malformed
from viceversa.wire.messages import MAX_FRAME, Answered, FromDevice, Message, Refused

CORPUS = Path(__file__).with_name("frames.jsonl")

SLOWEST = 0.25
"""Seconds of processor time that no frame may take: a hundred times what the worst takes."""

LONGEST = 4 * MAX_FRAME
"""Bytes of the longest frame that is made: the server reads none that are longer."""

KINDS = {kind.__struct_config__.tag for kind in get_args(FromDevice)}
"""What a frame comes to that is a message."""

PIECES = (
    *(b"\x00", b"\xff", b"\xc0", b"\xc1", b"\x80", b"\x90", b"\xa0", b"\xd9\xff", b"\xdb\xff\xff\xff\xff", b"\xc6\x7f\xff\xff\xff"),
    *(b"\xdd\xff\xff\xff\xff", b"\xdf\xff\xff\xff\xff", b"\xdc\xff\xff", b"\xde\xff\xff", b"\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00"),
    *(b"\xcf" + b"\xff" * 8, b"\xd3\x80" + b"\x00" * 7, b"\xc7\x0c\xff" + b"\xff" * 12, b"\xd6\xff\x00\x00\x00\x00", b"\xa4kind"),
    *(b"{", b"}", b"[", b"]", b'"', b"\\", b",", b":", b"null", b"true", b"NaN", b"1e999", b"-0", b"0.1", b"9" * 400, b"\\ud800"),
    *(b"\\u0000", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b'"kind":', b'"id":', b'"do":'),
)
"""What decoders are known to stumble over: ends of ranges, lengths that are lies, half of a letter, the names of fields."""


VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 0.0, 1.5, 2**31, 2**53 - 1, 2**53, 2**63 - 1, 2**64 - 1, -(2**53), -(2**63)),
    *(
        "",
        "a",
        "x" * 64,
        "x" * 65,
        "x" * 201,
        "abcdefgh",
        "\x00",
        "\n",
        "\u202e",
        "\U0001f600" * 13,
        "ping",
        "do",
        "open",
        "pause",
        "a\ud7ff",
    ),
    *(
        [],
        {},
        ["abcdefgh", 1],
        ["abcdefgh", 2**53],
        [[[[]]]],
        {"do": "pause"},
        {"": {"": ""}},
        [0] * 100,
        {str(n): str(n) for n in range(40)},
    ),
)
"""Values that a field may be given: ends of ranges, other types, other messages."""


class Frame(NamedTuple):
    """A frame of the corpus, and what it comes to: the kind of a message, or the code of a Malformed."""

    comes_to: str
    subprotocol: str
    data: bytes


class Finding(Exception):
    """A frame that the decoder does not bear, and why; with all that is needed to see it again."""

    def __init__(self, codec: Codec, frame: bytes | str, why: str) -> None:
        shown = frame.encode() if isinstance(frame, str) else frame
        super().__init__(f"{why}; {codec.subprotocol}, {type(frame).__name__}, {len(shown)} bytes in hex: {shown.hex()}")


def corpus() -> list[Frame]:
    """The frames of the file; each is in parts that are repeated so many times. Every message is there in both subprotocols."""
    frames = []
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        entry = msgspec.json.decode(line)
        match entry:
            case {"is": str(comes_to), "json": parts}:
                data = "".join(text * times for text, times in parts).encode()
                frames.append(Frame(comes_to, JSON, data))
                message = CODECS[JSON].decode(data.decode())
                if isinstance(message, Message):
                    frames.append(Frame(comes_to, MSGPACK, _bytes(CODECS[MSGPACK].encode(message))))
            case {"is": str(comes_to), "msgpack": parts}:
                frames.append(Frame(comes_to, MSGPACK, b"".join(bytes.fromhex(text) * times for text, times in parts)))
            case _:
                raise ValueError(line)
    return frames


def judged(codec: Codec, frame: bytes | str) -> Message | Malformed:
    """What a frame comes to. Raises Finding."""
    started = time.thread_time()
    try:
        got: Any = codec.decode(frame)
    except Exception as error:
        raise Finding(codec, frame, f"raised {error!r}") from error
    took = time.thread_time() - started
    if took > SLOWEST:
        raise Finding(codec, frame, f"took {took:.2f} s")
    try:
        match got:
            case Malformed(code=code, say=say, id=(instance, counter)):
                codec.encode(Answered(id=(instance, counter), result="refused", code=code, say=say))
            case Malformed(code=code, say=say):
                codec.encode(Refused(code=code, say=say))
            case Message():
                again = codec.encode(got)
                if len(_bytes(again)) <= MAX_FRAME and codec.decode(again) != got:
                    raise Finding(codec, frame, f"is another message when it is sent on: {got!r}")
            case _:
                raise Finding(codec, frame, f"came to {got!r}")
    except (ValueError, TypeError, RecursionError) as error:
        raise Finding(codec, frame, f"came to {got!r}, which cannot be answered: {error!r}") from error
    return got  # type: ignore[no-any-return]  # it is one of the two, as was just seen


def damaged(random: Random, frames: list[bytes]) -> bytes:
    """One of the frames, with a few things done to it."""
    data = bytearray(random.choice(frames))
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        at = random.randrange(len(data) + 1)
        to = min(len(data), at + random.choice((1, 1, 2, 4, 16, 300)))
        match random.randrange(8):
            case 0 if data:
                data[at % len(data)] ^= 1 << random.randrange(8)
            case 1 if data:
                data[at % len(data)] = random.randrange(256)
            case 2:
                del data[at:to]
            case 3:
                data[at:at] = random.randbytes(random.choice((1, 2, 4, 9)))
            case 4:
                data[at:to] = random.choice(PIECES)
            case 5:
                data[at:at] = random.choice(PIECES) * random.choice((1, 1, 2, 50, 3_000))
            case 6:
                data[at:at] = data[at:to] * random.choice((1, 2, 40))
            case _:
                other = random.choice(frames)
                start = random.randrange(len(other) + 1)
                data[at:to] = other[start : start + random.choice((1, 8, 40, 400))]
    return bytes(data[:LONGEST])


def altered(random: Random, frame: bytes, subprotocol: str) -> bytes:
    """A frame that can be read, with one value in it changed, or one field more or less; as it is when it cannot be read."""
    form = msgspec.msgpack if subprotocol == MSGPACK else msgspec.json
    try:
        whole = [form.decode(frame)]
    except (ValueError, RecursionError):
        return frame
    inside: Any = whole
    key: Any = 0
    while isinstance(inside[key], dict | list) and inside[key] and random.random() < 0.7:
        inside = inside[key]
        key = random.choice(list(inside)) if isinstance(inside, dict) else random.randrange(len(inside))
    match random.randrange(6):
        case 0 if inside is not whole:
            del inside[key]
        case 1 if isinstance(inside, dict):
            inside[random.choice(("x", "id", "at", "kind", "command", "value", "name", ""))] = random.choice(VALUES)
        case _:
            inside[key] = random.choice(VALUES)
    return form.encode(whole[0]) if whole else b""


def fuzzed(seed: int) -> Iterator[Message | Malformed]:
    """Damaged frames for ever, and what each came to; the same for the same seed. Raises Finding."""
    random = Random(seed)
    known = corpus()
    frames = {name: [frame.data for frame in known if frame.subprotocol == name] for name in CODECS}
    good = {
        name: [frame.data for frame in known if frame.subprotocol == name and frame.comes_to in KINDS and len(frame.data) < 1_000]
        for name in CODECS
    }
    while True:
        codec = CODECS[random.choice((JSON, MSGPACK))]
        if random.random() < 0.5:
            data = altered(random, random.choice(good[codec.subprotocol]), codec.subprotocol)
        else:
            data = damaged(random, frames[codec.subprotocol])
        as_text = (codec.subprotocol == JSON) != (random.random() < 0.02)
        yield judged(codec, data.decode("utf-8", "replace") if as_text else data)


def main() -> int:
    """Fuzz for a while, or until something is found."""
    parser = argparse.ArgumentParser(description="Look for frames that the decoder does not bear.")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9)
    options = parser.parse_args()
    print(f"decoder: seed {options.seed}, {options.seconds:g} s", flush=True)
    end = time.monotonic() + options.seconds
    messages = unreadable = 0
    try:
        for got in fuzzed(options.seed):
            messages, unreadable = messages + isinstance(got, Message), unreadable + isinstance(got, Malformed)
            if time.monotonic() >= end:
                break
    except Finding as finding:
        print(f"decoder: found after {messages + unreadable} frames: {finding}")
        return 1
    print(f"decoder: {messages + unreadable} frames, {messages} of them messages, nothing found")
    return 0


def _bytes(frame: bytes | str) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


if __name__ == "__main__":
    sys.exit(main())
