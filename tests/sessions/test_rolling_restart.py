"""Servers that share a store are stopped and started one after the other while couples play on them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from support.fleet import Couple, fleet

COUPLES = 24


async def test_a_rolling_restart_loses_nothing_and_keeps_nobody_waiting(place: Path, store_url: str) -> None:
    """Each of three servers leaves in good order and comes back, under load: every session goes on and comes to its end, nothing that was
    acknowledged is lost, every device can play again within two seconds of its goodbye, and nobody is ever shown asleep."""
    loop = asyncio.get_running_loop()
    async with fleet(3, place, store_url) as servers:
        couples = [await Couple.met(servers[n % 3], servers[(n + n // 3) % 3], seed=n) for n in range(COUPLES)]
        for couple in couples:
            couple.play((0.3, 0.9))
        for server in servers:
            await asyncio.sleep(1)
            told = loop.time()
            assert await asyncio.to_thread(server.terminate) == 0
            assert loop.time() - told < 10
            await asyncio.to_thread(server.start)
        await asyncio.sleep(1)
        await asyncio.gather(*(couple.finish() for couple in couples))
        travellers = [each for couple in couples for each in couple.both]
        trips = sorted(trip.took for each in travellers for trip in each.trips)
        print(f"{len(trips)} trips: median {trips[len(trips) // 2]:.3f} s, longest {trips[-1]:.3f} s")
        assert len(trips) >= 2 * COUPLES
        assert trips[-1] < 2
        assert sum(each.absences for each in travellers) == 0
        for couple in couples:
            await couple.close()
