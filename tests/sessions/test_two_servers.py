"""Two servers, one store: partners on either of them, and either of them killed."""

from __future__ import annotations

import asyncio

import pytest

from support.playing import at, left, play_on, seated, until_same
from support.serving import Served


async def test_partners_on_two_servers_play_a_whole_evening(two: tuple[Served, Served]) -> None:
    """With each partner on a server of their own, the session comes to its end."""
    devices = await seated(two[0].url, two[1].url)
    await play_on(devices, lambda view: all(device.view.stage == "done" for device in devices))
    for device in devices:
        await device.close()


@pytest.mark.parametrize("killed", [0, 1])
async def test_killing_a_server_moves_its_partner_to_the_other(two: tuple[Served, Served], killed: int) -> None:
    """The partner whose server was killed comes back through the other address: same phase, same time, and on it goes."""
    devices = await seated(two[0].url, two[1].url)
    await play_on(devices, at("show_and_read"), programme="charades")
    await until_same(devices)
    place, remaining = devices[0].view.place, left(devices[0])
    views = (devices[killed].view,)
    started = asyncio.get_running_loop().time()
    await asyncio.to_thread(two[killed].kill)
    await until_same(devices, after=views)
    passed = int((asyncio.get_running_loop().time() - started) * 1000)
    assert devices[killed].server == two[1 - killed].url
    assert devices[0].view.place == place
    now_left = left(devices[0])
    assert remaining is not None
    assert now_left is not None
    assert remaining - passed - 1_000 <= now_left <= remaining + 1_000
    await play_on(devices, programme="charades")
    for device in devices:
        await device.close()
