"""What a view looks like when it is sent."""

from __future__ import annotations

import msgspec

from support.small import calm_library
from support.table import Table
from viceversa.game.view import View

PACK = msgspec.msgpack.encode


def test_what_is_usual_is_left_out() -> None:
    """A field that has its usual value takes no room, and is there again after decoding."""
    table = Table(calm_library())
    seen = table.view("a")
    sent = msgspec.msgpack.decode(PACK(seen))
    assert "clock" not in sent
    assert "opened" not in sent
    assert msgspec.msgpack.decode(PACK(seen), type=View) == seen


def test_a_newer_servers_fields_are_ignored() -> None:
    """A device that knows fewer fields reads the ones it knows."""
    table = Table(calm_library())
    sent = msgspec.msgpack.decode(PACK(table.view("a"))) | {"weather": "fine"}
    assert msgspec.convert(sent, View) == table.view("a")
