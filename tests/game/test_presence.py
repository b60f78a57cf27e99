"""Who is here, and time that passes only while it is vouched for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from support.small import calm_library
from support.table import START, Table
from viceversa.game import commands as c
from viceversa.game.exercise import Library
from viceversa.game.presence import AWAY, GRACE, MOVING
from viceversa.game.session import seat_of

SECOND = 1_000


def running(library: Library) -> Library:
    """That library with phases whose clocks run while a partner sleeps."""
    opening = library.exercises["opening"]
    steps = tuple(replace(step, away="run") for step in opening.steps)
    return replace(library, exercises={**library.exercises, "opening": replace(opening, steps=steps)})


def playing(library: Library | None = None) -> Table:
    """A session five seconds into a phase of thirty."""
    table = Table(library or calm_library())
    table.begin("short")
    table.wait(5 * SECOND)
    return table


def left(table: Table) -> int | None:
    """Milliseconds left in the phase."""
    assert table.session.phase is not None
    return table.session.phase.clock.left(table.now)


def presence(table: Table) -> str:
    """How a's presence looks to b."""
    return table.view("b").seats["a"].presence


def test_a_drop_of_under_two_seconds_changes_nothing() -> None:
    """The partner sees nothing of it, and the clock ran on."""
    table = playing()
    sent = len(table.sent["b"])
    table.drop("a")
    table.wait(GRACE - 1)
    assert presence(table) == "here"
    table.back("a")
    assert left(table) == 25 * SECOND - GRACE + 1
    assert len(table.sent["b"]) == sent


def test_a_sleeping_partner_holds_the_clock_from_the_moment_of_the_drop() -> None:
    """After two seconds both see asleep, after thirty away, never left; and the time since the drop did not pass."""
    table = playing()
    dropped = table.now
    table.drop("a")
    table.wait(GRACE)
    assert presence(table) == "asleep"
    assert left(table) == 25 * SECOND
    assert table.view("b").seats["a"].since == dropped
    table.wait(AWAY - GRACE - 1)
    assert presence(table) == "asleep"
    table.wait(1)
    assert presence(table) == "away"
    table.wait(24 * 3_600 * SECOND)
    assert presence(table) == "away"
    table.back("a")
    assert presence(table) == "here"
    assert left(table) == 25 * SECOND


def test_a_drop_that_is_heard_of_late_is_set_back_all_the_same() -> None:
    """The phase does not end in time that the report takes back, though its deadline lay between the drop and the report."""
    table = playing()
    instance = table.instance
    table.now += 40 * SECOND
    table.drop("a", at=table.now - 38 * SECOND)
    assert table.instance == instance
    assert presence(table) == "away"
    assert left(table) == 23 * SECOND


def test_what_fell_due_before_the_drop_still_counts() -> None:
    """A deadline that had passed when the connection broke has passed."""
    table = playing()
    instance = table.instance
    table.now += 40 * SECOND
    table.drop("a", at=table.now - 2 * SECOND)
    assert table.instance == instance + 1


def test_where_the_file_says_so_a_sleeping_phone_does_not_stop_the_clock() -> None:
    """In a phase that runs on, the time passes and the phase ends, without waiting for who is not connected."""
    table = playing(running(calm_library()))
    instance = table.instance
    table.drop("a")
    table.drop("b")
    table.wait(25 * SECOND - 1)
    assert table.instance == instance
    table.wait(1)
    assert table.instance == instance + 1


def test_the_answers_of_who_is_here_still_end_a_held_phase() -> None:
    """A sleeping partner who has answered is not waited for."""
    table = playing()
    table.ok("a", c.Tap(table.instance, "done"))
    table.drop("a")
    table.wait(10 * SECOND)
    instance = table.instance
    table.ok("b", c.Tap(instance, "done"))
    assert table.instance == instance + 1


def test_both_asleep_hold_from_the_first_drop() -> None:
    """The clock stands from the earlier of two drops, and runs when both are back."""
    table = playing()
    table.drop("a")
    table.wait(10 * SECOND)
    table.drop("b")
    table.wait(60 * SECOND)
    table.back("a")
    table.wait(10 * SECOND)
    assert left(table) == 25 * SECOND
    table.back("b")
    table.wait(SECOND)
    assert left(table) == 24 * SECOND


def test_time_that_nobody_vouched_for_is_given_back_exactly() -> None:
    """A server that was killed for a minute: same phase, same card, same time left, although the deadline lies in between."""
    table = playing()
    before, until = table.session, table.now + 700
    table.now += 60 * SECOND
    table.report(c.Lapse(until, table.now))
    assert table.session.phase is not None
    assert before.phase is not None
    assert table.instance == before.phase.instance
    assert table.session.table == before.table
    assert left(table) == 25 * SECOND - 700
    table.report(c.Lapse(until, table.now))
    assert left(table) == 25 * SECOND - 700


def test_what_was_due_before_the_lapse_is_applied() -> None:
    """Time that was vouched for has passed: a phase that was over before the server was killed is over."""
    table = playing()
    instance = table.instance
    until = table.now + 40 * SECOND
    table.now = until + 60 * SECOND
    table.report(c.Lapse(until, table.now))
    assert table.instance == instance + 1
    assert left(table) == 30 * SECOND


def test_a_lapse_moves_a_breather_and_leaves_a_rest() -> None:
    """The minute of a breather, and the delay before it, did not pass; the return time of a rest is a time of day."""
    table = playing()
    table.ok("a", c.Over())
    brink = table.session.brink
    assert brink is not None
    until = table.now
    table.now += 600 * SECOND
    table.report(c.Lapse(until, table.now))
    assert table.session.brink == brink + 600 * SECOND
    table.wait(15 * SECOND)
    breather = table.view("b").interlude
    assert breather is not None
    assert breather.until is not None
    until = table.now
    table.now += 600 * SECOND
    table.report(c.Lapse(until, table.now))
    after = table.view("b").interlude
    assert after is not None
    assert after.until == breather.until + 600 * SECOND
    table.ok("a", c.Longer())
    table.ok("b", c.GoOn())
    table.wait(60 * SECOND)
    rest = table.view("a").interlude
    assert rest is not None
    assert rest.kind == "rest"
    until = table.now
    table.now += 600 * SECOND
    table.report(c.Lapse(until, table.now))
    assert table.view("a").interlude == rest


def test_a_held_clock_has_nothing_to_give_back() -> None:
    """A lapse in a pause, and one in the lobby, change no time."""
    table = playing()
    table.ok("a", c.Pause())
    until = table.now
    table.now += 60 * SECOND
    table.report(c.Lapse(until, table.now))
    assert left(table) == 25 * SECOND
    lobby = Table(calm_library())
    lobby.now += SECOND
    seen = lobby.view("a")
    lobby.report(c.Lapse(lobby.now - 500, lobby.now))
    assert lobby.view("a") == seen


def test_a_node_that_leaves_in_good_order_shows_nobody_asleep_for_five_seconds() -> None:
    """The partner sees the seat moving; then, if it does not come back, asleep, and the clock is set back to when it left."""
    table = playing()
    table.report(c.Moving("a", seat_of(table.session, "a").epoch))
    table.wait(MOVING - 1)
    assert presence(table) == "moving"
    table.wait(1)
    assert presence(table) == "asleep"
    assert left(table) == 25 * SECOND


def test_a_phase_does_not_end_over_a_seat_on_the_move() -> None:
    """Where a sleeping partner would hold the clock, the deadline waits until it is known whether the seat comes back."""
    table = playing()
    table.wait(24 * SECOND)
    instance = table.instance
    table.report(c.Moving("a", seat_of(table.session, "a").epoch))
    table.wait(4 * SECOND)
    assert table.instance == instance
    table.wait(2 * SECOND)
    assert left(table) == SECOND


def test_a_stale_report_about_an_older_connection_is_ignored() -> None:
    """When a newer connection has the seat, the end of the older one says nothing."""
    table = playing()
    old = seat_of(table.session, "a").epoch
    table.back("a")
    for event in (c.Gone("a", old, table.now), c.Moving("a", old)):
        table.report(event)
        table.wait(5 * SECOND)
        assert presence(table) == "here"


def test_a_newer_connection_fences_the_older() -> None:
    """A second tab takes over: what the first one sends is refused, and says so."""
    table = playing()
    old = seat_of(table.session, "a").epoch
    table.back("a")
    assert table.do("a", c.Pass(table.instance), epoch=old) == "moved"
    table.ok("a", c.Pass(table.instance))


def test_only_a_seat_token_leads_back_to_a_seat() -> None:
    """A forged token, and one of the other seat, are refused and change nothing."""
    table = playing()
    before = table.session
    for token in (b"forged", b"token-b", b""):
        outcome = table.report(c.Here("a", "node", token))
        assert outcome.refused == "no_seat"
        assert table.session == before


@pytest.mark.parametrize("at", [-10_000_000, 10_000_000])
def test_a_drop_lies_between_the_last_return_and_now(at: int) -> None:
    """A report with a time that cannot be is bounded by what is known."""
    table = playing()
    table.drop("a", at=table.now + at)
    assert seat_of(table.session, "a").since <= table.now
    assert seat_of(table.session, "a").since >= START
