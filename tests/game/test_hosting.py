"""The host: control of pace, and no view of content that both have not shared."""

from __future__ import annotations

import pytest

from support.small import calm_library, without_level_0
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS
from viceversa.game.session import seat_of
from viceversa.game.view import View

SECOND = 1_000
CALM = calm_library()


def invited(seed: int = 0) -> Table:
    """A host has come, and nobody has said yes."""
    table = Table(CALM, seed)
    table.ok("a", c.InviteHost())
    table.sit("host")
    return table


def hosted(programme: str = "short", seed: int = 0) -> Table:
    """A session that its host has started."""
    table = invited(seed)
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
    table.begin(programme)
    table.ok("host", c.Start())
    return table


def swapping() -> Table:
    """A hosted swap of the standard lane."""
    for seed in range(60):
        table = hosted("swap", seed)
        if table.session.lane == "standard":
            return table
    raise AssertionError("every session was light")


def test_a_host_comes_by_an_invitation_of_its_own() -> None:
    """Not by the room's code; one at a time."""
    table = Table(CALM)
    assert table.session.door is not None
    assert table.report(c.Sit(table.session.door.secret, b"h", "node", by_code=True)).refused == "no_way_in"
    assert table.do("a", c.Admit(True)) == "no_host"
    table.ok("b", c.InviteHost())
    assert table.view("a").host_door is not None
    table.sit("host")
    assert table.view("a").host_door is None
    assert table.do("a", c.InviteHost()) == "not_now"


def test_a_host_takes_a_name_until_both_have_said_yes() -> None:
    """Both say yes to this host: who had said so to another name is asked again, and a host that both let in keeps its name."""
    table = invited()
    table.ok("a", c.Admit(True))
    assert table.view("a").admit is False
    table.ok("host", c.Rename("Lou"))
    for seat in PARTNERS:
        assert table.view(seat).admit is True
        assert table.view(seat).seats["host"].name == "Lou"
        table.ok(seat, c.Admit(True))
    assert table.do("host", c.Rename("Kim")) == "not_now"
    assert table.view("b").seats["host"].name == "Lou"


def test_a_host_has_no_name_of_a_partner() -> None:
    """Nor one that a person could mistake for it."""
    table = invited()
    assert table.do("host", c.Rename(table.view("a").seats["a"].name)) == "name_taken"
    assert table.do("host", c.Rename("  ")) == "name_invalid"


def test_a_host_sees_nothing_before_both_have_said_yes() -> None:
    """Not even names or who is here; and may do nothing."""
    table = invited()
    blank = View(you="host", stage="lobby", seats={})
    assert table.view("host") == blank
    table.ok("a", c.Admit(True))
    assert table.view("host") == blank
    assert table.view("b").admit
    assert not table.view("a").admit
    for command in (c.Start(), c.Hold(), c.Nudge(), c.End()):
        assert table.do("host", command) == "not_for_you"
    table.ok("b", c.Admit(True))
    assert set(table.view("host").seats) == {"a", "b", "host"}


@pytest.mark.parametrize("seat", PARTNERS)
def test_either_may_send_the_host_away_at_any_time(seat: str) -> None:
    """One no empties the seat, lets held clocks run, and takes back what was shared."""
    table = hosted()
    table.ok("host", c.Hold())
    table.ok(seat, c.Admit(False))  # type: ignore[arg-type]  # a partner's seat
    assert "host" not in table.view("a").seats
    assert not table.view("a").host_holds
    assert table.view("host").seats == {}
    assert table.do("host", c.Hold()) == "moved"
    assert all(seat_of(table.session, each).shares == () for each in PARTNERS)


def test_a_session_waits_for_its_host_and_not_for_one_who_was_sent_away() -> None:
    """With a host both being ready is not enough; when the host goes, both say ready again and it begins."""
    table = invited()
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
    assert table.do("host", c.Start()) == "not_ready"
    table.begin("short")
    assert table.view("a").stage == "lobby"
    table.ok("b", c.Admit(False))
    assert not any(table.view("a").seats[seat].ready for seat in PARTNERS)
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    assert table.view("a").stage == "playing"


def test_a_start_of_which_nothing_fits_is_told_to_the_two_and_not_to_be_one_who_is_not_ready() -> None:
    """Both pick again, as they do without a host; a start before they did is refused, and they are ready again before the next."""
    table = Table(without_level_0(CALM))
    table.ok("a", c.InviteHost())
    table.sit("host")
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
        table.ok(seat, c.SetLevel(0))
        table.ok(seat, c.SetLane("standard"))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    table.ok("host", c.Start())
    for seat in PARTNERS:
        lobby = table.view(seat).lobby
        assert lobby is not None
        assert (lobby.nothing_fits, lobby.no_match) == (True, False)
        assert not table.view("host").seats[seat].ready
    assert table.do("host", c.Start()) == "not_ready"
    for seat in PARTNERS:
        table.ok(seat, c.SetLevel(1))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    table.ok("host", c.Start())
    assert table.view("a").stage == "playing"


def test_a_start_before_both_picked_again_is_refused() -> None:
    """That there was no match is told once; it does not stand for two who are not ready yet."""
    table = invited()
    for seat, pick in zip(PARTNERS, ("short", "evening"), strict=True):
        table.ok(seat, c.Admit(True))
        table.ok(seat, c.SetLevel(1))
        table.ok(seat, c.SetLane("standard"))
        table.ok(seat, c.Choose((pick,)))
    for seat in PARTNERS:
        table.ok(seat, c.Ready())
    table.ok("host", c.Start())
    lobby = table.view("a").lobby
    assert lobby is not None
    assert lobby.no_match
    assert table.do("host", c.Start()) == "not_ready"


def test_a_new_host_needs_a_new_yes_and_has_none_of_the_old_ones_shares() -> None:
    """Consent is to this host."""
    table = swapping()
    table.play_until("correct")
    instance = table.view("a").opened[0].instance
    for seat in PARTNERS:
        table.ok(seat, c.Share(instance))
    assert len(table.view("host").opened) == 1
    table.ok("a", c.Admit(False))
    table.ok("b", c.InviteHost())
    table.sit("host")
    assert table.view("host").seats == {}
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
    assert table.view("host").opened == ()


def test_sharing_is_item_by_item_by_both_and_revocable() -> None:
    """The host sees a released phase while both share it; a lamp tells both."""
    table = swapping()
    table.play_until("correct")
    one, two = (each.instance for each in table.view("a").opened)
    assert table.do("a", c.Share(999)) == "not_now"
    table.ok("a", c.Share(one))
    assert table.view("host").opened == ()
    assert [each.shared for each in table.view("b").opened] == [False, False]
    table.ok("b", c.Share(one))
    assert [each.instance for each in table.view("host").opened] == [one]
    assert [[each.shared for each in table.view(seat).opened] for seat in PARTNERS] == [[True, False]] * 2
    table.ok("b", c.Share(two))
    table.ok("b", c.Share(one, on=False))
    assert table.view("host").opened == ()


def test_the_host_never_sees_cards_answers_or_wishes() -> None:
    """Through a whole evening no view of the host holds a card, a hand, options, guesses, signals, or what was told."""
    table = hosted("evening", 2)
    while table.session.stage == "playing":
        table.play_phase()
    assert any(view.place for view in table.sent["host"])
    for view in table.sent["host"]:
        bare = (
            view.card,
            view.hand,
            view.options,
            view.guesses,
            view.outcome,
            view.signals,
            view.told,
            view.opened,
            view.given,
            view.lobby,
        )
        assert bare == (None, (), (), (), None, {}, {}, (), (), None)
        assert (view.door, view.host_door, view.passed, view.partner_done) == (None, None, False, False)


def test_holding_stops_the_clocks_and_both_see_it() -> None:
    """Until the host lets them run on."""
    table = hosted()
    table.wait(5 * SECOND)
    table.ok("host", c.Hold())
    assert table.view("a").host_holds
    assert table.view("b").host_holds
    table.wait(600 * SECOND)
    table.ok("host", c.Hold(False))
    clock = table.view("a").clock
    assert clock is not None
    assert clock.due == table.now + 25 * SECOND


def test_skipping_ends_a_phase_now() -> None:
    """Also before its least time, where it is not mandatory; a phase that is over cannot be skipped."""
    table = hosted()
    instance = table.instance
    table.ok("host", c.Skip(instance))
    assert table.instance == instance + 1
    assert table.do("host", c.Skip(instance)) == "phase_over"


def test_what_is_mandatory_is_only_shortened() -> None:
    """Skipping a de-role leaves its least time."""
    table = swapping()
    table.play_until("derole")
    instance = table.instance
    table.ok("host", c.Skip(instance))
    table.wait(4_999)
    assert table.instance == instance
    table.wait(1)
    assert table.phase == "correct"


def test_thirty_seconds_more_are_shared_with_the_host() -> None:
    """Once a phase, whoever asks, within the most."""
    table = hosted()
    table.ok("host", c.Extend(table.instance))
    assert table.do("a", c.Extend(table.instance)) == "no_time"
    clock = table.view("b").clock
    assert clock is not None
    assert clock.due == table.now + 60 * SECOND


def test_a_nudge_is_told_to_both() -> None:
    """It is a notice in passing, and changes no view."""
    table = hosted()
    before = [table.view(seat) for seat in PARTNERS]
    table.ok("host", c.Nudge())
    assert table.notices == ["nudge"]
    assert [table.view(seat) for seat in PARTNERS] == before


def test_the_host_may_end_the_session() -> None:
    """For all; where a role is worn, the de-role card comes with it; and pacing is over."""
    table = swapping()
    table.play_until("speech")
    table.ok("host", c.End())
    assert table.view("a").stage == "stopped"
    assert table.view("a").derole
    assert table.do("host", c.Hold()) == "not_playing"
    assert table.do("host", c.Start()) == "game_on"


def test_a_host_who_falls_asleep_holds_nothing() -> None:
    """A host's hold ends when the host's connection has been gone for two seconds."""
    table = hosted()
    table.ok("host", c.Hold())
    assert not clock_runs(table)
    table.drop("host")
    table.wait(2_000)
    assert clock_runs(table)


def clock_runs(table: Table) -> bool:
    """Whether the clock that a partner sees is running."""
    clock = table.view("a").clock
    assert clock is not None
    return clock.running
