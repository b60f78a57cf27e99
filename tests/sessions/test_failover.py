"""Two servers on a store that fails over for real: what was acknowledged, what both are shown, and that nothing is mended by guessing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial

import pytest

from gateway.fixtures_rooms import rooms
from gateway.peer import Peer
from gateway.rooms import Rooms, begun, finish, paired
from store.clients import empty
from store.cluster import Cluster
from store.processes import until
from store.sentinels import Sentinels
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.game.commands import DeviceCommand
from viceversa.game.exercise import Seat
from viceversa.game.session import Session, seat_of
from viceversa.game.view import View
from viceversa.live.record import unpack
from viceversa.store import keys
from viceversa.store.contract import StoreError
from viceversa.store.durable import Durability
from viceversa.store.valkey import ValkeyStore
from viceversa.wire.messages import Seen

__all__ = ["rooms"]

WITHIN = 30.0


@pytest.fixture
def watched(sentinels: Sentinels) -> Iterator[Sentinels]:
    """A primary, two replicas and three sentinels, with nothing in them; well again at the end."""
    empty(sentinels.url)
    yield sentinels
    sentinels.wait_until_healthy()


@pytest.fixture
def six(cluster: Cluster) -> Iterator[Cluster]:
    """A cluster, with nothing in it; well again at the end."""
    empty(cluster.url)
    yield cluster
    cluster.wait_until_healthy()


async def insist(peer: Peer, command: DeviceCommand) -> int:
    """Send a command again, under its one id, as long as it is answered later; how often that was. As a device does, begin to count anew
    when the server has lost count."""
    async with asyncio.timeout(WITHIN):
        for times in range(1000):
            answer = await peer.do(command)
            if answer.result == "accepted":
                return times
            if answer.code == "out_of_order":
                peer.instance, peer.counter = f"{peer.instance}-again", 0
                continue
            assert answer.result == "later", answer
            await asyncio.sleep(0.1)
    raise AssertionError("never accepted")


async def stored(app: App, peer: Peer) -> tuple[str, Session]:
    """The last commit and the state, as the store has them."""
    assert peer.welcome is not None
    async with asyncio.timeout(WITHIN):
        while True:
            try:
                record = await app.node.store.load(peer.welcome.session)
            except StoreError:
                await asyncio.sleep(0.1)
                continue
            assert record is not None
            return record.commit, unpack(record.state)


async def agreed(*apps: App, peer: Peer) -> Session:
    """The state, once every server has the store's copy."""
    async with asyncio.timeout(WITHIN):
        while True:
            commit, session = await stored(apps[0], peer)
            desks = [await app.node.desk(session.id) for app in apps]
            if all(desk is not None and desk.commit == commit for desk in desks):
                return session
            await asyncio.sleep(0.05)


def name(session: Session, seat: Seat) -> str:
    """What the person in a seat is called."""
    return seat_of(session, seat).name


def shown(peer: Peer) -> list[View]:
    """Every view that the peer was ever sent."""
    return [each.view for each in peer.all(Seen)]


def cut_off(sentinels: Sentinels) -> None:
    """Nothing of what is written from now on reaches a replica."""
    for replica in sentinels.replicas():
        replica.freeze()
    sentinels.primary().ask("CLIENT", "KILL", "TYPE", "replica")


def failed_over(sentinels: Sentinels) -> None:
    """Kill the primary, let the replicas go on, and return when one of them is the primary."""
    old = sentinels.kill_primary()
    for server in sentinels.servers:
        server.thaw()
    until(lambda: sentinels.failed_over(old), "a failover")


async def test_a_lost_branch_is_dropped_and_not_brought_back(rooms: Rooms, watched: Sentinels) -> None:
    """What only the dead primary had is gone, although it was acknowledged; a server that had cached it does not write it over what
    came after the failover, and the session is played to its end."""
    opened = partial(ValkeyStore.connect, watched.url)
    async with rooms.serving(store=opened) as one, rooms.serving(store=opened) as two:
        ada, ben = await paired(one, two)
        await asyncio.to_thread(watched.primary().copied, 2)
        await asyncio.to_thread(cut_off, watched)
        await ada.ok(c.Rename("Lost"))
        assert name(await agreed(one, two, peer=ada), "a") == "Lost"
        await asyncio.to_thread(failed_over, watched)
        await insist(ben, c.Rename("Kept"))
        session = await agreed(one, two, peer=ben)
        assert (name(session, "a"), name(session, "b")) == ("Ada", "Kept")
        await insist(ada, c.Rename("Eda"))
        session = await agreed(one, two, peer=ada)
        assert (name(session, "a"), name(session, "b")) == ("Eda", "Kept")
        await finish(await begun((ada, ben)))


async def test_with_durable_nobody_is_told_what_a_failover_could_lose(rooms: Rooms, watched: Sentinels) -> None:
    """While no replica gets it a command is answered later, and neither server shows it; sent again after the failover it counts once,
    and the session is played to its end."""
    opened = partial(ValkeyStore.connect, watched.url, durability=Durability(2, 50, "closed"))
    async with rooms.serving(store=opened, later_seconds=0.3) as one, rooms.serving(store=opened, later_seconds=0.3) as two:
        ada, ben = await paired(one, two)
        await asyncio.to_thread(cut_off, watched)
        assert (await ada.do(c.Rename("Eda"))).result == "later"
        with watched.primary().redis() as redis:
            assert redis.dbsize() > 0
        await asyncio.to_thread(failed_over, watched)
        for peer in (ada, ben):
            await peer.settled()
            assert "Eda" not in {view.seats["a"].name for view in shown(peer)}
        await asyncio.to_thread(watched.wait_until_healthy)
        await insist(ada, c.Rename("Eda"))
        assert name(await agreed(one, two, peer=ada), "a") == "Eda"
        await ben.until(lambda view: view.seats["a"].name == "Eda", within=WITHIN)
        await finish(await begun((ada, ben)))
        assert one.node.store.tally.undurable == two.node.store.tally.undurable == 0
        assert one.node.store.tally.short > 0


async def test_on_a_cluster_two_servers_play_on_through_a_failover(rooms: Rooms, six: Cluster) -> None:
    """When the primary that holds the session is killed, both partners' commands are later for a while and then count once, and what one
    server commits is shown by the other."""
    opened = partial(ValkeyStore.connect, six.url)
    async with rooms.serving(store=opened) as one, rooms.serving(store=opened) as two:
        ada, ben = await paired(one, two)
        assert ada.welcome is not None
        key = keys.session_key(ada.welcome.session)
        await asyncio.to_thread(six.primary_of(key).copied, 1)
        await asyncio.to_thread(six.kill_primary, key)
        await insist(ada, c.Rename("Eda"))
        await insist(ben, c.Rename("Benno"))
        await ben.until(lambda view: view.seats["a"].name == "Eda", within=WITHIN)
        await ada.until(lambda view: view.seats["b"].name == "Benno", within=WITHIN)
        await finish(await begun((ada, ben)))


async def test_a_server_whose_inbox_stood_still_hears_hints_again(rooms: Rooms, six: Cluster) -> None:
    """The primary with a server's inbox stands still and is replaced; that server finds its subscription silent, subscribes anew, and
    shows what the other one commits."""
    opened = partial(ValkeyStore.connect, six.url)
    async with rooms.serving(store=opened) as one, rooms.serving(store=opened) as two:
        ada, ben = await paired(one, two)
        channel = keys.inbox_channel(two.node.id)
        old = six.primary_of(channel)
        old.freeze()
        await asyncio.to_thread(until, lambda: six.failed_over(old, channel), "a failover")
        await insist(ada, c.Rename("Eda"))
        await ben.until(lambda view: view.seats["a"].name == "Eda", within=WITHIN)
        await insist(ada, c.Rename("Ida"))
        await ben.until(lambda view: view.seats["a"].name == "Ida", within=WITHIN)
