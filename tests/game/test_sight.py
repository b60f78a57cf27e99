"""What one seat may see."""

from __future__ import annotations

import msgspec
import pytest

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, Seat
from viceversa.game.sight import view
from viceversa.game.view import View

SECOND = 1_000
CALM = calm_library()
LARGEST = 3_072


def at(phase: str, programme: str = "swap") -> Table:
    """A session of the standard lane, in that phase."""
    for seed in range(60):
        table = Table(CALM, seed)
        table.begin(programme)
        if table.session.lane == "standard":
            table.play_until(phase)
            return table
    raise AssertionError("every session was light")


def test_a_hidden_card_is_seen_by_its_lead_alone() -> None:
    """While it is shown without words; then, in the talk, by both."""
    table = at("act", "guess")
    assert table.view(table.lead).card == table.session.table.card
    assert table.view(table.partner).card is None
    assert len(table.view(table.partner).options) == 6
    table.play_until("talk")
    assert table.view("a").card == table.view("b").card == table.session.table.card


def test_options_and_hands_are_seen_where_the_file_shows_them() -> None:
    """Nobody sees options while the lead looks; both see a hand while they agree, and no card yet."""
    look = at("look", "guess")
    assert look.view("a").options == look.view("b").options == ()
    card = at("card")
    assert card.view("a").hand == card.view("b").hand == card.session.table.hand
    assert card.view("a").card is None


def test_the_place_says_what_comes_next() -> None:
    """The next phase as things stand, with guards judged on what is known; none at the end of an exercise."""
    table = at("correct")
    table.play_phase()
    place = table.view("a").place
    assert place is not None
    assert (place.phase, place.next, place.turn) == ("correct", "once_more", (1, 1))
    table.play_until("talk")
    last = table.view("a").place
    assert last is not None
    assert last.next is None
    assert last.must


def test_a_place_names_its_role_and_its_turn() -> None:
    """Who leads, whether roles are worn, and which turn of how many this is."""
    speech = at("speech").view("b").place
    assert speech is not None
    assert speech.in_role
    assert not speech.must
    act = at("act", "guess")
    place = act.view("a").place
    assert place is not None
    assert (place.turn, place.lead, place.programme, place.exercises) == ((1, 6), act.lead, "guess", 1)


def test_a_clock_that_stands_says_what_is_left() -> None:
    """Running it names the moment; held, the milliseconds left; without a limit neither."""
    table = Table(CALM)
    table.begin("short")
    running = table.view("a").clock
    assert running is not None
    assert (running.running, running.due, running.left) == (True, table.now + 30 * SECOND, None)
    assert running.least == table.now + 3 * SECOND
    table.wait(10 * SECOND)
    table.ok("a", c.Pause())
    held = table.view("a").clock
    assert held is not None
    assert (held.running, held.due, held.left) == (False, None, 20 * SECOND)


def test_a_view_does_not_depend_on_the_time_of_day() -> None:
    """While nothing happens, it is the same a second later, so that its seq need not move."""
    table = Table(CALM)
    table.begin("short")
    before = table.view("a")
    table.wait(SECOND)
    table.report(c.Tick())
    assert table.view("a") == before


def test_taps_in_a_break_are_seen_by_their_giver_alone() -> None:
    """Each sees what they said themselves."""
    table = Table(CALM)
    table.begin("short")
    table.ok("a", c.Over())
    table.wait(15 * SECOND)
    table.ok("a", c.Longer())
    mine, theirs = (table.view(seat).interlude for seat in PARTNERS)
    assert mine is not None
    assert theirs is not None
    assert (mine.tapped, theirs.tapped) == ("longer", None)


def test_an_empty_seat_sees_nothing() -> None:
    """Neither the door nor who is there."""
    table = Table(CALM, seated=False)
    table.sit("a")
    assert view(table.session, CALM, "b") == View(you="b", stage="lobby", seats={})


def test_a_code_is_shown_while_somebody_can_come_in_by_it() -> None:
    """One alone sees it; two see none; it comes back when a seat is opened again."""
    table = Table(CALM, seated=False)
    table.sit("a")
    assert table.view("a").door is not None
    table.sit("b")
    assert table.view("a").door is None
    table.ok("a", c.OpenDoor("a"))
    assert table.view("a").door is not None


@pytest.mark.parametrize("seat", ["a", "b", "host"])
def test_views_hold_no_state_that_is_not_for_devices(seat: Seat) -> None:
    """Through a whole hosted evening no view of any seat has a seed, a token, a level, a draw, an offset or a quota in it."""
    table = Table(CALM, 7)
    table.ok("a", c.InviteHost())
    table.sit("host")
    for each in PARTNERS:
        table.ok(each, c.Admit(True))
    table.begin("evening", levels=(3, 2))
    table.ok("host", c.Start())
    while table.session.stage == "playing":
        table.play_phase()
    assert len(table.sent[seat]) > 30
    for sent in table.sent[seat]:
        data = msgspec.json.encode(sent)
        assert len(data) < LARGEST
        for word in (b"token", b"seed", b'"level"', b"levels", b"dice", b"offset", b"quota", b"decoy", b"brink", b"prior", b"cap"):
            assert word not in data, (word, data)


def test_a_way_to_a_seat_that_somebody_has_is_shown_to_the_one_who_opened_it() -> None:
    """The code that moves a seat to another phone is not the partner's business; one to an empty seat is both's."""
    table = Table(CALM)
    table.begin("short")
    table.ok("a", c.OpenDoor("a"))
    assert table.view("a").door is not None
    assert table.view("b").door is None
    table.drop("b")
    table.wait(2 * SECOND)
    table.ok("a", c.OpenDoor("b"))
    assert table.view("a").door is not None
    assert table.view("b").door is None
    empty = Table(CALM, seated=False)
    empty.sit("a")
    assert empty.view("a").door is not None
