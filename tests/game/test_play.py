"""The one door to the rules: its order, its answers, and what moves a view."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from support.small import calm_library
from support.table import START, Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.play import BLOCKED_STAYS, DAY, KNOCK_AGAIN, Moment, Sender, play, time_to_live
from viceversa.game.session import seat_of

SECOND = 1_000
CALM = calm_library()


def playing() -> Table:
    """Five seconds into a phase of thirty."""
    table = Table(CALM)
    table.begin("short")
    table.wait(5 * SECOND)
    return table


def test_judging_changes_nothing_that_was_there() -> None:
    """The session that goes in is a value, and the same question has the same answer."""
    table = playing()
    before = table.session
    sender = Sender("a", seat_of(before, "a").epoch, "another-phone", 1)
    one = play(before, CALM, c.Pause(), Moment(table.now), sender)
    two = play(before, CALM, c.Pause(), Moment(table.now), sender)
    assert (one.session, one.views, one.refused) == (two.session, two.views, two.refused)
    assert before == table.session
    assert before.interlude is None


def test_what_was_due_is_applied_before_a_command_is_judged() -> None:
    """An answer that comes after the end of its phase finds it over, without any tick; and the end is committed all the same."""
    table = playing()
    instance = table.instance
    table.now += 60 * SECOND
    outcome = play(
        table.session, CALM, c.Tap(instance, "done"), Moment(table.now), Sender("a", seat_of(table.session, "a").epoch, "x", 1)
    )
    assert outcome.refused == "phase_over"
    assert outcome.session.phase is not None
    assert outcome.session.phase.instance == instance + 1
    assert set(outcome.views) == {"a", "b"}
    assert START < outcome.due <= table.now


def test_a_refusal_with_nothing_due_changes_nothing_at_all() -> None:
    """Not even the moment that was last judged."""
    table = playing()
    before = table.session
    table.now += SECOND
    assert table.do("a", c.GoOn()) == "not_now"
    assert table.session == before


def test_a_refused_command_writes_and_drops_nothing() -> None:
    """What a command had collected before it was refused is forgotten."""
    table = playing()
    outcome = play(
        table.session, CALM, c.Seal(table.instance, b""), Moment(table.now), Sender("a", seat_of(table.session, "a").epoch, "x", 1)
    )
    assert (outcome.effects.blobs, outcome.effects.drop, outcome.effects.erase) == ({}, [], False)


def test_time_never_goes_back() -> None:
    """A moment before the last one is judged as the last one."""
    table = playing()
    latest = table.session.now
    table.now -= 60 * SECOND
    table.ok("a", c.Pause())
    assert table.session.now == latest


def test_views_are_sent_to_those_who_see_something_new() -> None:
    """A tap of my own break is mine; a pause is both's; the gauge is nobody's. Seq moves with the view."""
    table = playing()
    seqs = {seat: seat_of(table.session, seat).seq for seat in PARTNERS}
    table.ok("a", c.Over())
    assert {seat: seat_of(table.session, seat).seq for seat in PARTNERS} == seqs
    table.ok("a", c.Pause())
    assert {seat: seat_of(table.session, seat).seq - seq for seat, seq in seqs.items()} == {"a": 1, "b": 1}
    table.ok("a", c.GoOn())
    assert {seat: seat_of(table.session, seat).seq - seq for seat, seq in seqs.items()} == {"a": 2, "b": 1}


def test_nobody_without_a_seat_is_heard() -> None:
    """A seat that is empty, or a host who never came, sends nothing that counts."""
    table = playing()
    outcome = play(table.session, CALM, c.End(), Moment(table.now), Sender("host", 0, "x", 1))
    assert outcome.refused == "moved"
    alone = Table(CALM, seated=False)
    alone.sit("a")
    assert alone.do("b", c.Stop(), epoch=0) == "moved"


def test_a_partner_has_no_host_powers_and_a_host_no_partners_voice() -> None:
    """Starting, holding and ending are the host's; answering, passing and pausing are not."""
    table = playing()
    for command in (c.Start(), c.Hold(), c.Skip(table.instance), c.Nudge(), c.End()):
        assert table.do("a", command) == "not_for_you"
    table.ok("a", c.InviteHost())
    table.sit("host")
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
    for theirs in (
        c.Pass(table.instance),
        c.Pause(),
        c.Tap(table.instance, "done"),
        c.Stop(),
        c.Over(),
        c.Erase(),
    ):
        assert table.do("host", theirs) == "not_for_you"


def test_a_knock_is_told_at_most_once_in_thirty_seconds() -> None:
    """Those inside hear that somebody tried; a stranger cannot ring the bell at will."""
    table = playing()
    for _ in range(5):
        table.report(c.Knock())
    assert table.notices == ["knocked"]
    table.wait(KNOCK_AGAIN - 1)
    table.report(c.Knock())
    assert table.notices == ["knocked"]
    table.wait(1)
    table.report(c.Knock())
    assert table.notices == ["knocked", "knocked"]


@pytest.mark.parametrize("seat", PARTNERS)
def test_either_partner_may_erase_everything(seat: PartnerSeat) -> None:
    """At once, in play or after it."""
    table = playing()
    table.ok(seat, c.Erase())
    assert table.erased


def test_stopping_is_once_and_for_both() -> None:
    """After a stop nothing more can be played."""
    table = playing()
    table.ok("a", c.Stop())
    assert table.view("a").stage == table.view("b").stage == "stopped"
    assert table.do("b", c.Stop()) == "not_playing"
    assert table.do("b", c.Pass(1)) == "not_playing"


def test_a_finished_session_keeps_only_what_was_released() -> None:
    """Answers that no step revealed are dropped when the session is over."""
    swap = CALM.exercises["swap"]
    steps = tuple(replace(step, reveal=()) for step in swap.steps)
    library = replace(CALM, exercises={**CALM.exercises, "swap": replace(swap, steps=steps)})
    for seed in range(20):
        table = Table(library, seed)
        table.begin("swap")
        if table.session.lane == "standard":
            break
    table.play_until("speech")
    assert table.blobs
    while table.session.stage == "playing":
        table.play_phase()
    assert table.blobs == {}
    assert table.session.sealed == {}


def test_a_session_lives_a_day_and_a_day_beyond_a_rest() -> None:
    """The return time of a break of 24 hours is not the end of the room; a session that is not for them goes sooner."""
    table = playing()
    assert time_to_live(table.session) == DAY
    table.ok("a", c.Pause())
    for _ in range(100):
        table.ok("a", c.Longer())
    assert table.session.interlude is not None
    assert table.session.interlude.until is not None
    assert time_to_live(table.session) == table.session.interlude.until - table.session.now + DAY
    assert time_to_live(replace(table.session, stage="blocked")) == BLOCKED_STAYS


def test_the_round_trip_of_a_connection_is_taken_from_the_moment() -> None:
    """Each accepted command may bring a newer measure of it."""
    table = playing()
    table.ok("a", c.Over(), rtt=321)
    assert seat_of(table.session, "a").rtt == 321
