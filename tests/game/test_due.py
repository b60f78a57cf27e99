"""What happens by itself, in order, once, and never while nobody is there to see it."""

from __future__ import annotations

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.due import settled

SECOND = 1_000
CALM = calm_library()


def playing() -> Table:
    """Five seconds into a phase of thirty."""
    table = Table(CALM)
    table.begin("short")
    table.wait(5 * SECOND)
    return table


def test_ticks_may_come_twice_or_late() -> None:
    """A tick applies what is due by now, once."""
    table = playing()
    instance = table.instance
    due = table.session.due
    assert due is not None
    table.now = due
    table.report(c.Tick())
    assert table.instance == instance + 1
    table.report(c.Tick())
    assert table.instance == instance + 1


def test_an_unwatched_session_does_not_play_itself_to_the_end() -> None:
    """A tick that is an hour late ends one phase; the next begins now, with all its time."""
    table = playing()
    instance = table.instance
    table.now += 3_600 * SECOND
    table.report(c.Tick())
    assert table.instance == instance + 1
    clock = table.view("a").clock
    assert clock is not None
    assert clock.due == table.now + 30 * SECOND


def test_what_is_due_first_happens_first() -> None:
    """A partner who dropped before the time was up is asleep, and holds the clock, before the phase could end."""
    table = playing()
    instance = table.instance
    table.drop("b")
    table.now += 3_600 * SECOND
    table.report(c.Tick())
    assert table.instance == instance
    assert table.view("a").seats["b"].presence == "away"


def test_the_latest_moment_that_was_applied_is_told() -> None:
    """So that the store can refuse what its own clock has not reached."""
    table = playing()
    due = table.session.due
    assert due is not None
    assert settled(table.session, CALM)[1] == 0
    table.now = due + 7
    assert table.report(c.Tick()).due == due


def test_nothing_is_due_once_a_session_has_stopped() -> None:
    """No alarm is armed for a session that is over."""
    table = playing()
    table.ok("a", c.Stop())
    assert table.session.due is None
