"""What is said of a session before anything else is judged."""

from __future__ import annotations

import pytest

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.session import seat_of
from viceversa.live.unvouched import gone, holders, lapses
from viceversa.store.contract import GAP, Run

SECOND = 1_000


@pytest.fixture
def table() -> Table:
    """Both partners on one node, five seconds into a phase."""
    table = Table(calm_library())
    table.begin("short")
    table.wait(5 * SECOND)
    return table


@pytest.fixture
def shared(table: Table) -> Table:
    """The same, with b on a second node."""
    table.report(c.Here("b", "second", b"token-b", 100))
    assert holders(table.session) == ["node", "second"]
    return table


# --- time


def test_what_a_fresh_beat_covers_needs_no_word(table: Table) -> None:
    """A session whose node beat a moment ago goes on as it is."""
    assert lapses(table.session, {"node": Run(table.now)}, table.now + GAP) == []


def test_time_since_the_last_beat_did_not_pass(table: Table) -> None:
    """A node that has been silent for a while vouches up to its last beat."""
    beat = table.now + 300
    now = beat + GAP + 1
    assert lapses(table.session, {"node": Run(beat)}, now) == [c.Lapse(beat, now)]


def test_time_in_a_gap_did_not_pass_and_time_after_it_did(table: Table) -> None:
    """When a node is heard of again, what is taken back ends with its first beat, whenever that is judged."""
    run = Run(last=table.now + 60_000, since=table.now + 9_000, before=table.now + 400)
    assert lapses(table.session, {"node": run}, table.now + 60_500) == [c.Lapse(table.now + 400, table.now + 9_000)]


def test_what_was_committed_was_vouched_for(table: Table) -> None:
    """A commit later than the last beat counts as one, and what came before it is settled."""
    now = table.session.now + GAP + 1
    assert lapses(table.session, {"node": Run(table.session.now - 900)}, now) == [c.Lapse(table.session.now, now)]
    healed = Run(last=now, since=table.session.now - 10, before=table.session.now - 5_000)
    assert lapses(table.session, {"node": healed}, now) == []


def test_nothing_is_known_of_a_node_that_is_not_on_record(table: Table) -> None:
    """The time since the last commit is taken back."""
    now = table.session.now + 50_000
    assert lapses(table.session, {"node": None}, now) == [c.Lapse(table.session.now, now)]


def test_a_room_that_nobody_was_in_has_no_time_to_lose(table: Table) -> None:
    """Without holders there is nobody to vouch, and nothing to vouch for."""
    assert lapses(table.session, {}, table.now + 50_000) == []


def test_one_live_node_is_enough(shared: Table) -> None:
    """With partners on two nodes, time passed if either vouched for it."""
    now = shared.now + 60_000
    assert lapses(shared.session, {"node": Run(shared.now), "second": Run(now)}, now) == []


def test_only_what_neither_vouched_for_is_taken_back(shared: Table) -> None:
    """After a time without a store, from the last beat of either to the first of either, however late the other came back."""
    t = shared.now
    runs = {"node": Run(t + 20_000, t + 18_000, t + 10_000), "second": Run(t + 20_000, t + 14_000, t + 10_300)}
    assert lapses(shared.session, runs, t + 20_000) == [c.Lapse(t + 10_300, t + 14_000)]


def test_two_gaps_are_two_lapses(shared: Table) -> None:
    """What one node vouched for between the two did pass."""
    t = shared.now
    runs = {"node": Run(t + 30_000, t + 8_000, t + 2_000), "second": Run(t + 4_000)}
    assert lapses(shared.session, runs, t + 33_000) == [c.Lapse(t + 4_000, t + 8_000), c.Lapse(t + 30_000, t + 33_000)]


def test_a_gap_soon_after_another_does_not_hide_it(table: Table) -> None:
    """A store that stood still takes one old beat when it goes on, and the next comes late: neither time passed."""
    t = table.now
    run = Run(last=t + 6_600, since=t + 6_600, before=t + 5_400, earlier=((0, t - 9_000), (t + 100, t + 5_400)))
    assert lapses(table.session, {"node": run}, t + 6_700) == [c.Lapse(t + 100, t + 5_400), c.Lapse(t + 5_400, t + 6_600)]


# --- connections


def test_a_dead_node_took_its_connections_along(shared: Table) -> None:
    """Only the partner there is gone, since that node's last beat."""
    beat = shared.now - 300
    assert gone(shared.session, {"second": beat}) == [c.Gone("b", seat_of(shared.session, "b").epoch, beat)]


def test_a_seat_that_is_on_its_way_elsewhere_is_not_gone(table: Table) -> None:
    """A node that left in good order said so of its seats, and they have a time of their own."""
    table.report(c.Moving("a", seat_of(table.session, "a").epoch))
    assert [each.seat for each in gone(table.session, {"node": table.now})] == ["b"]


def test_connections_of_an_earlier_life_are_gone(table: Table) -> None:
    """A copy that was forgotten and read again by the same node has no connections left."""
    found = gone(table.session, {}, "node")
    assert found == [c.Gone(seat, seat_of(table.session, seat).epoch, table.session.now) for seat in ("a", "b")]
