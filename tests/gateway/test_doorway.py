"""Coming in: by code, by link, back to one's own seat; and what a stranger learns, which is nothing."""

from __future__ import annotations

import asyncio
import time
from statistics import median

import pytest

from gateway.peer import Peer
from gateway.rooms import (
    BLOB,
    Rooms,
    begun,
    door,
    in_phase,
    instance,
    joined,
    opened,
    paired,
    playing,
    returned,
    seal,
    seat,
    shows,
    taken,
)
from live.stores import faulty
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.game.refusals import sentence
from viceversa.wire.codec import JSON, MSGPACK
from viceversa.wire.messages import Notice, Opened, Refused, Seen, Welcome

WRONG = "ZZZZZZ"
BOTH = pytest.mark.parametrize("subprotocol", [MSGPACK, JSON])


async def tried(app: App, **how: str) -> Refused:
    """What a stranger with a code, or a link, is told."""
    stranger = await Peer.dial(app.port)
    await stranger.say("join", **how)
    refused = await stranger.hear(Refused)
    assert len(stranger.log) == 1, "a stranger is told one thing and no more"
    await stranger.close()
    return refused


# --- the three doors


@BOTH
async def test_a_room_is_opened_and_joined_by_code(app: App, subprotocol: str) -> None:
    """Whoever opens a room has seat a; the typed code, written as people write, leads to seat b."""
    first = await opened(app, subprotocol=subprotocol)
    code = door(first).code
    second = await Peer.dial(app.port, subprotocol)
    welcome = await second.enter("join", code=f" {code[:3].lower()}-{code[3:]} ", name="Ben")
    assert (seat(first), welcome.seat) == ("a", "b")
    assert welcome.token != first.welcome.token if first.welcome else False
    view = await first.until(lambda view: "b" in taken(view))
    assert (view.seats["b"].name, view.door) == ("Ben", None)
    assert view.lobby is not None
    assert second.view.lobby is not None
    assert view.lobby.mark == second.view.lobby.mark != ("", "")


@pytest.mark.parametrize("how", ["open", "join"])
async def test_nobody_needs_to_type_a_name(app: App, how: str) -> None:
    """Without a name each seat gets a friendly one, and the two differ."""
    first = await opened(app, name="")
    second = await joined(app, first, name="")
    names = [each.name for each in second.view.seats.values()]
    assert all(names)
    assert len(set(names)) == 2


@pytest.mark.parametrize(
    "name", ["x" * 13, "a\u202eb", "a\nb", "\u200b", " ", "a\u0000", "\ud800".encode("utf-8", "replace").decode() * 20]
)
async def test_a_bad_name_is_refused_and_the_way_stays_open(app: App, name: str) -> None:
    """Too long, turned around, or invisible: refused with a sentence, and the next try comes in."""
    first = await opened(app)
    second = await Peer.dial(app.port)
    link = {"session": first.welcome.session if first.welcome else "", "secret": door(first).secret}
    assert await second.refused("join", **link, name=name) == "name_invalid"
    assert (await second.enter("join", **link, name="Ben")).seat == "b"


async def test_a_name_that_is_there_is_taken(app: App) -> None:
    """Two people in a room have two names."""
    first = await opened(app, "Ada")
    second = await Peer.dial(app.port)
    assert await second.refused("join", code=door(first).code, name="ada") == "name_taken"
    assert (await second.enter("join", code=door(first).code, name="Ben")).seat == "b"


async def test_a_language_that_is_offered_is_given(app: App) -> None:
    """Each seat has its own language; one that is not offered becomes the first that is."""
    first = await Peer.dial(app.port)
    german = await first.enter("open", language="de")
    second = await Peer.dial(app.port)
    other = await second.enter("join", code=door(first).code, language="xx")
    assert (german.language, other.language, set(other.languages)) == ("de", "en", {"de", "en"})


async def test_the_welcome_names_the_other_addresses(rooms: Rooms) -> None:
    """What the operator configured is told to every device."""
    async with rooms.serving(also=("ws://two.example:8000",)) as app:
        first = await opened(app)
        assert first.welcome is not None
        assert first.welcome.also == ["ws://two.example:8000"]


# --- one answer for wrong, full, spent and expired


async def test_wrong_full_spent_and_expired_get_the_same_answer(rooms: Rooms) -> None:
    """A code that never was, one of a full room, one that was replaced and one that ran out: the same words, and nothing more."""
    async with rooms.serving(code_minutes=0.01) as app:
        first = await opened(app)
        old = door(first).code
        told = [await tried(app, code=WRONG), await tried(app, code="not a code"), await tried(app, code="")]
        second = await joined(app, first)
        told.append(await tried(app, code=old))  # full
        await first.ok(c.SendOut())
        await first.until(lambda view: view.door is not None and view.door.code != old)
        told.append(await tried(app, code=old))  # spent
        fresh = door(first).code
        await asyncio.sleep(0.65)  # its ten minutes, made short
        told.append(await tried(app, code=fresh))  # expired
        assert set(told) == {Refused(code="no_way_in", say=sentence("no_way_in"))}
        assert (await second.closed())[1] == "sent_out"


async def test_wrong_and_full_take_the_same_time(rooms: Rooms) -> None:
    """No try is answered before the least time, and the middle of many tries does not tell wrong from full."""
    least = 0.08
    async with rooms.serving(try_seconds=least, wrong_codes_per_address=1_000) as app:
        first = await opened(app)
        code = door(first).code
        await joined(app, first)
        for _ in range(3):  # what tells them apart does so each time; a busy machine does not
            times: dict[str, list[float]] = {WRONG: [], code: []}
            for _ in range(8):
                for each, found in times.items():
                    started = time.perf_counter()
                    await tried(app, code=each)
                    found.append(time.perf_counter() - started)
            assert min(map(min, times.values())) >= least
            wrong, full = (median(found) for found in times.values())
            if abs(wrong - full) < 0.5 * least:
                return
        raise AssertionError(f"wrong: {wrong:.3f} s, full: {full:.3f} s")


async def test_a_link_that_leads_nowhere_is_refused_alike(app: App) -> None:
    """No such session, the wrong secret, a full room: the same answer; half a link is none."""
    first = await opened(app)
    assert first.welcome is not None
    session, secret = first.welcome.session, door(first).secret
    told = [await tried(app, session="nowhere", secret=secret), await tried(app, session=session, secret="wrong")]
    told += [await tried(app, session=session), await tried(app, secret=secret), await tried(app)]
    assert {each.code for each in told} == {"no_way_in"}


async def test_a_third_person_learns_nothing_and_those_inside_hear_of_it_once(app: App) -> None:
    """The third one is refused like any wrong code; both inside are told that someone tried, and not again within 30 seconds."""
    first = await opened(app)
    code = door(first).code
    second = await joined(app, first)
    await first.settled()
    await second.settled()
    for _ in range(3):
        assert (await tried(app, code=code)).code == "no_way_in"
    for peer in (first, second):
        notice = await peer.hear(Notice)
        assert notice.code == "knocked"
        assert await peer.quiet(Notice)
        assert await peer.quiet(Seen), "a try moves nobody's view"


# --- budgets


async def test_an_address_burns_its_budget_with_failures_only(rooms: Rooms) -> None:
    """After so many wrong codes an address must wait, even with the right one; coming in costs nothing."""
    async with rooms.serving(wrong_codes_per_address=3) as app:
        for _ in range(5):
            first = await opened(app)
            second = await Peer.dial(app.port)
            await second.enter("join", code=door(first).code)
        for _ in range(3):
            assert (await tried(app, code=WRONG)).code == "no_way_in"
        first = await opened(app)
        blocked = await tried(app, code=door(first).code)
        assert (blocked.code, blocked.wait) == ("too_many_tries", 600_000)
        assert taken(first.view) == {"a"}


async def test_links_are_never_blocked(rooms: Rooms) -> None:
    """An address that has burnt its budget, in a time when everybody has, still comes in by link at once."""
    async with rooms.serving(wrong_codes_per_address=1, wrong_codes_in_all=1, delayed_try_seconds=5) as app:
        assert (await tried(app, code=WRONG)).code == "no_way_in"
        assert (await tried(app, code=WRONG)).code == "too_many_tries"
        first = await opened(app)
        async with asyncio.timeout(2):
            await joined(app, first)


async def test_a_budget_belongs_to_an_address(rooms: Rooms) -> None:
    """Behind a trusted proxy each address has its own, whichever of several headers names it; another's claim is not believed."""
    async with rooms.serving(wrong_codes_per_address=1, trusted_proxies=("127.0.0.1",)) as app:

        async def from_there(*forwarded: str) -> str:
            headers = [("X-Forwarded-For", each) for each in forwarded]
            peer = await Peer.dial(app.port, additional_headers=headers)
            code = await peer.refused("join", code=WRONG)
            await peer.close()
            return code

        assert await from_there("9.9.9.9") == "no_way_in"
        assert await from_there("9.9.9.9") == "too_many_tries"
        assert await from_there("1.1.1.1, 9.9.9.9") == "too_many_tries"
        assert await from_there("1.1.1.1", "9.9.9.9") == "too_many_tries"
        assert await from_there("8.8.8.8") == "no_way_in"


async def test_past_the_total_every_try_is_slow_a_right_one_too(rooms: Rooms) -> None:
    """When there were too many wrong codes in all, nobody learns anything before the delay, so giving up early gains nothing."""
    delay = 0.4
    async with rooms.serving(wrong_codes_in_all=2, delayed_try_seconds=delay) as app:
        first = await opened(app)
        for _ in range(2):
            await tried(app, code=WRONG)
        started = time.perf_counter()
        await tried(app, code=WRONG)
        wrong = time.perf_counter() - started
        second, started = await Peer.dial(app.port), time.perf_counter()
        assert (await second.enter("join", code=door(first).code)).seat == "b"
        assert min(wrong, time.perf_counter() - started) >= delay


async def test_many_right_codes_at_once_all_come_in(rooms: Rooms) -> None:
    """A course behind one address types its codes at the same moment: none is taken for a wrong one while it is looked up."""
    async with rooms.serving(wrong_codes_per_address=3) as app:
        firsts = [await opened(app) for _ in range(8)]
        seconds = [await Peer.dial(app.port) for _ in firsts]
        ways = zip(seconds, firsts, strict=True)
        welcomes = await asyncio.gather(*(second.enter("join", code=door(first).code) for second, first in ways))
        assert [welcome.seat for welcome in welcomes] == ["b"] * 8


async def test_many_wrong_codes_at_once_are_no_more_tries(rooms: Rooms) -> None:
    """Guessing side by side does not gain a single try."""
    async with rooms.serving(wrong_codes_per_address=3) as app:
        told = await asyncio.gather(*(tried(app, code=WRONG) for _ in range(10)))
        assert sorted(each.code for each in told) == ["no_way_in"] * 3 + ["too_many_tries"] * 7


async def test_one_address_opens_so_many_rooms(rooms: Rooms) -> None:
    """Then it must wait; another address need not."""
    async with rooms.serving(rooms_per_address=2, trusted_proxies=("127.0.0.1",)) as app:

        async def stranger(address: str) -> Peer:
            return await Peer.dial(app.port, additional_headers={"X-Forwarded-For": address})

        for _ in range(2):
            await (await stranger("9.9.9.9")).enter("open")
        third = await stranger("9.9.9.9")
        await third.say("open")
        refused = await third.hear(Refused)
        assert (refused.code, refused.wait) == ("too_many_rooms", 600_000)
        await (await stranger("8.8.8.8")).enter("open")


async def test_the_name_of_a_budget_is_no_address(rooms: Rooms, app: App) -> None:
    """What lies in the store is a salted hash, the same on every node; no address is readable there."""
    await tried(app, code=WRONG)
    async with rooms.serving() as other:
        await tried(other, code=WRONG)
    redis = await rooms.redis()
    names = [key async for key in redis.scan_iter("vv:budget:code:*")]
    assert len(names) == 1
    assert b"127.0.0" not in names[0]
    assert await redis.get(names[0]) == b"2"
    await redis.aclose()


# --- links before and after both are ready


async def test_a_link_leads_its_own_seat_in_again_until_both_are_ready(app: App) -> None:
    """Used again in another browser, the link gives the same seat; the earlier device is told that the session moved."""
    first = await opened(app)
    assert first.welcome is not None
    link = {"session": first.welcome.session, "secret": door(first).secret}
    second = await joined(app, first)
    await second.ok(c.SetLevel(2))
    again = await Peer.dial(app.port)
    assert (await again.enter("join", **link, name="Ben")).seat == "b"
    assert (await second.closed())[1] == "moved"
    lobby = again.view.lobby
    assert lobby is not None
    assert lobby.level_set, "what was settled stays"
    again.instance = "instance-2"
    await begun((first, again))
    third = await Peer.dial(app.port)
    assert await third.refused("join", **link) == "no_way_in"
    assert in_phase("write")(again.view)


async def test_a_code_is_spent_when_the_seats_are_full(app: App) -> None:
    """The typed code, unlike the link, does not lead into a seat that is taken."""
    first = await opened(app)
    code = door(first).code
    await joined(app, first)
    assert (await tried(app, code=code)).code == "no_way_in"


async def test_two_devices_race_for_one_seat(app: App) -> None:
    """Of two strangers with one code at the same moment exactly one comes in."""
    first = await opened(app)
    code = door(first).code
    racers = [await Peer.dial(app.port) for _ in range(4)]
    for n, racer in enumerate(racers):
        await racer.say("join", code=code, name=f"Racer{n}")
    heard = [await _either(racer) for racer in racers]
    assert sum(isinstance(each, Welcome) for each in heard) == 1
    assert {each.code for each in heard if isinstance(each, Refused)} == {"no_way_in"}


async def _either(peer: Peer) -> Welcome | Refused:
    """The welcome or the refusal, whichever comes."""
    async with asyncio.timeout(5):
        while not (found := [each for each in peer.log if isinstance(each, (Welcome, Refused))]):
            await peer._read()
    return found[0]


@pytest.mark.parametrize("by_code", [True, False])
@pytest.mark.parametrize("asleep", [True, False])
async def test_a_join_is_sent_again_when_its_welcome_was_lost(app: App, by_code: bool, asleep: bool) -> None:
    """With a token that the device drew, the same join takes the same seat, here and awake, whatever became of the first connection."""
    first = await opened(app)
    way = {"code": door(first).code} if by_code else {"session": session_of(first), "secret": door(first).secret}
    hello = {**way, "token": "drawn-by-the-device-itself", "name": "Ben"}
    lost = await Peer.dial(app.port)
    await lost.enter("join", **hello)
    if asleep:
        lost.cut()
        await first.until(shows("b", "asleep"))
    again = await Peer.dial(app.port)
    assert (await again.enter("join", **hello)).seat == "b"
    await first.until(shows("b", "here"))
    if not asleep:
        assert await lost.closed() == (4201, "moved")
    await again.ok(c.SetLevel(1))
    await first.settled()
    assert shows("b", "here")(first.view)
    third = await Peer.dial(app.port)
    assert await third.refused("join", **{**hello, "token": "drawn-by-somebody-else-here", "code": door_code(way)}) == "no_way_in"


def session_of(peer: Peer) -> str:
    """The peer's session."""
    assert peer.welcome is not None
    return peer.welcome.session


def door_code(way: dict[str, str]) -> str:
    """A code to try: the one that was used, or one that leads nowhere."""
    return way.get("code", WRONG)


# --- sending out


async def test_the_wrong_person_is_sent_out_and_the_right_one_comes(app: App) -> None:
    """Before both are ready either may send the other out; the old code, link and token are worth nothing then."""
    first = await opened(app)
    assert first.welcome is not None
    old = door(first)
    wrong = await joined(app, first, "Mallory")
    assert wrong.welcome is not None
    await first.ok(c.SendOut())
    await first.until(lambda view: view.door is not None and view.door.code != old.code)
    number, reason = await wrong.closed()
    assert (number, reason, wrong.goodbye.code) == (4202, "sent_out", "sent_out")
    assert all(view.door is None for view in (each.view for each in wrong.all(Seen))), "who was sent out never saw the new door"
    assert (await tried(app, code=old.code)).code == "no_way_in"
    assert (await tried(app, session=first.welcome.session, secret=old.secret)).code == "no_way_in"
    back = await Peer.dial(app.port)
    assert await back.refused("resume", session=first.welcome.session, token=wrong.welcome.token) == "no_seat"
    assert (await back.closed())[1] == "no_seat"
    right = await Peer.dial(app.port)
    assert (await right.enter("join", code=door(first).code, name="Ben")).seat == "b"


async def test_the_second_may_send_the_first_out_too(app: App) -> None:
    """The first to arrive is not the boss."""
    first, second = await paired(app)
    await second.ok(c.SendOut())
    assert (await first.closed())[1] == "sent_out"


async def test_nobody_is_sent_out_of_a_game(app: App) -> None:
    """Once the game has begun a seat cannot be emptied."""
    first, second = await playing(app)
    await second.settled()
    assert (await first.do(c.SendOut())).code == "game_on"
    assert await second.quiet(Seen)


# --- returning


@BOTH
async def test_a_token_returns_the_same_person_to_the_same_seat(app: App, subprotocol: str) -> None:
    """With what the device kept it is in its seat again, silently, and is shown where the game is."""
    first, second = await playing(app, subprotocol=subprotocol)
    second.cut()
    again = await returned(app, second)
    assert again.welcome is not None
    assert (again.welcome.seat, again.all(Welcome)[0].token) == ("b", None)
    assert in_phase("write")(again.view)
    await seal(again)
    assert first.view.seats["b"].presence == "here"


async def test_a_forged_token_gets_nothing(app: App) -> None:
    """A wrong token, another session's, an unknown session: no seat, and the connection is closed for good; nobody inside notices."""
    first, second = await playing(app)
    other = await opened(app)
    assert first.welcome is not None
    assert other.welcome is not None
    await first.settled()
    await second.settled()
    forged = [
        (first.welcome.session, "A" * 22),
        (first.welcome.session, ""),
        (first.welcome.session, other.welcome.token),
        (other.welcome.session, first.welcome.token),
        ("nowhere", first.welcome.token),
    ]
    for session, token in forged:
        stranger = await Peer.dial(app.port)
        assert await stranger.refused("resume", session=session, token=token) == "no_seat"
        assert await stranger.closed() == (4205, "no_seat")
    assert await first.quiet(Seen)
    assert await second.quiet(Seen)


async def test_a_seat_that_was_just_taken_elsewhere_is_found(rooms: Rooms) -> None:
    """A server whose copy does not know yet who sat down on another one reads it again before it says that there is no such seat; while
    it cannot, it says later."""
    async with faulty(rooms) as (one, reading), faulty(rooms) as (two, store):
        first = await opened(one)
        store.deaf = True
        second = await joined(two, first)
        assert second.welcome is not None
        reading.no_loads = True
        back = await Peer.dial(one.port)
        assert await back.refused("resume", session=second.welcome.session, token=second.welcome.token) == "later"
        reading.no_loads = False
        assert (await returned(one, second)).welcome is not None


@pytest.mark.parametrize("known", [True, False])
async def test_who_returns_to_what_was_erased_elsewhere_is_told_so(rooms: Rooms, known: bool) -> None:
    """A partner who was away hears the truth, from a server that still has a copy as from one that never had; once the store has
    forgotten it, there is only no seat."""
    async with faulty(rooms) as (one, store), rooms.serving() as two:
        first, second = await playing(one, two if known else one)
        assert second.welcome is not None
        second.cut()
        await first.until(shows("b", "asleep"))
        store.deaf = True
        await first.ok(c.Erase())
        assert await first.closed() == (4203, "erased")
        back = await Peer.dial(two.port)
        assert await back.refused("resume", session=second.welcome.session, token=second.welcome.token) == "erased"
        assert await back.closed() == (4203, "erased")
        redis = await rooms.redis()
        await redis.delete(f"vv:s:{{{second.welcome.session}}}")
        await redis.aclose()
        late = await Peer.dial(two.port)
        assert await late.refused("resume", session=second.welcome.session, token=second.welcome.token) == "no_seat"
        assert await late.closed() == (4205, "no_seat")


async def test_released_answers_come_again_after_a_return(app: App) -> None:
    """A device that returns is sent what was released to it, before the view that names it."""
    pair = first, second = await playing(app)
    for peer in pair:
        await seal(peer)
    await second.until(in_phase("choose"))
    again = await returned(app, second)
    assert set(again.blobs.values()) == set(BLOB.values())
    kinds = [type(each) for each in again.log]
    assert kinds.index(Opened) < kinds.index(Seen)
    await first.until(in_phase("choose"))
    assert first.blobs == again.blobs


# --- moving a seat to another device


async def test_the_owner_moves_a_seat_to_another_phone(app: App) -> None:
    """Through a door that its owner opened, the seat comes to another device; what was sealed and not revealed is wiped on the way,
    and the old device's token is worth nothing any more."""
    first, second = await playing(app)
    assert second.welcome is not None
    await seal(second)
    await second.ok(c.OpenDoor("b"))
    await second.until(lambda view: view.door is not None)
    phone = await Peer.dial(app.port)
    phone.instance = "instance-9"
    assert (await phone.enter("join", session=second.welcome.session, secret=door(second).secret)).seat == "b"
    assert (await second.closed())[1] == "moved"
    assert phone.view.given == ()
    assert phone.view.seats["b"].name == "Ben"
    back = await Peer.dial(app.port)
    assert await back.refused("resume", session=second.welcome.session, token=second.welcome.token) == "no_seat"
    await phone.ok(c.Seal(instance(phone), b"from the phone".ljust(64)))
    await seal(first)
    await first.until(in_phase("choose"))
    assert b"from the phone".ljust(64) in first.blobs.values()
    assert BLOB["b"] not in first.blobs.values()


async def test_the_partner_lets_somebody_back_in_while_they_are_not_here(app: App, rooms: Rooms) -> None:
    """While a partner is asleep the other may open the partner's door; not while the partner is here."""
    first, second = await playing(app)
    await seal(second)
    assert (await first.do(c.OpenDoor("b"))).code == "partner_here"
    second.cut()
    await first.until(shows("b", "asleep"))
    await first.ok(c.OpenDoor("b"))
    await first.until(lambda view: view.door is not None)
    phone = await Peer.dial(app.port)
    assert (await phone.enter("join", code=door(first).code)).seat == "b"
    assert phone.view.given == ()
    redis = await rooms.redis()
    assert first.welcome is not None
    assert await redis.hkeys(f"vv:s:{{{first.welcome.session}}}") == [b"commit", b"state"], "the sealed blob is gone from the store"
    await redis.aclose()
    third = await Peer.dial(app.port)
    assert (
        await third.refused("join", session=first.welcome.session, secret=door(first).secret if first.view.door else "-")
        == "no_way_in"
    )


# --- the host


async def test_a_host_comes_by_an_invitation_and_sees_nothing_before_both_agree(app: App) -> None:
    """The host's door is its own; before both say yes the host sees nothing, presence included, and may do nothing."""
    first, second = await paired(app)
    await first.ok(c.InviteHost())
    await first.until(lambda view: view.host_door is not None)
    host = await Peer.dial(app.port)
    assert first.view.host_door is not None
    assert (await host.enter("join", code=first.view.host_door.code, name="Dr Kim")).seat == "host"
    assert (host.view.seats, host.view.place, host.view.lobby) == ({}, None, None)
    assert (await host.do(c.Start())).code == "not_for_you"
    await first.until(lambda view: view.admit)
    await host.settled()
    await first.ok(c.Admit(True))
    assert await host.quiet(Seen)
    assert (host.view.seats, host.view.stage) == ({}, "lobby")
    await second.until(lambda view: view.admit)
    await second.ok(c.Admit(True))
    await host.until(lambda view: taken(view) == {"a", "b", "host"})
    assert (host.view.door, host.view.host_door) == (None, None)


async def test_a_no_closes_the_hosts_seat(app: App) -> None:
    """One no is enough: the host is sent out, and its token opens nothing any more."""
    first, second = await paired(app)
    await first.ok(c.InviteHost())
    await first.until(lambda view: view.host_door is not None)
    assert first.view.host_door is not None
    host = await Peer.dial(app.port)
    welcome = await host.enter("join", code=first.view.host_door.code)
    await first.ok(c.Admit(True))
    await second.ok(c.Admit(False))
    assert (await host.closed())[1] == "sent_out"
    assert all(not each.view.seats for each in host.all(Seen))
    back = await Peer.dial(app.port)
    assert await back.refused("resume", session=welcome.session, token=welcome.token) == "no_seat"


async def test_a_rooms_code_never_leads_to_the_hosts_seat(app: App) -> None:
    """A third person with the room's code is no host, even while a host is invited."""
    first = await opened(app)
    code = door(first).code
    await joined(app, first)
    await first.ok(c.InviteHost())
    assert (await tried(app, code=code)).code == "no_way_in"


async def test_a_host_holds_the_pace_and_sees_no_content(app: App) -> None:
    """A host starts, holds, nudges and ends; of what partners sealed it sees what both share, and only while both do."""
    pair = first, second = await paired(app)
    await first.ok(c.InviteHost())
    await first.until(lambda view: view.host_door is not None)
    assert first.view.host_door is not None
    host = await Peer.dial(app.port)
    await host.enter("join", code=first.view.host_door.code)
    for peer in pair:
        await peer.ok(c.Admit(True))
        await peer.ok(c.SetLevel(1))
        await peer.ok(c.SetLane("standard"))
    assert (await host.do(c.Start())).code == "not_ready"
    for peer in pair:
        await peer.ok(c.Ready())
    await host.ok(c.Start())
    for peer in pair:
        await peer.until(in_phase("write"))
    await host.ok(c.Nudge())
    for peer in pair:
        assert (await peer.hear(Notice)).code == "nudge"
    await host.ok(c.Hold())
    await first.until(lambda view: view.host_holds and view.clock is not None and not view.clock.running)
    await host.ok(c.Hold(False))
    assert (await host.do(c.Seal(1, BLOB["a"]))).code == "not_for_you"
    for peer in pair:
        await seal(peer)
    await host.until(in_phase("choose"))
    assert (host.view.opened, host.all(Opened)) == ((), [])
    shared = first.view.opened[0].instance if first.view.opened else 1
    await first.ok(c.Share(shared))
    assert await host.quiet(Opened)
    await second.ok(c.Share(shared))
    await host.hear(Opened)
    assert set(host.blobs.values()) == set(BLOB.values())
    await second.ok(c.Share(shared, on=False))
    await host.until(lambda view: view.opened == ())
    await host.ok(c.End())
    await second.until(lambda view: view.stage == "stopped")
