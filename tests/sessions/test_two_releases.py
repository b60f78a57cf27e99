"""Two releases side by side on one store: an update with a newer schema and other exercise files finishes the sessions that it finds."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest
from redis import Redis

from support.fleet import Couple, Traveller, fleet
from support.playing import at, play_on, seated
from support.releases import TITLE, next_scenarios, release
from viceversa.game.session import SCHEMA
from viceversa.wire.closing import TOO_OLD
from viceversa_client.device import Device

COUPLES = 9
NEXT = SCHEMA + 1


def stored(url: str, session: str) -> dict[str, Any]:
    """The state of a session in the store, field by field."""
    with Redis.from_url(url) as redis:
        state = redis.hget(f"vv:s:{{{session}}}", "state")
    fields: dict[str, Any] = msgspec.msgpack.decode(state)
    return fields


@pytest.mark.parametrize("prepared", [False, True])
async def test_a_rolling_update_finishes_the_sessions_it_finds(place: Path, store_url: str, prepared: bool) -> None:
    """Servers of the next release take the place of three old ones, one by one, under load: every session plays on with the words and steps
    it began with, loses nothing that was acknowledged, and ends; a new one begins with the new words. So it is with a field that may be lost,
    and with one that may not where the old release knows it already."""
    package = release(place, schema=NEXT, knows=NEXT, min_reader=NEXT if prepared else SCHEMA)
    scenarios = next_scenarios(place)
    async with fleet(3, place, store_url) as servers:
        if prepared:
            for server in servers:
                await asyncio.to_thread(server.terminate)
                server.update(release(place / str(server.port), schema=SCHEMA, knows=NEXT, min_reader=SCHEMA))
                await asyncio.to_thread(server.start)
        couples = [await Couple.met(servers[n % 3], servers[(n + n // 3) % 3], seed=n) for n in range(COUPLES)]
        words = couples[0].both[0].device.words
        for couple in couples:
            couple.play((0.3, 0.9))
        for old in servers:
            await asyncio.sleep(1)
            assert await asyncio.to_thread(old.terminate) == 0
            old.update(package, scenarios)
            await asyncio.to_thread(old.start)
        await asyncio.sleep(1)
        await asyncio.gather(*(couple.finish() for couple in couples))
        for couple in couples:
            for each in couple.both:
                assert each.device.words == words
                assert each.absences == 0
                assert TOO_OLD.say not in each.said
                assert max(trip.took for trip in each.trips) < 5
            left = stored(store_url, couple.both[0].device.session)
            assert left["schema"] == NEXT
            assert left["written"] >= 1
            await couple.close()
        fresh = await seated(servers[0].url, servers[1].url)
        assert fresh[0].words.exercises["emotion-charades"].title == TITLE != words.exercises["emotion-charades"].title
        await play_on(fresh, programme="charades")
        for device in fresh:
            await device.close()


async def test_an_older_release_never_writes_what_it_does_not_know(place: Path, store_url: str) -> None:
    """When a session comes to a server of the next release, whose field must not be lost, the old servers send their devices elsewhere, do
    not write it any more, and it ends well on the new one."""
    package, scenarios = release(place, schema=NEXT, knows=NEXT, min_reader=NEXT), next_scenarios(place)
    async with fleet(3, place, store_url) as (one, two, three):
        assert await asyncio.to_thread(three.terminate) == 0
        three.update(package, scenarios)
        await asyncio.to_thread(three.start)
        first, second = await seated(one.url, two.url)
        await play_on((first, second), at("think"), programme="mirror")
        assert stored(store_url, first.session)["schema"] == SCHEMA
        saved = msgspec.structs.replace(second.saved, servers=(three.url, one.url, two.url))
        await second.close()
        stays = Traveller(first)
        couple = Couple(stays, Traveller(await Device.resume(saved)), seed=1)
        written: list[tuple[int, int]] = []

        async def watch() -> None:
            while True:
                state = stored(store_url, first.session)
                written.append((state["schema"], state.get("written", 0)))
                await asyncio.sleep(0.005)

        watching = asyncio.create_task(watch())
        couple.play((0.1, 0.3))
        await asyncio.sleep(2)
        await couple.finish()
        watching.cancel()
        assert set(written) == {(NEXT, 1)}
        assert [each.device.server for each in couple.both] == [three.url, three.url]
        print(f"away for {max(trip.took for trip in stays.trips):.2f} s in {len(stays.trips)} trips")
        assert stays.said[0] == TOO_OLD.say
        assert max(trip.took for trip in stays.trips) < 5
        await couple.close()
