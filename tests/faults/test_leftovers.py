"""What the checker says of what is left: keys that stay, sessions that are gone, memory that grows."""

from __future__ import annotations

from redis import Redis

from faults.findings import Stored, Tally
from faults.leftovers import WARM, erased, lasting, memory, stored, went_on
from faults.made import Made, case
from fixtures_store import empty
from viceversa.game.commands import Erase
from viceversa.game.session import Session
from viceversa.live.record import pack
from viceversa.store.keys import session_key

STATE = Session(id="s", seed=b"", library="", now=0)


def test_a_key_that_stays_is_found(store_url: str) -> None:
    """One without a time to live, or with one of weeks."""
    empty(store_url)
    with Redis.from_url(store_url) as redis:
        redis.set("fine", 1, px=1_000_000)
        assert not list(lasting(redis, Tally()))
        redis.set("stays", 1)
        redis.set("long", 1, ex=30 * 24 * 3600)
        assert len(list(lasting(redis, Tally()))) == 2


def test_what_the_store_has_of_a_session(store_url: str) -> None:
    """Its state and its sealed answers; nothing of one that was erased."""
    empty(store_url)
    with Redis.from_url(store_url) as redis:
        redis.hset(session_key("s"), mapping={"commit": "c", "state": pack(STATE), "a:1:a": b"blob"})
        found = stored(redis, "s")
        assert found is not None
        assert (found.state, found.blobs) == (STATE, {"a:1:a": b"blob"})
        redis.hset(session_key("gone"), mapping={"commit": "erased", "by": "c"})
        assert stored(redis, "gone") is None


def test_a_session_that_is_gone_is_found() -> None:
    """But for one that was erased."""
    gone = Made("a")
    gone.closed = "gone"
    assert list(went_on(case(gone), Tally()))
    assert not list(went_on(case(gone, Made("b").did(0, Erase())), Tally()))
    assert list(went_on(case(gone, Made("b").did(0, Erase(), "")), Tally()))


def test_an_erasure_whose_answer_was_lost_is_one() -> None:
    """Who comes back afterwards is told that there is no seat any more."""
    erasing, other = Made("a").did(0, Erase(), ""), Made("b")
    erasing.closed = other.closed = "no_seat"
    assert not list(went_on(case(erasing, other), Tally()))


def test_what_is_left_of_an_erased_session_is_found() -> None:
    """Nothing may be."""
    erasing = Made("a").did(0, Erase())
    assert not list(erased(case(erasing), Tally()))
    assert list(erased(case(erasing, stored=Stored(STATE, {}, b"")), Tally()))


def test_memory_that_grows_after_five_minutes_is_found() -> None:
    """A quarter more and then some; what a process needs to get warm is not growth."""
    calm = [(second, 100.0) for second in range(0, int(WARM) + 200, 2)]
    grown = [(second, 50.0 if second < 100 else 100 + max(0.0, second - WARM)) for second, _ in calm]
    assert not list(memory({"server": [(float(second), size) for second, size in calm]}, Tally()))
    assert list(memory({"server": [(float(second), size) for second, size in grown]}, Tally()))
