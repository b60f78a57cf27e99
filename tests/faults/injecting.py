"""Faults put into a site: each begins, lasts, and is undone, and the book of outages is kept. What is under a fault already is left alone."""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from faults.links import Link
from faults.nemesis import Fault, Round
from faults.site import Site

REPEATED_EVERY = 0.2
"""Seconds between two repetitions of what a link carried last."""

SLOW = 0.4
"""Seconds by which a slow link delays each piece, at most."""


class Injector:
    """Puts rounds of faults into a site. `injected` counts what was really done."""

    def __init__(self, site: Site, say: Callable[[str], None], spared: frozenset[int] = frozenset()) -> None:
        self._site = site
        self._say = say
        self._spared = spared
        self._busy: set[str] = set()
        self.injected: Counter[str] = Counter()

    async def put(self, round: Round) -> None:
        """All faults of a round, each at its time; returns when everything is undone."""
        async with asyncio.TaskGroup() as group:
            for fault in round.faults:
                group.create_task(self._one(fault))

    async def _one(self, fault: Fault) -> None:
        await asyncio.sleep(fault.after)
        match fault.kind.split()[0], fault.kind:
            case "server" | "server's", _:
                await self._server(fault)
            case "all", _:
                await self._all_servers(fault)
            case "devices", _:
                await self._link(fault, self._site.doors[fault.server], f"door {fault.server}")
            case _, "store frozen" | "store killed":
                await self._store(fault)
            case _, "store fails over":
                await self._fail_over(fault)
            case _:
                await self._link(fault, self._site.lines[fault.server], f"line {fault.server}")

    @asynccontextmanager
    async def _held(self, fault: Fault, *what: str) -> AsyncIterator[bool]:
        """Have these for one fault; False when another has one of them."""
        if self._busy.intersection(what):
            yield False
            return
        self._busy.update(what)
        self.injected[fault.kind] += 1
        self._say(str(fault))
        try:
            yield True
        finally:
            self._busy.difference_update(what)

    async def _server(self, fault: Fault) -> None:
        n, node = fault.server, self._site.nodes[fault.server]
        if n in self._spared and fault.kind in ("server killed", "server restarted"):
            return
        async with self._held(fault, f"server {n}") as mine:
            if not mine:
                return
            match fault.kind:
                case "server's clock jumps":
                    os.kill(node.pid or 0, signal.SIGUSR1 if fault.draw < 0.5 else signal.SIGUSR2)
                case "server frozen":
                    node.pause()
                    self._site.stopped(str(n))
                    await asyncio.sleep(fault.seconds)
                    self._site.starting(str(n))
                    node.resume()
                case _:
                    await asyncio.to_thread(node.kill if fault.kind == "server killed" else node.stop)
                    self._site.stopped(str(n))
                    await asyncio.sleep(fault.seconds)
                    self._site.starting(str(n))
                    await asyncio.to_thread(node.start)

    async def _all_servers(self, fault: Fault) -> None:
        mine = [n for n in range(len(self._site.nodes)) if n not in self._spared]
        async with self._held(fault, *(f"server {n}" for n in mine)) as held:
            if not held:
                return
            for n in mine:
                await asyncio.to_thread(self._site.nodes[n].kill)
                self._site.stopped(str(n))
            await asyncio.sleep(fault.seconds)
            for n in mine:
                self._site.starting(str(n))
            await asyncio.gather(*(asyncio.to_thread(self._site.nodes[n].start) for n in mine))

    async def _store(self, fault: Fault) -> None:
        store = self._site.store
        async with self._held(fault, "store") as mine:
            if not mine:
                return
            if fault.kind == "store frozen":
                store.pause()
            else:
                await asyncio.to_thread(store.kill)
            self._site.stopped("store")
            await asyncio.sleep(fault.seconds)
            self._site.starting("store")
            if fault.kind == "store frozen":
                store.resume()
            else:
                await asyncio.to_thread(store.start)

    async def _fail_over(self, fault: Fault) -> None:
        """The store dies or stands still, and after a while its replica takes its place and is given a replica of its own."""
        if self._site.replica is None:
            return
        async with self._held(fault, "store") as mine:
            if not mine:
                return
            old = self._site.store
            if fault.draw < 0.5:
                old.pause()
            else:
                await asyncio.to_thread(old.kill)
            self._site.stopped("store")
            await asyncio.sleep(fault.seconds)
            await self._site.fail_over()
            self._site.starting("store")
            await asyncio.to_thread(old.kill)
            await self._site.replicate()

    async def _link(self, fault: Fault, link: Link, name: str) -> None:
        async with self._held(fault, name) as mine:
            if not mine:
                return
            match fault.kind.split()[-1]:
                case "cut" | "off":
                    link.refuse = True
                    link.cut()
                case "slow":
                    link.delay = SLOW * fault.draw
                case "stalled":
                    (link.there if fault.draw < 0.5 else link.back).clear()
                case "repeats":
                    for _ in range(int(fault.seconds / REPEATED_EVERY)):
                        await link.repeat()
                        await asyncio.sleep(REPEATED_EVERY)
                    return
                case _:
                    link.half_close(towards_target=fault.draw < 0.5)
            await asyncio.sleep(fault.seconds)
            link.heal()
            if fault.draw * 10 % 1 < 0.5:
                link.cut()
