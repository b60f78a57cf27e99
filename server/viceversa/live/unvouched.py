"""What must be said of a session that comes from the store, before anything else is judged: the time that nobody vouched for, and the
connections that went with a dead node. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from viceversa.game.commands import Gone, Lapse
from viceversa.game.exercise import PARTNERS
from viceversa.game.session import Session, seat_of

from .batch import Report

DEAD = 5_000
"""Milliseconds without a node's beat after which its partners are gone, since its last one."""

STALE = 1_000
"""Milliseconds without a beat after which a session that is read from the store gets the time since then back."""


def holders(session: Session) -> list[str]:
    """The nodes that hold, or held, the partners' connections."""
    return sorted({state.node for seat in PARTNERS if (state := seat_of(session, seat)).node})


def unvouched(session: Session, beats: Mapping[str, int | None], me: str, now: int) -> list[Report]:
    """The reports to judge first. `beats` are the last beats of the holders; one that is not on record is unknown, never dead."""
    known = [session.now if beat is None else max(beat, session.now) for beat in beats.values()]
    reports: list[Report] = []
    if known and now - max(known) > STALE:
        reports.append(Lapse(max(known)))
    for seat, state in session.seats.items():
        beat = beats.get(state.node)
        gone = state.node == me or (beat is not None and now - beat > DEAD)
        if state.presence in ("here", "moving") and gone:
            reports.append(Gone(seat, state.epoch, session.now if beat is None else beat))
    return reports
