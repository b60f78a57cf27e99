"""The store's clock is the one clock: servers whose time of day is wrong by minutes, and jumps, share a session."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from support.playing import at, play_on, seated, until_same
from support.serving import Served, free_port, quick_scenarios, started
from viceversa_client.device import Device

LIMIT = 5
"""Seconds that the first phase of the mirror takes here."""


@pytest.fixture
async def wrong(place: Path) -> AsyncIterator[tuple[Served, Served]]:
    """Two servers on one embedded store, one ahead by seven minutes and one behind by eleven."""
    scenarios, ports = quick_scenarios(place), (free_port(), free_port())
    yaml = YAML()
    file = scenarios / "exercises" / "thirty-second-mirror.yaml"
    content = yaml.load(file)
    content["steps"][0]["do"][0]["time"] = [0, LIMIT, 30]
    yaml.dump(content, file)
    servers = started(
        Served(place / "data", scenarios=scenarios, port=ports[0], also=(ports[1],), skew=420.0),
        Served(place / "data", scenarios=scenarios, port=ports[1], also=(ports[0],), skew=-660.0),
    )
    yield servers[0], servers[1]
    for server in servers:
        server.stop()


async def ended(device: Device) -> int:
    """When the phase of this device ended, in the store's clock as the device knows it."""
    await device.until(lambda view: view.place is not None and view.place.phase != "think")
    return device.store_now()


@pytest.mark.parametrize("asleep", [None, 0, 1])
async def test_servers_with_wrong_clocks_agree_on_a_deadline(wrong: tuple[Served, Served], asleep: int | None) -> None:
    """Both partners see the same deadline, in the store's clock; the phase ends then on both screens, not before and hardly later; also when
    one of the servers stood still for two seconds of it, as on a laptop that slept."""
    devices = await seated(wrong[0].url, wrong[1].url)
    await play_on(devices, at("think"), programme="mirror")
    await until_same(devices)
    for device in devices:
        assert abs(device.store_now() - time.time() * 1000) < 1_000  # the servers' own clocks are minutes off
    clocks = [device.view.clock for device in devices]
    assert clocks[0] is not None
    assert clocks[0].due is not None
    assert clocks[0] == clocks[1]
    if asleep is not None:
        wrong[asleep].pause()
        await asyncio.sleep(2)
        wrong[asleep].resume()
    moments = await asyncio.gather(*(ended(device) for device in devices))
    assert all(-100 <= moment - clocks[0].due < 3_000 for moment in moments), [moment - clocks[0].due for moment in moments]
    assert abs(moments[0] - moments[1]) < 1_000
    await until_same(devices)
    for device in devices:
        await device.close()
