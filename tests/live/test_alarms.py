"""One heap of due moments."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from viceversa.live.alarms import AT_ONCE, Alarms
from viceversa.live.measures import Histogram
from viceversa.live.store_clock import StoreClock

NOW = 1_000_000


class Bells:
    """Alarms on a clock that a test may correct, and what rang."""

    def __init__(self) -> None:
        self.clock = StoreClock()
        self.clock.heard(NOW)
        self.rang: list[str] = []
        self.fails: set[str] = set()
        self.lateness = Histogram("lateness", "Seconds.", (0.001, 1))
        self.alarms = Alarms(self.clock, self._ring, self.lateness)
        self.news = asyncio.Event()

    def _ring(self, key: str) -> None:
        self.rang.append(key)
        self.news.set()
        if key in self.fails:
            raise KeyError(key)

    async def until(self, *keys: str) -> None:
        """Wait until these have rung, in that order, and nothing else."""
        async with asyncio.timeout(3):
            while len(self.rang) < len(keys):
                self.news.clear()
                await self.news.wait()
        assert self.rang == list(keys)


@pytest.fixture
async def bells() -> AsyncIterator[Bells]:
    """Alarms."""
    bells = Bells()
    yield bells
    bells.alarms.stop()


async def test_they_ring_in_the_order_of_their_moments(bells: Bells) -> None:
    """Whatever the order in which they were armed; and not before their time."""
    bells.alarms.arm("late", bells.clock.now() + 120)
    bells.alarms.arm("soon", bells.clock.now() + 40)
    bells.alarms.arm("over", NOW - 5)
    started = bells.clock.now()
    await bells.until("over", "soon", "late")
    assert bells.clock.now() - started >= 115


async def test_one_that_fails_when_it_is_woken_silences_nobody_else(bells: Bells) -> None:
    """Those that are due with it, and those that are due later, ring all the same."""
    loop, faults = asyncio.get_running_loop(), list[str]()
    loop.set_exception_handler(lambda _, context: faults.append(type(context["exception"]).__name__))
    bells.fails = {"broken"}
    for key, due in (("broken", NOW - 5), ("due", NOW - 4), ("later", bells.clock.now() + 30)):
        bells.alarms.arm(key, due)
    await bells.until("broken", "due", "later")
    assert faults == ["KeyError"]


async def test_a_deadline_that_moves_on_takes_no_room(bells: Bells) -> None:
    """However often a key is armed anew for later, the heap holds it about once; and it rings at its last moment."""
    for n in range(1_000):
        bells.alarms.arm("moving", bells.clock.now() + 20 + n % 50)
    assert len(bells.alarms) <= 3
    last = bells.clock.now() + 60
    bells.alarms.arm("moving", last)
    await bells.until("moving")
    assert bells.clock.now() >= last


async def test_arming_again_replaces(bells: Bells) -> None:
    """A key rings once, at its last moment, whether that is sooner or later; None disarms."""
    bells.alarms.arm("later", bells.clock.now() + 10)
    bells.alarms.arm("later", bells.clock.now() + 100)
    bells.alarms.arm("sooner", bells.clock.now() + 60_000)
    bells.alarms.arm("sooner", bells.clock.now() + 40)
    bells.alarms.arm("never", bells.clock.now() + 20)
    bells.alarms.arm("never", None)
    await bells.until("sooner", "later")
    await asyncio.sleep(0.05)
    assert bells.rang == ["sooner", "later"]


async def test_the_same_moment_may_be_armed_again_after_it_rang(bells: Bells) -> None:
    """What was woken too early arms the same moment again, and is woken again."""
    due = bells.clock.now() + 10
    bells.alarms.arm("x", due)
    await bells.until("x")
    bells.alarms.arm("x", due)
    await bells.until("x", "x")


async def test_a_corrected_clock_is_noticed(bells: Bells, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the store's clock turns out to be ahead, a moment that has come rings at the next look."""
    monkeypatch.setattr("viceversa.live.alarms.LONGEST_SLEEP", 0.05)
    bells.alarms.arm("x", NOW + 3_600_000)
    bells.clock.heard(NOW + 3_600_000)
    await bells.until("x")


async def test_nothing_rings_after_the_end(bells: Bells) -> None:
    """Once stopped nothing rings and nothing can be armed."""
    bells.alarms.arm("x", bells.clock.now() + 20)
    bells.alarms.stop()
    bells.alarms.arm("y", NOW)
    await asyncio.sleep(0.06)
    assert bells.rang == []


async def test_how_late_each_came_is_counted(bells: Bells) -> None:
    """What was due long ago counts as long ago, in seconds; one that was disarmed does not count."""
    bells.alarms.arm("over", NOW - 5_000)
    bells.alarms.arm("never", bells.clock.now() + 10)
    bells.alarms.arm("never", None)
    bells.alarms.arm("soon", bells.clock.now() + 30)
    await bells.until("over", "soon")
    assert sum(bells.lateness.buckets) == 2
    assert 5 <= bells.lateness.sum < 6


async def test_many_at_the_same_moment_let_others_have_their_turn(bells: Bells) -> None:
    """However many are due at once, no turn of the event loop rings more than a few; and none is left out."""
    many = [f"{n:04}" for n in range(10 * AT_ONCE)]
    due = bells.clock.now() + 20
    for key in many:
        bells.alarms.arm(key, due)
    each_turn, seen = [], 0
    async with asyncio.timeout(3):
        while len(bells.rang) < len(many):
            await asyncio.sleep(0)
            each_turn.append(len(bells.rang) - seen)
            seen = len(bells.rang)
    assert max(each_turn) == AT_ONCE
    assert bells.rang == many
