"""How late many deadlines are kept, and what it costs to have them armed.

One partner of each session is connected. The phase that each session is in ends at a moment that was settled when the phase began, and ends by
itself: the lateness is from that moment to the frame in which the device is told. The devices share this machine's clock with the store.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path

from .couple import seated
from .device import Device
from .exercise import TIMED, timed_charades
from .load import Load, quantile
from .machine import memory_kib
from .pace import Values
from .processes import Node, Store

SESSIONS = 10_000
BEGIN = 8.0
"""Seconds over which the sessions begin their phase, and so the seconds over which their deadlines fall."""

LULL = 31.0
"""Seconds after a partner has left in which the server still has something to do about that."""

SILENT = 3.0
"""Seconds that are measured while no device pings: less than a server waits for one."""

PINGING = 5.0
SPARE = 3.0
LATE = 10.0
"""Seconds after the last deadline in which a late one is waited for."""


async def kept(
    stack: ExitStack,
    folder: Path,
    sessions: int = SESSIONS,
    begin: float = BEGIN,
    lull: float = LULL,
    seconds: tuple[float, float] = (SILENT, PINGING),
) -> Values:
    """One run. Lateness in milliseconds; processor time while nothing is due, without and with the devices' pings, as parts of a core."""
    store = Store(folder, "always")
    stack.callback(store.kill)
    silent, pinging = seconds
    ends_after = int(max(begin, lull) + silent + pinging + 2 * SPARE)
    node = Node(folder, timed_charades(folder, ends_after), store)
    stack.callback(node.kill)
    load = Load((node.pid,), (store.pid,))
    waiting = [Waiting(load, node.port) for _ in range(sessions)]
    await load.join(waiting)
    left = time.monotonic()
    for n, each in enumerate(waiting):
        load.loop.call_later(begin * n / sessions, each.act)
    await load.unless_wrong(asyncio.sleep(begin + SPARE))
    await load.unless_wrong(asyncio.sleep(max(0.0, left + lull - time.monotonic())))
    for each in waiting:
        each.device.ping()
        each.device.pings = False
    await load.unless_wrong(asyncio.sleep(SPARE / 2))
    quiet = await load.idle(silent)
    for each in waiting:
        each.device.pinging()
    with_pings = await load.idle(pinging)
    late = sorted(await load.unless_wrong(asyncio.wait_for(asyncio.gather(*(each.late for each in waiting)), ends_after + LATE)))
    return {
        "p50": quantile(late, 0.5),
        "p99": quantile(late, 0.99),
        "most": late[-1],
        "least": late[0],
        "idle": quiet,
        "idle, pings": with_pings,
        "MiB": memory_kib(load.server) / 1024,
    }


class Waiting:
    """A session with one partner connected, whose phase ends by itself. `late` is how late that was told, in milliseconds."""

    def __init__(self, load: Load, port: int) -> None:
        self.load = load
        self.port = port
        self.device = Device(load, self._view, lambda: None)
        self.late: asyncio.Future[float] = load.loop.create_future()
        self._least: int | None = None

    async def join(self) -> None:
        """Both come, and settle the lobby; the other one says ready and leaves."""
        other = Device(self.load, lambda device: None, lambda: None)
        await seated(self.device, other, (self.port, self.port))
        await other.ask(do="ready")
        other.leave()

    def act(self) -> None:
        """The one who stays says ready, and the phase begins."""
        self.device.do(do="ready")

    def _view(self, device: Device) -> None:
        sight = device.sight
        if sight.place is None or self.late.done():
            return
        if sight.place.phase == TIMED:
            first, self._least = self._least is None, sight.clock.least if sight.clock is not None else None
            if first and sight.place.lead == "a":
                device.do(do="tap", phase=sight.place.instance, ask="seen")
        elif self._least is not None:
            self.late.set_result(time.time() * 1000 - self._least)
