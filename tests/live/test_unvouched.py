"""What is said first of a session that comes from the store."""

from __future__ import annotations

import pytest

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.session import seat_of
from viceversa.live.unvouched import DEAD, STALE, holders, unvouched

SECOND = 1_000


@pytest.fixture
def table() -> Table:
    """Both partners on one node, five seconds into a phase."""
    table = Table(calm_library())
    table.begin("short")
    table.wait(5 * SECOND)
    return table


def test_what_a_fresh_beat_covers_needs_no_word(table: Table) -> None:
    """A session whose node beat a moment ago goes on as it is."""
    assert unvouched(table.session, {"node": table.now}, "other", table.now + STALE) == []


def test_time_since_the_last_beat_did_not_pass(table: Table) -> None:
    """A node that has been silent for a while vouches up to its last beat."""
    beat = table.now + 300
    assert unvouched(table.session, {"node": beat}, "other", beat + STALE + 1) == [c.Lapse(beat)]


def test_a_dead_node_took_its_connections_along(table: Table) -> None:
    """After five seconds of silence both partners have been gone since the last beat."""
    beat = table.now + 300
    epochs = [seat_of(table.session, seat).epoch for seat in ("a", "b")]
    expected = [c.Lapse(beat), c.Gone("a", epochs[0], beat), c.Gone("b", epochs[1], beat)]
    assert unvouched(table.session, {"node": beat}, "other", beat + DEAD + 1) == expected


def test_what_was_committed_was_vouched_for(table: Table) -> None:
    """A commit later than the last beat counts as one."""
    now = table.session.now + STALE + 1
    assert unvouched(table.session, {"node": table.session.now - 900}, "other", now) == [c.Lapse(table.session.now)]


def test_a_beat_that_is_not_on_record_is_unknown_and_never_dead(table: Table) -> None:
    """Nobody is put to sleep for a beat that could not be read; the time since the last commit is taken back."""
    assert unvouched(table.session, {"node": None}, "other", table.session.now + DEAD * 10) == [c.Lapse(table.session.now)]


def test_one_live_node_is_enough(table: Table) -> None:
    """With partners on two nodes, time passed if either vouched for it; and only the dead one's partner is gone."""
    table.report(c.Here("b", "second", b"token-b", 100))
    assert holders(table.session) == ["node", "second"]
    now = table.now + 10 * DEAD
    assert unvouched(table.session, {"node": table.now, "second": now}, "third", now) == [
        c.Gone("a", seat_of(table.session, "a").epoch, table.now)
    ]


def test_connections_of_an_earlier_life_are_gone(table: Table) -> None:
    """A copy that was forgotten and read again by the same node has no connections left."""
    found = unvouched(table.session, {"node": table.now}, "node", table.now)
    assert found == [c.Gone(seat, seat_of(table.session, seat).epoch, table.now) for seat in ("a", "b")]
