"""A store that fails on purpose, in front of a real one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Self

from viceversa.store.contract import Commit, Committed, Hint, Record, Run, StoreError, Told, Unavailable, Unknown
from viceversa.store.servers import Servers
from viceversa.store.valkey import TIMEOUT, ValkeyStore


class Faulty(ValkeyStore):
    """See ValkeyStore.

    refuse     so many commits are refused before anything is done.
    lose       so many commits are done, and their outcome is not known.
    misplace   so many commits are not done, and their outcome is not known.
    deaf       hints to others are lost.
    no_beats   beats fail.
    no_blobs   so many reads of blobs fail.
    clumsy     so many reads of blobs come to a fault that is nobody's idea of a store's.
    no_loads   reads of sessions fail.
    unreadable beats of others cannot be read.
    gate       while not set, commits wait here; `waiting` counts them.
    beaten, loads  how many beats and reads there were.
    submitted  every commit that was submitted; `outcomes` is what became of those that got through.
    """

    def __init__(self, servers: Servers, timeout: float = TIMEOUT) -> None:
        super().__init__(servers, timeout)
        self.refuse = self.lose = self.misplace = self.no_blobs = self.clumsy = self.waiting = self.beaten = self.loads = 0
        self.deaf = self.no_beats = self.no_loads = self.unreadable = False
        self.submitted: list[Commit] = []
        self.outcomes: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()

    @classmethod
    async def made(cls, url: str) -> Self:
        """One that works, for now."""
        return await cls.connect(url)

    def submit(self, commit: Commit, told: Told) -> None:
        """See contract.Store."""
        self.submitted.append(commit)
        self.waiting += 1
        passed = asyncio.ensure_future(self.gate.wait())
        passed.add_done_callback(lambda _: self._passed(commit, told))

    def _passed(self, commit: Commit, told: Told) -> None:
        self.waiting -= 1
        if self.refuse:
            self.refuse -= 1
            told(Unavailable("refused on purpose"))
        elif self.misplace:
            self.misplace -= 1
            told(Unknown("misplaced on purpose"))
        else:
            super().submit(commit, lambda done: self._done(done, told))

    def _done(self, done: Committed | StoreError, told: Told) -> None:
        if self.lose:
            self.lose -= 1
            told(Unknown("lost on purpose"))
            return
        if isinstance(done, Committed):
            self.outcomes.append(done.outcome)
        told(done)

    async def load(self, session: str) -> Record | None:
        """See contract.Store."""
        self.loads += 1
        if self.no_loads:
            raise Unavailable("refused on purpose")
        return await super().load(session)

    async def blobs(self, session: str, names: Sequence[str]) -> list[bytes | None]:
        """See contract.Store."""
        if self.no_blobs:
            self.no_blobs -= 1
            raise Unavailable("refused on purpose")
        if self.clumsy:
            self.clumsy -= 1
            raise KeyError("a secret")
        return await super().blobs(session, names)

    def hint(self, node: str, hint: Hint) -> None:
        """See contract.Store."""
        if not self.deaf:
            super().hint(node, hint)

    async def beat(self, node: str) -> int:
        """See contract.Store."""
        self.beaten += 1
        if self.no_beats:
            raise Unavailable("refused on purpose")
        return await super().beat(node)

    async def beats(self, nodes: Sequence[str]) -> list[Run | None]:
        """See contract.Store."""
        if self.unreadable:
            raise Unavailable("refused on purpose")
        return await super().beats(nodes)
