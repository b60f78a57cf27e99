"""The load: pairs of partners, each with one action under way at most, at a rate over all pairs or as fast as answers come.

What a pair sends and what counts as seen is a protocol's own (`device.py` and its siblings); how often, how long it took and what it cost is
here. A run that sees anything that it should not see fails: there is no figure of a server that cheats.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from .machine import cpu_seconds

WARM_UP = 0.8
"""Seconds at the start of each stage that do not count."""

QUIET_WITHIN = 20.0


T = TypeVar("T")


class Wrong(Exception):
    """A server did what it must not do."""


class Pair(Protocol):
    """Two partners of one session on a server that is being measured."""

    async def join(self) -> None:
        """Connect both, and come to where they can act."""
        ...

    def act(self) -> None:
        """Send the next action, and tell the load when the partner has seen it (`Load.shown`) and when it is done (`Load.seen`); or, where
        the session has come to its end, `Load.ended`."""
        ...


class Cost(NamedTuple):
    """What one stage cost. Times in milliseconds, processor time in microseconds an action, rates in actions a second."""

    offered: float
    achieved: float
    p50: float
    p99: float
    server: float
    store: float
    load: float


class Load:
    """Drives pairs. `server` and `store` are the ids of the processes whose processor time is counted; `laters` counts commands that a
    server which could not save has put off."""

    def __init__(self, server: tuple[int, ...], store: tuple[int, ...]) -> None:
        self.server = server
        self.store = store
        self.pairs: list[Pair] = []
        self.spare: list[Pair] = []
        self.loop = asyncio.get_running_loop()
        self.frames = 0
        self.laters = 0
        self.bytes = 0
        self._failed: asyncio.Future[None] = self.loop.create_future()
        self._latencies: list[float] | None = None
        self._actions = 0
        self._interval = 0.0
        self._due: dict[Pair, float] = {}
        self._parked = 0
        self._quiet = asyncio.Event()
        self._active = False

    # --- what pairs tell

    def shown(self, since: float) -> None:
        """The partner's device has got the view that an action led to, which was sent at `since` (perf_counter)."""
        if self._latencies is not None:
            self._latencies.append(time.perf_counter() - since)

    def seen(self, pair: Pair) -> None:
        """An action is done: it is answered, and both have their view."""
        self._actions += 1
        if not self._active:
            self._park()
        elif not self._interval:
            pair.act()
        else:
            due = self._due[pair] = max(self._due[pair] + self._interval, self.loop.time())
            self.loop.call_at(due, self._go, pair)

    def ended(self, pair: Pair) -> None:
        """A session has come to its end: a spare one, which has been joined before, goes on in its place."""
        if not self.spare:
            self.wrong("a session came to its end, and there is none to go on with")
            return
        fresh = self.spare.pop()
        self.pairs[self.pairs.index(pair)] = fresh
        self._due[fresh] = self._due.pop(pair)
        fresh.act()

    def wrong(self, what: str) -> None:
        """Fail the run."""
        if not self._failed.done():
            self._failed.set_exception(Wrong(what))

    def _go(self, pair: Pair) -> None:
        if self._active:
            pair.act()
        else:
            self._park()

    def _park(self) -> None:
        self._parked += 1
        if self._parked == len(self.pairs):
            self._quiet.set()

    # --- what a run does

    async def join(self, pairs: Sequence[Pair], *, spare: bool = False, at_once: int = 16) -> float:
        """Bring pairs to where they can act; the milliseconds of processor time that it took the server for each. Spare ones wait."""
        before, todo = cpu_seconds(self.server), iter(pairs)

        async def worker() -> None:
            for pair in todo:
                await asyncio.wait_for(pair.join(), 30)

        await self.unless_wrong(asyncio.gather(*(worker() for _ in range(at_once))))
        (self.spare if spare else self.pairs).extend(pairs)
        return (cpu_seconds(self.server) - before) / max(1, len(pairs)) * 1e3

    async def idle(self, seconds: float) -> float:
        """Do nothing; the server's processor time meanwhile, as a share of a core."""
        before, start = cpu_seconds(self.server), time.perf_counter()
        await self.unless_wrong(asyncio.sleep(seconds))
        return (cpu_seconds(self.server) - before) / (time.perf_counter() - start)

    def begin(self, rate: float) -> None:
        """Let all pairs act, evenly spread, until `end`."""
        self._interval, self._active, self._parked = (len(self.pairs) / rate if rate else 0.0), True, 0
        self._quiet.clear()
        for n, pair in enumerate(self.pairs):
            self._due[pair] = due = self.loop.time() + self._interval * n / len(self.pairs)
            self.loop.call_at(due, self._go, pair)

    def end(self) -> None:
        """Begin no more actions."""
        self._active = False

    async def stage(self, rate: float, seconds: float) -> Cost:
        """Act at a rate over all pairs, or at 0 as fast as answers come; what it cost."""
        self.begin(rate)
        await self.unless_wrong(asyncio.sleep(max(WARM_UP, min(self._interval, 2.5))))
        self._latencies, actions, start = [], self._actions, time.perf_counter()
        server, store, load = cpu_seconds(self.server), cpu_seconds(self.store), time.process_time()
        await self.unless_wrong(asyncio.sleep(seconds))
        server, store, load = cpu_seconds(self.server) - server, cpu_seconds(self.store) - store, time.process_time() - load
        actions, took = self._actions - actions, time.perf_counter() - start
        latencies, self._latencies = sorted(self._latencies), None
        self.end()
        await self.unless_wrong(asyncio.wait_for(self._quiet.wait(), QUIET_WITHIN))
        each = 1e6 / max(1, actions)
        return Cost(
            rate,
            actions / took,
            quantile(latencies, 0.5) * 1e3,
            quantile(latencies, 0.99) * 1e3,
            server * each,
            store * each,
            load * each,
        )

    def frame_bytes(self) -> float:
        """How long a frame of the server was on average."""
        return self.bytes / max(1, self.frames)

    async def unless_wrong(self, work: Awaitable[T]) -> T:
        """Wait for work, or raise Wrong as soon as something is."""
        task = asyncio.ensure_future(work)
        first: set[asyncio.Future[Any]] = {task, self._failed}
        await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        if self._failed.done():
            task.cancel()
            self._failed.result()
        return task.result()


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which that part of sorted values lies; not a number when there are none."""
    return values[min(len(values) - 1, int(len(values) * part))] if values else float("nan")
