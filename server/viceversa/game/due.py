"""What happens by itself: people fall asleep, breathers begin and are decided, phases end.

A tick means "apply everything that is due by now", in order; one that comes late or twice is harmless.
"""

from __future__ import annotations

import msgspec

from .exercise import Library
from .interlude import breathe, drawn, resolve, resolves_at
from .phases import end_phase, ends_at
from .presence import changed, changes_at, reclocked
from .session import Phase, Session

replace = msgspec.structs.replace


def due_at(session: Session, library: Library) -> int | None:
    """The next moment at which something happens by itself; None when nothing will."""
    return min((at for at, _ in _upcoming(session, library)), default=None)


def _upcoming(session: Session, library: Library) -> list[tuple[int, object]]:
    """What will happen by itself: (when, what), where what is a seat, or a word."""
    found: list[tuple[int, object]] = []
    for seat in session.seats:
        if (change := changes_at(session, seat)) is not None:
            found.append((change[0], seat))
    if session.stage != "playing":
        return found
    if session.interlude is not None:
        if (at := resolves_at(session.interlude)) is not None:
            found.append((at, "resolve"))
    elif session.brink is not None:
        found.append((session.brink, "breathe"))
    if session.phase is not None and session.phase.decoy is not None:
        found.append((session.phase.decoy, "decoy"))
    if (at := ends_at(session, library)) is not None:
        found.append((at, "end"))
    return found


def settled(session: Session, library: Library) -> tuple[Session, int]:
    """Everything applied, in order, that is due by the session's now; and the latest moment among it."""
    latest = 0
    while True:
        session = _shown(reclocked(session, library, session.now))
        found = min(_upcoming(session, library), key=lambda each: each[0], default=None)
        if found is None or found[0] > session.now:
            return session, latest
        at, what = found
        latest = max(latest, at)
        session = _happened(session, library, what)


def _happened(session: Session, library: Library, what: object) -> Session:
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
        case _:
            raise AssertionError(what)


def _shown(session: Session) -> Session:
    """How a guess went is shown at once, but not while a breather is on its way."""
    phase: Phase | None = session.phase
    if phase is None or session.brink is not None or phase.shown == len(phase.guesses):
        return session
    return replace(session, phase=replace(phase, shown=len(phase.guesses)), outcome=phase.guesses[-1])
