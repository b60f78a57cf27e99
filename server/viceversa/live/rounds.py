"""Looking at every desk now and then, for what time alone does to it: a connection that fell silent, a copy that nobody needs; and for
which sessions other nodes share.

A round is spread over its seconds, a few desks at a time: however many there are, nobody waits for it. A session that nothing happens to
costs next to nothing, since a session is a value: while it is the same one, what was found out about it holds.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from viceversa.game.session import Session

from .desk import Desk
from .line import Line
from .store_clock import StoreClock

ROUND = 2.0
"""Seconds in which every desk is looked at once: fewer than it takes until a node counts as dead, so that what it shares is known by then."""

STEP = 0.1
"""Seconds between two parts of a round."""

SILENCE_TIMED, SILENCE = 10_000, 50_000
"""Milliseconds of a device's silence after which its connection counts as gone: while a clock runs, and else. The shorter one counts from
the clock's start at the earliest, as until then a device says something less often."""

FORGET = 10_000
"""Milliseconds that a copy stays after its last use."""

T = TypeVar("T")


async def parts(items: Sequence[T], within: float) -> AsyncIterator[Sequence[T]]:
    """All items, a part after the other, evenly spread over `within` seconds, which also pass when there are none."""
    steps = max(1, round(within / STEP))
    for step in range(steps):
        await asyncio.sleep(within / steps)
        if part := items[step * len(items) // steps : (step + 1) * len(items) // steps]:
            yield part


class Found(NamedTuple):
    """What was found out about a session: since when its clock runs, None for none, and which other nodes hold seats of it."""

    session: Session
    ticks: int | None
    nodes: frozenset[str]

    def last_call(self, now: int) -> int:
        """A device that has said nothing since then has said nothing for too long."""
        timed = self.ticks is not None and now - self.ticks > SILENCE_TIMED
        return now - (SILENCE_TIMED if timed else SILENCE)


class Rounds:
    """Goes round the desks of a node. `lost` is told of connections that fell silent, `forget` of copies that nobody needs."""

    def __init__(
        self,
        desks: Mapping[str, Desk],
        clock: StoreClock,
        *,
        lost: Callable[[Desk, Line], None],
        forget: Callable[[Desk], None],
    ) -> None:
        self._desks = desks
        self._clock = clock
        self._lost = lost
        self._forget = forget
        self._found: dict[str, Found] = {}
        self._shared: dict[str, set[str]] = {}

    @property
    def nodes(self) -> list[str]:
        """The other nodes that share sessions with this one."""
        return list(self._shared)

    def shared_with(self, node: str) -> list[Desk]:
        """The desks of the sessions that this node shares with another: as they were a round ago or later."""
        return [desk for id in self._shared.get(node, ()) if (desk := self._desks.get(id)) is not None]

    async def run(self) -> None:
        """Go round for ever."""
        while True:
            async for part in parts(list(self._desks.values()), ROUND):
                now = self._clock.now()
                for desk in part:
                    if self._desks.get(desk.id) is desk:
                        self.look(desk, now)
            for id in self._found.keys() - self._desks.keys():
                self._share(id, self._found.pop(id).nodes, frozenset())

    def look(self, desk: Desk, now: int) -> None:
        """Look at one desk; `now` is the store's time."""
        found = self._found.get(desk.id)
        if found is None or found.session is not desk.session:
            found = self._find(desk, found)
        last_call = found.last_call(now)
        for line in [line for line in desk.lines.values() if line.heard < last_call]:
            self._lost(desk, line)
        if now - desk.used > FORGET and desk.idle:
            self._forget(desk)

    def _find(self, desk: Desk, before: Found | None) -> Found:
        phase = desk.session.phase
        ticks = phase.clock.since if phase is not None and phase.clock.limit is not None else None
        nodes = frozenset(node for _, node in desk.remote_seats())
        found = self._found[desk.id] = Found(desk.session, ticks, nodes)
        self._share(desk.id, frozenset() if before is None else before.nodes, nodes)
        return found

    def _share(self, id: str, before: frozenset[str], nodes: frozenset[str]) -> None:
        """A session was shared with these nodes before, and is now with those."""
        for node in nodes - before:
            self._shared.setdefault(node, set()).add(id)
        for node in before - nodes:
            self._shared[node].discard(id)
            if not self._shared[node]:
                del self._shared[node]
