"""Which of the nodes that share a session rings first when something in it is due. Pure.

All of them could, since a tick that comes twice does no harm; but then all would commit the same at the same moment, and all but one in vain.
"""

from __future__ import annotations

from viceversa.game.exercise import PARTNERS
from viceversa.game.session import Session, seat_of

from .unvouched import DEAD

STAGGER = 250
"""Milliseconds that the node which does not hold the first seat lets the other one ring first."""

BYSTANDER = DEAD + 2_000
"""Milliseconds that a node which holds neither partner lets those that do ring first: longer than it takes to find out that they are dead."""


def patience(session: Session, me: str) -> int:
    """Milliseconds after the due moment at which this node rings. Where others hold both partners, it rings only when they are dead: what
    they did not vouch for did not pass, and that is known by then. A node that sent its seat elsewhere is leaving, and rings no more."""
    mine = theirs = 0
    for seat in PARTNERS:
        state = seat_of(session, seat)
        if state.presence in ("here", "moving"):
            mine += state.node == me
            theirs += state.node != me
    if theirs and not mine:
        return BYSTANDER
    first = seat_of(session, "a")
    return STAGGER if first.presence == "here" and first.node != me else 0
