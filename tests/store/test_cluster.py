"""The store on a real cluster: sessions in different places, a primary that dies, stands still or hands over, and the way to the inbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from store.clients import client, empty
from store.cluster import Cluster
from store.processes import until
from store.test_contract import HOUR, followed, in_time, made
from viceversa.store import keys
from viceversa.store.contract import Commit, Hint, Record, Unavailable, Unknown
from viceversa.store.discovery import slot_of
from viceversa.store.durable import Durability
from viceversa.store.valkey import ValkeyStore

KEY = keys.session_key("s")


@pytest.fixture
def six(cluster: Cluster) -> Iterator[Cluster]:
    """The cluster, with nothing in it; well again at the end."""
    empty(cluster.url)
    yield cluster
    cluster.wait_until_healthy()


@pytest.fixture
async def store(six: Cluster) -> AsyncIterator[ValkeyStore]:
    """A store on the cluster."""
    store = await ValkeyStore.connect(six.url)
    yield store
    await store.close()


async def again(store: ValkeyStore, commit: Commit) -> str:
    """Submit a commit until it is known what became of it."""
    async with asyncio.timeout(20):
        while True:
            try:
                return (await in_time(store, commit)).outcome
            except (Unknown, Unavailable):
                await asyncio.sleep(0.05)


def elsewhere(six: Cluster, key: str) -> str:
    """A session on another primary than the one that holds a key."""
    held = six.primary_of(key)
    return next(name for n in range(100) if six.primary_of(keys.session_key(name := f"e{n}")) is not held)


async def test_sessions_lie_on_all_primaries(six: Cluster, store: ValkeyStore) -> None:
    """Commits of one moment go to whichever primary holds each session, and every primary holds some."""
    now = await store.time()
    answers = await asyncio.gather(*(store.commit(Commit(f"s{n}", "c1", None, b"x", now, HOUR)) for n in range(60)))
    assert {answer.outcome for answer in answers} == {"applied"}
    for primary in six.primaries():
        with primary.redis() as redis:
            assert redis.dbsize() > 5


async def test_a_session_has_one_slot_with_all_its_sealed_answers_and_a_node_one_with_its_inbox() -> None:
    """What one step touches lies together, and different sessions do not."""
    assert slot_of(keys.node_key("n1")) == slot_of(keys.inbox_channel("n1"))
    assert len({slot_of(keys.session_key(f"s{n}")) for n in range(20)}) > 10


async def test_sessions_go_on_after_a_failover_and_others_do_not_notice(six: Cluster, store: ValkeyStore) -> None:
    """When a primary is killed its replica takes its place within seconds; sessions elsewhere are never refused meanwhile."""
    other = elsewhere(six, KEY)
    await made(store)
    await made(store, other)
    await asyncio.to_thread(six.primary_of(KEY).copied, 1)
    old = six.kill_primary(KEY)
    going_on = asyncio.ensure_future(again(store, Commit("s", "c2", "c1", b"next", 0, HOUR)))
    last, rounds = "c1", 0
    while not going_on.done():
        assert (await in_time(store, Commit(other, f"o{rounds}", last, b"x", 0, HOUR))).outcome == "applied"
        last, rounds = f"o{rounds}", rounds + 1
        await asyncio.sleep(0.02)
    assert await going_on == "applied"
    assert six.failed_over(old, KEY)
    assert await store.load("s") == Record("c2", b"next")


async def test_a_primary_that_hands_over_is_followed_at_once(six: Cluster, store: ValkeyStore) -> None:
    """After a failover in good order the next commit goes to the new primary, and hints reach an inbox that was there before."""
    await made(store)
    inbox = store.inbox("n")
    assert await anext(inbox) is None
    for key in {KEY, keys.inbox_channel("n")}:
        old = six.primary_of(key)
        await asyncio.to_thread(six.hand_over, old)
    assert await again(store, Commit("s", "c2", "c1", b"next", 0, HOUR)) == "applied"
    async with asyncio.timeout(10):
        while True:
            store.hint("n", Hint("s", "c2"))
            if await anext(inbox) == Hint("s", "c2"):
                break
    await inbox.aclose()  # type: ignore[attr-defined]  # the contract promises an iterator; this one is a generator


async def test_a_silent_inbox_is_found_out_by_the_missing_canary(six: Cluster, store: ValkeyStore) -> None:
    """While the primary of an inbox stands still no canary comes, and nothing says so; subscribed anew, the inbox is on the primary that
    took its place."""
    inbox = store.inbox("n")
    assert await anext(inbox) is None
    await store.beat("n")
    assert await anext(inbox) == Hint("", "")
    old = six.primary_of(keys.inbox_channel("n"))
    old.freeze()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await anext(inbox)
    await inbox.aclose()  # type: ignore[attr-defined]  # as above
    await asyncio.to_thread(until, lambda: six.failed_over(old, keys.inbox_channel("n")), "a failover")
    inbox = store.inbox("n")
    async with asyncio.timeout(20):
        assert await anext(inbox) is None
        while True:
            try:
                await store.beat("n")
                break
            except Unavailable:
                await asyncio.sleep(0.05)
        assert await anext(inbox) == Hint("", "")
    await inbox.aclose()  # type: ignore[attr-defined]  # as above


async def test_a_hint_to_the_wrong_server_is_noticed(six: Cluster, store: ValkeyStore) -> None:
    """Nobody waits for a hint, yet one that is refused makes the store read the map anew, and it arrives when it is sent again."""
    listener = await ValkeyStore.connect(six.url)
    old = six.primary_of(keys.inbox_channel("n"))
    await asyncio.to_thread(six.hand_over, old)
    inbox = listener.inbox("n")
    async with asyncio.timeout(10):
        assert await anext(inbox) is None
        store.hint("n", Hint("s", "c2"))
        assert await anext(inbox) == Hint("s", "c2")
    await inbox.aclose()  # type: ignore[attr-defined]  # as above
    await listener.close()


async def test_a_session_that_is_being_moved_is_refused_for_certain(six: Cluster, store: ValkeyStore) -> None:
    """While a slot goes from one server to another what has left already is Unavailable; afterwards it is found in its new place."""
    slot, old = slot_of(KEY), six.primary_of(KEY)
    new = next(primary for primary in six.primaries() if primary is not old)
    mine, other = str(old.ask("CLUSTER", "MYID")), str(new.ask("CLUSTER", "MYID"))
    new.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", mine)
    old.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", other)
    try:
        with pytest.raises(Unavailable, match="moving"):
            await made(store)
    finally:
        for server in (new, *six.servers):
            if server.ask("ROLE")[0] == "master":  # type: ignore[index]  # a list, of which the first is the role
                server.ask("CLUSTER", "SETSLOT", slot, "NODE", other)
    assert await again(store, Commit("s", "c1", None, b"first", 0, HOUR)) == "applied"
    with new.redis() as redis:
        assert redis.hget(KEY, "commit") == "c1"


async def test_a_durable_store_waits_on_the_primary_that_wrote(six: Cluster) -> None:
    """With one replica of three frozen, commits of its sessions are Unknown and those of the others are told."""
    store = await ValkeyStore.connect(six.url, durability=Durability(1, 50))
    other = elsewhere(six, KEY)
    frozen = six.replica_of(six.primary_of(KEY))
    frozen.freeze()
    try:
        with pytest.raises(Unknown, match="Too few"):
            await made(store)
        assert (await made(store, other)).outcome == "applied"
    finally:
        frozen.thaw()
    assert await again(store, Commit("s", "c1", None, b"first", 0, HOUR)) == "applied"
    await store.close()


async def test_one_server_of_a_cluster_is_no_store(six: Cluster) -> None:
    """A plain URL of one of the servers is refused, with what to write instead."""
    with pytest.raises(Unavailable, match=r"redis\+cluster://"):
        await ValkeyStore.connect(f"redis://127.0.0.1:{six.servers[0].port}")


async def test_a_cluster_that_cannot_be_reached_is_said_in_a_sentence(store_url: str) -> None:
    """Where nobody answers, or what answers is no cluster, it is Unavailable within seconds."""
    async with asyncio.timeout(5):
        with pytest.raises(Unavailable, match="cannot be reached"):
            await ValkeyStore.connect("redis+cluster://127.0.0.1:1,127.0.0.1:2")


async def test_every_script_runs_where_its_keys_are(six: Cluster, store: ValkeyStore) -> None:
    """The scripts that touch a node, a budget, a code, a secret and a bundle work, wherever on the three primaries these lie."""
    for n in range(12):
        assert await store.beat(f"n{n}") > 0
        assert await store.spend(f"k{n}", HOUR) == 1
        assert await store.claim_code(f"code{n}", "s", HOUR)
        assert len(await store.shared_secret(f"salt{n}", HOUR)) == 32
        await store.put_bundle(f"f{n}", b"bundle", HOUR)
        assert await store.get_bundle(f"f{n}") == b"bundle"
    assert None not in await store.beats([f"n{n}" for n in range(12)])
    with client(six.url) as redis:
        assert len(list(redis.scan_iter())) == 60


async def test_following_goes_on_where_it_was(six: Cluster, store: ValkeyStore) -> None:
    """A chain of commits on one session stays whole over two failovers in good order."""
    await made(store)
    last = "c1"
    for round in range(2):
        old = six.primary_of(KEY)
        await asyncio.to_thread(six.hand_over, old)
        for n in range(3):
            answer = await again(store, Commit("s", f"c{round}-{n}", last, b"x", 0, HOUR))
            assert answer == "applied"
            last = f"c{round}-{n}"
    assert (await followed(store, "never", "c1")).outcome == "conflict"
