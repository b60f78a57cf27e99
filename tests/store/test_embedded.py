"""The embedded store."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

import pytest
from redis import Redis

from store.test_contract import HOUR, followed, made
from store.users import Users
from viceversa.store import spawn
from viceversa.store.contract import Commit, Hint, StoreError, Unknown
from viceversa.store.embedded import EmbeddedStore, open_embedded

SECRET = b"what-only-two-may-know-" + bytes(range(97, 123))


def files_with(data_dir: Path, words: bytes) -> list[str]:
    """Names of the files under a directory that hold these bytes."""
    return [path.name for path in data_dir.rglob("*") if path.is_file() and words in path.read_bytes()]


def pid_of(store: EmbeddedStore) -> int:
    """The server's process."""
    with Redis.from_url(store.url) as redis:
        return int(redis.info("server")["process_id"])


async def wait_for_no(data_dir: Path, words: bytes, limit: float = 10) -> None:
    """Wait until no file holds these bytes."""
    async with asyncio.timeout(limit):
        while files_with(data_dir, words):  # noqa: ASYNC110  (another process decides)
            await asyncio.sleep(0.01)


async def test_commits_survive_a_killed_server(short_dir: Path) -> None:
    """kill -9 of the server under load loses no acknowledged commit, and the same store works on by itself."""
    store = await open_embedded(short_dir)
    acknowledged: set[str] = set()
    stop = asyncio.Event()

    async def player(n: int) -> None:
        """Commit after commit in sessions of its own; an unknown outcome is submitted again."""
        turn = 0
        while not stop.is_set():
            turn += 1
            try:
                commit = Commit(f"s{n}-{turn}", "c1", None, b"x" * 500, await store.time(), HOUR)
                while (outcome := (await store.commit(commit)).outcome) == "clock":
                    commit = commit._replace(now=await store.time())
                assert outcome == "applied"
                acknowledged.add(commit.session)
            except StoreError:
                await asyncio.sleep(0.01)

    players = [asyncio.create_task(player(n)) for n in range(8)]
    await asyncio.sleep(0.2)
    first = await asyncio.to_thread(pid_of, store)
    before = len(acknowledged)
    os.kill(first, signal.SIGKILL)
    async with asyncio.timeout(15):
        while len(acknowledged) < before + 100:  # noqa: ASYNC110  (another process decides)
            await asyncio.sleep(0.01)
    stop.set()
    await asyncio.gather(*players)
    assert await asyncio.to_thread(pid_of, store) != first
    await store.close()
    again = await open_embedded(short_dir)
    assert before > 0
    assert all(await asyncio.gather(*map(again.load, acknowledged)))
    await again.close()


async def test_an_inbox_comes_back_after_the_server_was_killed(short_dir: Path) -> None:
    """After kill -9 of the server the inbox marks a gap by itself and then brings canaries again."""
    store = await open_embedded(short_dir)
    inbox = store.inbox("n")
    assert await anext(inbox) is None
    await store.beat("n")
    assert await anext(inbox) == Hint("", "")
    os.kill(await asyncio.to_thread(pid_of, store), signal.SIGKILL)
    assert await asyncio.wait_for(anext(inbox), 10) is None
    await store.beat("n")
    assert await asyncio.wait_for(anext(inbox), 10) == Hint("", "")
    await store.close()


async def test_what_was_erased_goes_from_the_files(short_dir: Path) -> None:
    """Soon after an erasure no file of the data directory holds the bytes any more, and what was not erased is still there."""
    store = await open_embedded(short_dir, rewrite_after=0.1)
    await made(store, blobs={"a:1:a": SECRET})
    await store.commit(Commit("other", "c1", None, b"to be kept", await store.time(), HOUR))
    assert files_with(short_dir, SECRET)
    await followed(store, "c2", "c1", erase=True)
    await wait_for_no(short_dir, SECRET)
    assert files_with(short_dir, b"to be kept")
    assert not (short_dir / "rewrite.due").exists()
    await store.close()


async def test_closing_does_not_leave_an_erasure_behind(short_dir: Path) -> None:
    """When the store is closed before its files were due to be rewritten, it rewrites them first."""
    store = await open_embedded(short_dir, rewrite_after=60)
    await made(store, blobs={"a:1:a": SECRET})
    await followed(store, "c2", "c1", erase=True)
    await store.close()
    assert not files_with(short_dir, SECRET)


async def test_a_process_that_is_killed_leaves_the_erasure_to_the_next(short_dir: Path) -> None:
    """The mark that a rewriting is due survives its process, and whoever has the store open sees to it."""
    store = await open_embedded(short_dir, rewrite_after=60)
    await made(store, blobs={"a:1:a": SECRET})
    await followed(store, "c2", "c1", erase=True)
    store._keeper.cancel()  # as if this process were gone
    next_one = await open_embedded(short_dir, rewrite_after=0.05)
    await wait_for_no(short_dir, SECRET)
    await next_one.close()
    await store.close()


async def test_a_stream_of_erasures_does_not_put_the_rewriting_off(short_dir: Path) -> None:
    """Erasures that keep coming do not keep the first from going."""
    store = await open_embedded(short_dir, rewrite_after=0.2)
    await made(store, blobs={"a:1:a": SECRET})
    await followed(store, "c2", "c1", erase=True)
    end = time.monotonic() + 5
    n = 0
    while files_with(short_dir, SECRET):
        assert time.monotonic() < end
        n += 1
        await made(store, f"s{n}")
        await store.commit(Commit(f"s{n}", "c2", "c1", b"", await store.time(), HOUR, erase=True))
        await asyncio.sleep(0.02)
    await store.close()


async def test_a_stopped_server_fails_in_bounded_time_and_works_again(short_dir: Path) -> None:
    """Under SIGSTOP commits are Unknown or Unavailable within the time-out; after SIGCONT the same commit is applied once."""
    store = await open_embedded(short_dir, timeout=1)
    await made(store)
    pid = await asyncio.to_thread(pid_of, store)
    commit = Commit("s", "c2", "c1", b"next", await store.time(), HOUR)
    os.kill(pid, signal.SIGSTOP)
    for expected in (Unknown, StoreError, StoreError):
        began = time.monotonic()
        with pytest.raises(expected):
            await store.commit(commit)
        assert time.monotonic() - began < 10
    os.kill(pid, signal.SIGCONT)
    async with asyncio.timeout(10):
        while True:
            try:
                outcome = (await store.commit(commit)).outcome
            except StoreError:
                continue
            if outcome != "clock":
                break
            commit = commit._replace(now=await store.time())
    assert outcome == "applied"
    assert await asyncio.to_thread(pid_of, store) == pid
    assert (await followed(store, "c3", "c2")).outcome == "applied"
    await store.close()


async def test_an_unknown_outcome_names_a_full_disk(short_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the server is lost with a commit under way and there is no room left, the error says so."""
    monkeypatch.setattr(spawn, "LEAST_ROOM", 2**62)
    store = await open_embedded(short_dir, timeout=1)
    await made(store)
    pid = await asyncio.to_thread(pid_of, store)
    commit = Commit("s", "c2", "c1", b"next", await store.time(), HOUR)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(Unknown, match="is full"):
        await store.commit(commit)
    os.kill(pid, signal.SIGCONT)
    await store.close()


async def test_two_stores_of_one_process_share_the_server(short_dir: Path) -> None:
    """Opening a directory twice gives two stores on the same data; the server stays until both are closed."""
    first, second = await asyncio.gather(open_embedded(short_dir), open_embedded(short_dir))
    await made(first)
    assert await second.load("s") is not None
    await first.close()
    assert await second.load("s") is not None
    await second.close()
    assert Users(short_dir).locked() is False


async def test_a_store_of_a_long_path_works(short_dir: Path) -> None:
    """A directory whose path is too long for a socket, with odd characters, opens like any other."""
    store = await open_embedded(short_dir / ("lång path? " * 12))
    assert (await made(store)).outcome == "applied"
    place = store._owner.socket.parent
    await store.close()
    os.rmdir(place)


async def test_closing_twice_does_no_harm(short_dir: Path) -> None:
    """A closed store can be closed again."""
    store = await open_embedded(short_dir)
    await store.close()
    await store.close()
    assert Users(short_dir).locked() is False
