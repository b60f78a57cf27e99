"""What happens by itself: people fall asleep, breathers begin and are decided, phases end.

A tick means "apply everything that is due by now", in order; one that comes late or twice is harmless.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .exercise import Library, Seat
from .interlude import breathe, drawn, resolve, resolves_at
from .phases import end_phase, ends_at
from .presence import CHANGES, changed, changes_at, reclocked
from .session import Phase, Session

replace = msgspec.structs.replace

What = Seat | Literal["resolve", "breathe", "decoy", "end"]
"""A seat, whose presence changes, or what happens to the game."""


def _next(session: Session, library: Library) -> tuple[int, What] | None:
    """What happens next by itself, and when; of two at the same moment, the one named first here."""
    found: tuple[int, What] | None = None
    for seat, state in session.seats.items():
        if state.presence in CHANGES:
            found = _sooner(found, changes_at(session, seat), seat)
    if session.stage != "playing":
        return found
    if session.interlude is None:
        found = _sooner(found, session.brink, "breathe")
    if session.interlude is not None:
        found = _sooner(found, resolves_at(session.interlude), "resolve")
    if session.phase is not None:
        found = _sooner(found, session.phase.decoy, "decoy")
    return _sooner(found, ends_at(session, library), "end")


def _sooner(found: tuple[int, What] | None, at: int | None, what: What) -> tuple[int, What] | None:
    return found if at is None or (found is not None and found[0] <= at) else (at, what)


def settled(session: Session, library: Library) -> tuple[Session, int]:
    """Everything applied, in order, that is due by the session's now; and the latest moment among it."""
    latest = 0
    while True:
        session = _shown(reclocked(session, library, session.now))
        found = _next(session, library)
        if found is None or found[0] > session.now:
            due = None if found is None else found[0]
            return session if due == session.due else replace(session, due=due), latest
        at, what = found
        latest = max(latest, at)
        session = _happened(session, library, what)


def _happened(session: Session, library: Library, what: What) -> Session:
    match what:
        case "resolve":
            return resolve(session, session.now)
        case "breathe":
            return breathe(session, session.now)
        case "decoy":
            return drawn(session, session.now)
        case "end":
            return end_phase(session, library)
        case "a" | "b" | "host":
            return changed(session, what)


def _shown(session: Session) -> Session:
    """How a guess went is shown at once, but not while a breather is on its way."""
    phase: Phase | None = session.phase
    if phase is None or session.brink is not None or phase.shown == len(phase.guesses):
        return session
    return replace(session, phase=replace(phase, shown=len(phase.guesses)), outcome=phase.guesses[-1])
