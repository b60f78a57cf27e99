"""Before the game: coming in, levels, lanes, timers, programmes and readiness."""

from __future__ import annotations

from itertools import product

import pytest

from support.shipped import shipped_library
from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.session import Door, LaneAnswer, Timer, seat_of
from viceversa.game.view import LobbyView

SECOND = 1_000
CALM = calm_library()
LANES: tuple[LaneAnswer, ...] = ("standard", "light", "stop", "blocked")


def lobby(table: Table, seat: PartnerSeat = "a") -> LobbyView:
    """The lobby as that seat sees it."""
    found = table.view(seat).lobby
    assert found is not None
    return found


def came(table: Table, secret: str, *, by_code: bool = False, name: str = "", token: bytes = b"new") -> str | None:
    """Somebody tries to come in through a door; None when they are in."""
    return table.report(c.Sit(secret, token, "node", name, by_code=by_code)).refused


def door(table: Table) -> Door:
    """The door that is open."""
    assert table.session.door is not None
    return table.session.door


# --- coming in


def test_the_first_two_through_a_door_have_a_seat_and_a_third_has_none() -> None:
    """By code the room closes when it is full, with the answer that a wrong secret gets."""
    table = Table(CALM, seated=False)
    secret = door(table).secret
    assert came(table, secret, by_code=True, token=b"1") is None
    assert came(table, secret, by_code=True, token=b"2") is None
    before = table.session
    assert came(table, secret, by_code=True, token=b"3") == "no_way_in"
    assert came(table, "wrong", by_code=True, token=b"3") == "no_way_in"
    assert table.session == before
    assert all(seat_of(table.session, seat).presence == "here" for seat in PARTNERS)


def test_a_code_is_good_for_ten_minutes_and_a_link_until_both_are_ready() -> None:
    """After its time the code leads nowhere; the link still does in the lobby, and no more when the game has begun."""
    table = Table(CALM, seated=False)
    secret = door(table).secret
    came(table, secret, token=b"1")
    table.wait(door(table).expires - table.now)
    assert came(table, secret, by_code=True) == "no_way_in"
    assert came(table, secret, token=b"token-b") is None
    table.begin("short")
    assert came(table, secret) == "no_way_in"


def test_a_link_leads_its_own_person_in_again_until_both_are_ready() -> None:
    """A browser inside another app used it up: the same seat, for the same link, with what was settled; the older device is fenced."""
    table = Table(CALM)
    table.ok("b", c.SetLevel(2))
    old = seat_of(table.session, "b").epoch
    assert came(table, door(table).secret, token=b"browser") is None
    assert lobby(table, "b").level_set
    assert seat_of(table.session, "a").tokens == (b"token-a",)
    assert b"browser" in seat_of(table.session, "b").tokens
    assert table.do("b", c.Ready(), epoch=old) == "moved"


def test_names_are_checked_and_friendly_by_default() -> None:
    """Nobody must type; a name that cannot be, or that reads as the other's, is refused at the door and later."""
    table = Table(CALM, seated=False)
    secret = door(table).secret
    assert came(table, secret, name="\u202eAda") == "name_invalid"
    assert came(table, secret, name="Ember", token=b"1") is None
    assert came(table, secret, name="EMBER", token=b"2") == "name_taken"
    assert came(table, secret, token=b"2") is None
    names = [table.view("a").seats[seat].name for seat in PARTNERS]
    assert names == ["Ember", "Tide"]
    assert table.do("b", c.Rename("ember")) == "name_taken"
    assert table.do("b", c.Rename(" ")) == "name_invalid"
    table.ok("b", c.Rename(" Ada "))
    assert table.view("a").seats["b"].name == "Ada"


def test_the_same_arrival_reported_twice_is_one_arrival() -> None:
    """When its first outcome was not known, it finds its own seat again, and takes no second one."""
    table = Table(CALM, seated=False)
    secret = door(table).secret
    for _ in range(2):
        assert came(table, secret, by_code=True, token=b"1") is None
    assert "b" not in table.session.seats
    assert came(table, secret, by_code=True, token=b"2") is None
    assert came(table, secret, by_code=True, token=b"1") is None


def test_sending_out_empties_the_seat_and_opens_a_new_door() -> None:
    """Who was sent out hears nothing more: no new code, no view, no command; the old link is dead, and what was settled is settled anew."""
    table = Table(CALM)
    old = door(table).secret
    table.ok("a", c.SetLevel(1))
    for seat in PARTNERS:
        table.ok(seat, c.SetLane("standard"))
    table.ok("a", c.SendOut())
    assert table.view("a").seats["b"].presence == "empty"
    assert door(table).secret != old
    assert door(table).secret not in repr(table.sent["b"])
    assert table.view("b").seats == {}
    assert table.do("b", c.Ready()) == "moved"
    assert table.report(c.Here("b", "node", b"token-b")).refused == "no_seat"
    assert came(table, old) == "no_way_in"
    assert lobby(table).lane is None
    assert came(table, door(table).secret) is None
    assert not lobby(table, "b").level_set


def test_nobody_is_sent_out_of_a_game() -> None:
    """Once it has begun, who is in is in."""
    table = Table(CALM)
    table.begin("short")
    assert table.do("a", c.SendOut()) == "game_on"


def test_a_door_to_ones_own_seat_moves_it_to_another_device() -> None:
    """What was sealed and not revealed is gone, what was settled stays, and only the new device may return."""
    for seed in range(20):
        table = Table(CALM, seed)
        table.begin("swap")
        if table.session.lane == "standard":
            break
    table.play_until("truth")
    table.ok("a", c.Seal(table.instance, bytes(64)))
    key = f"a:{table.instance}:a"
    assert key in table.blobs
    table.ok("a", c.OpenDoor("a"))
    assert came(table, door(table).secret, token=b"tablet") is None
    assert key not in table.blobs
    assert table.view("a").given == ()
    assert table.session.door is None
    assert seat_of(table.session, "a").tokens == (b"tablet",)


def test_a_partners_seat_opens_only_while_they_are_not_here() -> None:
    """Here, or gone for a moment, it is theirs alone; asleep, the other may let them in again."""
    table = Table(CALM)
    table.begin("short")
    assert table.do("a", c.OpenDoor("b")) == "partner_here"
    table.drop("b")
    assert table.do("a", c.OpenDoor("b")) == "partner_here"
    table.wait(2 * SECOND)
    table.ok("a", c.OpenDoor("b"))
    table.ok("a", c.Stop())
    assert table.do("a", c.OpenDoor("a")) == "not_now"


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


def test_a_seat_that_its_owner_moves_leaves_the_old_device_behind() -> None:
    """After a move through a door of one's own, the old device's token opens nothing any more, even in the lobby."""
    table = Table(calm_library())
    table.ok("a", c.OpenDoor("a"))
    assert came(table, door(table).secret, token=b"tablet") is None
    assert seat_of(table.session, "a").tokens == (b"tablet",)


def test_whoever_comes_in_changes_the_mark() -> None:
    """The mark is drawn anew when a seat is taken over by its link, so that the partner can see that something happened."""
    marks = set()
    for seed in range(20):
        table = Table(calm_library(), seed)
        before = lobby(table).mark
        assert came(table, door(table).secret, token=b"browser") is None
        marks.add(lobby(table).mark == before)
    assert False in marks
