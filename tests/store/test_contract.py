"""What the contract promises, held against every kind of server."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from store.clients import client
from viceversa.store.contract import CLOCK_TOLERANCE, GAP, TOMBSTONE, Commit, Committed, Hint, Record, Run
from viceversa.store.keys import node_key
from viceversa.store.valkey import ValkeyStore

HOUR = 3_600_000

TRIES = 10
"""How often a busy machine may be too slow before something is wrong: what is proved holds of one try that was quick enough."""


async def made(store: ValkeyStore, session: str = "s", id: str = "c1", **fields: Any) -> Committed:
    """A session created with one commit."""
    return await in_time(store, Commit(session, id, None, b"first", 0, HOUR, **fields))


async def followed(store: ValkeyStore, id: str, parent: str, state: bytes = b"next", **fields: Any) -> Committed:
    """A commit on top of another."""
    return await in_time(store, Commit("s", id, parent, state, 0, HOUR, **fields))


async def in_time(store: ValkeyStore, commit: Commit, off: int = 0) -> Committed:
    """Submit a commit as of now, or so many ms beside it; again when a busy machine took too long over it."""
    for _ in range(TRIES):
        answer = await store.commit(commit._replace(now=await store.time() + off))
        if answer.outcome != "clock":
            break
    return answer


async def test_a_session_is_created_and_read_back(any_store: ValkeyStore) -> None:
    """What a creating commit wrote is what load gives."""
    assert (await made(any_store)).outcome == "applied"
    assert await any_store.load("s") == Record("c1", b"first")


async def test_what_nobody_made_is_not_there(any_store: ValkeyStore) -> None:
    """A session that never was loads as None, and a commit on top of it is told that it is gone."""
    assert await any_store.load("s") is None
    assert (await followed(any_store, "c2", "c1")).outcome == "gone"


async def test_a_commit_replaces_the_state_of_its_parent(any_store: ValkeyStore) -> None:
    """A commit that names the stored commit as its parent becomes the stored one."""
    await made(any_store)
    assert (await followed(any_store, "c2", "c1")).outcome == "applied"
    assert await any_store.load("s") == Record("c2", b"next")


async def test_a_commit_submitted_again_counts_once(any_store: ValkeyStore) -> None:
    """The same commit submitted again is told that it was applied, and changes nothing more."""
    await made(any_store)
    commit = Commit("s", "c2", "c1", b"next", await any_store.time(), HOUR)
    assert (await in_time(any_store, commit)).outcome == "applied"
    again = await any_store.commit(commit._replace(state=b"other"))
    assert again.outcome == "applied"
    assert await any_store.load("s") == Record("c2", b"next")


async def test_a_commit_submitted_again_late_is_still_told_that_it_was_applied(any_store: ValkeyStore) -> None:
    """A resubmission whose moment has passed is not judged by the clock when it was applied before."""
    await made(any_store)
    late = Commit("s", "c1", None, b"first", await any_store.time() - HOUR, HOUR)
    assert (await any_store.commit(late)).outcome == "applied"


async def test_of_two_commits_on_one_parent_one_is_applied(any_store: ValkeyStore) -> None:
    """Commits that race for the same parent get one applied and one conflict, which names the winner."""
    await made(any_store)
    first, second = await asyncio.gather(followed(any_store, "c2", "c1"), followed(any_store, "c3", "c1"))
    assert sorted((first.outcome, second.outcome)) == ["applied", "conflict"]
    loser = first if first.outcome == "conflict" else second
    record = await any_store.load("s")
    assert record is not None
    assert loser.commit == record.commit


async def test_creating_what_is_there_is_a_conflict(any_store: ValkeyStore) -> None:
    """A second creation under another id does not touch the session."""
    await made(any_store)
    assert (await made(any_store, id="c9"))[::2] == ("conflict", "c1")
    assert await any_store.load("s") == Record("c1", b"first")


async def test_a_conflict_writes_nothing_at_all(any_store: ValkeyStore) -> None:
    """Neither blobs nor drops nor an erasure of a conflicting commit take effect."""
    await made(any_store, blobs={"a:1:a": b"kept"})
    await followed(any_store, "c2", "c0", blobs={"a:1:b": b"no"}, drop=["a:1:a"])
    await followed(any_store, "c3", "c0", erase=True)
    assert await any_store.blobs("s", ["a:1:a", "a:1:b"]) == [b"kept", None]
    assert await any_store.load("s") == Record("c1", b"first")


async def test_many_commits_of_one_moment_get_each_their_own_answer(any_store: ValkeyStore) -> None:
    """Two hundred commits submitted at once come back in order, the bad ones among them too."""
    await made(any_store, "taken")
    for _ in range(TRIES):
        now = await any_store.time()
        commits = [Commit("taken" if n % 3 == 0 else f"s{n}", f"id{n}", None, b"%d" % n, now, HOUR) for n in range(200)]
        outcomes = await asyncio.gather(*map(any_store.commit, commits))
        if all(answer.outcome != "clock" for answer in outcomes):
            break
    assert [answer.outcome for answer in outcomes] == ["conflict" if n % 3 == 0 else "applied" for n in range(200)]
    assert await any_store.load("s199") == Record("id199", b"199")


@pytest.mark.parametrize("off", [-CLOCK_TOLERANCE - 100, CLOCK_TOLERANCE + HOUR])
async def test_a_commit_judged_at_the_wrong_time_is_told_the_right_one(any_store: ValkeyStore, off: int) -> None:
    """A now that is too far from the store's clock, on either side, changes nothing and brings the clock back."""
    await made(any_store)
    now = await any_store.time()
    answer = await any_store.commit(Commit("s", "c2", "c1", b"next", now + off, HOUR))
    assert answer.outcome == "clock"
    assert now <= answer.time <= await any_store.time()
    assert await any_store.load("s") == Record("c1", b"first")


@pytest.mark.parametrize("off", [-CLOCK_TOLERANCE + 150, CLOCK_TOLERANCE - 100])
async def test_a_small_error_of_the_clock_is_tolerated(any_store: ValkeyStore, off: int) -> None:
    """A now that is off by less than the tolerance is applied."""
    assert (await in_time(any_store, Commit("s", "c1", None, b"", 0, HOUR), off)).outcome == "applied"


async def test_nothing_is_applied_before_it_is_due(any_store: ValkeyStore) -> None:
    """A commit whose not_before the store's clock has not reached is refused, however right its now."""
    await made(any_store)
    now = await any_store.time()
    early = Commit("s", "c2", "c1", b"next", now, HOUR, not_before=now + HOUR)
    assert (await any_store.commit(early)).outcome == "clock"
    assert (await in_time(any_store, early._replace(not_before=now))).outcome == "applied"


async def test_blobs_come_and_go_with_the_commit(any_store: ValkeyStore) -> None:
    """Sealed blobs are written and dropped in the same step as the state, byte for byte."""
    sealed = bytes(range(256))
    await made(any_store, blobs={"a:1:a": sealed, "a:1:b": b""})
    assert await any_store.blobs("s", ["a:1:b", "a:1:a", "a:2:a"]) == [b"", sealed, None]
    await followed(any_store, "c2", "c1", blobs={"a:2:a": b"new"}, drop=["a:1:a"])
    assert await any_store.blobs("s", ["a:1:b", "a:1:a", "a:2:a"]) == [b"", None, b"new"]
    assert await any_store.blobs("s", []) == []


async def test_an_erased_session_is_gone_with_all_it_held(any_store: ValkeyStore, any_url: str) -> None:
    """Erasing leaves no state, no blob, and a mark without content that goes by itself after the set time."""
    await made(any_store, blobs={"a:1:a": b"sealed"})
    assert (await followed(any_store, "c2", "c1", state=b"never", erase=True)).outcome == "applied"
    assert await any_store.load("s") is None
    assert await any_store.blobs("s", ["a:1:a"]) == [None]
    with client(any_url) as redis:
        assert redis.hgetall("vv:s:{s}") == {b"commit": b"erased", b"by": b"c2"}
        assert TOMBSTONE - 5_000 < redis.pttl("vv:s:{s}") <= TOMBSTONE


@pytest.mark.parametrize("parent", [None, "c1", "erased"])
async def test_nothing_brings_an_erased_session_back(any_store: ValkeyStore, parent: str | None) -> None:
    """A late creation, a late commit, and one that guesses the mark are told that the session is gone."""
    await made(any_store)
    await followed(any_store, "c2", "c1", erase=True)
    late = Commit("s", "c9", parent, b"back", await any_store.time(), HOUR)
    assert (await any_store.commit(late)).outcome == "gone"
    assert await any_store.load("s") is None


async def test_erasing_submitted_again_is_told_that_it_was_done(any_store: ValkeyStore) -> None:
    """The erasing commit, submitted again, is told that it was applied; another one that the session is gone."""
    await made(any_store)
    await followed(any_store, "c2", "c1", erase=True)
    assert (await followed(any_store, "c2", "c1", erase=True)).outcome == "applied"
    assert (await followed(any_store, "c3", "c1", erase=True)).outcome == "gone"


async def test_every_key_has_a_time_to_live(any_store: ValkeyStore, any_url: str) -> None:
    """After everything that can be written was written, no key would stay for ever."""
    await made(any_store, blobs={"a:1:a": b"x"})
    await followed(any_store, "c2", "c1", blobs={"a:2:a": b"x"}, drop=["a:1:a"])
    await made(any_store, "erased")
    await any_store.commit(Commit("erased", "c2", "c1", b"", await any_store.time(), HOUR, erase=True))
    await any_store.renew("s", HOUR)
    await any_store.renew("none", HOUR)
    await any_store.claim_code("BCDFGH", "s", HOUR)
    await any_store.beat("n")
    await any_store.spend("k", HOUR)
    await any_store.spend("k", HOUR, 5)
    await any_store.spend("only-read", HOUR, 0)
    await any_store.put_bundle("f", b"bundle", HOUR)
    await any_store.shared_secret("salt", HOUR)
    with client(any_url) as redis:
        left = {key: redis.pttl(key) for key in redis.scan_iter()}
    names = {b"vv:s:{s}", b"vv:s:{erased}", b"vv:code:BCDFGH", b"vv:node:{n}", b"vv:budget:k", b"vv:bundle:f", b"vv:secret:salt"}
    assert set(left) == names
    assert min(left.values()) > 0


async def test_a_commit_and_a_renewal_set_the_time_to_live(any_store: ValkeyStore, any_url: str) -> None:
    """The time to live is that of the last commit or renewal; a renewal does not touch a tombstone."""
    await made(any_store)
    with client(any_url) as redis:
        await any_store.renew("s", 5 * HOUR)
        assert 4 * HOUR < redis.pttl("vv:s:{s}") <= 5 * HOUR
        await followed(any_store, "c2", "c1")
        assert redis.pttl("vv:s:{s}") <= HOUR
        await followed(any_store, "c3", "c2", erase=True)
        await any_store.renew("s", 5 * HOUR)
        assert redis.pttl("vv:s:{s}") <= TOMBSTONE


async def test_a_record_goes_by_itself(any_store: ValkeyStore) -> None:
    """A session whose time to live is over is not there, and commits on it are told so."""
    await any_store.commit(Commit("s", "c1", None, b"", await any_store.time(), 1))
    async with asyncio.timeout(5):
        while await any_store.load("s") is not None:  # noqa: ASYNC110  (the server's clock decides)
            await asyncio.sleep(0.005)
    assert (await followed(any_store, "c2", "c1")).outcome == "gone"


async def test_a_code_leads_to_one_session(any_store: ValkeyStore) -> None:
    """A code that is in use cannot be claimed again, by nobody, until it has expired."""
    assert await any_store.claim_code("BCDFGH", "s1", HOUR)
    assert not await any_store.claim_code("BCDFGH", "s2", HOUR)
    assert not await any_store.claim_code("BCDFGH", "s1", HOUR)
    assert await any_store.find_code("BCDFGH") == "s1"
    assert await any_store.find_code("BCDFGJ") is None
    assert await any_store.claim_code("BCDFGK", "s1", 50)
    async with asyncio.timeout(5):
        while not await any_store.claim_code("BCDFGK", "s2", HOUR):  # noqa: ASYNC110  (the server's clock decides)
            await asyncio.sleep(0.005)
    assert await any_store.find_code("BCDFGK") == "s2"


async def test_a_code_claimed_at_once_by_many_is_given_once(any_store: ValkeyStore) -> None:
    """Of twenty claims of one moment exactly one is granted."""
    assert sum(await asyncio.gather(*(any_store.claim_code("BCDFGH", f"s{n}", HOUR) for n in range(20)))) == 1


async def test_a_budget_counts_until_its_window_is_over(any_store: ValkeyStore) -> None:
    """Amounts add up, an amount of nought only reads, budgets are apart, and the window begins with the first entry."""
    assert await any_store.spend("a", HOUR, 0) == 0
    assert [await any_store.spend("a", HOUR), await any_store.spend("a", HOUR, 4), await any_store.spend("a", HOUR, 0)] == [1, 5, 5]
    assert await any_store.spend("b", HOUR) == 1
    for brief in (f"c{n}" for n in range(TRIES)):
        await any_store.spend(brief, 150)
        if await any_store.spend(brief, HOUR) == 2:  # a longer window asked for later does not move the end
            break
    async with asyncio.timeout(5):
        while await any_store.spend(brief, HOUR, 0):  # noqa: ASYNC110  (the server's clock decides)
            await asyncio.sleep(0.01)


async def test_a_beat_is_on_record_in_the_clock_of_the_store(any_store: ValkeyStore) -> None:
    """What nodes vouch for is read back for many at once, and nothing is said of a node that never beat."""
    assert await any_store.beats([]) == []
    before = await any_store.time()
    beat = await any_store.beat("n1")
    assert before <= beat <= await any_store.time()
    assert await any_store.beats(["n2", "n1"]) == [None, Run(beat, since=beat)]


async def test_a_gap_between_beats_is_on_record(any_store: ValkeyStore) -> None:
    """A beat soon after another goes on with what they vouch for; one after more than a second begins anew, and says where it broke off."""
    for _ in range(TRIES):
        await asyncio.sleep((GAP + 50) / 1000)
        first = await any_store.beat("n1")
        second = await any_store.beat("n1")
        if second - first <= GAP:
            break
    (run,) = await any_store.beats(["n1"])
    assert run is not None
    assert run[:2] == (second, first)
    await asyncio.sleep((GAP + 50) / 1000)
    third = await any_store.beat("n1")
    earlier = (*run.earlier, (run.before, first))
    assert await any_store.beats(["n1"]) == [Run(third, since=third, before=second, earlier=earlier)]
    await asyncio.sleep((GAP + 50) / 1000)
    fourth = await any_store.beat("n1")
    (again,) = await any_store.beats(["n1"])
    assert again == Run(fourth, since=fourth, before=third, earlier=(*earlier, (second, third)))
    assert again is not None
    assert again.spans[-3:] == [(first, second), (third, third), (fourth, fourth)]


async def test_of_many_gaps_between_beats_the_latest_are_on_record(any_store: ValkeyStore, any_url: str) -> None:
    """However often a store goes and comes back, what is kept of a node stays small."""
    long_ago = 1_000_000_000_000
    with client(any_url) as redis:
        for n in range(1, 50):
            await any_store.beat("n1")
            redis.hset(node_key("n1"), "beat", long_ago + n)
    (run,) = await any_store.beats(["n1"])
    assert run is not None
    assert 30 < len(run.earlier) < 40
    assert run.before == long_ago + 48
    assert [before for before, _ in run.earlier] == list(range(long_ago + 48 - len(run.earlier), long_ago + 48))


async def test_a_shared_secret_is_drawn_once(any_store: ValkeyStore) -> None:
    """All who ask at one moment get the same 32 bytes, under another name others, and new ones when its time is over."""
    drawn = await asyncio.gather(*(any_store.shared_secret("salt", 50) for _ in range(5)))
    assert len(set(drawn)) == 1
    assert len(drawn[0]) == 32
    assert await any_store.shared_secret("pepper", HOUR) != drawn[0]
    async with asyncio.timeout(5):
        while await any_store.shared_secret("salt", HOUR) == drawn[0]:  # noqa: ASYNC110  (the server's clock decides)
            await asyncio.sleep(0.005)


async def test_a_bundle_is_kept_and_renewed(any_store: ValkeyStore, any_url: str) -> None:
    """A bundle comes back byte for byte, and putting it again renews it."""
    assert await any_store.get_bundle("f") is None
    await any_store.put_bundle("f", b"\x00bundle", 10_000)
    await any_store.put_bundle("f", b"\x00bundle", HOUR)
    assert await any_store.get_bundle("f") == b"\x00bundle"
    with client(any_url) as redis:
        assert redis.pttl("vv:bundle:f") > 10_000


async def test_an_inbox_begins_with_a_gap_and_then_brings_hints_and_canaries(any_store: ValkeyStore) -> None:
    """The first thing is None; then hints come whole and in order, and the node's own beat as a hint without a session."""
    async with asyncio.timeout(5):
        inbox = any_store.inbox("n1")
        assert await anext(inbox) is None
        hints = [Hint("s", "c2"), Hint("s", "c2", "b", b"\x00relay"), Hint("s", "c3")]
        for hint in hints:
            any_store.hint("n1", hint)
        any_store.hint("n2", Hint("s", "not ours"))
        await any_store.beat("n1")
        assert [await anext(inbox) for _ in range(4)] == [*hints, Hint("", "")]


async def test_a_hint_brings_its_state_where_the_canary_has_come(any_store: ValkeyStore) -> None:
    """Before that nothing shows that the inbox is where a read would go, so the state is left out."""
    hint = Hint("s", "c2", parent="c1", state=b"\x00state")
    async with asyncio.timeout(5):
        inbox = any_store.inbox("n1")
        assert await anext(inbox) is None
        any_store.hint("n1", hint)
        assert await anext(inbox) == Hint("s", "c2")
        await any_store.beat("n1")
        assert await anext(inbox) == Hint("", "")
        any_store.hint("n1", hint)
        assert await anext(inbox) == hint


async def test_an_inbox_ends_when_the_store_is_closed(any_url: str) -> None:
    """Closing the store ends the iteration of those who listen."""
    store = await ValkeyStore.connect(any_url)
    inbox = store.inbox("n1")
    assert await anext(inbox) is None
    waiting = asyncio.ensure_future(anext(inbox, "the end"))
    await asyncio.sleep(0)
    await store.close()
    assert await asyncio.wait_for(waiting, 5) == "the end"
