"""A primary with two replicas and three sentinels: what a failover loses, and what is never told before the replicas have it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest

from store.clients import client, empty
from store.processes import Process, until
from store.sentinels import Sentinels
from store.test_contract import HOUR, followed, in_time, made
from viceversa.store import durable
from viceversa.store.contract import Commit, Hint, Record, Unavailable, Unknown
from viceversa.store.durable import Durability
from viceversa.store.valkey import ValkeyStore

BOTH = Durability(replicas=2, wait=50)


@pytest.fixture
def watched(sentinels: Sentinels) -> Iterator[Sentinels]:
    """The primary, its replicas and the sentinels, with nothing in them; well again at the end."""
    empty(sentinels.url)
    yield sentinels
    sentinels.wait_until_healthy()


@pytest.fixture
async def opened(watched: Sentinels) -> AsyncIterator[Callable[[Durability | None], Awaitable[ValkeyStore]]]:
    """Opens stores on them."""
    stores: list[ValkeyStore] = []

    async def open_one(durability: Durability | None) -> ValkeyStore:
        stores.append(await ValkeyStore.connect(watched.url, durability=durability))
        return stores[-1]

    yield open_one
    for store in stores:
        await store.close()


Opened = Callable[[Durability | None], Awaitable[ValkeyStore]]


def cut_off(sentinels: Sentinels) -> list[Process]:
    """Freeze the replicas and cut their lines, so that nothing of what follows reaches them."""
    replicas = sentinels.replicas()
    for replica in replicas:
        replica.freeze()
    sentinels.primary().ask("CLIENT", "KILL", "TYPE", "replica")
    return replicas


async def failed_over(sentinels: Sentinels) -> Process:
    """Kill the primary, let the replicas go on, and wait until one of them has taken its place; the old primary."""
    old = sentinels.kill_primary()
    for server in sentinels.servers:
        server.thaw()
    await asyncio.to_thread(until, lambda: sentinels.failed_over(old), "a failover")
    return old


async def again(store: ValkeyStore, commit: Commit) -> str:
    """Submit a commit until it is known what became of it."""
    async with asyncio.timeout(20):
        while True:
            try:
                return (await in_time(store, commit)).outcome
            except (Unknown, Unavailable):
                await asyncio.sleep(0.05)


async def test_sessions_go_on_after_a_failover(watched: Sentinels, opened: Opened) -> None:
    """When the primary is killed a replica takes its place, and the same store goes on with what was there, its inbox too."""
    store = await opened(None)
    await made(store)
    inbox = store.inbox("n")
    assert await anext(inbox) is None
    await asyncio.to_thread(watched.primary().copied, 2)
    await failed_over(watched)
    assert await again(store, Commit("s", "c2", "c1", b"next", 0, HOUR)) == "applied"
    assert await store.load("s") == Record("c2", b"next")
    async with asyncio.timeout(10):
        assert await anext(inbox) is None
        await store.beat("n")
        assert (await anext(inbox)) == Hint("", "")
    await inbox.aclose()  # type: ignore[attr-defined]  # the contract promises an iterator; this one is a generator


async def test_what_no_replica_had_is_lost_and_a_durable_store_never_told_it(watched: Sentinels, opened: Opened) -> None:
    """Cut off from its replicas a primary still takes commits. A plain store acknowledges and shows them, a durable one neither
    acknowledges its own nor shows the other's; after the failover both are gone, and a lost branch is told by its id, not its number."""
    plain, sure = await opened(None), await opened(BOTH)
    await made(plain)
    assert await sure.load("s") == Record("c1", b"first")
    cut_off(watched)
    assert (await followed(plain, "lost", "c1", b"two")).outcome == "applied"
    assert await plain.load("s") == Record("lost", b"two")
    with pytest.raises(Unavailable, match="Too few replicas"):
        await sure.load("s")
    with pytest.raises(Unknown, match="Too few replicas"):
        await made(sure, "t")
    await failed_over(watched)
    other = await opened(None)
    assert await again(other, Commit("s", "kept", "c1", b"other two", 0, HOUR)) == "applied"
    late = await in_time(plain, Commit("s", "c3", "lost", b"three", 0, HOUR))
    assert (late.outcome, late.commit) == ("conflict", "kept")
    assert await plain.load("s") == Record("kept", b"other two")
    assert await other.load("t") is None


async def test_a_frozen_replica_makes_commits_wait_and_not_pile_up(watched: Sentinels, opened: Opened) -> None:
    """While one replica stands still every commit is Unknown after one short wait for all of them; when it goes on the very same
    commits are told as applied, and later ones too."""
    store = await opened(BOTH)
    commits = [Commit(f"s{n}", "c1", None, b"first", await store.time(), HOUR) for n in range(30)]
    frozen = watched.replicas()[0]
    frozen.freeze()
    try:
        async with asyncio.timeout(2):
            answers = await asyncio.gather(*(store.commit(commit) for commit in commits), return_exceptions=True)
        assert {type(answer) for answer in answers} == {Unknown}
        assert 1 <= store.tally.short <= 2
    finally:
        frozen.thaw()
    assert {await again(store, commit) for commit in commits} == {"applied"}
    assert store.tally.undurable == 0


async def test_submitting_again_over_another_connection_does_not_make_it_durable(watched: Sentinels, opened: Opened) -> None:
    """What is in the store without replicas stays Unknown to who submits it again, and is read by nobody, over whatever connection."""
    commit = Commit("s", "c1", None, b"first", 0, HOUR)
    erased = commit._replace(id="c2", parent="c1", erase=True)
    frozen = watched.replicas()
    for replica in frozen:
        replica.freeze()
    try:
        for each in (commit, commit, erased, erased):
            with pytest.raises(Unknown, match="Too few"):
                await in_time(await opened(BOTH), each)
            with pytest.raises(Unavailable, match="Too few"):
                await (await opened(BOTH)).load("s")
        with client(watched.url) as redis:
            assert redis.hget("vv:s:{s}", "by") == b"c2"
    finally:
        for replica in frozen:
            replica.thaw()
    assert await again(await opened(BOTH), erased) == "applied"


async def test_a_batch_has_one_wait(watched: Sentinels, opened: Opened) -> None:
    """Fifty commits and ten reads of one moment ask for replicas once or twice, not sixty times."""
    store = await opened(BOTH)
    now = await store.time()
    await made(store)
    with watched.primary().redis() as redis:
        redis.config_resetstat()
        commits = (store.commit(Commit(f"s{n}", "c1", None, b"", now, HOUR)) for n in range(50))
        answers = await asyncio.gather(*commits, *(store.load("s") for _ in range(10)))
        assert {answer.outcome for answer in answers[:50] if answer is not None and not isinstance(answer, Record)} == {"applied"}
        assert 1 <= redis.info("commandstats")["cmdstat_wait"]["calls"] <= 2


@pytest.mark.parametrize("short", ["continue", "closed"])
async def test_after_a_while_the_setting_decides(
    short: str, watched: Sentinels, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With too few replicas commits wait for the time of grace; then they are told all the same, and counted, or go on waiting. When
    the replicas are back commits wait for them again."""
    monkeypatch.setattr(durable, "GRACE", 0.4)
    monkeypatch.setattr(durable, "LOOK_FOR", 100)
    store = await opened(Durability(2, 50, "closed" if short == "closed" else "continue"))
    frozen = watched.replicas()[0]
    frozen.freeze()
    waiting = asyncio.ensure_future(again(store, Commit("s", "c1", None, b"first", 0, HOUR)))
    try:
        await asyncio.sleep(1.0)
        assert waiting.done() == (short == "continue")
        assert (store.tally.undurable > 0) == (short == "continue")
    finally:
        frozen.thaw()
    assert await asyncio.wait_for(waiting, 10) == "applied"
    async with asyncio.timeout(10):
        while True:  # until the store has seen that they are back
            before = store.tally.undurable
            await asyncio.sleep(0.1)
            await again(store, Commit("other", "c1", None, b"", 0, HOUR))
            if store.tally.undurable == before:
                break
    frozen.freeze()
    try:
        with pytest.raises(Unknown):
            await followed(store, "c2", "c1")
    finally:
        frozen.thaw()
    assert await again(store, Commit("s", "c2", "c1", b"next", 0, HOUR)) == "applied"


async def test_a_primary_that_comes_back_from_the_dead_is_not_believed(watched: Sentinels, opened: Opened) -> None:
    """A primary that stood still while another took its place gets no more commits, though it would still take them."""
    store = await opened(None)
    await made(store)
    old = watched.primary()
    await asyncio.to_thread(old.copied, 2)
    old.freeze()
    try:
        await asyncio.to_thread(until, lambda: watched.failed_over(old), "a failover")
        with pytest.raises((Unknown, Unavailable)):
            await store.commit(Commit("s", "c0", "c1", b"", 0, HOUR))
    finally:
        old.thaw()
    assert await again(store, Commit("s", "c2", "c1", b"next", 0, HOUR)) == "applied"
    with watched.primary().redis() as redis:
        assert redis.hget("vv:s:{s}", "commit") == "c2"
