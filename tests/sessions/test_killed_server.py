"""A session cannot break: the server is killed with -9 in every kind of phase, and the game goes on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable

import pytest

from support.playing import at, left, play_on, seated, until_same
from support.serving import Served
from viceversa.game.commands import Pause, Seal
from viceversa.store.locks import FileLock
from viceversa_client.device import Device
from viceversa_client.player import next_command

PHASES = [
    ("mirror", "think"),
    ("mirror", "say_back"),
    ("mirror", "landed"),
    ("charades", "look"),
    ("charades", "show_and_read"),
    ("charades", "talk"),
    ("the-one-thing", "agree"),
    ("the-one-thing", "truth"),
    ("the-one-thing", "interview"),
    ("the-one-thing", "speech"),
    ("the-one-thing", "derole"),
    ("the-one-thing", "correct"),
    ("the-one-thing", "missing"),
]


async def in_phase(served: Served, programme: str, phase: str) -> tuple[Device, Device]:
    """Two devices in a phase; again until the draw lets the exercise come that has it."""
    for _ in range(12):
        devices = await seated(served.url)
        await play_on(devices, lambda view: at(phase)(view) or view.stage == "done", programme=programme)
        if any(at(phase)(device.view) for device in devices):  # the other may hear of it a moment later
            await until_same(devices)
            return devices
        for device in devices:
            await device.close()
    raise AssertionError(phase)


async def took(steps: Awaitable[object]) -> float:
    """How long they took, in ms: a server that has started vouches for the time until a busy machine lets the devices come back."""
    began = time.monotonic()
    await steps
    return (time.monotonic() - began) * 1000


@pytest.mark.parametrize(("programme", "phase"), PHASES)
async def test_same_phase_same_card_same_time_after_a_kill(served: Served, programme: str, phase: str) -> None:
    """Both come back by themselves to the same phase and card, with the remaining time within a second, and play on."""
    devices = await in_phase(served, programme, phase)
    before = [(device.view.place, device.view.card, device.view.hand, device.view.options) for device in devices]
    remaining, views = left(devices[0]), tuple(device.view for device in devices)
    await asyncio.to_thread(served.kill)
    await asyncio.sleep(1.5)
    await asyncio.to_thread(served.start)
    back = await took(until_same(devices, after=views))
    after = [(device.view.place, device.view.card, device.view.hand, device.view.options) for device in devices]
    assert after == before
    now_left = left(devices[0])
    assert remaining is not None
    assert now_left is not None
    assert -1_000 <= remaining - now_left <= 1_000 + back
    await play_on(devices, programme=programme)
    for device in devices:
        await device.close()


async def test_an_acknowledged_answer_is_never_lost_and_counts_once(served: Served) -> None:
    """What was sealed and acknowledged before a kill is there after it, and what the other seals then opens with it."""
    devices = await in_phase(served, "the-one-thing", "truth")
    first = next_command(devices[0].view, devices[0].words, "kind", 1)
    assert isinstance(first, Seal)
    assert (await devices[0].do(first)).result == "accepted"
    views = tuple(device.view for device in devices)
    await asyncio.to_thread(served.kill)
    await asyncio.to_thread(served.start)
    await until_same(devices, after=views)
    assert devices[0].view.given == ("sealed",)
    again = await devices[0].do(first)
    assert (again.result, again.code) == ("refused", "already_given")
    await play_on(devices, lambda view: any(each.phase == "truth" for each in view.opened), programme="the-one-thing")
    opened = next(each for each in devices[0].view.opened if each.phase == "truth")
    assert opened.seats == ("a", "b")


async def test_a_pause_and_a_command_on_its_way_survive(served: Served) -> None:
    """A command sent while the server is down is sent again by itself, and answered once."""
    devices = await in_phase(served, "mirror", "think")
    await asyncio.to_thread(served.kill)
    asked = asyncio.create_task(devices[0].do(Pause()))
    await asyncio.sleep(0.3)
    assert not asked.done()
    await asyncio.to_thread(served.start)
    answer = await asyncio.wait_for(asked, 15)
    assert answer.result == "accepted"
    await devices[1].until(lambda view: view.interlude is not None and view.interlude.kind == "pause", within=10)


async def test_ctrl_c_and_starting_again_loses_nothing(served: Served) -> None:
    """A server that is stopped in good order and started later goes on in the same place."""
    devices = await in_phase(served, "charades", "show_and_read")
    before, remaining, views = devices[1].view.place, left(devices[1]), tuple(device.view for device in devices)
    assert await asyncio.to_thread(served.stop) == 0
    await asyncio.sleep(2)
    await asyncio.to_thread(served.start)
    back = await took(until_same(devices, after=views))
    now_left = left(devices[1])
    assert devices[1].view.place == before
    assert remaining is not None
    assert now_left is not None
    assert -1_000 <= remaining - now_left <= 1_000 + back


async def test_closing_the_terminal_stops_the_server_in_good_order(served: Served) -> None:
    """A server whose terminal is closed leaves as it does on Ctrl-C, and takes its embedded store along; nothing is lost."""
    devices = await in_phase(served, "charades", "show_and_read")
    before, views = devices[1].view.place, tuple(device.view for device in devices)
    assert await asyncio.to_thread(served.hang_up) == 0
    lock = FileLock(served.data_dir / "server.lock")
    assert lock.own(), "no store runs on there"
    lock.drop()
    await asyncio.to_thread(served.start)
    await until_same(devices, after=views)
    assert devices[1].view.place == before
