"""The state of a session as bytes."""

from __future__ import annotations

import msgspec
import pytest

from support.small import small_library
from support.table import Table
from viceversa.game.session import SCHEMA, Session
from viceversa.live.record import READS, TooNew, pack, unpack


def state(**changes: object) -> bytes:
    """A session under way, as stored, with fields changed as another release might."""
    table = Table(small_library())
    table.begin()
    fields = msgspec.msgpack.decode(pack(table.session))
    return msgspec.msgpack.encode({**fields, **changes})


def test_what_was_packed_is_unpacked() -> None:
    """A session in the middle of a game is the same afterwards."""
    table = Table(small_library())
    for _ in range(2):
        assert unpack(pack(table.session)) == table.session
        table.begin() if table.session.stage == "lobby" else table.play_phase()
    assert unpack(pack(table.session)) == table.session


def test_a_newer_schema_that_allows_it_is_read() -> None:
    """The next schema may be read when it says so; fields that are not known are passed over."""
    assert isinstance(unpack(state(schema=SCHEMA + 1, min_reader=SCHEMA, brand_new=[1])), Session)
    assert isinstance(unpack(state(schema=READS[-1], min_reader=READS[-1])), Session)


def test_a_state_that_this_release_cannot_follow_is_too_new() -> None:
    """A state that wants a newer reader is refused before anything else of it is looked at."""
    with pytest.raises(TooNew):
        unpack(state(schema=SCHEMA + 2, min_reader=READS[-1] + 1, seats="something else"))
