"""The host: control of pace, and no view of content that both have not shared. Nothing a host does changes what one partner sees of the other."""

from __future__ import annotations

import msgspec

from .answering import extended
from .commands import Admit, End, Extend, Hold, NewDoor, Nudge, Rename, Share, Skip, Start
from .ending import stopped
from .exercise import PARTNERS, Library, PartnerSeat
from .guards import hosted
from .lobby import started, unready
from .names import free_name
from .outcome import Effects
from .phases import current
from .refusals import Refused
from .session import EMPTY, Door, Session, names_beside, seat_of, with_seat

replace = msgspec.structs.replace

Hosts = Rename | Start | Hold | Skip | Extend | Nudge | End


def host_does(session: Session, library: Library, command: Hosts, effects: Effects) -> Session:
    """Judge a host's command. Raises Refused."""
    if isinstance(command, Rename):
        return _named(session, command.name)
    if not hosted(session):
        raise Refused("not_for_you")
    match command:
        case Start():
            if session.stage != "lobby":
                raise Refused("game_on")
            begun = started(session, library)
            if begun is session:
                raise Refused("not_ready")
            return begun
        case End():
            return stopped(session, library, effects)
        case Nudge():
            return replace(session, notice=(session.notice[0] + 1, "nudge"))
    if session.stage != "playing" or session.phase is None:
        raise Refused("not_playing")
    match command:
        case Hold(on):
            return replace(session, host_holds=on)
        case Skip(phase=instance) | Extend(phase=instance):
            if session.phase.instance != instance:
                raise Refused("phase_over")
            _, step, phase = current(session, library)
            if isinstance(command, Extend):
                return extended(session, step, phase)
            return replace(session, phase=replace(phase, skipped=True))


def _named(session: Session, raw: str) -> Session:
    """Both say yes to this host: whoever had said so to another name is asked again, and after both yes the name stays."""
    if hosted(session):
        raise Refused("not_now")
    session = with_seat(session, "host", replace(seat_of(session, "host"), name=free_name(raw, names_beside(session, "host"))))
    for seat in PARTNERS:
        session = with_seat(session, seat, replace(seat_of(session, seat), admits=None))
    return session


def invite_host(session: Session, door: NewDoor) -> Session:
    """Open a door for a host. Raises Refused."""
    if session.stage not in ("lobby", "playing") or seat_of(session, "host").presence != "empty":
        raise Refused("not_now")
    return replace(session, host_door=Door(door.code, door.secret, door.expires, seat="host"))


def admit(session: Session, seat: PartnerSeat, command: Admit) -> Session:
    """One partner's yes or no to the host who came; a no closes the host's seat at any time. Raises Refused."""
    if seat_of(session, "host").presence == "empty":
        raise Refused("no_host")
    if command.yes:
        return with_seat(session, seat, replace(seat_of(session, seat), admits=True))
    host = seat_of(session, "host")
    session = with_seat(session, "host", replace(EMPTY, epoch=host.epoch + 1, seq=host.seq))
    return without_host(session)


def share(session: Session, seat: PartnerSeat, command: Share) -> Session:
    """Let the host see a released phase, or take that back. Raises Refused."""
    if seat_of(session, "host").presence == "empty":
        raise Refused("no_host")
    if command.phase not in session.opened:
        raise Refused("not_now")
    state = seat_of(session, seat)
    rest = tuple(instance for instance in state.shares if instance != command.phase)
    shares = (*rest, command.phase) if command.on else rest
    return with_seat(session, seat, replace(state, shares=shares))


def without_host(session: Session) -> Session:
    """The session with nothing left of what an earlier host was granted or did: each host needs both partners' yes, and their shares."""
    for seat in PARTNERS:
        session = with_seat(session, seat, replace(seat_of(session, seat), admits=None, shares=()))
    return unready(replace(session, host_holds=False))
