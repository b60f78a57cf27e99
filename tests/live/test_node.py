"""One server process: what it vouches for, what it forgets, and what becomes of it when the store or another node is gone."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis import Redis

from fixtures_store import empty
from gateway.peer import Peer
from gateway.rooms import (
    BLOB,
    Rooms,
    begun,
    door,
    finish,
    in_phase,
    instance,
    joined,
    opened,
    paired,
    playing,
    returned,
    seal,
    shows,
    tiny_bundle,
)
from gateway.test_pages import get
from live.faulty import Faulty
from live.stores import faulty
from support.serving import Served, quick_scenarios, started
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.game.presence import MOVING
from viceversa.live import node as node_module
from viceversa.live import rounds as rounds_module
from viceversa.live.bundles import Bundles
from viceversa.live.node import CANARY, Node
from viceversa.store.contract import Unavailable
from viceversa.store.embedded import open_embedded
from viceversa.wire.messages import Notice, Seen

LATE = 2_500
"""Milliseconds that a machine with other work may be late: what is proved differs by more."""

TRIES = 3
"""How often something is tried that a machine with other work may break, and a fault breaks each time: such as a beat every second."""

# --- a node that stops


async def test_stopping_works_at_any_moment(store_url: str) -> None:
    """However early it is told to, a node stops at once, every loop of it."""
    for turns in range(0, 24, 2):
        store = await Faulty.made(store_url)
        node = Node(store, Bundles(store, tiny_bundle()))
        await node.start()
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(3):
            await node.stop()
        await store.close()


async def test_a_fault_of_ours_in_a_beat_does_not_end_the_beats(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop of the node begins again after an error that nobody expected."""
    async with faulty(rooms) as (app, store):
        beat = store.beat

        async def clumsy(node: str) -> int:
            monkeypatch.setattr(store, "beat", beat)
            raise ValueError("a secret")

        monkeypatch.setattr(store, "beat", clumsy)
        async with asyncio.timeout(5):
            while store.beat == clumsy:  # noqa: ASYNC110  (the node's own seconds are waited for)
                await asyncio.sleep(0.02)
            before = store.beaten
            while store.beaten < before + 3:  # noqa: ASYNC110  (as above)
                await asyncio.sleep(0.02)
        assert app.node.saving


async def test_a_node_that_cannot_reach_the_store_does_not_start(store_url: str) -> None:
    """The first beat must be written."""
    store = await Faulty.made(store_url)
    store.no_beats = True
    with pytest.raises(Unavailable):
        await Node(store, Bundles(store, tiny_bundle())).start()
    await store.close()


# --- the store is away


@pytest.fixture
async def frozen(rooms: Rooms) -> AsyncIterator[int]:
    """The process of the store, which goes on at the end whatever happens."""
    with Redis.from_url(rooms.url) as redis:
        pid = int(redis.info("server")["process_id"])
    yield pid
    os.kill(pid, signal.SIGCONT)


async def test_a_store_that_is_away_for_a_while(rooms: Rooms, frozen: int) -> None:
    """Sockets stay; commands are answered later; both are told, once each way; the time did not pass; and all goes on by itself."""
    async with rooms.serving(later_seconds=1) as app:
        pair = first, second = await playing(app)
        others = [await opened(app) for _ in range(4)]
        for peer in pair:
            await peer.settled()
        clock = first.view.clock
        assert clock is not None
        assert clock.due is not None
        command = c.Extend(instance(first))
        loop = asyncio.get_running_loop()
        os.kill(frozen, signal.SIGSTOP)
        stopped = loop.time()
        answers = [await first.do(command)]
        for peer in pair:
            assert (await peer.hear(Notice)).code == "saving_stopped"
        assert (await get(app.port, "/readyz")).status == 503
        assert (await get(app.port, "/healthz")).status == 200
        stranger = await Peer.dial(app.port)
        started = loop.time()
        assert await stranger.refused("open") == "later"
        assert loop.time() - started < 4, "who comes meanwhile is not kept waiting behind all the others"
        for peer in others:
            assert (await peer.do(c.SetLevel(1))).result == "later"
        await first.say("ping", t=5)
        while loop.time() - stopped < 6:
            answers.append(await first.do(command))
        assert {answer.result for answer in answers} == {"later"}
        os.kill(frozen, signal.SIGCONT)
        away = (loop.time() - stopped) * 1000
        for peer in pair:
            assert (await peer.hear(Notice)).code == "saving_again"
        while (answer := await first.do(command)).result == "later":  # noqa: ASYNC110  (a device that tries again)
            await asyncio.sleep(0.1)
        assert answer.result == "accepted"
        view = await second.until(lambda view: view.clock is not None and view.clock.extended)
        assert view.clock is not None
        assert view.clock.due is not None
        assert abs(view.clock.due - (clock.due + 30_000 + away)) < 2_500
        assert {each.presence for each in view.seats.values()} == {"here"}
        for peer in pair:
            assert [each.code for each in peer.all(Notice)] == ["saving_stopped", "saving_again"]
        await finish(pair)


async def test_time_that_this_node_did_not_vouch_for_did_not_pass(rooms: Rooms) -> None:
    """After a gap in its own beats, a frozen process for instance, the clocks of its sessions are set back by the gap."""
    async with rooms.serving() as app:
        first, _ = await playing(app)
        due = first.view.clock.due if first.view.clock else None
        assert due is not None
        time.sleep(2.6)  # noqa: ASYNC251  (the whole process stands still, as it would when it is stopped)
        await first.ok(c.Extend(instance(first)))
        view = await first.until(lambda view: view.clock is not None and view.clock.extended)
        assert view.clock is not None
        assert view.clock.due is not None
        assert 2_000 < view.clock.due - due - 30_000 <= 2_600 + LATE


# --- sessions that come from the store


async def test_a_clock_is_set_back_before_anybody_asks(rooms: Rooms) -> None:
    """Time without a beat is taken back as soon as it is known, so that what passes after it counts."""
    async with rooms.serving() as app:
        first, _ = await playing(app)
        clock = first.view.clock
        assert clock is not None
        assert clock.due is not None
        due = clock.due
        time.sleep(2.6)  # noqa: ASYNC251  (the whole process stands still, as it would when it is stopped)
        view = await first.until(lambda view: view.clock is not None and view.clock.due is not None and view.clock.due > due)
        assert view.clock is not None
        assert view.clock.due is not None
        assert 1_500 < view.clock.due - due < 2_600 + LATE


async def test_a_node_takes_no_time_back_that_others_vouched_for(rooms: Rooms) -> None:
    """A gap in the beats of a node that only has a copy changes nothing for partners who are both elsewhere."""
    async with rooms.serving() as app, rooms.serving() as bystander:
        first, _ = await playing(app)
        await first.settled()
        assert first.welcome is not None
        copy = await bystander.node.desk(first.welcome.session)
        assert copy is not None
        bystander.node.pulse.last -= 5_000
        await bystander.node.pulse.beat()
        assert copy.reports == []
        assert await first.quiet(Seen)


async def test_after_a_time_without_a_store_only_that_time_is_taken_back(rooms: Rooms) -> None:
    """When two nodes of a session are cut off together and one comes back seconds after the other, the clock is set back to when the first
    came back: from then on somebody vouched."""
    async with faulty(rooms) as (one, first_store), faulty(rooms) as (two, second_store):
        first, second = await playing(one, two)
        before = first.view.clock
        assert before is not None
        assert before.due is not None
        stopped = one.node.clock.now()
        first_store.no_beats = second_store.no_beats = True
        await asyncio.sleep(2.5)
        first_store.no_beats = False
        back = one.node.clock.now() - stopped
        await asyncio.sleep(2)  # with what went before less than what makes it lost
        second_store.no_beats = False
        await asyncio.sleep(1)
        for peer in (first, second):
            await peer.settled()
            clock = peer.view.clock
            assert clock is not None
            assert clock.due is not None
            assert 1_900 < clock.due - before.due < back + 1_500
            assert {each.presence for each in peer.view.seats.values()} == {"here"}


async def test_a_node_that_was_cut_off_alone_takes_no_time_back(rooms: Rooms) -> None:
    """While the other partner's node vouches, time passes."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        first, second = await playing(one, two)
        for _ in range(TRIES):
            before = first.view.clock
            store.no_beats = True
            await asyncio.sleep(2.2)
            store.no_beats = False
            await asyncio.sleep(1)
            for peer in (first, second):
                await peer.settled()
            if first.view.clock == second.view.clock == before:
                return
        raise AssertionError("each time, time was taken back")


async def test_no_phase_ends_by_a_node_that_holds_neither_partner(rooms: Rooms) -> None:
    """While the node of both partners says nothing of a time that is up, another with a copy does not end the phase over their heads."""
    async with rooms.serving(tiny_bundle(usual=600)) as app, rooms.serving(tiny_bundle(usual=600)) as bystander:
        first, _ = await playing(app)
        assert first.welcome is not None
        assert await bystander.node.desk(first.welcome.session) is not None
        app.node.alarms.stop()
        await first.settled()
        assert await first.quiet(Seen, within=3)
        assert in_phase("write")(first.view)


async def test_a_session_goes_on_after_all_servers_were_gone(rooms: Rooms) -> None:
    """A node that reads a session from the store finds the place, the answers given, and the time that was left."""
    async with rooms.serving() as app:
        first, second = await playing(app)
        await seal(first)
        left = (first.view.clock.due or 0) - app.node.clock.now() if first.view.clock else 0
    await asyncio.sleep(LATE / 1000 + 1)
    async with rooms.serving() as app:
        first, second = await asyncio.gather(returned(app, first), returned(app, second))
        for peer in (first, second):
            view = await peer.until(lambda view: {each.presence for each in view.seats.values()} == {"here"})
            assert in_phase("write")(view)
            assert view.clock is not None
            assert view.clock.due is not None
            assert abs(view.clock.due - app.node.clock.now() - left) < LATE
        assert first.view.given == ("sealed",)
        await seal(second)
        await first.until(in_phase("choose"))
        assert first.blobs[1, "a"] == BLOB["a"]


async def test_a_session_finishes_what_it_started(rooms: Rooms) -> None:
    """A server with other scenarios plays a session on with the bundle it began with, and gives its devices those words."""
    async with rooms.serving(tiny_bundle(usual=50_000)) as app:
        pair = await playing(app)
    async with rooms.serving(tiny_bundle(usual=40_000)) as app:
        first, second = await asyncio.gather(*(returned(app, peer) for peer in pair))
        assert first.welcome is not None
        assert first.welcome.bundle == tiny_bundle(usual=50_000).fingerprint
        assert (await get(app.port, f"/bundles/{first.welcome.bundle}/en")).status == 200
        await finish((first, second))


async def test_without_its_bundle_a_session_is_for_later(rooms: Rooms) -> None:
    """When nobody has the words of a session, its devices are told to try again, not that it is gone."""
    async with rooms.serving(tiny_bundle(usual=50_000)) as app:
        first, _ = await playing(app)
    redis = await rooms.redis()
    await redis.delete(f"vv:bundle:{tiny_bundle(usual=50_000).fingerprint}")
    async with rooms.serving(tiny_bundle(usual=40_000)) as app:
        peer = await Peer.dial(app.port)
        assert first.welcome is not None
        assert await peer.refused("resume", session=first.welcome.session, token=first.welcome.token) == "later"
    await redis.aclose()


async def test_many_who_return_at_once_find_one_copy(app: App, rooms: Rooms) -> None:
    """A session is read once, however many ask for it at the same moment."""
    room = await app.room()
    async with faulty(rooms) as (other, store):
        async with asyncio.timeout(10):
            while other.node.figures.inbox_gaps[()] == 0:  # noqa: ASYNC110  (its first gap makes it read again what it shares)
                await asyncio.sleep(0.01)
        found = await asyncio.gather(*(other.node.desk(room.id) for _ in range(10)))
        assert store.loads == 1
        assert len({id(desk) for desk in found}) == 1
        assert await asyncio.gather(*(other.node.desk("nowhere") for _ in range(3))) == [None] * 3


async def test_copies_that_nobody_needs_are_forgotten(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A room where nobody is connected and nothing will happen by itself leaves the memory, and comes back from the store."""
    monkeypatch.setattr(rounds_module, "FORGET", 0)
    async with rooms.serving() as app:
        room = await app.room()
        code = room.session.door.code if room.session.door else ""
        first, _ = await playing(app)
        async with asyncio.timeout(5):
            while room.id in app.node._desks:  # noqa: ASYNC110  (the node's own second is waited for)
                await asyncio.sleep(0.1)
        assert first.welcome is not None
        assert first.welcome.session in app.node._desks, "one with connections stays"
        late = await Peer.dial(app.port)
        assert (await late.enter("join", code=code)).session == room.id


# --- silence


@pytest.mark.parametrize("timed", [True, False])
async def test_a_silent_connection_is_gone_since_it_was_last_heard(
    rooms: Rooms, monkeypatch: pytest.MonkeyPatch, timed: bool
) -> None:
    """A device that says nothing for too long counts as gone, from its last word on; sooner while a clock runs."""
    monkeypatch.setattr(rounds_module, "SILENCE_TIMED" if timed else "SILENCE", 1_500)
    async with rooms.serving() as app:
        pair = first, second = await paired(app)
        if timed:
            await begun(pair)
        await second.settled()
        heard = app.node.clock.now()

        async def ping() -> None:
            while True:
                await first.say("ping")
                await asyncio.sleep(0.3)

        pinging = asyncio.create_task(ping())
        view = await first.until(shows("b", "asleep"))
        pinging.cancel()
        since = view.seats["b"].since
        assert since is not None
        assert abs(since - heard) < 1_000, "not since it was missed, which is later than that"
        number, _ = await second.closed()
        assert number == 1006, "its connection is dropped, so that it finds out too"


# --- other nodes


async def test_a_node_whose_beat_stops_has_lost_its_partners(rooms: Rooms) -> None:
    """When another node is silent its partner is asleep a few seconds later, since its last beat."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        first, _ = await playing(one, two)
        store.no_beats = True
        stopped = one.node.clock.now()
        view = await first.until(shows("b", "asleep"))
        took = one.node.clock.now() - stopped
        since = view.seats["b"].since
        assert since is not None
        assert abs(since - stopped) < 2_000
        assert 2_500 < took < 5_000 + LATE
        store.no_beats = False


async def test_a_phase_does_not_end_on_a_partner_whose_node_has_just_died(rooms: Rooms) -> None:
    """When the time is up within seconds of another node's last beat, the partner there is known to be gone before the phase can end."""
    bundle = tiny_bundle(usual=3_000)
    async with rooms.serving(bundle) as one, faulty(rooms, bundle) as (two, store):
        first, _ = await playing(one, two)
        before = first.view.place
        store.no_beats = True
        view = await first.until(shows("b", "asleep"))
        assert view.place == before
        assert view.clock is not None
        assert not view.clock.running
        assert view.clock.left is not None
        assert view.clock.left > 1_000
        store.no_beats = False


async def test_who_is_on_the_way_keeps_no_deadline_waiting(rooms: Rooms) -> None:
    """A node that has said goodbye to a seat and fell silent is not waited for: who does not arrive is shown asleep in the moment that is
    due."""
    async with rooms.serving() as one, faulty(rooms) as (two, store):
        first, second = await playing(one, two)
        assert second.welcome is not None
        desk = await two.node.desk(second.welcome.session)
        assert desk is not None
        two.node.alarms.stop()
        await asyncio.gather(*desk.leave())
        await first.until(shows("b", "moving"))
        left = one.node.clock.now()
        await asyncio.sleep(3.2)
        store.no_beats = True
        await first.until(shows("b", "asleep"))
        assert one.node.clock.now() - left < MOVING + 700, "it would be a second, until that node is known to be dead"
        store.no_beats = False


async def test_an_inbox_in_which_the_own_canary_is_missing_is_opened_anew(rooms: Rooms) -> None:
    """What was missed is unknown then, and so there is a gap; one that hears its canary has none."""
    async with faulty(rooms) as (app, store):
        gaps = app.node.figures.inbox_gaps
        await asyncio.sleep(CANARY / 1000 + 1)
        assert gaps[()] == 1, "the first subscription"
        store.no_beats = True
        async with asyncio.timeout(CANARY / 1000 + 5):
            while gaps[()] == 1:  # noqa: ASYNC110  (the node's own seconds are waited for)
                await asyncio.sleep(0.1)
        store.no_beats = False


async def test_leaving_in_good_order_shows_nobody_asleep(rooms: Rooms) -> None:
    """A node that leaves marks its seats as moving; whoever arrives elsewhere in time was never asleep, and no clock stood."""
    async with rooms.serving() as one:
        async with rooms.serving() as two:
            first, second = await playing(one, two)
        assert await second.closed() == (4101, "elsewhere")
        await first.until(shows("b", "moving"))
        await returned(one, second)
        view = await first.until(shows("b", "here"))
        assert not any(each.view.seats["b"].presence in ("asleep", "away") for each in first.all(Seen) if "b" in each.view.seats)
        assert view.clock is not None
        assert view.clock.running


async def test_kill_and_drain_of_real_processes(short_dir: Path, rooms: Rooms) -> None:
    """Of two processes on one store one is killed: its partner is asleep within a few seconds, comes back on the other, and a command
    resent there is known. Then a process is asked to stop: its device is sent elsewhere with its seat marked as moving."""
    scenarios = quick_scenarios(short_dir)
    one, two = started(*(Served(short_dir / name, scenarios=scenarios, store=rooms.url) for name in ("one", "two")))
    try:
        first = await Peer.dial(one.port)
        welcome = await first.enter("open", name="Ada")
        second = await Peer.dial(two.port)
        await second.enter("join", session=welcome.session, secret=door(first).secret, name="Ben")
        await second.ok(c.SetLevel(2))
        number, command = second.counter, c.SetLevel(2)
        two.kill()
        killed = asyncio.get_running_loop().time()
        await first.until(shows("b", "asleep"))
        assert asyncio.get_running_loop().time() - killed < 5 + 2 * LATE / 1000
        assert second.welcome is not None
        back = await Peer.dial(one.port)
        back.instance, back.counter = second.instance, second.counter
        await back.enter("resume", session=welcome.session, token=second.welcome.token)
        assert (await back.do(command, counter=number)).result == "accepted"
        assert (await back.do(c.SetLevel(3), counter=number)).code == "id_reused"
        assert (await back.do(command, counter=number + 2)).code == "out_of_order"
        two.start()
        again = await Peer.dial(two.port)
        again.instance, again.counter = back.instance, back.counter
        await again.enter("resume", session=welcome.session, token=second.welcome.token)
        assert await back.closed() == (4201, "moved")
        assert await asyncio.to_thread(two.stop) == 0
        assert await again.closed() == (4101, "elsewhere")
        await first.until(shows("b", "moving"))
    finally:
        one.stop()
        two.stop()


# --- what is kept


async def test_everything_in_the_store_has_a_time_to_live(rooms: Rooms) -> None:
    """After rooms, games, wrong codes, breaks and hosts every key goes by itself one day."""
    async with rooms.serving() as app:
        await finish(await playing(app))
        first, second = await playing(app)
        await seal(first)
        await first.ok(c.Pause())
        await first.ok(c.Longer())
        await second.ok(c.OpenDoor("b"))
        erased, _ = await playing(app)
        await erased.ok(c.Erase())
        room = await opened(app)
        await joined(app, room)
        await room.ok(c.InviteHost())
        stranger = await Peer.dial(app.port)
        await stranger.refused("join", code="ZZZZZZ")
        redis = await rooms.redis()
        left = {key: await redis.pttl(key) async for key in redis.scan_iter()}
        await redis.aclose()
    assert len(left) > 10
    assert {key.split(b":")[1] for key in left if isinstance(key, bytes)} == {
        b"s",
        b"code",
        b"node",
        b"budget",
        b"secret",
        b"bundle",
    }
    assert all(ttl > 0 for ttl in left.values()), left


async def test_what_was_erased_is_gone_from_the_disk_too(rooms: Rooms, short_dir: Path) -> None:
    """Names and sealed answers are in the files of the embedded store while the session lives, and not a byte of them soon after."""
    words = [b"sealed by a", b"Ada Lovelace"[:12], b"Ben"]

    def on_disk() -> list[bool]:
        data = b"".join(file.read_bytes() for file in short_dir.rglob("*") if file.is_file() and not file.is_socket())
        return [word in data for word in words]

    async with rooms.serving(store=lambda: open_embedded(short_dir / "data", rewrite_after=0.2)) as app:
        first = await opened(app, "Ada Lovelace")
        await begun((first, second := await joined(app, first)))
        await seal(first)
        assert on_disk() == [True, True, True]
        await second.ok(c.Erase())
        async with asyncio.timeout(10):
            while any(on_disk()):  # noqa: ASYNC110  (the store's own time is waited for)
                await asyncio.sleep(0.1)


async def test_words_that_the_store_has_lost_are_put_again(rooms: Rooms) -> None:
    """A store that failed over may not have them; the inbox was cut with it, and that is when they are put again."""
    async with rooms.serving() as app:
        key = f"vv:bundle:{app.node.bundles.own.fingerprint}"
        redis = await rooms.redis()
        async with asyncio.timeout(10):
            while app.node.figures.inbox_gaps[()] == 0:  # noqa: ASYNC110  (the first subscription)
                await asyncio.sleep(0.02)
            await asyncio.sleep(1.2)
            assert await redis.delete(key) == 1
            await redis.client_kill_filter(_type="pubsub")
            while not await redis.exists(key):  # noqa: ASYNC110  (the node's own seconds are waited for)
                await asyncio.sleep(0.02)
        await redis.aclose()


async def test_a_session_in_use_is_renewed(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that is watched but silent does not run out while somebody is there."""
    monkeypatch.setattr(node_module, "UPKEEP", 0.1)
    async with rooms.serving() as app:
        first, _ = await paired(app)
        assert first.welcome is not None
        key = f"vv:s:{{{first.welcome.session}}}"
        redis = await rooms.redis()
        await redis.pexpire(key, 60_000)
        desk = await app.node.desk(first.welcome.session)
        assert desk is not None
        desk.renewed -= 13 * 3_600_000
        async with asyncio.timeout(5):
            while await redis.pttl(key) <= 60_000:  # noqa: ASYNC110  (the node's own time is waited for)
                await asyncio.sleep(0.05)
        await redis.aclose()


async def test_node_ids_are_never_the_same(store_url: str) -> None:
    """A process that starts again is another node."""
    empty(store_url)
    store = await Faulty.made(store_url)
    assert len({Node(store, Bundles(store, tiny_bundle())).id for _ in range(50)}) == 50
    assert len(secrets.token_hex(8)) == len(Node(store, Bundles(store, tiny_bundle())).id)
    await store.close()
