"""One campaign: pairs that play, a nemesis that injects, strangers that bother, and the checker over everything that was recorded.

A session is judged as soon as it is over, and another takes its place; what is still under way when the faults stop has to show that it can
go on, and is judged then.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from random import Random

from redis.exceptions import RedisError

from faults.checker import Verdict
from faults.findings import Case, Finding, Stored
from faults.history import now_ms
from faults.inflight import Over
from faults.injecting import Injector
from faults.leaks import strangers, told
from faults.leftovers import GO_ON, lasting, memory, stored
from faults.nemesis import CALM, schedule
from faults.pair import Mood, Pair
from faults.resting import goes_on, overdue
from faults.site import Site
from faults.stranger import Overheard, Stranger
from faults.telling import page
from faults.weighing import Scales, metrics

COME_IN, SETTLE, STILL, QUIET = 3.0, 4.0, 14.0, 3.0
"""Seconds: for everybody to come in; to come to rest after the last fault; in which nobody does anything; and to look at the end."""

STRANGERS = 2
LAG, ROUND_TRIP = 0.2, 0.5
"""Seconds beyond which the machine is too slow just now for two devices to be compared."""


class Campaign:
    """`run` plays it; `verdict` is what it came to. `say` is told what happens, line by line."""

    def __init__(self, site: Site, seed: int, sessions: int, say: Callable[[str], None]) -> None:
        self.verdict = Verdict(seed)
        self._site = site
        self._say = say
        self._sessions = sessions
        self._mood = Mood()
        self._over = False
        self._calm: list[int] = []
        self._pairs: list[Pair] = []
        self._number = 0
        self._known: list[str] = []
        self._scales = Scales(lambda: {f"server {n}": node.pid for n, node in enumerate(site.nodes) if node.pid is not None})
        self._strangers = [Stranger(site.urls, Random(f"stranger:{seed}:{n}"), self._overheard) for n in range(STRANGERS)]

    async def run(self, seconds: float) -> Verdict:
        """Faults for so many seconds, then what must be true without them."""
        injector = Injector(self._site, self._say, spared=frozenset({0}))
        tables = [asyncio.create_task(self._table()) for _ in range(self._sessions)]
        others = [asyncio.create_task(self._scales.run()), *(asyncio.create_task(each.run()) for each in self._strangers)]
        try:
            await self._faults(injector, seconds)
            await self._rest()
        finally:
            self._over = True
            for task in (*tables, *others):
                task.cancel()
            failed = await asyncio.gather(*tables, *others, return_exceptions=True)
        self.verdict.injected += injector.injected
        self.verdict.add(injector.findings)
        for stranger in self._strangers:
            self.verdict.injected += stranger.tried
        await self._afterwards()
        for error in failed:
            if isinstance(error, Exception):
                raise error
        return self.verdict

    # --- players

    async def _table(self) -> None:
        """One session after the other."""
        while not self._over:
            self._number += 1
            pair = Pair(self._site, Random(f"pair:{self.verdict.seed}:{self._number}"), self._number, self._mood)
            self._pairs.append(pair)
            try:
                await pair.play()
            except TimeoutError:
                self.verdict.notes.append("a pair was not seated in time; the faults were in its way")
            except Over:
                self.verdict.add([Finding(GO_ON, f"session {pair.devices[0].session}: a seat was closed before both were taken")])
            finally:
                self._pairs.remove(pair)
                if pair.seated:
                    await asyncio.shield(self._judged(pair))

    async def _judged(self, pair: Pair) -> None:
        a, b = (device.history for device in pair.devices)
        session = pair.devices[0].session
        self._known += [session, *a.tokens, *b.tokens]
        case = Case(a, b, self._site.bundle.library, await self._read(session), tuple(self._site.outages), tuple(self._calm))
        if found := self.verdict.judge(case):
            file = self._site.place / f"session-{session}.txt"
            await asyncio.to_thread(file.write_text, page(case, found))
            self._say("\n".join((*(str(finding) for finding in found), f"all of it is in {file}")))

    async def _read(self, session: str) -> Stored | None:
        while True:
            try:
                with self._site.store.redis as redis:
                    return await asyncio.to_thread(stored, redis, session)
            except RedisError:
                await asyncio.sleep(0.2)  # it is being killed or frozen just now

    def _overheard(self) -> Overheard:
        """What strangers may know: ids of sessions, and commands that were sent a while ago."""
        sent = [entry.frame for pair in self._pairs for device in pair.devices for entry in device.history.entries[-40:]]
        known = [device.session for pair in self._pairs for device in pair.devices if device.session]
        return Overheard(known, [frame for frame in sent if b"command" in (frame if isinstance(frame, bytes) else frame.encode())])

    # --- with faults, and without

    async def _faults(self, injector: Injector, seconds: float) -> None:
        end = time.monotonic() + seconds
        await asyncio.sleep(COME_IN)
        for round in schedule(self.verdict.seed, len(self._site.nodes)):
            if time.monotonic() + round.length + CALM > end:
                return
            await injector.put(round)
            await asyncio.sleep(CALM)
            await self._compare()
            self._say(
                f"calm. {self.verdict.sessions} sessions judged, {len(self._pairs)} under way, {len(self.verdict.findings)} findings"
            )

    async def _compare(self) -> bool:
        """A moment at which both partners must be shown the same; left out while the machine is so slow that this would be unfair."""
        began = time.monotonic()
        await asyncio.sleep(0.05)
        lag = time.monotonic() - began - 0.05
        fair = lag < LAG and all(device.slowest < ROUND_TRIP for pair in self._pairs for device in pair.devices)
        if fair:
            self._calm.append(now_ms())
        return fair

    async def _rest(self) -> None:
        """The faults are over: clocks alone must end phases, and every session must be able to go on."""
        self._say("the faults are over; everybody sits still")
        await asyncio.sleep(SETTLE)
        self._mood.still = True
        await asyncio.sleep(STILL)
        if await self._compare():
            self.verdict.add(overdue(self._pairs, self.verdict.tally))
        self._say("everybody plays on")
        self._over, self._mood.still, self._mood.leaving = True, False, True
        found = await asyncio.gather(*(goes_on(pair, self.verdict.tally) for pair in list(self._pairs)))
        self.verdict.add(finding for finding in found if finding is not None)
        self._mood.still = True
        await asyncio.sleep(QUIET)
        await self._compare()

    async def _afterwards(self) -> None:
        tally = self.verdict.tally
        with self._site.store.redis as redis:
            self.verdict.add(await asyncio.to_thread(lambda: list(lasting(redis, tally))))
        for node in self._site.nodes:
            self.verdict.add(told("log", await asyncio.to_thread(node.log.read_bytes), self._known, tally))
            self.verdict.add(told("metrics", await asyncio.to_thread(metrics, node), self._known, tally))
        for stranger in self._strangers:
            self.verdict.add(strangers(stranger.heard, self._known, tally))
        self.verdict.add(memory(self._scales.samples, tally))
        self.verdict.notes.append(str(self._scales))
