"""Time out: pause, breather, rest and the gauge; and how often breathers come by themselves."""

from __future__ import annotations

from random import Random

import pytest

from support.shipped import shipped_library
from support.small import calm_library, small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, Step
from viceversa.game.interlude import (
    BREATHER,
    DELAY_LEAST,
    DELAY_MOST,
    GRACE_AFTER,
    MINUTE,
    REST,
    REST_LIGHT,
    REST_MOST,
    SILENCE_MEANS_REST,
)
from viceversa.game.session import RestMinutes
from viceversa.game.view import InterludeView, View

SECOND = 1_000


def playing(seed: int = 0, *, lane: str = "standard", programme: str = "short") -> Table:
    """Five seconds into a phase of thirty, without breathers by draw."""
    table = Table(calm_library(), seed)
    table.begin(programme, lane=lane)  # type: ignore[arg-type]  # one of the lanes
    table.wait(5 * SECOND)
    return table


def interlude(table: Table) -> InterludeView:
    """The interlude as b sees it."""
    found = table.view("b").interlude
    assert found is not None
    return found


def breathing(seed: int = 0, *, lane: str = "standard") -> Table:
    """A breather has begun."""
    table = playing(seed, lane=lane)
    table.ok("a", c.Over())
    table.wait(DELAY_MOST)
    assert interlude(table).kind == "breather"
    return table


def left(table: Table) -> int | None:
    """Milliseconds left in the phase."""
    assert table.session.phase is not None
    return table.session.phase.clock.left(table.now)


# --- pause


def test_a_pause_stops_both_clocks_at_once_and_names_nobody() -> None:
    """Either may; both see the same; nothing counts until both go on."""
    for seat in PARTNERS:
        table = playing()
        table.ok(seat, c.Pause())
        assert table.view("a").interlude == table.view("b").interlude == InterludeView("pause")
        table.wait(3_600 * SECOND)
        assert left(table) == 25 * SECOND
        table.ok("a", c.GoOn())
        assert interlude(table).tapped is None
        table.ok("b", c.GoOn())
        assert table.view("a").interlude is None
        table.wait(SECOND)
        assert left(table) == 24 * SECOND


def test_a_pause_works_in_every_phase() -> None:
    """Through a whole evening, either can pause in every phase, and pass."""
    table = Table(calm_library(), 1)
    table.begin("evening")
    while table.session.stage == "playing":
        for seat in PARTNERS:
            table.ok(seat, c.Pause())
            for each in PARTNERS:
                table.ok(each, c.GoOn())
        table.ok(table.lead, c.Pass(table.instance))
        table.play_phase()


def test_answers_wait_while_there_is_a_break() -> None:
    """What is sent in a break is refused kindly and changes nothing."""
    table = playing()
    table.ok("a", c.Pause())
    for command in (c.Tap(table.instance, "done"), c.Pass(table.instance), c.Extend(table.instance)):
        assert table.do("b", command) == "on_break"


def test_both_may_pause_at_the_same_moment() -> None:
    """The second of two pauses is accepted, and changes nothing; a breather is no pause."""
    table = playing()
    table.ok("a", c.Pause())
    seen = len(table.sent["a"])
    table.ok("b", c.Pause())
    assert len(table.sent["a"]) == seen


def test_longer_in_a_pause_is_a_rest_at_once() -> None:
    """Twenty minutes, or five in the light lane, with a return time that both see."""
    for lane, length in (("standard", REST), ("light", REST_LIGHT)):
        table = next(table for seed in range(40) if (table := playing(seed, lane=lane)).session.lane == lane)
        table.ok("a", c.Pause())
        table.ok("b", c.Longer())
        assert interlude(table) == InterludeView("rest", table.now + length * MINUTE, rest=length)


# --- breathers


def test_the_delay_is_drawn_between_three_and_fifteen_seconds() -> None:
    """Over many gauges every whole second of the span comes, and nothing outside it."""
    delays = set()
    for seed in range(400):
        table = playing(seed)
        table.ok("b", c.Over())
        assert table.session.brink is not None
        delays.add((table.session.brink - table.now) // SECOND)
        assert DELAY_LEAST <= table.session.brink - table.now <= DELAY_MOST
    assert delays >= set(range(3, 15))


def test_the_gauge_is_silent() -> None:
    """Neither the sender nor the other is sent anything until the breather begins; then both at once, the same."""
    table = playing()
    sent = {seat: len(table.sent[seat]) for seat in PARTNERS}
    table.ok("a", c.Over())
    table.wait(DELAY_LEAST - 1)
    assert {seat: len(table.sent[seat]) for seat in PARTNERS} == sent
    table.wait(DELAY_MOST)
    assert {seat: len(table.sent[seat]) for seat in PARTNERS} == {seat: n + 1 for seat, n in sent.items()}
    assert table.view("a").interlude == table.view("b").interlude


def test_a_second_gauge_changes_nothing() -> None:
    """With a breather on its way or on, and outside the game, the gauge is accepted and does nothing."""
    table = playing()
    table.ok("a", c.Over())
    brink = table.session.brink
    table.ok("b", c.Over())
    assert table.session.brink == brink
    table.wait(DELAY_MOST)
    before = interlude(table)
    table.ok("a", c.Over())
    assert interlude(table) == before
    lobby = Table(calm_library())
    lobby.ok("a", c.Over())
    assert lobby.session.brink is None


def end_by_answers(table: Table) -> None:
    """Both answer."""
    for seat in PARTNERS:
        table.ok(seat, c.Tap(table.instance, "done"))


def end_by_passing(table: Table) -> None:
    """Both pass."""
    for seat in PARTNERS:
        table.ok(seat, c.Pass(table.instance))


def end_by_host(table: Table) -> None:
    """The host skips."""
    table.ok("host", c.Skip(table.instance))


def end_by_time(table: Table) -> None:
    """The time is up."""


@pytest.mark.parametrize("end", [end_by_answers, end_by_passing, end_by_host, end_by_time])
def test_no_phase_changes_while_a_breather_is_on_its_way(end: object) -> None:
    """Answers, passes, the host and the deadline all wait until the breather is over; then they count."""
    table = Table(calm_library(), 3)
    table.ok("a", c.InviteHost())
    table.sit("host")
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
    table.begin("short")
    table.ok("host", c.Start())
    table.wait(29 * SECOND if end is end_by_time else 5 * SECOND)
    instance = table.instance
    table.ok("a", c.Over())
    assert callable(end)
    end(table)
    for _ in range(DELAY_MOST // SECOND):
        table.wait(SECOND)
        assert table.instance == instance
    assert interlude(table).kind == "breather"
    table.sit_out()
    table.wait(GRACE_AFTER + 3 * SECOND)
    assert table.instance == instance + 1


def test_nothing_is_revealed_while_a_breather_is_on_its_way() -> None:
    """The last sealed answer comes in the delay: nothing is opened until the breather is over."""
    table = Table(calm_library(), 1)
    for seed in range(1, 30):
        table = Table(calm_library(), seed)
        table.begin("swap")
        if table.session.lane == "standard":
            break
    table.play_until("derole")
    table.wait(6 * SECOND)
    for seat in PARTNERS:
        table.do(seat, c.Over())
    for seat in PARTNERS:
        table.do(seat, c.Tap(table.instance, "done"))
    table.wait(DELAY_MOST)
    assert table.phase == "derole"
    assert table.view("a").opened == ()
    table.sit_out()
    table.wait(SECOND)
    assert table.phase == "correct"
    assert [each.phase for each in table.view("a").opened] == ["truth", "guess"]


def test_a_breather_is_a_minute_and_ends_when_both_go_on() -> None:
    """Early taps wait for the minute; the clocks stood all the while."""
    for seed in range(30):
        table = breathing(seed)
        until = interlude(table).until
        assert until is not None
        before = left(table)
        for seat in PARTNERS:
            table.ok(seat, c.GoOn())
        table.wait(until - table.now - 1)
        assert interlude(table).kind == "breather"
        assert left(table) == before
        table.wait(1)
        if table.view("a").interlude is None:
            assert left(table) == max(before or 0, GRACE_AFTER)
            return
    raise AssertionError("every breather became a rest by draw")


def test_longer_comes_by_draw_too() -> None:
    """When both go on, between one in ten and one in five breathers become a rest all the same, so that a rest proves nothing."""
    rests = 0
    for seed in range(400):
        table = breathing(seed)
        for seat in PARTNERS:
            table.ok(seat, c.GoOn())
        table.wait(BREATHER)
        rests += table.view("a").interlude is not None
    assert 0.10 < rests / 400 < 0.20


@pytest.mark.parametrize("taps", [("longer", "go_on"), ("go_on", "longer"), ("longer", "longer")])
def test_longer_if_either_wants_it(taps: tuple[str, str]) -> None:
    """One longer is enough for twenty minutes with a return time, and looks the same whoever it was."""
    table = breathing()
    for seat, tap in zip(PARTNERS, taps, strict=True):
        table.ok(seat, c.Longer() if tap == "longer" else c.GoOn())
    table.wait(BREATHER)
    assert interlude(table).kind == "rest"
    assert interlude(table).until is not None
    assert table.view("a").interlude == table.view("b").interlude


def test_go_on_may_become_longer_and_not_the_other_way_round() -> None:
    """Whoever needs more may still say so; a wish for longer cannot be talked down."""
    table = breathing()
    table.ok("a", c.GoOn())
    table.ok("a", c.Longer())
    assert table.do("a", c.GoOn()) == "already_given"


def test_silence_means_a_rest() -> None:
    """When somebody has not tapped a minute after the breather is over, it is a longer break."""
    table = breathing()
    table.ok("a", c.GoOn())
    until = interlude(table).until
    assert until is not None
    table.wait(until + SILENCE_MEANS_REST - table.now - 1)
    assert interlude(table).kind == "breather"
    table.wait(1)
    assert interlude(table).kind == "rest"


def resting() -> Table:
    """A rest of twenty minutes has begun."""
    table = playing()
    table.ok("a", c.Pause())
    table.ok("a", c.Longer())
    return table


def test_a_rest_ends_after_its_time_when_both_go_on() -> None:
    """Not before the return time, and not with one alone."""
    table = resting()
    table.wait(REST * MINUTE - 1)
    assert table.do("a", c.GoOn()) == "rest_not_over"
    table.wait(1)
    table.ok("a", c.GoOn())
    assert interlude(table).kind == "rest"
    table.ok("b", c.GoOn())
    assert table.view("a").interlude is None


@pytest.mark.parametrize("lane", ["standard", "light"])
@pytest.mark.parametrize("wish", [5, 20, 60])
def test_a_rest_and_each_more_are_as_long_as_was_wished_before_the_game(lane: str, wish: RestMinutes) -> None:
    """In either lane, after a pause as after a breather; and every time out says how long that is."""
    table = Table(calm_library(), 0)
    table.ok("b", c.SetRest(wish))
    table.begin("short", lane=lane)  # type: ignore[arg-type]  # one of the lanes
    table.ok("a", c.Over())
    table.wait(DELAY_MOST)
    assert interlude(table).rest == wish
    table.ok("a", c.Longer())
    table.wait(BREATHER + SILENCE_MEANS_REST)
    began = table.now
    until = interlude(table).until
    assert (interlude(table).kind, interlude(table).rest) == ("rest", wish)
    assert until is not None
    assert 0 <= began + wish * MINUTE - until <= SILENCE_MEANS_REST + DELAY_MOST
    table.ok("a", c.Longer())
    assert interlude(table).until == until + wish * MINUTE


def test_a_rest_may_grow_to_a_day_and_no_further() -> None:
    """Each longer adds time, up to 24 hours after it began."""
    table = resting()
    began = table.now
    for _ in range(100):
        table.ok("b", c.Longer())
    assert interlude(table).until == began + REST_MOST


def test_a_gauge_is_answered_by_a_rest_that_comes_first() -> None:
    """When the pause that came in between became a rest, no breather follows on its heels."""
    table = playing()
    table.ok("a", c.Over())
    table.ok("b", c.Pause())
    table.ok("b", c.Longer())
    table.wait(REST * MINUTE)
    for seat in PARTNERS:
        table.ok(seat, c.GoOn())
    assert table.view("a").interlude is None


def test_a_pause_puts_a_breather_off_and_does_not_cancel_it() -> None:
    """The breather that a gauge asked for begins when the pause is over."""
    table = playing()
    table.ok("a", c.Over())
    table.ok("b", c.Pause())
    table.wait(60 * SECOND)
    for seat in PARTNERS:
        table.ok(seat, c.GoOn())
    assert interlude(table).kind == "breather"


def test_nobody_comes_back_to_a_time_that_is_up() -> None:
    """At least ten seconds are left on the clock after a break."""
    table = playing()
    table.wait(24 * SECOND)
    table.ok("a", c.Pause())
    for seat in PARTNERS:
        table.ok(seat, c.GoOn())
    assert left(table) == GRACE_AFTER


def test_breaks_are_for_the_game() -> None:
    """Outside a game there is nothing to pause, and without a break nothing to go on from."""
    lobby, table = Table(calm_library()), playing()
    assert lobby.do("a", c.Pause()) == "not_playing"
    assert lobby.do("a", c.GoOn()) == "not_playing"
    assert table.do("a", c.GoOn()) == "not_now"
    assert table.do("a", c.Longer()) == "not_now"


# --- breathers by draw


def breathers(views: list[View]) -> int:
    """How many breathers a seat was shown."""
    kinds = [view.interlude.kind if view.interlude else "" for view in views]
    return sum(now == "breather" and before != "breather" for before, now in zip(["", *kinds], kinds, strict=False))


def evening(seed: int, programme: str) -> tuple[Table, set[str]]:
    """A session of people who take from a third to somewhat more than the usual time; and the phases that breathers came in."""
    table, chance, came = Table(shipped_library(), seed), Random(seed), set[str]()
    table.begin(programme, levels=(2, 2))
    while table.session.stage == "playing":
        instance, step = table.instance, table.step
        table.wait(int(step.usual * chance.uniform(0.35, 1.1)))
        if table.session.interlude is not None:
            came.add(table.phase)
            table.sit_out()
        if table.session.stage == "playing" and table.instance == instance:
            table.play_phase()
    return table, came


@pytest.mark.parametrize("programme", sorted(shipped_library().programmes))
def test_breathers_come_by_themselves_in_about_every_second_session(programme: str) -> None:
    """Between .35 and .65 of sessions at a human pace have one at least, and not in phases that the file gives no weight."""
    sessions = [evening(seed, programme) for seed in range(200)]
    share = sum(breathers(table.sent["a"]) > 0 for table, _ in sessions) / len(sessions)
    assert 0.35 <= share <= 0.65, share
    exercises = shipped_library().programmes[programme].exercises
    steps: list[Step] = [step for name in exercises for step in shipped_library().exercises[name].steps]
    weighted = {step.phase for step in steps if step.intensity}
    assert set[str]().union(*(came for _, came in sessions)) <= weighted


def test_a_breather_by_draw_is_like_any_other() -> None:
    """It has the same delay and the same minute, and nothing in a view tells it from one that a gauge asked for."""
    for seed in range(100):
        table = Table(small_library(), seed)
        table.begin("short")
        decoy = table.session.phase.decoy if table.session.phase is not None else None
        if decoy is None:
            continue
        table.wait(decoy - table.now)
        assert table.session.brink is not None
        assert DELAY_LEAST <= table.session.brink - decoy <= DELAY_MOST
        assert table.view("a").interlude is None
        table.wait(DELAY_MOST)
        assert table.session.interlude is not None
        assert interlude(table) == InterludeView("breather", table.session.interlude.since + BREATHER)
        return
    raise AssertionError("no breather came by draw")
