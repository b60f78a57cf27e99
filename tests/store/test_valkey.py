"""The store when the line or the server fails: what is known, what is not, and that it works again afterwards."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from redis import Redis

from fixtures_store import empty
from store.proxy import Proxy
from store.test_contract import HOUR, followed, made
from viceversa.store.contract import Commit, Record, Unavailable, Unknown
from viceversa.store.valkey import ValkeyStore


async def test_an_answer_that_was_lost_leaves_the_outcome_unknown_and_resubmitting_tells(proxy: Proxy) -> None:
    """A commit that was applied while its answer got lost raises Unknown; submitted again it is told that it was applied, once."""
    store = await ValkeyStore.connect(proxy.url)
    await made(store)
    now = await store.time()
    proxy.swallow_answers = True
    commit = Commit("s", "c2", "c1", b"next", now, HOUR)
    with pytest.raises(Unknown):
        await store.commit(commit)
    proxy.swallow_answers = False
    assert (await store.commit(commit)).outcome == "applied"
    assert await store.load("s") == Record("c2", b"next")
    assert (await followed(store, "c3", "c2")).outcome == "applied"
    await store.close()


async def test_a_commit_that_is_still_on_its_way_can_be_fenced(proxy: Proxy) -> None:
    """Held bytes that arrive after the commit was submitted again, and after another followed it, change nothing."""
    store = await ValkeyStore.connect(proxy.url)
    await made(store)
    commit = Commit("s", "c2", "c1", b"next", await store.time(), HOUR)
    proxy.hold.clear()
    held = asyncio.ensure_future(store.commit(commit))
    await asyncio.wait_for(proxy.holding.wait(), 5)
    proxy.cut()
    with pytest.raises(Unknown):
        await held
    late = proxy.take_held()
    proxy.hold.set()
    assert await store.load("s") == Record("c1", b"first")
    assert (await store.commit(commit)).outcome == "applied"
    assert (await followed(store, "c3", "c2", b"third")).outcome == "applied"
    assert b":1\r\n" in await proxy.deliver(late)  # conflict
    assert await store.load("s") == Record("c3", b"third")
    await store.close()


async def test_a_silent_server_is_given_up_in_bounded_time(proxy: Proxy) -> None:
    """Without any answer a commit is Unknown and a read Unavailable after the time-out, and the next call works on a new line."""
    store = await ValkeyStore.connect(proxy.url, timeout=1)
    await made(store)
    proxy.mute = True
    began = time.monotonic()
    with pytest.raises(Unknown, match=r"did not answer within 1 s"):
        await store.commit(Commit("s", "c2", "c1", b"next", int(time.time() * 1000), HOUR))
    with pytest.raises(Unavailable):
        await store.load("s")
    assert 1 < time.monotonic() - began < 10
    proxy.mute = False
    assert (await followed(store, "c2", "c1")).outcome == "applied"
    await store.close()


async def test_a_server_that_is_not_there_is_unavailable_and_comes_back(proxy: Proxy) -> None:
    """What could not be sent is Unavailable, for certain; the store works again as soon as the server does, without being made anew."""
    store = await ValkeyStore.connect(proxy.url)
    proxy.refuse = True
    proxy.cut()
    await asyncio.sleep(0.01)
    for _ in range(3):
        with pytest.raises(Unavailable):
            await store.commit(Commit("s", "c1", None, b"", 0, HOUR))
    proxy.refuse = False
    assert (await made(store)).outcome == "applied"
    await store.close()


async def test_calls_of_one_moment_share_writes_of_bounded_size(proxy: Proxy) -> None:
    """A hundred commits of one tick leave in two writes, not in a hundred and not in one."""
    store = await ValkeyStore.connect(proxy.url)
    now = await store.time()
    await made(store)
    before = proxy.writes
    await asyncio.gather(*(store.commit(Commit(f"s{n}", "c1", None, b"", now, HOUR)) for n in range(100)))
    assert 1 <= proxy.writes - before <= 2
    await store.close()


async def test_a_server_that_forgot_the_scripts_is_told_them_again(store: ValkeyStore, store_url: str) -> None:
    """After SCRIPT FLUSH every script still works at the first call."""
    with Redis.from_url(store_url) as redis:
        redis.script_flush()
        assert (await made(store)).outcome == "applied"
        redis.script_flush()
        await store.renew("s", HOUR)
        redis.script_flush()
        assert await store.beat("n") > 0
        redis.script_flush()
        assert await store.spend("k", HOUR) == 1


async def test_a_full_server_refuses_commits_for_certain_and_still_erases(store: ValkeyStore, store_url: str) -> None:
    """Out of memory a commit is Unavailable and changes nothing, while an erasure goes through."""
    await made(store, blobs={"a:1:a": b"x"})
    with Redis.from_url(store_url) as redis:
        redis.config_set("maxmemory", 1)
        try:
            with pytest.raises(Unavailable, match="out of memory"):
                await followed(store, "c2", "c1", drop=["a:1:a"])
            assert await store.load("s") == Record("c1", b"first")
            assert (await followed(store, "c3", "c1", erase=True)).outcome == "applied"
        finally:
            redis.config_set("maxmemory", 0)
    assert await store.load("s") is None


async def test_a_replica_refuses_for_certain(one_store: ValkeyStore, one_url: str) -> None:
    """A server that became a replica is Unavailable, and nothing was done."""
    await made(one_store)
    with Redis.from_url(one_url) as redis:
        redis.config_set("replica-serve-stale-data", "yes")
        redis.execute_command("REPLICAOF", "127.0.0.1", "1")
        try:
            with pytest.raises(Unavailable, match="replica"):
                await followed(one_store, "c2", "c1")
        finally:
            redis.execute_command("REPLICAOF", "NO", "ONE")
    assert await one_store.load("s") == Record("c1", b"first")


async def test_a_server_that_throws_sessions_out_is_not_taken(one_url: str) -> None:
    """A server with a memory limit and an eviction policy is refused at the start, with what to change."""
    with Redis.from_url(one_url) as redis:
        redis.config_set("maxmemory", "100mb")
        redis.config_set("maxmemory-policy", "volatile-lru")
        try:
            with pytest.raises(Unavailable, match="noeviction"):
                await ValkeyStore.connect(one_url)
        finally:
            redis.config_set("maxmemory-policy", "noeviction")
            redis.config_set("maxmemory", 0)


async def test_a_password_is_asked_for_and_never_told(redis_url: str) -> None:
    """A missing or wrong password is Unavailable, no text holds it, and the right one works."""
    with Redis.from_url(redis_url) as redis:
        redis.config_set("requirepass", "right-word")
        try:
            for url in (redis_url, redis_url.replace("unix://", "unix://:wrong-word@")):
                with pytest.raises(Unavailable) as caught:
                    await ValkeyStore.connect(url)
                assert "wrong-word" not in str(caught.value)
            store = await ValkeyStore.connect(redis_url.replace("unix://", "unix://:right-word@"))
            assert await store.time() > 0
            await store.close()
        finally:
            redis.config_set("requirepass", "")


async def test_a_key_of_another_kind_is_a_refusal(store: ValkeyStore, store_url: str) -> None:
    """Where something that is no session lies in a session's place, nothing is done and nothing of it is told."""
    with Redis.from_url(store_url) as redis:
        redis.set("vv:s:{s}", "secret", px=HOUR)
        with pytest.raises(Unavailable) as caught:
            await made(store)
        assert "secret" not in str(caught.value)
        assert redis.get("vv:s:{s}") == b"secret"


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"parent": ""},
        {"ttl": 0},
        {"ttl": -1},
        {"ttl": 2**60},
        {"blobs": {"state": b""}},
        {"drop": ["commit"]},
        {"blobs": {"by": b""}},
    ],
)
async def test_what_could_never_be_a_commit_is_the_callers_error(store: ValkeyStore, change: dict[str, Any]) -> None:
    """A commit without an id or a time to live, or with a blob in the place of the store's own fields, raises ValueError."""
    commit = Commit("s", "c1", None, b"", await store.time(), HOUR)
    with pytest.raises(ValueError, match=r"commit|blob"):
        await store.commit(commit._replace(**change))
    assert await store.load("s") is None


async def test_every_call_needs_a_time_to_live(store: ValkeyStore) -> None:
    """Nothing can be put into the store for ever."""
    for call in (
        store.renew("s", 0),
        store.claim_code("c", "s", 0),
        store.put_bundle("f", b"", 0),
        store.spend("k", 0),
        store.shared_secret("n", 0),
    ):
        with pytest.raises(ValueError, match="time to live"):
            await call


async def test_a_caller_that_gives_up_does_not_disturb_the_others(store: ValkeyStore) -> None:
    """When one of several waiting callers is cancelled, each of the others still gets its own answer."""
    await made(store)
    calls = [asyncio.ensure_future(store.spend(f"k{n}", HOUR, n + 1)) for n in range(5)]
    await asyncio.sleep(0)
    calls[2].cancel()
    assert await asyncio.gather(*(call for n, call in enumerate(calls) if n != 2)) == [1, 2, 4, 5]


async def test_a_closed_store_says_so(store_url: str) -> None:
    """After close every call is Unavailable, a hint is dropped in silence, and closing again does no harm."""
    empty(store_url)
    store = await ValkeyStore.connect(store_url)
    await store.close()
    await store.close()
    with pytest.raises(Unavailable, match="closed"):
        await store.time()
    with pytest.raises(Unavailable, match="closed"):
        await store.commit(Commit("s", "c1", None, b"", 0, HOUR))


async def test_nothing_is_left_open(store_url: str) -> None:
    """A store that was closed has no connection left on the server."""
    with Redis.from_url(store_url) as redis:
        before = redis.info("clients")["connected_clients"]
        store = await ValkeyStore.connect(store_url)
        inbox = store.inbox("n")
        assert await anext(inbox) is None
        assert redis.info("clients")["connected_clients"] == before + 2
        await store.close()
        async with asyncio.timeout(5):
            while redis.info("clients")["connected_clients"] != before:  # noqa: ASYNC110  (another process decides)
                await asyncio.sleep(0.005)
