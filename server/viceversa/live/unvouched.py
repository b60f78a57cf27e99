"""What must be said of a session before anything else is judged: the time that nobody vouched for, and the connections that went with a
dead node. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from viceversa.game.commands import Gone, Lapse
from viceversa.game.exercise import PARTNERS
from viceversa.game.session import Session, seat_of
from viceversa.store.contract import GAP, Run

DEAD = 3_000
"""Milliseconds without a node's beat after which its partners are gone, since its last one."""


def holders(session: Session) -> list[str]:
    """The nodes that hold, or held, the partners' connections: those that vouch for its time."""
    return sorted({state.node for seat in PARTNERS if (state := seat_of(session, seat)).node})


def lapses(session: Session, runs: Mapping[str, Run | None], now: int) -> list[Lapse]:
    """The time since the session's own now that no holder vouched for, in order.

    `runs` are what the holders vouch for; of one that is not on record nothing is known. Whoever judged last answered for what came
    before. A session that nobody ever held has no time to lose.
    """
    if not runs:
        return []
    spans = sorted(span for run in runs.values() if run is not None for span in run.spans)
    found, covered = [], session.now
    for since, last in (*spans, (now, now)):
        if since - covered > GAP:
            found.append(Lapse(covered, since))
        covered = max(covered, last)
    return found


def gone(session: Session, dead: Mapping[str, int], me: str | None = None) -> list[Gone]:
    """The seats whose connections are gone: those on nodes that are dead, since that last beat; and, in a session that comes from the store,
    those on `me`, this node, which has forgotten them."""
    return [
        Gone(seat, state.epoch, dead.get(state.node, session.now))
        for seat, state in session.seats.items()
        if state.presence == "here" and (state.node == me or state.node in dead)
    ]
