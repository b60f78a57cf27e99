"""Commands as they come from a device: what can be read, and what cannot."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from viceversa.game import commands as c

read: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(c.DeviceCommand)


def reading(**fields: object) -> Any:
    """A command of those fields, as it comes over the wire."""
    return read.decode(msgspec.msgpack.encode(fields))


def test_every_command_has_a_name_of_its_own() -> None:
    """The tag says which command it is; no two share one."""
    tags = [kind.__struct_config__.tag for kind in get_args(c.DeviceCommand)]
    assert len(set(tags)) == len(tags) == 33


@pytest.mark.parametrize(
    "command",
    [
        c.Rename("Ada"),
        c.Seal(3, b"\x00\xff"),
        c.Answer(2, "pick", {"joy": "take"}),
        c.Answer(2, "again", "again"),
        c.Compose(("opening", "swap")),
        c.Keep((0, 7)),
        c.Hold(),
        c.Over(),
    ],
)
def test_commands_survive_the_way(command: c.DeviceCommand) -> None:
    """What was sent is what is read."""
    assert read.decode(msgspec.msgpack.encode(command)) == command


def test_unknown_fields_are_ignored() -> None:
    """A newer device may say more."""
    assert reading(do="pass", phase=3, mood="sunny") == c.Pass(3)


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "dance"},
        {"phase": 3},
        {"do": "pass"},
        {"do": "pass", "phase": "3"},
        {"do": "level", "level": 5},
        {"do": "level", "level": -1},
        {"do": "level", "level": True},
        {"do": "lane", "lane": "crisis"},
        {"do": "timer", "timer": "shorter"},
        {"do": "rest_length", "minutes": 25},
        {"do": "rest_length"},
        {"do": "name", "name": "x" * 201},
        {"do": "seal", "phase": 1, "blob": b"x" * 8193},
        {"do": "answer", "phase": 1, "ask": "", "value": "yes"},
        {"do": "answer", "phase": 1, "ask": "again", "value": "x" * 65},
        {"do": "answer", "phase": 1, "ask": "pick", "value": {str(n): "take" for n in range(33)}},
        {"do": "answer", "phase": 1, "ask": "pick", "value": {"joy": ["take"]}},
        {"do": "choose", "programmes": ["x"] * 33},
        {"do": "compose", "exercises": ["x"] * 13},
        {"do": "compose", "exercises": "x"},
        {"do": "door", "seat": "host"},
        {"do": "door", "seat": "c"},
    ],
    ids=str,
)
def test_what_is_no_command_is_not_read(fields: dict[str, object]) -> None:
    """Unknown kinds, missing or wrong fields, and what is too long."""
    with pytest.raises(msgspec.ValidationError):
        reading(**fields)


@pytest.mark.parametrize("event", [c.Tick(), c.Knock(), c.Lapse(5, 6), c.Gone("a", 1, 5)], ids=lambda event: type(event).__name__)
def test_a_device_cannot_report_what_the_server_reports(event: c.Event) -> None:
    """What only the server may say has no name on the wire."""
    with pytest.raises(msgspec.ValidationError):
        read.decode(msgspec.msgpack.encode(event))


def test_gauge_pause_and_ready_are_bare() -> None:
    """The gauge sends that it is over and nothing else: no value, no phase, no time."""
    for kind in (c.Over, c.Pause, c.GoOn, c.Longer, c.Stop):
        assert kind.__struct_fields__ == ()
