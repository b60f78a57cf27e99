"""Everything that a campaign plays on: several servers, one store, and links between them and towards the devices that can be made bad.

It also keeps the book of outages: the spans in which nobody could vouch for the time that passed.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from faults.history import now_ms
from faults.links import Link
from faults.stores import StoreProcess
from support.serving import Served, retimed_scenarios
from viceversa.scenarios.bundle import Bundle
from viceversa.scenarios.library import load

TESTS = Path(__file__).resolve().parents[1]

ENVIRONMENT = {
    "VICEVERSA_TRUSTED_PROXIES": "127.0.0.1",
    "PYTHONPATH": os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(TESTS)))),
}
"""Devices say an address of their own, as if each came through a proxy."""

DURABLE = {"VICEVERSA_DURABLE": "1", "VICEVERSA_DURABLE_SHORT": "closed"}
"""Nobody is told anything that a fail-over could take back, however long the replica is away."""


def short(least: int, usual: int, most: int | None) -> tuple[int, int, int]:
    """Times for a campaign, in seconds: every phase lasts a few seconds, and some have a least time."""
    return min(2, least // 10), max(5, min(9, usual // 12)), 30


class Site:
    """A store, servers on it, and the links. Made by `open`; ended by `close`."""

    store: StoreProcess

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = retimed_scenarios(
            place, short, {"charades": 2, "evening": 7, "first-evening": 5, "mirror": 1, "the-one-thing": 4}
        )
        self.bundle: Bundle = load(self.folder)
        self._stores: list[StoreProcess] = []
        self.lines: list[Link] = []
        self.doors: list[Link] = []
        self.nodes: list[Served] = []
        self.replica: StoreProcess | None = None
        self.replication: Link | None = None
        self.outages: list[tuple[int, int]] = []
        self._stopped: set[str] = set()
        self._out_since: int | None = None

    @classmethod
    async def open(
        cls, place: Path, *, nodes: int, programs: tuple[tuple[str, ...], ...] = (("viceversa",),), durable: bool = False
    ) -> Site:
        """A site whose servers are ready; server n runs program n, or the last one. With durable, the store has a replica, and nobody is
        told what that has not."""
        site = await asyncio.to_thread(cls, place)
        try:
            await site._start(nodes, programs, durable)
        except BaseException:
            await site.close()
            raise
        return site

    async def _start(self, nodes: int, programs: tuple[tuple[str, ...], ...], durable: bool) -> None:
        self.store = await self._store()
        if durable:
            await self.replicate()
        for n in range(nodes):
            line = await Link.to(self.store.port)
            self.lines.append(line)
            served = Served(
                self.place / f"node-{n}",
                scenarios=self.folder,
                store=f"redis://127.0.0.1:{line.port}",
                program=programs[min(n, len(programs) - 1)],
                environment=ENVIRONMENT | (DURABLE if durable else {}),
            )
            self.nodes.append(served)
            self.doors.append(await Link.to(served.port))
        await asyncio.gather(*(asyncio.to_thread(node.start) for node in self.nodes))

    async def close(self) -> None:
        """End everything."""
        for node in self.nodes:
            await asyncio.to_thread(node.kill)
        for link in (*self.lines, *self.doors, *filter(None, [self.replication])):
            await link.close()
        for store in self._stores:
            await asyncio.to_thread(store.stop)

    async def _store(self) -> StoreProcess:
        store = await asyncio.to_thread(StoreProcess)
        self._stores.append(store)
        return store

    # --- a replica, and failing over to it

    async def replicate(self) -> None:
        """Give the store a replica, over a link of its own."""
        self.replication = await Link.to(self.store.port)
        self.replica = await self._store()
        await asyncio.to_thread(self.replica.follow, self.replication.port)

    async def isolate(self) -> None:
        """From now on nothing reaches the replica any more, though the store goes on."""
        assert self.replication is not None
        await self.replication.close()

    async def fail_over(self, *, but: bytes | None = None) -> None:
        """The replica becomes the store, for every server at once; lines that began with those words stay with the old one."""
        assert self.replica is not None
        await self.isolate()
        await asyncio.to_thread(self.replica.promote)
        self.store, self.replica = self.replica, None
        for line in self.lines:
            line.target = self.store.port
            line.cut(but=but)

    @property
    def urls(self) -> list[str]:
        """Where devices find the servers, through the links."""
        return [f"ws://127.0.0.1:{door.port}/ws" for door in self.doors]

    # --- the book of outages

    def stopped(self, what: str) -> None:
        """The store ("store") or a server's way to it ("0", "1", ...) has just stopped."""
        self._stopped.add(what)
        if self._out_since is None and self._nobody():
            self._out_since = now_ms()

    def starting(self, what: str) -> None:
        """It is about to go on."""
        self._stopped.discard(what)
        if self._out_since is not None and not self._nobody():
            self.outages.append((self._out_since, now_ms()))
            self._out_since = None

    def _nobody(self) -> bool:
        """Whether no server can write a beat."""
        return "store" in self._stopped or all(str(n) in self._stopped for n in range(len(self.nodes)))
