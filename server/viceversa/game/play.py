"""The one door to the rules: judge a command against a session, at a moment, and say what became of it.

Pure: the same session, command and moment give the same outcome, on every machine. A refused command changes nothing, but what was due
by the moment is applied all the same. The order is fixed: fence, repeat, due, judge, due. A report about an earlier moment (a drop, a
lapse) is judged at that moment, so that nothing falls due in time that is about to be taken back. A report that changes nothing leaves
the very session it found.
"""

from __future__ import annotations

from typing import get_args

import msgspec

from .answering import InPhase, in_phase
from .commands import (
    Admit,
    Command,
    Erase,
    Event,
    Gone,
    GoOn,
    Here,
    InviteHost,
    Keep,
    Knock,
    Lapse,
    Longer,
    Moving,
    NewDoor,
    OpenDoor,
    Over,
    Pause,
    SendOut,
    Share,
    Sit,
    Stop,
    Tick,
)
from .doors import open_door, send_out, sit
from .due import settled
from .ending import keep, stopped, unrevealed_dropped
from .exercise import Library, PartnerSeat, Seat
from .hosting import Hosts, admit, host_does, invite_host, share
from .interlude import go_on, longer, over, pause
from .lobby import InLobby, in_lobby
from .outcome import Effects, Outcome
from .presence import gone, here, lapse, moving
from .receipts import digest, known, noted
from .refusals import Refused
from .session import Session, seat_of, with_seat
from .sight import views
from .view import View

replace = msgspec.structs.replace

KNOCK_AGAIN = 30_000
DAY = 24 * 3_600_000
BLOCKED_STAYS = 600_000
IN_LOBBY = get_args(InLobby)
IN_PHASE = get_args(InPhase)
HOSTS = get_args(Hosts)
EVENTS = get_args(Event)


class Sender(msgspec.Struct, frozen=True, gc=False):
    """Who sent a command: a seat, the epoch of its connection, and the command's id."""

    seat: Seat
    epoch: int
    instance: str
    counter: int


class Moment(msgspec.Struct, frozen=True, gc=False):
    """What the rules may not find out for themselves.

    now     the store's clock, ms.
    tapped  when the person tapped, as the device claims; believed only within the limits of lateness.
    rtt     the connection's round trip, ms.
    door    a fresh code and secret, for commands that open a door.
    """

    now: int
    tapped: int | None = None
    rtt: int | None = None
    door: NewDoor | None = None


def play(session: Session, library: Library, command: Command, moment: Moment, sender: Sender | None = None) -> Outcome:
    """Judge a command. Device commands need a sender; what the server reports has none."""
    effects = Effects()
    now = max(session.now, moment.now)
    then = now if sender is not None else max(session.now, min(now, _spoken_of(command, now)))
    state = replace(session, now=then)
    refused: str | None = None
    hashed = 0 if sender is None else digest(command)
    if sender is not None and (verdict := _fenced(state, sender, hashed)) != "new":
        return Outcome(session, None if verdict == "again" else verdict, {}, effects)
    due = 0
    if state.due is not None and state.due <= state.now:
        state, due = settled(state, library)
    try:
        judged = _judged(state, library, command, moment, sender, effects)
    except Refused as why:
        refused, effects = why.code, Effects()
    else:
        state = judged if sender is None else _receipted(judged, sender, hashed, moment)
    state, later = settled(state if then == now else replace(state, now=now), library)
    if state.stage == "done" and any(n not in state.opened for n in state.sealed):
        state = unrevealed_dropped(state, effects)
    if (refused is not None or sender is None) and _same_but_now(session, state):
        return Outcome(session, refused, {}, effects)
    state, moved = _sequenced(state, library)
    return Outcome(state, refused, moved, effects, max(due, later))


def _spoken_of(command: Command, now: int) -> int:
    """The moment that a command is about: now, but for reports of what ended earlier."""
    match command:
        case Gone(at=at):
            return at
        case Lapse(until=until):
            return until
        case _:
            return now


def _same_but_now(before: Session, after: Session) -> bool:
    return replace(after, now=before.now) == before


# --- fence and repeat


def _fenced(session: Session, sender: Sender, hashed: int) -> str:
    state = seat_of(session, sender.seat)
    if state.epoch != sender.epoch or state.presence == "empty":
        return "moved"
    return known(state.receipts, sender.instance, sender.counter, hashed)


def _receipted(session: Session, sender: Sender, hashed: int, moment: Moment) -> Session:
    state = seat_of(session, sender.seat)
    receipts = noted(state.receipts, sender.instance, sender.counter, hashed)
    rtt = state.rtt if moment.rtt is None else moment.rtt
    return with_seat(session, sender.seat, replace(state, receipts=receipts, rtt=rtt))


# --- judge


def _judged(
    session: Session, library: Library, command: Command, moment: Moment, sender: Sender | None, effects: Effects
) -> Session:
    if sender is None:
        assert isinstance(command, EVENTS)
        return _reported(session, command, moment, effects)
    if sender.seat == "host":
        if not isinstance(command, HOSTS):
            raise Refused("not_for_you")
        return host_does(session, library, command, effects)
    return _partner_does(session, library, command, moment, sender.seat, effects)


def _partner_does(
    session: Session, library: Library, command: Command, moment: Moment, seat: PartnerSeat, effects: Effects
) -> Session:
    now = session.now
    if isinstance(command, IN_PHASE):
        return in_phase(session, library, seat, command, now, moment.tapped, effects)
    if isinstance(command, IN_LOBBY):
        return in_lobby(session, library, seat, command)
    match command:
        case Pause():
            return pause(session, now)
        case GoOn():
            return go_on(session, seat, now)
        case Longer():
            return longer(session, seat, now)
        case Over():
            return over(session, now)
        case Stop():
            return stopped(session, library, effects)
        case Erase():
            effects.erase = True
            return session
        case Admit():
            return admit(session, seat, command)
        case Share():
            return share(session, seat, command)
        case Keep():
            return keep(session, seat, command)
        case SendOut() | OpenDoor() | InviteHost():
            assert moment.door is not None
            if isinstance(command, SendOut):
                return send_out(session, seat, moment.door)
            if isinstance(command, OpenDoor):
                return open_door(session, seat, command, moment.door)
            return invite_host(session, moment.door)
        case _:
            raise Refused("not_for_you")


def _reported(session: Session, event: Event, moment: Moment, effects: Effects) -> Session:
    match event:
        case Sit():
            return sit(session, event, effects, session.now)
        case Here():
            return here(session, event, session.now)
        case Gone():
            return gone(session, event)
        case Moving():
            return moving(session, event, session.now)
        case Lapse(to=to):
            return lapse(session, min(to, moment.now))
        case Knock():
            if session.now - session.knocked < KNOCK_AGAIN:
                return session
            return replace(session, knocked=session.now, notice=(session.notice[0] + 1, "knocked"))
        case Tick():
            return session


# --- views


def _sequenced(session: Session, library: Library) -> tuple[Session, dict[Seat, View]]:
    """Move each seat's seq if, and only if, its view moved."""
    moved: dict[Seat, View] = {}
    seats = dict(session.seats)
    for seat, now_seen in views(session, library).items():
        state, seen = seats[seat], digest(now_seen)
        if seen != state.seen:
            moved[seat] = now_seen
            seats[seat] = replace(state, seq=state.seq + 1, seen=seen)
    return (replace(session, seats=seats) if moved else session), moved


def time_to_live(session: Session) -> int:
    """Milliseconds that a session lives on untouched: a day, or a day beyond the return time of a rest."""
    if session.stage == "blocked":
        return BLOCKED_STAYS
    until = session.interlude.until if session.interlude is not None else None
    return max(DAY, (until or 0) - session.now + DAY)
