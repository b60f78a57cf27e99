"""This process's beat."""

from __future__ import annotations

import asyncio

from live.faulty import Faulty
from viceversa.live.pulse import Pulse
from viceversa.live.store_clock import StoreClock
from viceversa.store.contract import Unavailable


class Heard:
    """A pulse, and what it told."""

    def __init__(self, store: Faulty) -> None:
        self.lapses = 0
        self.turns: list[bool] = []
        self.clock = StoreClock()
        self.pulse = Pulse(store, "node", self.clock, lapsed=self.lapsed, turned=self.turns.append)

    def lapsed(self) -> None:
        """Count a gap."""
        self.lapses += 1


async def test_one_beat_serves_all_who_wait_for_it(store_url: str) -> None:
    """Many sessions that want the time vouched for at one moment cost one beat, and fail together when it fails."""
    store = await Faulty.made(store_url)
    pulse = Heard(store).pulse
    await asyncio.gather(*(pulse.vouch() for _ in range(20)))
    assert store.beaten == 1
    await pulse.vouch()
    assert store.beaten == 1, "a fresh one is good enough"
    pulse.last = 0
    store.no_beats = True
    failed = await asyncio.gather(*(pulse.vouch() for _ in range(20)), return_exceptions=True)
    assert all(isinstance(each, Unavailable) for each in failed)
    assert store.beaten == 2
    await store.close()


async def test_a_gap_is_told(store_url: str) -> None:
    """After more than a second without a beat, what this node vouches for begins anew; after less it goes on."""
    store = await Faulty.made(store_url)
    heard = Heard(store)
    await heard.pulse.beat()
    heard.pulse.since -= 2_000
    since = heard.pulse.since
    heard.pulse.last -= 600
    await heard.pulse.beat()
    assert (heard.lapses, heard.pulse.since, heard.pulse.regained) == (0, since, 0)
    heard.pulse.last -= 1_001
    await heard.pulse.beat()
    assert heard.lapses == 1
    assert since < heard.pulse.since == heard.pulse.regained == heard.pulse.last
    await store.close()


async def test_the_store_going_away_and_coming_back_is_told_once_each(store_url: str) -> None:
    """However many beats fail in between."""
    store = await Faulty.made(store_url)
    heard = Heard(store)
    running = asyncio.create_task(heard.pulse.run())
    store.no_beats = True
    async with asyncio.timeout(10):
        while store.beaten < 4:  # noqa: ASYNC110  (beats tell nobody)
            await asyncio.sleep(0.05)
        assert (heard.turns, heard.pulse.saving) == ([False], False)
        store.no_beats = False
        while not heard.pulse.saving:  # noqa: ASYNC110  (as above)
            await asyncio.sleep(0.05)
    assert heard.turns == [False, True]
    running.cancel()
    heard.pulse.stop()
    await store.close()
