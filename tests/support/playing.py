"""Two devices of the client library, played move by move, so that a test can stop a session exactly where it wants to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from viceversa.game.view import PlaceView, View
from viceversa_client.device import Device
from viceversa_client.player import next_command

WITHIN = 60.0


async def seated(url: str, other: str | None = None, *, languages: tuple[str, str] = ("en", "en")) -> tuple[Device, Device]:
    """A room with both partners in it; the second may come in through another server."""
    first = await Device.open(url, name="Ann", language=languages[0])
    door = first.view.door
    assert door is not None
    second = await Device.join(other or url, door.code, name="Bo", language=languages[1])
    return first, second


async def play_on(
    devices: tuple[Device, Device],
    until: Callable[[View], bool] = lambda view: view.stage == "done",
    *,
    programme: str = "evening",
    seed: int = 0,
) -> None:
    """Let both do what a friendly partner would, one move at a time, until a view of either is as wanted."""

    async def moves() -> None:
        while not any(until(device.view) for device in devices):
            moved = False
            for device in devices:
                command = next_command(device.view, device.words, "kind", seed, (programme,))
                if command is None:
                    continue
                moved = True
                await device.do(command)
                if any(until(each.view) for each in devices):
                    return
            await asyncio.sleep(0 if moved else 0.02)

    await asyncio.wait_for(moves(), WITHIN)


async def until_same(devices: tuple[Device, Device], *, after: tuple[View, ...] = (), within: float = 10) -> PlaceView:
    """Wait until both are connected, have other views than those of `after`, and see the same place; that place."""

    async def same() -> PlaceView:
        while True:
            one, other = (device.view.place for device in devices)
            both = all(device.connected and not any(device.view is old for old in after) for device in devices)
            here = all(
                state.presence == "here" for device in devices for seat, state in device.view.seats.items() if seat != "host"
            )
            if both and here and one is not None and other is not None and one.instance == other.instance:
                return one
            await asyncio.sleep(0.02)

    return await asyncio.wait_for(same(), within)


def left(device: Device) -> int | None:
    """Milliseconds left on the clock that this device shows; None without one."""
    clock = device.view.clock
    if clock is None:
        return None
    return clock.left if clock.due is None else clock.due - device.store_now()


def at(phase: str, turn: int = 1) -> Callable[[View], bool]:
    """Whether a view is in a phase of that name, in that turn."""
    return lambda view: view.place is not None and view.place.phase == phase and view.place.turn[0] == turn
