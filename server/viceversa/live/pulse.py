"""This process's beat: what it vouches for. Time that no beat covers did not pass.

A killed server, a store that is away and a laptop that sleeps are the same case: the beats stop, and when they come again the time
between is taken back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from viceversa.store.contract import GAP, Store, StoreError, Unavailable

from .store_clock import StoreClock

log = structlog.get_logger()

BEAT = 0.5
"""Seconds between beats."""


class Pulse:
    """The beats of one node.

    last       the store time of the last one.
    since      when the first of those came that followed each other without a gap: what came since, this node vouches for.
    regained   the same, but 0 for a node that has never had a gap: until a while after it, the silence of others proves nothing.
    unvouched  how long it vouched for nothing, in all, in ms.
    saving     whether the store can be reached.
    """

    def __init__(
        self, store: Store, node: str, clock: StoreClock, *, lapsed: Callable[[], None], turned: Callable[[bool], None]
    ) -> None:
        self._store = store
        self._node = node
        self._clock = clock
        self._lapsed = lapsed
        self._turned = turned
        self._under_way: asyncio.Task[None] | None = None
        self.last = self.since = self.regained = self.unvouched = 0
        self.saving = True

    @property
    def fresh(self) -> bool:
        """Whether the last beat still vouches for now."""
        return self._clock.known and self._clock.now() - self.last <= GAP

    async def vouch(self) -> None:
        """Return when the last beat is fresh. Raises Unavailable while the store is away."""
        if self.fresh:
            return
        try:
            await self.beat()
        except StoreError as error:
            raise Unavailable(str(error)) from None

    async def beat(self) -> None:
        """Write a beat, or wait for the one that is on its way. Raises Unavailable."""
        if self._under_way is None or self._under_way.done():
            self._under_way = asyncio.get_running_loop().create_task(self._written(), name="beat")
        await asyncio.shield(self._under_way)

    async def _written(self) -> None:
        now = await self._store.beat(self._node)
        self._clock.heard(now)
        before, self.last = self.last, now
        if now - before <= GAP:
            return
        self.since = now
        if before:
            log.warning("no beat for a while", ms=now - before)
            self.regained = now
            self.unvouched += now - before
            self._lapsed()

    async def run(self) -> None:
        """Beat for ever, and tell when the store goes away and when it is back."""
        while True:
            try:
                await self.beat()
            except StoreError as error:
                if self.saving:
                    log.error("the store is away", why=str(error))
                    self._turn(False)
            else:
                if not self.saving:
                    log.info("the store is back")
                    self._turn(True)
            await asyncio.sleep(BEAT)

    def stop(self) -> None:
        """Let go of a beat that is on its way."""
        if self._under_way is not None:
            self._under_way.cancel()

    def _turn(self, saving: bool) -> None:
        self.saving = saving
        self._turned(saving)
