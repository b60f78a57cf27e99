"""Frames to messages and back: total for whatever a peer sends."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viceversa.game.commands import Answer, MakeGuess, Over, Pause, Seal
from viceversa.game.view import SeatView, View
from viceversa.wire.codec import CODECS, JSON, MSGPACK, Codec, Malformed
from viceversa.wire.messages import MAX_FRAME, Answered, Do, Join, Message, Opened, OpenedBlob, Ping, Pong, Relay, Relayed, Seen

BOTH = pytest.mark.parametrize("codec", CODECS.values(), ids=["msgpack", "json"])
ID = ["abcdefgh", 1]

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
fields = st.dictionaries(
    st.sampled_from(["id", "command", "at", "t", "data", "code", "session", "secret", "token", "seq", "name", "language", "x"]),
    plain,
)
kinds = st.sampled_from(["open", "join", "resume", "do", "ping", "relay", "welcome", "dance", ""]) | plain
commands = st.fixed_dictionaries({"do": st.sampled_from(["seal", "answer", "tap", "level", "choose", "dance"])}, optional={
    "phase": plain, "blob": plain, "ask": plain, "value": plain, "level": plain, "programmes": plain,
})  # fmt: skip


def frame(codec: Codec, data: Any) -> bytes | str:
    """Plain data as a frame of that subprotocol."""
    return msgspec.msgpack.encode(data) if codec.subprotocol == MSGPACK else json.dumps(data)


@BOTH
@given(data=st.binary(max_size=300), as_text=st.booleans())
def test_any_frame_is_a_message_or_malformed(codec: Codec, data: bytes, as_text: bool) -> None:
    """Whatever bytes or text come, decoding gives a value and never raises."""
    raw: bytes | str = data.decode("utf-8", "replace") if as_text else data
    assert isinstance(codec.decode(raw), (Message, Malformed))


@BOTH
@settings(max_examples=300)
@given(kind=kinds, rest=fields, command=commands | plain, whole=st.booleans())
def test_any_fields_are_a_message_or_malformed(codec: Codec, kind: Any, rest: dict[str, Any], command: Any, whole: bool) -> None:
    """Whatever the fields of a message hold, decoding gives a value; and what was understood can be sent back."""
    data = {**rest, "kind": kind, "command": command, **({"id": ID} if whole else {})}
    message = codec.decode(frame(codec, data))
    assert isinstance(message, (Message, Malformed))
    if isinstance(message, Ping):
        assert isinstance(codec.decode_reply(codec.encode(Pong(t=message.t, now=0))), Pong)
    if isinstance(message, Malformed) and message.id is not None:
        assert isinstance(codec.decode_reply(codec.encode(Answered(id=message.id, result="refused"))), Answered)


@BOTH
@settings(max_examples=300)
@given(at=st.integers(0, 10_000), cut=st.integers(0, 4), put=st.binary(max_size=4), which=st.sampled_from(["do", "relay", "join"]))
def test_a_damaged_frame_is_a_message_or_malformed(codec: Codec, at: int, cut: int, put: bytes, which: str) -> None:
    """A frame with some bytes lost, added or changed, wherever that is, gives a value in both directions."""
    sent: dict[str, Message] = {
        "do": Do(id=("abcdefgh", 1), at=5, command=Answer(1, "pick", {"joy": "take", "awe": "leave"})),
        "relay": Relay(data=b"bytes of any kind"),
        "join": Join(code="KXRPTM", name="Ada \N{GRINNING FACE}", language="en"),
    }
    whole = codec.encode(sent[which])
    raw = whole.encode() if isinstance(whole, str) else whole
    at %= len(raw)
    damaged = raw[:at] + put + raw[at + cut :]
    assert isinstance(codec.decode(damaged), (Message, Malformed))
    assert isinstance(codec.decode_reply(damaged), (Message, Malformed))


@BOTH
@pytest.mark.parametrize("command", [Pause(), Over(), Seal(3, b"\x00\xff bytes"), MakeGuess(1, "read", "joy")])
def test_a_command_arrives_as_it_was_sent(codec: Codec, command: Any) -> None:
    """Every kind of command goes through both subprotocols unchanged, sealed bytes too."""
    sent = Do(id=("abcdefgh", 1), at=5, command=command)
    assert codec.decode(codec.encode(sent)) == sent


@BOTH
def test_views_and_bytes_arrive_as_they_were_sent(codec: Codec) -> None:
    """Views, released blobs and relayed bytes are the same after a trip to the device."""
    sent: list[Message] = [
        Seen(seq=3, view=View(you="a", stage="lobby", seats={"a": SeatView("Ada", "here")})),
        Opened(answers=[OpenedBlob(instance=1, seat="a", blob=bytes(range(256))), OpenedBlob(instance=1, seat="b", blob=None)]),
        Relayed(data=bytes(range(256))),
    ]
    assert [codec.decode_reply(codec.encode(each)) for each in sent] == sent


@BOTH
def test_over_16_kib_is_too_large_in_bytes(codec: Codec) -> None:
    """The limit counts bytes, not characters, and the largest frame under it is read."""
    room = MAX_FRAME - len(frame(codec, {"kind": "ping", "x": ""})) - 8
    small, wide = {"kind": "ping", "x": "y" * room}, {"kind": "ping", "x": "ü" * room}
    assert codec.decode(frame(codec, small)) == Ping()
    raw = msgspec.msgpack.encode(wide) if codec.subprotocol == MSGPACK else msgspec.json.encode(wide).decode()
    assert codec.subprotocol == MSGPACK or len(raw) < MAX_FRAME
    refused = codec.decode(raw)
    assert isinstance(refused, Malformed)
    assert refused.code == "too_large"


@BOTH
@pytest.mark.parametrize(("depth", "bare_is"), [(500, "could not be read"), (8_000, "too deeply")])
def test_deep_nesting_is_malformed_or_ignored(codec: Codec, depth: int, bare_is: str) -> None:
    """A value nested thousands deep is refused, or passed over where nobody asks for it."""
    if codec.subprotocol == MSGPACK:
        deep: bytes | str = b"\x82\xa4kind\xa4ping\xa1x" + b"\x91" * depth + b"\xc0"
    else:
        deep = '{"kind":"ping","x":' + "[" * depth + "]" * depth + "}"
    assert isinstance(codec.decode(deep), (Ping, Malformed))
    bare: bytes | str = b"\x91" * depth if codec.subprotocol == MSGPACK else "[" * depth
    refused = codec.decode(bare)
    assert isinstance(refused, Malformed)
    assert bare_is in refused.say


@BOTH
def test_a_reply_nested_without_end_is_malformed(codec: Codec) -> None:
    """What a server sends has no bound of size, and still cannot exhaust the stack."""
    depth = 1_000_000
    if codec.subprotocol == MSGPACK:
        deep: bytes | str = b"\x82\xa4kind\xa4pong\xa1x" + b"\x91" * depth + b"\xc0"
    else:
        deep = '{"kind":"pong","x":' + "[" * depth + "]" * depth + "}"
    assert codec.decode_reply(deep) == Malformed("malformed", "That message is nested too deeply.")


def test_text_on_a_msgpack_connection_is_malformed() -> None:
    """A text frame has no place in the binary subprotocol, and is refused as such."""
    refused = CODECS[MSGPACK].decode('{"kind":"ping"}')
    assert isinstance(refused, Malformed)
    assert "msgpack" in refused.say


@BOTH
def test_unknown_kinds_have_a_code_of_their_own(codec: Codec) -> None:
    """A kind that this server does not know is told apart from a message that cannot be read."""
    assert codec.decode(frame(codec, {"kind": "dance"})) == Malformed("unknown_kind", "kind: no such kind of message")


@BOTH
def test_unknown_fields_are_ignored(codec: Codec) -> None:
    """A newer device may say more than this server knows, in the envelope and in the command."""
    message = codec.decode(frame(codec, {"kind": "do", "id": ID, "command": {"do": "pause", "why": "new"}, "new": [1]}))
    assert message == Do(id=("abcdefgh", 1), command=Pause())


@BOTH
@pytest.mark.parametrize(
    "command", [{"do": "dance"}, {"do": "seal", "phase": 1}, {"do": "level", "level": 5}, {"do": "tick"}, {}, None, "pause", [1]]
)
def test_a_command_that_is_none_keeps_its_id(codec: Codec, command: Any) -> None:
    """A command that cannot be read, or that only the server may say, is malformed under the id it came with."""
    refused = codec.decode(frame(codec, {"kind": "do", "id": ID, "command": command}))
    assert isinstance(refused, Malformed)
    assert refused.id == ("abcdefgh", 1)


@BOTH
@pytest.mark.parametrize(
    "bad", [["short", 1], ["abcdefgh", 0], ["abcdefgh", 2**53], ["bad id!!", 1], ["abcdefgh"], "abcdefgh", None]
)
def test_a_bad_id_is_malformed(codec: Codec, bad: Any) -> None:
    """An id that is not a client instance and a counter within bounds is refused."""
    assert isinstance(codec.decode(frame(codec, {"kind": "do", "id": bad, "command": {"do": "pause"}})), Malformed)


@BOTH
@pytest.mark.parametrize(
    ("data", "say"),
    [
        ({"kind": "open", "name": 7}, "name: Expected text, got a whole number"),
        ({"kind": "resume", "session": "x"}, "Object missing required field `token`"),
        ({"kind": "resume", "session": "x", "token": "y" * 65}, "token: Expected text of length <= 64"),
        ({"kind": "do", "id": ID, "command": {"do": "level", "level": 5}}, "command.level: Expected a whole number <= 4"),
        ({"kind": "do", "id": ID, "command": {"do": "dance"}}, "command.do: Invalid value 'dance'"),
        ({"kind": "do", "id": ["abcdefgh", "1"], "command": {}}, "id[1]: Expected a whole number, got text"),
        ({"kind": "do", "id": ID, "command": [1]}, "command: Expected a map, got a list"),
        ({"kind": "dance"}, "kind: no such kind of message"),
        ({"kind": 1}, "A message is a map with a kind."),
        ({"x": 1}, "A message is a map with a kind."),
        ([1], "A message is a map with a kind."),
    ],
)
def test_why_a_message_is_malformed_names_the_place(codec: Codec, data: Any, say: str) -> None:
    """The sentence says where it is wrong and what was expected, in the words of the reference."""
    refused = codec.decode(frame(codec, data))
    assert isinstance(refused, Malformed)
    assert refused.say == say


@BOTH
def test_the_sentence_is_short_whatever_was_sent(codec: Codec) -> None:
    """What a peer wrote may be told back to it, but never more than a line."""
    refused = codec.decode(frame(codec, {"kind": "do", "id": ID, "command": {"do": " - at `$.kind`" * 500}}))
    assert isinstance(refused, Malformed)
    assert (refused.code, refused.id) == ("malformed", ("abcdefgh", 1))
    assert len(refused.say) <= 200


@BOTH
@pytest.mark.parametrize("t", [2**53, -(2**53), 1e300, 1.0, True, "5", "x", None, [1]])
def test_a_ping_outside_what_json_can_hold_is_malformed(codec: Codec, t: Any) -> None:
    """What could not come back in every subprotocol is refused, instead of breaking the connection's writer."""
    assert isinstance(codec.decode(frame(codec, {"kind": "ping", "t": t})), Malformed)


def test_bytes_are_base64_in_json_only() -> None:
    """JSON carries bytes in base64; what is no base64 is malformed."""
    assert CODECS[JSON].decode('{"kind":"relay","data":"aGVsbG8="}') == Relay(data=b"hello")
    assert isinstance(CODECS[JSON].decode('{"kind":"relay","data":"not base64!"}'), Malformed)


@pytest.mark.parametrize(
    "text",
    [
        '{"kind":"ping","t":123456789012345678901234567890}',
        '{"kind":"ping","t":NaN}',
        '{"kind":"ping","t":-Infinity}',
        '{"kind":"ping","t":1e999}',
        '{"kind":"open","name":"\\ud800"}',
        '{"kind":"open","name":"\ud800"}',
        '{"kind":"ping"} {"kind":"ping"}',
        '{"kind":"ping",}',
        "",
    ],
)
def test_what_is_no_proper_json_is_malformed(text: str) -> None:
    """Numbers beyond all bounds, lone surrogates and leftovers are refused."""
    assert isinstance(CODECS[JSON].decode(text), Malformed)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x81\xa4kind\xa1\xff",  # the kind is no UTF-8
        b"\x82\xa4kind\xa4open\xa4name\xa1\xff",  # nor is a name
        b"\x82\xa4kind\xa4open\x80\x01",  # a map as a key
        b"\x82\xa4kind\xa4open\x01\x01",  # a number as a key
        b"\x82\xa4kind\xa4ping\xa1t\xd7\xff" + b"\xff" * 8,  # a moment that is none
        b"\x82\xa4kind\xa4ping\xa1t\xca\x7f\xc0\x00\x00",  # no number
        b"\x82\xa4kind\xa5relay\xa4data\xa4aGVs",  # base64 where bytes belong
        b"\xdf\xff\xff\xff\xff\xa4kind\xa4ping",  # a map of billions, cut short
        b"\xdd\xff\xff\xff\xff",
        b"\x81\xa4kind\xa4ping\xc0",  # leftovers
        b"\xc1",
        b"",
    ],
)
def test_what_is_no_proper_msgpack_is_malformed(raw: bytes) -> None:
    """Texts that are none, keys that are none, sizes that lie and leftovers are refused."""
    assert isinstance(CODECS[MSGPACK].decode(raw), Malformed)


def test_of_a_field_sent_twice_the_last_counts() -> None:
    """A field may come twice, and `kind` may come last; two kinds in one message are refused."""
    json_codec = CODECS[JSON]
    assert json_codec.decode('{"t":1,"t":2,"kind":"ping"}') == Ping(t=2)
    assert isinstance(json_codec.decode('{"kind":"ping","t":1,"kind":"open"}'), Malformed)


@BOTH
def test_what_holds_its_default_is_left_out(codec: Codec) -> None:
    """A field without a value is not sent, and nothing else is left out."""
    plain: Any = msgspec.msgpack if codec.subprotocol == MSGPACK else msgspec.json
    assert plain.decode(codec.encode(Answered(id=("abcdefgh", 1), result="accepted", code=None, say=None))) == {
        "kind": "answer",
        "id": ["abcdefgh", 1],
        "result": "accepted",
    }
    assert plain.decode(codec.encode(Pong(t=0, now=0))) == {"kind": "pong", "t": 0, "now": 0}
    blobs = Opened(answers=[OpenedBlob(instance=1, seat="a")])
    assert plain.decode(codec.encode(blobs)) == {"kind": "opened", "answers": [{"instance": 1, "seat": "a"}]}


def test_frames_are_bytes_or_text() -> None:
    """msgpack goes in binary frames and JSON in text frames."""
    assert isinstance(CODECS[MSGPACK].encode(Ping()), bytes)
    assert isinstance(CODECS[JSON].encode(Ping()), str)


@BOTH
def test_relays_are_bounded(codec: Codec) -> None:
    """1,024 bytes may be relayed and not one more."""
    assert isinstance(codec.decode(codec.encode(Relay(data=bytes(1024)))), Relay)
    too_many = {"kind": "relay", "data": bytes(1025)}
    raw = msgspec.msgpack.encode(too_many) if codec.subprotocol == MSGPACK else msgspec.json.encode(too_many).decode()
    assert isinstance(codec.decode(raw), Malformed)


def test_nothing_but_messages_is_encoded() -> None:
    """A value inside a message that nobody planned to send is an error of ours, not a frame."""
    with pytest.raises(TypeError):
        CODECS[JSON].encode(object())  # type: ignore[arg-type]  # that is the point
