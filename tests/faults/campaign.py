"""One campaign: pairs that play, a nemesis that injects, and the checker over everything that was recorded.

A session is judged as soon as it is over, and another takes its place; what is still under way when the faults stop has to show that it can
go on, and is judged then.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from redis.exceptions import RedisError

from faults.checker import Verdict
from faults.findings import Case, Finding
from faults.history import now_ms
from faults.injecting import Injector
from faults.leaks import logged
from faults.leftovers import GO_ON, MEMORY, lasting, memory, stored
from faults.nemesis import CALM, schedule
from faults.pair import FINISHED, Pair
from faults.site import Site

SETTLE, STILL, GO = 4.0, 14.0, 30.0
"""Seconds when the faults have stopped: to come to rest; in which nobody does anything and the clocks alone end phases; to go on playing."""

GRACE = 5_000
"""Milliseconds after its due in which a phase must have ended, when all is well: 3 s of lateness at most, and 2 s for a slow machine."""


class Campaign:
    """`run` plays it; `verdict` is what it came to."""

    def __init__(self, site: Site, seed: int, sessions: int, say: Callable[[str], None]) -> None:
        self.verdict = Verdict(seed)
        self._site = site
        self._random = Random(f"campaign:{seed}")
        self._say = say
        self._sessions = sessions
        self._still = asyncio.Event()
        self._over = False
        self._calm: list[int] = []
        self._pairs: dict[asyncio.Task[None], Pair] = {}
        self._number = 0
        self._known: list[str] = []
        self._samples: dict[str, list[tuple[float, float]]] = {}

    async def run(self, seconds: float) -> Verdict:
        """Faults for so many seconds, then what must be true without them."""
        seats = [asyncio.create_task(self._table()) for _ in range(self._sessions)]
        watch = asyncio.create_task(self._watch())
        injector = Injector(self._site, self._say, spared=frozenset({0}))
        try:
            await self._faults(injector, seconds)
            self.verdict.injected += injector.injected
            await self._rest()
        finally:
            self._over = True
            watch.cancel()
            for seat in seats:
                seat.cancel()
            await asyncio.gather(watch, *seats, return_exceptions=True)
        await self._afterwards()
        return self.verdict

    # --- players

    async def _table(self) -> None:
        """One session after the other."""
        while not self._over:
            self._number += 1
            pair = Pair(self._site, Random(self._random.randrange(1 << 60)), self._number, self._still)
            task = asyncio.create_task(pair.play())
            self._pairs[task] = pair
            try:
                await task
            except TimeoutError:
                self.verdict.notes.append("a pair was not seated in time; the faults were in its way")
            except asyncio.CancelledError:
                task.cancel()
                raise
            finally:
                del self._pairs[task]
                await asyncio.gather(task, return_exceptions=True)
                await self._judged(pair)

    async def _judged(self, pair: Pair) -> None:
        if len(pair.devices) < 2 or not pair.devices[0].session:
            return
        evening = pair.evening
        self._known += [evening.session, *evening.a.tokens, *evening.b.tokens]
        case = Case(evening.a, evening.b, self._site.bundle.library)
        case.stored = await self._read(evening.session)
        case.outages, case.calm = tuple(self._site.outages), tuple(self._calm)
        for finding in self.verdict.judge(case):
            self._say(str(finding))

    async def _read(self, session: str):  # type: ignore[no-untyped-def]
        while True:
            try:
                with self._site.store.redis as redis:
                    return await asyncio.to_thread(stored, redis, session)
            except RedisError:
                await asyncio.sleep(0.2)

    # --- faults

    async def _faults(self, injector: Injector, seconds: float) -> None:
        end = time.monotonic() + seconds
        await asyncio.sleep(3)  # everybody comes in
        for round in schedule(self.verdict.seed, len(self._site.nodes)):
            if time.monotonic() + round.length + CALM > end:
                return
            await injector.put(round)
            await asyncio.sleep(CALM)
            if await self._lively():
                self._calm.append(now_ms())
            self._say(f"{self.verdict.sessions} sessions judged, {len(self.verdict.findings)} findings")

    async def _lively(self) -> bool:
        """Whether everybody has been answered quickly of late: else a slow machine could be taken for a disagreement."""
        began = time.monotonic()
        await asyncio.sleep(0.05)
        lag = time.monotonic() - began - 0.05
        return lag < 0.2 and all(device.slowest < 0.5 for pair in self._pairs.values() for device in pair.devices)

    # --- without faults

    async def _rest(self) -> None:
        """The faults are over: clocks alone must end phases, and every session must be able to go on."""
        self._say("the faults are over: everybody sits still")
        await asyncio.sleep(SETTLE)
        self._still.set()
        await asyncio.sleep(STILL)
        self._ended_by_time()
        self._calm.append(now_ms())
        self._say("everybody plays on")
        self._over = True
        self._still.clear()
        pairs = list(self._pairs.values())
        results = await asyncio.gather(*(self._goes_on(pair) for pair in pairs))
        self.verdict.tally[GO_ON] += len(results)
        self.verdict.add(found for found in results if found is not None)
        self._still.set()
        await asyncio.sleep(3)
        self._calm.append(now_ms())

    def _ended_by_time(self) -> None:
        """No clock that runs is shown long after it was due."""
        for pair in self._pairs.values():
            for device in pair.devices:
                view = device.view
                if view is None or view.clock is None or view.clock.due is None or view.interlude is not None:
                    continue
                over = any(action.command.__class__.__name__ == "Over" for each in pair.devices for action in each.history.actions)
                self.verdict.tally["a phase ends when its time is up"] += 1
                if not over and device.up and now_ms() > view.clock.due + GRACE:
                    say = f"seat {view.you} still sees a phase whose time was up {now_ms() - view.clock.due} ms ago"
                    self.verdict.add([Finding("a phase ends when its time is up", say, (str(view),))])

    async def _goes_on(self, pair: Pair) -> Finding | None:
        """A live session moves, or ends; one that is in a break can be stopped."""
        if len(pair.devices) < 2:
            return None
        start = [device.view for device in pair.devices]
        with suppress(TimeoutError):
            async with asyncio.timeout(GO):
                while not self._moved(pair, start):
                    await asyncio.sleep(0.2)
                return None
        return Finding(GO_ON, "a session did not go on", tuple(str(device.view) for device in pair.devices))

    def _moved(self, pair: Pair, start: list[object]) -> bool:
        for device, before in zip(pair.devices, start, strict=True):
            view = device.view
            if view is None or not device.up:
                return False
            if view.stage in FINISHED:
                continue
            if view.interlude is not None and view.interlude.kind != "pause":
                continue
            if view is before:
                return False
        return True

    # --- afterwards

    async def _watch(self) -> None:
        """The servers' memory, now and then."""
        began = time.monotonic()
        while True:
            for n, node in enumerate(self._site.nodes):
                if node.pid is not None and (size := resident(node.pid)) is not None:
                    self._samples.setdefault(f"server {n}, process {node.pid}", []).append((time.monotonic() - began, size))
            await asyncio.sleep(2)

    async def _afterwards(self) -> None:
        with self._site.store.redis as redis:
            self.verdict.add(await asyncio.to_thread(lambda: list(lasting(redis, self.verdict.tally))))
        for node in self._site.nodes:
            log = await asyncio.to_thread(node.log.read_bytes)
            self.verdict.add(logged(log, self._known, self.verdict.tally))
        self.verdict.add(memory(self._samples, self.verdict.tally))
        for process, rows in self._samples.items():
            if len(rows) > 5:
                self.verdict.notes.append(
                    f"{MEMORY}: {process} had {rows[0][1]:.0f} MiB first, {rows[-1][1]:.0f} MiB last, after {rows[-1][0] - rows[0][0]:.0f} s"
                )


def resident(pid: int) -> float | None:
    """MiB of memory that a process has; None when it is gone, or where there is no /proc."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return None
