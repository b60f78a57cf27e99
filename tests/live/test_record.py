"""The state of a session as bytes."""

from __future__ import annotations

import msgspec
import pytest

from support.small import small_library
from support.table import Table
from viceversa.game.interlude import REST, rest_minutes
from viceversa.game.session import KNOWS, MIN_READER, SCHEMA, Session
from viceversa.live import record
from viceversa.live.record import TooNew, pack, unpack


def fields(state: bytes) -> dict[str, object]:
    """The fields of a state as any reader finds them."""
    found: dict[str, object] = msgspec.msgpack.decode(state)
    return found


def state(**changes: object) -> bytes:
    """A session under way, as stored, with fields changed as another release might."""
    table = Table(small_library())
    table.begin()
    return msgspec.msgpack.encode({**fields(pack(table.session)), **changes})


def test_what_was_packed_is_unpacked() -> None:
    """A session in the middle of a game is the same afterwards."""
    table = Table(small_library())
    for _ in range(2):
        assert unpack(pack(table.session)) == table.session
        table.begin() if table.session.stage == "lobby" else table.play_phase()
    assert unpack(pack(table.session)) == table.session


def test_the_schema_is_always_written() -> None:
    """Another release, whose numbers are others, reads these as they are: they are in the bytes, though they are this release's defaults."""
    written = fields(state())
    assert (written["schema"], written["min_reader"]) == (SCHEMA, MIN_READER)
    assert MIN_READER <= SCHEMA <= KNOWS <= SCHEMA + 1


def test_a_newer_schema_that_allows_it_is_read() -> None:
    """A newer schema may be read when it says so; fields that are not known are passed over."""
    assert isinstance(unpack(state(schema=SCHEMA + 1, min_reader=SCHEMA, brand_new=[1])), Session)
    assert isinstance(unpack(state(schema=KNOWS, min_reader=KNOWS)), Session)


def test_a_state_never_goes_back_to_an_older_schema() -> None:
    """What an older release may write on keeps the number of the newer one, and what it asks of a reader."""
    again = fields(pack(unpack(state(schema=SCHEMA + 4, min_reader=KNOWS))))
    assert (again["schema"], again["min_reader"]) == (SCHEMA + 4, KNOWS)


def test_an_older_schema_is_adapted_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer release writes its own numbers over those of an older one, from the first commit on."""
    old = state()
    for name, value in {"SCHEMA": SCHEMA + 1, "MIN_READER": SCHEMA + 1, "KNOWS": SCHEMA + 1}.items():
        monkeypatch.setattr(record, name, value)
    again = fields(pack(unpack(old)))
    assert (again["schema"], again["min_reader"]) == (SCHEMA + 1, SCHEMA + 1)


def test_a_state_of_the_first_schema_is_read() -> None:
    """It says when its room was opened, which nobody asks any more, and nothing of a longer break, which is then as usual."""
    first = state(schema=1, min_reader=1, created=1_000)
    again = unpack(first)
    assert (again.schema, again.min_reader) == (SCHEMA, MIN_READER)
    assert rest_minutes(again) == REST
    assert "created" not in fields(pack(again))


def test_a_state_that_this_release_cannot_follow_is_too_new() -> None:
    """A state that wants a newer reader is refused before anything else of it is looked at."""
    with pytest.raises(TooNew):
        unpack(state(schema=KNOWS + 1, min_reader=KNOWS + 1, seats="something else"))
