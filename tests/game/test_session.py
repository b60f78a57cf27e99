"""The state of a session."""

from __future__ import annotations

import msgspec

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS
from viceversa.game.session import MIN_READER, SCHEMA, Session, full, names_beside, other, sealed_key, seat_of, shared, with_seat

LIBRARY = small_library()


def test_a_state_is_stored_with_its_schema() -> None:
    """The stored form names the schema it is in and the lowest that may read it, even where these are the defaults of this release."""
    session = Table(LIBRARY).session
    assert (session.schema, session.min_reader) == (SCHEMA, MIN_READER)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(session), type=Session) == session


def test_partners_are_each_other() -> None:
    """The other of the other is oneself."""
    assert (other("a"), other("b")) == ("b", "a")


def test_a_seat_nobody_took_is_empty() -> None:
    """There is always a state to look at, and a session is full with two."""
    table = Table(LIBRARY, seated=False)
    assert seat_of(table.session, "b").presence == "empty"
    table.sit("a")
    assert not full(table.session)
    table.sit("b")
    assert full(table.session)


def test_changing_a_seat_leaves_the_old_session_alone() -> None:
    """A change is a new value."""
    session = Table(LIBRARY).session
    changed = with_seat(session, "a", msgspec.structs.replace(seat_of(session, "a"), name="Ada"))
    assert (seat_of(session, "a").name, seat_of(changed, "a").name) == ("Tide", "Ada")


def test_sealed_names_are_of_one_instance_and_seat() -> None:
    """No two phase instances or seats share a name in the store."""
    names = {sealed_key(instance, seat) for instance in range(1, 50) for seat in ("a", "b")}
    assert len(names) == 98


def test_sharing_takes_both_and_what_is_released() -> None:
    """A phase is shared when both said so, no longer when one takes it back, and never before its release."""
    table = Table(LIBRARY, 2)
    table.session = msgspec.structs.replace(table.session, opened=(3, 4))
    for theirs, expected in (((3, 9), (3,)), ((), ())):
        for seat, shares in zip(PARTNERS, ((3, 4), theirs), strict=True):
            table.session = with_seat(table.session, seat, msgspec.structs.replace(seat_of(table.session, seat), shares=shares))
        assert shared(table.session) == expected


def test_the_server_keeps_neither_level_nor_lane_of_anybody_once_the_game_runs() -> None:
    """After the start only the lower level and the lane of both are left, and no programme wishes."""
    table = Table(LIBRARY, 3)
    table.begin("guess", levels=(3, 1))
    for seat in ("a", "b"):
        state = seat_of(table.session, seat)
        assert (state.level, state.lane, state.picks) == (None, None, ())
    assert table.session.cap == 1
    table.ok("a", c.Pause())
    assert table.session.cap == 1


def test_everybody_else_has_a_name() -> None:
    """The names beside a seat are those of the others, and never its own."""
    session = Table(LIBRARY).session
    assert names_beside(session, "a") == [seat_of(session, "b").name]
    assert len(names_beside(session, "host")) == 2
