"""Faults put into a site: each begins, lasts, and is undone whatever happens, and the book of outages is kept.

What is under a fault already is left alone.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from faults.findings import Finding
from faults.links import Link
from faults.nemesis import Fault, Round
from faults.site import Site

SLOW = 0.4
"""Seconds by which a slow link delays each piece, at most."""

REPEATED_EVERY = 0.2
"""Seconds between two repetitions of what a link carried last."""

COMES_BACK = 30.0
"""Seconds in which a server must start, once what it needs is there."""

LEAVES = "a server that is told to leave is gone within 15 s"

Step = Callable[[], Awaitable[object]]


async def nothing() -> None:
    """The end of what has none of its own."""


def in_thread(do: Callable[..., object], *words: object) -> Step:
    """A step that blocks, made one that does not."""
    return partial(asyncio.to_thread, do, *words)


class Injector:
    """Puts rounds of faults into a site. `injected` counts what was really done. Servers in `spared` are never killed."""

    def __init__(self, site: Site, say: Callable[[str], None], spared: frozenset[int] = frozenset()) -> None:
        self.injected: Counter[str] = Counter()
        self.findings: list[Finding] = []
        self._site = site
        self._say = say
        self._spared = spared
        self._busy: set[str] = set()

    async def put(self, round: Round) -> None:
        """All faults of a round, each at its time; returns when everything is undone."""
        async with asyncio.TaskGroup() as group:
            for fault in round.faults:
                group.create_task(self._one(fault))

    async def _one(self, fault: Fault) -> None:
        await asyncio.sleep(fault.after)
        site, n = self._site, fault.server
        if fault.kind in ("server killed", "server restarted") and n in self._spared:
            n = (n + 1) % len(site.nodes)
        node, store, lasts = site.nodes[n], site.store, partial(self._lasts, fault)
        match fault.kind:
            case "server killed":
                await lasts([f"server {n}"], in_thread(node.kill), partial(self._started, n), [str(n)])
            case "server restarted":
                await lasts([f"server {n}"], partial(self._left, n), partial(self._started, n), [str(n)])
            case "server frozen":
                await lasts([f"server {n}"], in_thread(node.pause), in_thread(node.resume), [str(n)])
            case "server's clock jumps":
                number = signal.SIGUSR1 if fault.draw < 0.5 else signal.SIGUSR2
                await lasts([f"server {n}"], in_thread(os.kill, node.pid, number), nothing)
            case "all servers killed":
                mine = [each for each in range(len(site.nodes)) if each not in self._spared]
                names = [f"server {each}" for each in mine]
                await lasts(names, partial(self._all_killed, mine), partial(self._all_started, mine), [str(each) for each in mine])
            case "store frozen":
                await lasts(["store"], in_thread(store.freeze), in_thread(store.thaw), ["store"])
            case "store killed":
                await lasts(["store"], in_thread(store.kill), in_thread(store.start), ["store"])
            case "store fails over":
                if site.replica is not None:
                    await lasts(
                        ["store"], in_thread(store.freeze if fault.draw < 0.5 else store.kill), self._failed_over, ["store"]
                    )
            case kind:
                link, name = (site.doors[n], f"door {n}") if kind.startswith("devices") else (site.lines[n], f"line {n}")
                await lasts([name], partial(self._worsened, fault, link), partial(self._healed, fault, link))

    async def _lasts(self, fault: Fault, what: Sequence[str], begin: Step, undo: Step, out: Sequence[str] = ()) -> None:
        """Do it, wait, undo it; nothing when something else is being done to one of these. `out` cannot vouch for time meanwhile."""
        if self._busy.intersection(what):
            return
        self._busy.update(what)
        self.injected[fault.kind] += 1
        self._say(str(fault))
        try:
            await begin()
            for each in out:
                self._site.stopped(each)
            await asyncio.sleep(fault.seconds)
        finally:
            for each in out:
                self._site.starting(each)
            await undo()
            self._busy.difference_update(what)

    # --- servers and the store

    async def _left(self, n: int) -> None:
        """Ask a server to leave; one that does not is killed, and found."""
        try:
            await asyncio.to_thread(self._site.nodes[n].stop)
        except subprocess.TimeoutExpired:
            self.findings.append(Finding(LEAVES, f"server {n} did not leave"))
            await asyncio.to_thread(self._site.nodes[n].kill)

    async def _started(self, n: int) -> None:
        """Start a server, again and again while the store is not there, as whatever watches over servers does."""
        node, end = self._site.nodes[n], time.monotonic() + COMES_BACK
        while True:
            try:
                await asyncio.to_thread(node.start)
                return
            except AssertionError:
                await asyncio.to_thread(node.kill)
                if time.monotonic() > end:
                    raise
                await asyncio.sleep(0.3)

    async def _all_killed(self, which: Sequence[int]) -> None:
        for n in which:
            await asyncio.to_thread(self._site.nodes[n].kill)

    async def _all_started(self, which: Sequence[int]) -> None:
        await asyncio.gather(*(self._started(n) for n in which))

    async def _failed_over(self) -> None:
        """The replica takes the store's place, and is given a replica of its own."""
        old = self._site.store
        await self._site.fail_over()
        await asyncio.to_thread(old.kill)
        await self._site.replicate()

    # --- links

    async def _worsened(self, fault: Fault, link: Link) -> None:
        match fault.kind.removeprefix("devices ").removeprefix("store line "):
            case "cut" | "cut off":
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
            case _:
                link.half_close(towards_target=fault.draw < 0.5)

    async def _healed(self, fault: Fault, link: Link) -> None:
        link.heal()
        if fault.draw * 10 % 1 < 0.5:  # what was stalled is lost half the time, and goes on else
            link.cut()
