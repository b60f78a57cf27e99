"""How long it takes until two partners play again when the node that they are on is killed under their hands.

Devices come back as the protocol asks: at once, to another address of the welcome, with the command that was not answered under its own id.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path

from picows import WSError

from .couple import Couple
from .device import Device
from .exercise import long_charades
from .load import Load, quantile
from .pace import Values
from .processes import Node, Store

SESSIONS = 250
RATE = 500
PLAYED = 1.5
"""Seconds of play before the kill."""

AGAIN = 0.2
"""Seconds until another try where a node does not let a device in."""

SETTLED = 0.02
"""Seconds in which the views that a command leads to come after its answer."""

WITHIN = 30.0


async def killed(stack: ExitStack, folder: Path, sessions: int = SESSIONS, rate: int = RATE) -> Values:
    """Kill the node of all sessions while they play. Seconds until the first action of each that both partners have seen."""
    store = Store(folder, "always")
    stack.callback(store.kill)
    scenarios = long_charades(folder)
    lost, other = (Node(folder, scenarios, store) for _ in range(2))
    stack.callback(lost.kill)
    stack.callback(other.kill)
    load = Load((other.pid,), (store.pid,))
    couples = [Couple(load, (lost.port, lost.port), n) for n in range(sessions)]
    await load.join(couples)
    load.begin(rate)
    await load.unless_wrong(asyncio.sleep(PLAYED))
    load.end()
    came = [asyncio.ensure_future(_back(couple, other.port)) for couple in couples]
    await asyncio.sleep(0)
    start = time.perf_counter()
    lost.kill()
    took = sorted(moment - start for moment in await load.unless_wrong(asyncio.wait_for(asyncio.gather(*came), WITHIN)))
    return {"p50": quantile(took, 0.5), "p95": quantile(took, 0.95), "most": took[-1]}


async def _back(couple: Couple, port: int) -> float:
    """Bring a couple back as soon as it is cut off; the moment at which it plays again."""
    devices = (couple.a, couple.b)
    await asyncio.gather(*(_returned(device, port) for device in devices))
    couple.cut()
    for device in devices:
        if device.pending:
            await device.again()
            await asyncio.sleep(SETTLED)
    await couple.act_once()
    return time.perf_counter()


async def _returned(device: Device, port: int) -> None:
    gone = device.load.loop.create_future()
    device.fate = lambda: gone.set_result(None)
    await gone
    device.fate = lambda: None
    while True:
        try:
            await device.resume(port)
        except (OSError, WSError):
            await asyncio.sleep(AGAIN)
        else:
            return
