"""What happens by itself: people fall asleep, breathers begin and are decided, phases end.

A tick means "apply everything that is due by now", in order; one that comes late or twice is harmless.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .exercise import Library, Seat
from .interlude import breathe, drawn, resolve, resolves_at
from .phases import end_phase, ends_at
from .presence import changed, changes_at, reclocked
from .session import Phase, Session

replace = msgspec.structs.replace

What = Seat | Literal["resolve", "breathe", "decoy", "end"]
"""A seat, whose presence changes, or what happens to the game."""


def _next(session: Session, library: Library) -> tuple[int, What] | None:
    """What happens next by itself, and when; of two at the same moment, the one named first here."""
    found: tuple[int, What] | None = None
    for seat in session.seats:
        if (change := changes_at(session, seat)) is not None and (found is None or change[0] < found[0]):
            found = change[0], seat
    if session.stage == "playing":
        game: tuple[tuple[What, int | None], ...] = (
            ("resolve", None if session.interlude is None else resolves_at(session.interlude)),
            ("breathe", session.brink if session.interlude is None else None),
            ("decoy", None if session.phase is None else session.phase.decoy),
            ("end", ends_at(session, library)),
        )
        for what, at in game:
            if at is not None and (found is None or at < found[0]):
                found = at, what
    return found


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
            change = changes_at(session, what)
            assert change is not None
            return changed(session, what, change[1])


def _shown(session: Session) -> Session:
    """How a guess went is shown at once, but not while a breather is on its way."""
    phase: Phase | None = session.phase
    if phase is None or session.brink is not None or phase.shown == len(phase.guesses):
        return session
    return replace(session, phase=replace(phase, shown=len(phase.guesses)), outcome=phase.guesses[-1])
