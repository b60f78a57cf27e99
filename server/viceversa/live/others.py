"""What this node knows of the other nodes: from their beats, who is silent, and what time of a session nobody vouched for.

It only reads. What follows from it is a report to the rules, which alone say what becomes of a session.
"""

from __future__ import annotations

from collections.abc import Iterable

from viceversa.game.commands import Lapse
from viceversa.game.session import Session, seat_of
from viceversa.store.contract import Store, StoreError

from .pulse import Pulse
from .store_clock import StoreClock
from .unvouched import holders, lapses


class Others:
    """The other nodes, as `node` sees them."""

    def __init__(self, store: Store, node: str, clock: StoreClock, pulse: Pulse) -> None:
        self._store = store
        self._node = node
        self._clock = clock
        self._pulse = pulse
        self._blind = 0

    async def silent(self, nodes: Iterable[str], limit: int) -> dict[str, int]:
        """Of these nodes the others that have been silent for more than `limit` ms, and their last beats. Raises Unavailable.

        One that is not on record is unknown, never dead. In a gap of its own, or while it cannot read their beats, and for as long after
        that, this node holds nothing against the others: they may have lost the store, or a part of it, and come back one after the other.
        """
        others = sorted(set(nodes) - {"", self._node})
        try:
            runs = zip(others, await self._store.beats(others), strict=True)
        except StoreError:
            self._blind = self._clock.now()
            raise
        if not self._pulse.fresh:
            return {}
        now, seeing = self._clock.now(), max(self._pulse.regained, self._blind)
        return {node: run.last for node, run in runs if run is not None and now - max(run.last, seeing) > limit}

    def unneeded(self, session: Session) -> bool:
        """Whether they need not be asked: this node's beat is fresh, and it alone vouches for all the time since the session was judged."""
        pulse, me = self._pulse, self._node
        mine = seat_of(session, "a").node == me or seat_of(session, "b").node == me
        return mine and pulse.since <= session.now and pulse.fresh

    async def lapses(self, session: Session) -> list[Lapse]:
        """The time since the session was judged that nobody vouched for, once this node's beat is fresh. Raises Unavailable."""
        await self._pulse.vouch()
        if self.unneeded(session):
            return []
        nodes = holders(session)
        return lapses(session, dict(zip(nodes, await self._store.beats(nodes), strict=True)), self._clock.now())
