"""The messages: bounded where they come in, frozen, and a name for each kind."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import ValidationError

from viceversa.wire import messages
from viceversa.wire.messages import FromDevice, Join, Message, Open, Ping, Relay, Resume, ToDevice


def kinds(union: Any) -> list[str]:
    """The kinds of a union of messages."""
    return [each.model_fields["kind"].default for each in get_args(get_args(union)[0])]


def test_every_message_is_in_one_direction_and_has_its_own_kind() -> None:
    """No kind is used twice, and no message is left out of both unions."""
    named = kinds(FromDevice) + kinds(ToDevice)
    assert len(set(named)) == len(named)
    declared = {
        each.model_fields["kind"].default
        for each in vars(messages).values()
        if isinstance(each, type) and issubclass(each, Message) and "kind" in each.model_fields
    }
    assert declared == set(named)


def test_messages_are_frozen() -> None:
    """A message does not change once made."""
    ping = Ping(t=1)
    with pytest.raises(ValidationError):
        ping.t = 2  # type: ignore[misc]  # that is the point


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Open, {"name": "x" * 201}),
        (Open, {"language": "x" * 17}),
        (Join, {"code": "x" * 65}),
        (Join, {"session": "x" * 65, "secret": "y"}),
        (Join, {"session": "x", "secret": "y" * 65}),
        (Resume, {"session": "x", "token": "y" * 65}),
        (Resume, {"session": "x"}),
        (Resume, {"session": "x", "token": "y", "seq": -1}),
        (Relay, {"data": b"x" * 1025}),
    ],
)
def test_what_a_device_sends_is_bounded(kind: type[Message], fields: dict[str, Any]) -> None:
    """Every text and number that a device may send has an end."""
    with pytest.raises(ValidationError):
        kind.model_validate(fields)
