"""Time passes while somebody vouches for it: two servers share a session, and one, both, or their store stop for a while."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable

import pytest

from support.playing import at, left, play_on, seated, until_same
from support.serving import Served
from viceversa_client.device import Device

Servers = tuple[Served, Served]
Devices = tuple[Device, Device]
Harm = Callable[[Servers, Devices], Awaitable[tuple[float, float]]]
"""Does it, waits until all is well again, and gives the least and the most that may be taken back for it, in seconds."""


def now() -> float:
    """A steady clock, in seconds."""
    return asyncio.get_running_loop().time()


def killed(which: int) -> Harm:
    """One server is killed; the other vouches on."""

    async def harm(servers: Servers, devices: Devices) -> tuple[float, float]:
        view = devices[which].view
        await asyncio.to_thread(servers[which].kill)
        await until_same(devices, after=(view,))
        return 0, 0

    return harm


async def both_killed(servers: Servers, devices: Devices) -> tuple[float, float]:
    """Nobody vouches until a server is back and a device with it."""
    views, since = tuple(device.view for device in devices), now()
    for server in servers:
        await asyncio.to_thread(server.kill)
    await asyncio.sleep(2)
    await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
    await until_same(devices, after=views)
    return now() - since, now() - since


def store_frozen(seconds: float) -> Harm:
    """The store stands still: no beat is written."""

    async def harm(servers: Servers, devices: Devices) -> tuple[float, float]:
        pid, since = servers[0].store_process(), now()
        os.kill(pid, signal.SIGSTOP)
        try:
            await asyncio.sleep(seconds)
        finally:
            os.kill(pid, signal.SIGCONT)
        took = now() - since
        await asyncio.sleep(3)
        await until_same(devices)
        return took, took

    return harm


def one_frozen(seconds: float, least: float, most: float) -> Harm:
    """One server stands still, as on a laptop that sleeps, and the other vouches on."""

    async def harm(servers: Servers, devices: Devices) -> tuple[float, float]:
        servers[0].pause()
        await asyncio.sleep(seconds)
        servers[0].resume()
        await asyncio.sleep(2)
        await until_same(devices)
        return least, most

    return harm


async def both_frozen(servers: Servers, devices: Devices) -> tuple[float, float]:
    """Both servers stand still together."""
    since = now()
    for server in servers:
        server.pause()
    await asyncio.sleep(4)
    for server in servers:
        server.resume()
    took = now() - since
    await asyncio.sleep(2)
    await until_same(devices)
    return took, took


HARMS = {
    "the first is killed": killed(0),
    "the second is killed": killed(1),
    "both are killed": both_killed,
    "the store stands still for 3 s": store_frozen(3),
    "the store stands still for 8 s": store_frozen(8),
    "one stands still for 2 s": one_frozen(2, 0, 0),
    "one stands still for 5 s, so that its partner is asleep": one_frozen(5, 3, 6),
    "both stand still for 4 s": both_frozen,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS.keys())
async def test_only_what_nobody_vouched_for_is_taken_back(two: Servers, harm: Harm) -> None:
    """Whatever stops, the running phase loses and gains no more than a second beside what nobody vouched for, and both see the same."""
    devices = await seated(two[0].url, two[1].url)
    await play_on(devices, at("think"), programme="mirror")
    place = await until_same(devices)
    before, since = left(devices[0]), now()
    least, most = await harm(two, devices)
    one, other = (left(device) for device in devices)
    assert before is not None
    assert one is not None
    assert other is not None
    taken = (one - before) / 1000 + now() - since
    print(f"taken back: {taken:.2f} s, of {least:.2f} to {most:.2f} s")
    assert least - 1 < taken < most + 1
    assert abs(one - other) < 300
    assert await until_same(devices) == place
    for device in devices:
        await device.close()
