"""The end of a session before its last phase, and what goes with any end: sealed answers that were never revealed.

Stopping needs no reason, and leaves no trace of who asked for it.
"""

from __future__ import annotations

import msgspec

from .commands import Keep
from .exercise import Library, PartnerSeat
from .outcome import Effects
from .phases import current
from .refusals import Refused
from .session import FOUND, Session, sealed_key, seat_of, with_seat

replace = msgspec.structs.replace


def stopped(session: Session, library: Library, effects: Effects) -> Session:
    """Stop for today. What was sealed and not revealed is dropped. Raises Refused."""
    if session.stage not in ("playing", "lobby", "postponed"):
        raise Refused("not_playing")
    step = None if session.phase is None else current(session, library)[1]
    derole = step is not None and (step.in_role or step.undoes_role)
    session = replace(session, stage="stopped", derole=derole, interlude=None, brink=None, phase=None, door=None, host_door=None)
    return unrevealed_dropped(session, effects)


def keep(session: Session, seat: PartnerSeat, command: Keep) -> Session:
    """Note what a partner would like the two to keep. Raises Refused."""
    if session.stage not in ("done", "stopped"):
        raise Refused("not_now")
    if not set(command.phases) <= {FOUND, *session.opened}:
        raise Refused("not_offered")
    return with_seat(session, seat, replace(seat_of(session, seat), keeps=tuple(sorted(set(command.phases)))))


def unrevealed_dropped(session: Session, effects: Effects) -> Session:
    """The session without what was sealed and never revealed."""
    effects.drop.extend(
        sealed_key(instance, seat)
        for instance, place in session.sealed.items()
        if instance not in session.opened
        for seat in place.seats
    )
    return replace(session, sealed={n: place for n, place in session.sealed.items() if n in session.opened})
