"""Who is here: connections come and go, people fall asleep and wake, and time passes only while it is vouched for.

A drop of under two seconds changes nothing. After that the partner is asleep, after thirty seconds away, never "left"; a clock that holds
is set back to the moment of the drop. Who was sent elsewhere by a node that leaves has five seconds to arrive there.
"""

from __future__ import annotations

import msgspec

from .commands import Gone, Here, Moving
from .exercise import PARTNERS, Library, Seat
from .phases import current
from .refusals import Refused
from .session import Presence, Session, seat_of, with_seat

replace = msgspec.structs.replace

GRACE = 2_000
MOVING = 5_000
AWAY = 30_000
CHANGES: dict[Presence, tuple[int, Presence]] = {
    "dropped": (GRACE, "asleep"),
    "moving": (MOVING, "asleep"),
    "asleep": (AWAY, "away"),
}
"""After how many milliseconds a presence becomes which other by itself."""

TOKENS_KEPT = 2


def here(session: Session, event: Here, now: int) -> Session:
    """A connection of the seat is open: it gets the next epoch, and the older one is fenced by it. Raises Refused."""
    state = seat_of(session, event.seat)
    if event.token not in state.tokens:
        raise Refused("no_seat")
    tokens = (*(token for token in state.tokens if token != event.token), event.token)
    state = replace(state, epoch=state.epoch + 1, node=event.node, presence="here", since=now, rtt=max(0, event.rtt), tokens=tokens)
    return with_seat(session, event.seat, state)


def gone(session: Session, event: Gone) -> Session:
    """The seat's connection has been gone since `at`; a report about an older connection is stale. Who is moving has a time of their own."""
    state = seat_of(session, event.seat)
    if state.epoch != event.epoch or state.presence != "here":
        return session
    since = min(max(event.at, state.since), session.now)
    return with_seat(session, event.seat, replace(state, presence="dropped", since=since))


def moving(session: Session, event: Moving, now: int) -> Session:
    """The seat's node leaves in good order: its device is on its way to another."""
    state = seat_of(session, event.seat)
    if state.epoch != event.epoch or state.presence != "here":
        return session
    return with_seat(session, event.seat, replace(state, presence="moving", since=now))


def lapse(session: Session, to: int) -> Session:
    """Take back the time from the session's own now, the last that was vouched for, to `to`: for the phase's clock, and for a breather
    that is on its way or under way. The return time of a rest is a time of day, and stays."""
    if session.phase is None or to <= session.now:
        return session
    gap, phase, interlude = to - session.now, session.phase, session.interlude
    decoy = None if phase.decoy is None else phase.decoy + gap
    brink = None if session.brink is None else session.brink + gap
    if interlude is not None and interlude.kind == "breather" and interlude.until is not None:
        interlude = replace(interlude, until=interlude.until + gap)
    phase = replace(phase, clock=phase.clock.set_back(session.now, to), decoy=decoy)
    return replace(session, now=to, phase=phase, brink=brink, interlude=interlude)


def changes_at(session: Session, seat: Seat) -> int | None:
    """When this seat's presence changes by itself."""
    state = seat_of(session, seat)
    change = CHANGES.get(state.presence)
    return None if change is None else state.since + change[0]


def changed(session: Session, seat: Seat) -> Session:
    """The seat with the presence that its time has come for; `since` stays the moment of the drop. A host who is asleep holds nothing."""
    if seat == "host":
        session = replace(session, host_holds=False)
    state = seat_of(session, seat)
    return with_seat(session, seat, replace(state, presence=CHANGES[state.presence][1]))


def reclocked(session: Session, library: Library, now: int) -> Session:
    """Let the phase's clock run or hold as everything else demands. A hold for a sleeping partner is set back to the drop."""
    if session.phase is None:
        return session
    _, step, phase = current(session, library)
    since: int | None = None
    if step.away == "hold":
        for seat in PARTNERS:
            state = seat_of(session, seat)
            if state.presence in ("asleep", "away") and (since is None or state.since < since):
                since = state.since
    held = since is not None or session.stage != "playing" or session.interlude is not None or session.host_holds
    if held == (phase.clock.since is None):
        return session
    clock = phase.clock.held(now if since is None else since) if held else phase.clock.run(now)
    return replace(session, phase=replace(phase, clock=clock))
