"""The messages: bounded where they come in, frozen, and a name for each kind."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from viceversa.wire import messages
from viceversa.wire.messages import MAX_RELAY, Do, FromDevice, Join, Message, Open, Ping, Relay, Resume, ToDevice

PAUSE = {"do": "pause"}
TOKEN = "abcdefghijklmnopqrstu_"


def kinds(union: Any) -> list[Any]:
    """The kinds of a union of messages."""
    return [each.__struct_config__.tag for each in get_args(union)]


def test_every_message_is_in_one_direction_and_has_its_own_kind() -> None:
    """No kind is used twice, and no message is left out of both unions."""
    named = kinds(FromDevice) + kinds(ToDevice)
    assert len(set(named)) == len(named)
    declared = {each for each in vars(messages).values() if isinstance(each, type) and issubclass(each, Message)} - {Message}
    assert declared == {*get_args(FromDevice), *get_args(ToDevice)}


def test_a_kind_is_chosen_and_not_the_name_of_a_class() -> None:
    """A message that was given no kind would go under the name of its class; none does."""
    assert all(kind.islower() for kind in kinds(FromDevice) + kinds(ToDevice))


def test_messages_are_frozen() -> None:
    """A message does not change once made."""
    ping = Ping(t=1)
    with pytest.raises(AttributeError):
        ping.t = 2  # type: ignore[misc]  # that is the point


def test_fields_are_named() -> None:
    """A message is made with the names of its fields, so that a new field never changes what an old call means."""
    for kind in (*get_args(FromDevice), *get_args(ToDevice)):
        assert kind.__match_args__ == ()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Open, {"name": "x" * 200, "language": "x" * 16}),
        (Join, {"code": "x" * 64, "token": TOKEN}),
        (Join, {"session": "x" * 64, "secret": "y" * 64, "token": "x" * 64}),
        (Join, {"code": None, "session": None, "secret": None, "token": None}),
        (Resume, {"session": "x" * 64, "token": "y" * 64, "seq": 2**53 - 1}),
        (Relay, {"data": b"x" * MAX_RELAY}),
        (Ping, {"t": 1 - 2**53}),
        (Do, {"id": ["x" * 32, 2**53 - 1], "at": 2**53 - 1, "command": PAUSE}),
        (Do, {"id": ["abcde-_9", 1], "at": None, "command": PAUSE}),
    ],
)
def test_the_bounds_themselves_are_allowed(kind: type[Message], fields: dict[str, Any]) -> None:
    """The longest text and the largest number are read."""
    assert isinstance(msgspec.convert({"kind": kind.__struct_config__.tag, **fields}, FromDevice), kind)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Open, {"name": "x" * 201}),
        (Open, {"language": "x" * 17}),
        (Open, {"name": None}),
        (Join, {"code": "x" * 65}),
        (Join, {"session": "x" * 65, "secret": "y"}),
        (Join, {"session": "x", "secret": "y" * 65}),
        (Join, {"code": "x", "token": TOKEN[:-1]}),
        (Join, {"code": "x", "token": "x" * 65}),
        (Join, {"code": "x", "token": TOKEN + "\n"}),
        (Join, {"code": "x", "token": TOKEN + "é"}),
        (Resume, {"session": "x", "token": "y" * 65}),
        (Resume, {"session": "x"}),
        (Resume, {"session": "x", "token": "y", "seq": -1}),
        (Resume, {"session": "x", "token": "y", "seq": 2**53}),
        (Relay, {"data": b"x" * (MAX_RELAY + 1)}),
        (Ping, {"t": -(2**53)}),
        (Do, {"id": ["abcdefgh", 1], "at": -1, "command": PAUSE}),
        (Do, {"id": ["abcdefgh", 1], "at": 2**53, "command": PAUSE}),
        (Do, {"id": ["x" * 33, 1], "command": PAUSE}),
        (Do, {"id": ["abcdefgh\n", 1], "command": PAUSE}),
        (Do, {"id": ["abcdefgh", 1]}),
    ],
)
def test_what_a_device_sends_is_bounded(kind: type[Message], fields: dict[str, Any]) -> None:
    """Every text and number that a device may send has an end."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": kind.__struct_config__.tag, **fields}, FromDevice)
