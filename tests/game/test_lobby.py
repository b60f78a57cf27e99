"""Before the game: levels, lanes, timers, programmes and readiness."""

from __future__ import annotations

from itertools import product

import pytest

from support.shipped import shipped_library
from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.session import LaneAnswer, Timer, seat_of
from viceversa.game.view import LobbyView

SECOND = 1_000
CALM = calm_library()
LANES: tuple[LaneAnswer, ...] = ("standard", "light", "stop", "blocked")


def lobby(table: Table, seat: PartnerSeat = "a") -> LobbyView:
    """The lobby as that seat sees it."""
    found = table.view(seat).lobby
    assert found is not None
    return found


# --- levels, lanes, timers


def test_levels_are_private() -> None:
    """No view holds a level; each sees only that their own is set, and the session runs at the lower."""
    table = Table(CALM)
    table.ok("a", c.SetLevel(3))
    assert lobby(table, "a").level_set
    assert not lobby(table, "b").level_set
    table.ok("b", c.SetLevel(1))
    assert table.session.cap is None
    for seat in PARTNERS:
        table.ok(seat, c.SetLane("standard"))
        table.ok(seat, c.Ready())
    assert table.session.cap == 1


@pytest.mark.parametrize(("one", "other"), list(product(LANES, repeat=2)))
def test_the_worse_of_two_lanes_counts_for_both(one: LaneAnswer, other: LaneAnswer) -> None:
    """Blocked before stop before light before standard, whoever it was, and both are shown the same."""
    table = Table(CALM, 1)
    table.ok("a", c.SetLane(one))
    assert lobby(table, "a").lane_set
    assert not lobby(table, "b").lane_set
    assert lobby(table, "b").lane is None
    table.ok("b", c.SetLane(other))
    worst = max(one, other, key=LANES.index)
    stages = {table.view(seat).stage for seat in PARTNERS}
    assert stages == {{"stop": "postponed", "blocked": "blocked"}.get(worst, "lobby")}
    assert lobby(table, "a") == lobby(table, "b")
    assert all(seat_of(table.session, seat).lane is None for seat in PARTNERS)
    if worst == "light":
        assert lobby(table).lane == "light"


def test_about_one_session_in_six_starts_light_by_draw() -> None:
    """Two standard lanes give a light session now and then, so that a light one proves nothing."""
    light = 0
    for seed in range(900):
        table = Table(CALM, seed)
        for seat in PARTNERS:
            table.ok(seat, c.SetLane("standard"))
        light += lobby(table).lane == "light"
    assert abs(light / 900 - 1 / 6) < 0.05


def test_a_lane_is_given_once() -> None:
    """When it is settled it cannot be tried again, until the session was put off and somebody takes the check anew."""
    table = Table(CALM)
    table.ok("a", c.SetLane("stop"))
    assert table.do("a", c.Another()) == "not_now"
    table.ok("b", c.SetLane("standard"))
    assert table.view("a").stage == "postponed"
    assert table.do("b", c.SetLane("standard")) == "not_now"
    table.ok("b", c.Another())
    for seat in PARTNERS:
        assert not lobby(table, seat).lane_set
        table.ok(seat, c.SetLane("standard"))
    assert table.do("a", c.SetLane("light")) == "already_given"


def test_a_session_that_is_not_for_them_goes_no_further() -> None:
    """Nothing in it can be settled or started."""
    table = Table(CALM)
    table.ok("a", c.SetLane("blocked"))
    table.ok("b", c.SetLane("standard"))
    for command in (c.Ready(), c.SetLevel(1), c.SetLane("standard"), c.Choose(("short",))):
        assert table.do("b", command) == "blocked"
    assert table.do("b", c.Another()) == "not_now"
    assert table.do("b", c.OpenDoor("b")) == "not_now"


@pytest.mark.parametrize(
    ("one", "other", "laxest"), [("standard", "none", "none"), ("longer", "standard", "longer"), ("none", "longer", "none")]
)
def test_the_laxer_timer_counts(one: Timer, other: Timer, laxest: Timer) -> None:
    """For both, and both see it."""
    table = Table(CALM)
    table.ok("a", c.SetTimer(one))
    table.ok("b", c.SetTimer(other))
    assert lobby(table, "a").timer == lobby(table, "b").timer == laxest


def test_the_light_lane_has_no_role_reversal() -> None:
    """In everything that is shipped."""
    for exercise in shipped_library().exercises.values():
        assert "light" not in exercise.lanes or not any(step.in_role for step in exercise.steps)


# --- readiness


def test_level_and_check_come_before_ready() -> None:
    """Ready without them is refused; saying that one is not ready never is."""
    table = Table(CALM)
    assert table.do("a", c.Ready()) == "not_ready"
    table.ok("a", c.SetLevel(1))
    assert table.do("a", c.Ready()) == "not_ready"
    table.ok("a", c.SetLane("standard"))
    table.ok("a", c.Ready())
    assert table.view("b").seats["a"].ready
    table.ok("a", c.Ready(False))
    assert not table.view("b").seats["a"].ready


@pytest.mark.parametrize(
    "command", [c.SetLevel(2), c.SetTimer("longer"), c.Choose(("short",))], ids=lambda each: type(each).__name__
)
def test_a_change_that_matters_takes_readiness_back(command: c.DeviceCommand) -> None:
    """From both, and nobody is named."""
    table = Table(CALM)
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(1))
        table.ok(seat, c.SetLane("standard"))
    table.ok("a", c.Ready())
    table.ok("b", command)
    assert not table.view("a").seats["a"].ready


def test_neither_partner_starts_alone() -> None:
    """It takes both, in either order, and both in their seats."""
    for first, second in (("a", "b"), ("b", "a")):
        table = Table(CALM)
        for seat in PARTNERS:
            table.ok(seat, c.SetLevel(1))
            table.ok(seat, c.SetLane("standard"))
        table.ok(first, c.Ready())  # type: ignore[arg-type]  # plain strings are seats
        assert table.view("a").stage == "lobby"
        table.ok(second, c.Ready())  # type: ignore[arg-type]  # plain strings are seats
        assert table.view("a").stage == "playing"
        assert table.do("a", c.SetLevel(1)) == "game_on"


# --- programmes


@pytest.mark.parametrize(
    ("one", "other", "programme"),
    [
        ((), ("guess",), "guess"),
        (("short", "guess"), ("guess",), "guess"),
        ((), (), "evening"),
        (("guess", "short"), ("short",), "short"),
    ],
)
def test_the_programme_is_one_that_both_would_enjoy(one: tuple[str, ...], other: tuple[str, ...], programme: str) -> None:
    """Nothing picked means any."""
    table = Table(CALM)
    for seat, picks in zip(PARTNERS, (one, other), strict=True):
        table.ok(seat, c.Choose(picks))
        table.ok(seat, c.SetLevel(1))
        table.ok(seat, c.SetLane("standard"))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    assert table.session.programme == programme


def test_without_a_programme_in_common_both_pick_again() -> None:
    """Neither learns what the other picked; both picks are forgotten, and both are asked again."""
    table = Table(CALM)
    for seat, pick in zip(PARTNERS, ("short", "guess"), strict=True):
        assert table.do(seat, c.Choose(("nothing",))) == "unknown_programme"
        table.ok(seat, c.Choose((pick,)))
        table.ok(seat, c.SetLevel(1))
        table.ok(seat, c.SetLane("standard"))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    for seat in PARTNERS:
        assert lobby(table, seat).no_match
        assert not lobby(table, seat).picked
        assert not table.view("a").seats[seat].ready
    table.ok("a", c.Choose(("short",)))
    assert not lobby(table, "b").no_match
