"""Before the game: levels, lanes, timers, the longer break, programmes and readiness."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace

from support.shipped import shipped_library
from support.small import calm_library, without_level_0
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import BY_HAND, PARTNERS, PartnerSeat, Programme
from viceversa.game.session import LaneAnswer, RestMinutes, Timer, seat_of
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


@pytest.mark.parametrize(("one", "other", "longest"), [(5, 20, 20), (60, 5, 60), (5, None, 5), (None, 60, 60), (None, None, 20)])
def test_the_longer_break_is_as_long_as_the_longer_wish(one: RestMinutes | None, other: RestMinutes | None, longest: int) -> None:
    """For both, and both see it; twenty minutes where nobody wished for anything."""
    table = Table(CALM)
    for seat, wish in zip(PARTNERS, (one, other), strict=True):
        if wish is not None:
            table.ok(seat, c.SetRest(wish))
    assert lobby(table, "a").rest == lobby(table, "b").rest == longest


def test_a_wish_for_the_longer_break_goes_with_who_was_sent_out() -> None:
    """Whoever comes in next finds the wish of those who are there."""
    table = Table(CALM)
    table.ok("a", c.SetRest(5))
    table.ok("b", c.SetRest(60))
    table.ok("a", c.SendOut())
    assert lobby(table, "a").rest == 5


def test_the_length_of_the_longer_break_is_settled_before_the_game() -> None:
    """Once the game runs nobody changes it."""
    table = Table(CALM)
    table.begin("short")
    assert table.do("a", c.SetRest(60)) == "game_on"


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
    "command",
    [c.SetLevel(2), c.SetTimer("longer"), c.SetRest(60), c.Choose(("short",)), c.Compose(("opening",))],
    ids=lambda each: type(each).__name__,
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


@pytest.mark.parametrize("levels", [(0, 3), (0, 0)])
@pytest.mark.parametrize("picks", [(), ("guess",)])
def test_where_nothing_can_be_played_both_pick_again_and_are_told_so(levels: tuple[int, int], picks: tuple[str, ...]) -> None:
    """A session without a card never begins; another level or another pick is a new try, and both see the same."""
    table = Table(without_level_0(CALM))
    for seat, level in zip(PARTNERS, levels, strict=True):
        table.ok(seat, c.Choose(picks))
        table.ok(seat, c.SetLevel(level))
        table.ok(seat, c.SetLane("standard"))
    if table.session.lane == "light":
        table.session = replace(table.session, lane="standard")
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    for seat in PARTNERS:
        found = lobby(table, seat)
        assert (found.nothing_fits, found.no_match, found.picked) == (True, False, False)
        assert not table.view("a").seats[seat].ready
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(1))
        assert not lobby(table).nothing_fits
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    assert table.session.stage == "playing"


def test_of_what_both_picked_something_is_played_that_can_be() -> None:
    """The first of them is passed over where nothing of it fits."""
    gentle = replace(CALM.exercises["opening"], name="gentle", deck="more")
    library = without_level_0(CALM)
    library = replace(
        library,
        exercises={**library.exercises, "gentle": gentle},
        decks={**library.decks, "more": replace(CALM.decks["feelings"], name="more")},
        programmes={**library.programmes, "gentle": Programme("gentle", ("gentle",))},
    )
    table = Table(library)
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(0))
        table.ok(seat, c.SetLane("standard"))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    assert (table.session.stage, table.session.programme) == ("playing", "gentle")


# --- by hand

HAND = ("opening", "guessing", "opening")
TWO_DECKS = replace(
    CALM,
    exercises={**CALM.exercises, "opening": replace(CALM.exercises["opening"], deck="more")},
    decks={**CALM.decks, "more": replace(CALM.decks["feelings"], name="more")},
)
"""Enough cards for a list in which an exercise comes twice."""


def begin(table: Table, picks: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())) -> None:
    """Both pick, set what has to be set, and say that they are ready."""
    for seat, wished in zip(PARTNERS, picks, strict=True):
        table.ok(seat, c.Choose(wished))
        table.ok(seat, c.SetLevel(1))
        if not lobby(table, seat).lane_set:
            table.ok(seat, c.SetLane("standard"))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())


@pytest.mark.parametrize("picks", [(), (BY_HAND,), ("short", BY_HAND)], ids=str)
def test_what_was_put_together_by_hand_is_played(picks: tuple[str, ...]) -> None:
    """Both see the list and its minutes; with a yes of both, or any from both, it comes before the programmes."""
    table = Table(TWO_DECKS)
    table.ok("b", c.Compose(HAND))
    for seat in PARTNERS:
        by_hand = lobby(table, seat).by_hand
        assert by_hand is not None
        assert by_hand.exercises == HAND
        assert by_hand.minutes >= 3
    begin(table, (picks, picks))
    assert (table.session.programme, table.session.exercises) == (BY_HAND, HAND)
    place = table.view("a").place
    assert place is not None
    assert (place.programme, place.exercises) == (BY_HAND, 3)


def test_a_list_is_never_played_against_a_wish() -> None:
    """Who would enjoy something else only is not overruled, and is not shown to have said so."""
    table = Table(TWO_DECKS)
    table.ok("a", c.Compose(HAND))
    begin(table, ((), ("short",)))
    assert table.session.programme == "short"


def test_nobody_picks_a_list_that_is_not_there() -> None:
    """Its name is a programme only while there is one."""
    table = Table(TWO_DECKS)
    assert table.do("a", c.Choose((BY_HAND,))) == "unknown_programme"
    table.ok("a", c.Compose(HAND))
    table.ok("a", c.Choose((BY_HAND,)))
    table.ok("b", c.Compose(()))
    assert lobby(table).by_hand is None
    assert not lobby(table).picked
    assert table.do("a", c.Choose((BY_HAND,))) == "unknown_programme"


def test_a_yes_is_to_the_list_as_it_was() -> None:
    """Another list takes back both yeses to the one before, and leaves other picks; the same list again changes nothing."""
    table = Table(TWO_DECKS)
    table.ok("a", c.Compose(HAND))
    table.ok("a", c.Choose((BY_HAND,)))
    table.ok("b", c.Choose((BY_HAND, "short")))
    table.ok("b", c.Compose(HAND))
    assert seat_of(table.session, "a").picks == (BY_HAND,)
    table.ok("b", c.Compose(("opening",)))
    assert [seat_of(table.session, seat).picks for seat in PARTNERS] == [(), ("short",)]


def test_the_list_goes_with_whoever_is_sent_out() -> None:
    """A new partner finds no list, and no pick of it is left."""
    table = Table(TWO_DECKS)
    table.ok("b", c.Compose(HAND))
    table.ok("a", c.Choose((BY_HAND,)))
    table.ok("a", c.SendOut())
    assert lobby(table).by_hand is None
    assert seat_of(table.session, "a").picks == ()


@pytest.mark.parametrize(
    ("exercises", "why"),
    [
        (("opening", "tango"), "unknown_exercise"),
        (("opening", "opening"), "twice_in_a_row"),
        (("swap",), "nothing_gentle"),
        (("opening", "guessing", "swap"), "too_few_cards"),
    ],
)
def test_a_list_keeps_to_what_every_programme_keeps_to(exercises: tuple[str, ...], why: str) -> None:
    """What a session cannot walk is refused, and the list before it stays."""
    table = Table(TWO_DECKS)
    table.ok("a", c.Compose(("opening",)))
    assert table.do("a", c.Compose(exercises)) == why
    by_hand = lobby(table).by_hand
    assert by_hand is not None
    assert by_hand.exercises == ("opening",)
    begin(table)
    assert table.do("a", c.Compose(HAND)) == "game_on"
