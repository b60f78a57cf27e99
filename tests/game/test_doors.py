"""Ways in: by code and by link, sending out, and moving a seat."""

from __future__ import annotations

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.session import Door, seat_of
from viceversa.game.view import LobbyView

SECOND = 1_000
CALM = calm_library()


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


def test_a_seat_that_its_owner_moves_leaves_the_old_device_behind() -> None:
    """After a move through a door of one's own, the old device's token opens nothing any more, even in the lobby."""
    table = Table(CALM)
    table.ok("a", c.OpenDoor("a"))
    assert came(table, door(table).secret, token=b"tablet") is None
    assert seat_of(table.session, "a").tokens == (b"tablet",)


def test_whoever_comes_in_changes_the_mark() -> None:
    """The mark is drawn anew when a seat is taken over by its link, so that the partner can see that something happened."""
    marks = set()
    for seed in range(20):
        table = Table(CALM, seed)
        before = lobby(table).mark
        assert came(table, door(table).secret, token=b"browser") is None
        marks.add(lobby(table).mark == before)
    assert False in marks
