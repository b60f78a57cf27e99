"""Ways in: who comes through a door and to which seat, who is sent out again, and which doors open.

A door never tells anybody what is behind it: wrong, full, spent and expired are one and the same refusal.
"""

from __future__ import annotations

import msgspec

from .commands import Here, NewDoor, OpenDoor, Sit
from .exercise import PARTNERS, SEALED, PartnerSeat, Seat
from .hosting import without_host
from .lobby import with_list
from .marks import drawn_mark
from .names import free_name, friendly_name
from .outcome import Effects
from .presence import TOKENS_KEPT, here
from .randomness import Dice
from .refusals import Refused
from .session import EMPTY, Door, Session, names_beside, other, sealed_key, seat_of, with_seat

replace = msgspec.structs.replace


def sit(session: Session, event: Sit, effects: Effects, now: int) -> Session:
    """A person comes in through a door and is connected. Raises Refused when there is no way in, or the name cannot be."""
    taken = next((seat for seat, state in session.seats.items() if event.token in state.tokens), None)
    if taken is not None:  # the same report again, after its first outcome was unknown
        return here(session, Here(taken, event.node, event.token, event.rtt), now)
    door = next((door for door in (session.door, session.host_door) if door is not None and door.secret == event.secret), None)
    seat = seat_through(session, door, event.by_code) if door is not None and _open(session, door, event, now) else None
    if door is None or seat is None:
        raise Refused("no_way_in")
    state = seat_of(session, seat)
    others = names_beside(session, seat)
    name = free_name(event.name, others) if event.name else state.name or friendly_name(seat, others, event.language)
    if state.presence == "empty":
        state = replace(EMPTY, epoch=state.epoch, seq=state.seq, tokens=(event.token,))
    else:
        # the same seat from another device: what it had settled stays, what it had sealed does not
        # (through a link that is used again, the earlier device may still come back; not where the owner moves the seat)
        keep = state.tokens[1 - TOKENS_KEPT :] if session.stage == "lobby" and door.filled == seat else ()
        state = replace(state, tokens=(*keep, event.token), receipts=())
        if seat != "host":
            session = _unsealed(session, seat, effects)
    session = with_seat(session, seat, replace(state, name=name, language=event.language))
    session = here(session, Here(seat, event.node, event.token, event.rtt), now)
    if seat == "host":
        return replace(without_host(session), host_door=None)
    if session.stage != "lobby":
        return replace(session, door=None)
    session = replace(session, door=replace(door, filled=seat))
    dice = Dice(session.seed, session.dice)
    return replace(session, mark=drawn_mark(dice), dice=dice.count)


def _open(session: Session, door: Door, event: Sit, now: int) -> bool:
    """A code works until it expires; a link until both are ready, or until the door expires where it was opened later."""
    return now < door.expires or (not event.by_code and session.stage == "lobby")


def _unsealed(session: Session, seat: PartnerSeat, effects: Effects) -> Session:
    """Drop what the seat has sealed and not yet revealed, so that nobody can step in and be taken for it."""
    sealed = dict(session.sealed)
    for instance, place in session.sealed.items():
        if instance not in session.opened and seat in place.seats:
            sealed[instance] = replace(place, seats=tuple(each for each in place.seats if each != seat))
            effects.drop.append(sealed_key(instance, seat))
    phase = session.phase
    if phase is not None and seat in phase.given:
        given = tuple(name for name in phase.given[seat] if name != SEALED)
        phase = replace(phase, given={**phase.given, seat: given})
    return replace(session, sealed=sealed, phase=phase)


def send_out(session: Session, seat: PartnerSeat, door: NewDoor) -> Session:
    """Empty the other's seat before both are ready, and open a new door. Raises Refused."""
    if session.stage != "lobby":
        raise Refused("game_on")
    sent = other(seat)
    state = seat_of(session, sent)
    session = with_seat(session, sent, replace(EMPTY, epoch=state.epoch + 1, seq=state.seq))
    session = replace(with_list(session, ()), lane=None, no_match=False, nothing_fits=False)
    for each in PARTNERS:
        session = with_seat(session, each, replace(seat_of(session, each), ready=False, admits=None))
    return replace(session, door=Door(door.code, door.secret, door.expires, seat=sent, by=seat))


def open_door(session: Session, seat: PartnerSeat, command: OpenDoor, door: NewDoor) -> Session:
    """Open a way to a seat. Raises Refused."""
    if session.stage not in ("lobby", "playing"):
        raise Refused("not_now")
    wanted = command.seat
    if wanted != seat and seat_of(session, wanted).presence in ("here", "moving", "dropped"):
        raise Refused("partner_here")
    return replace(session, door=Door(door.code, door.secret, door.expires, seat=wanted, by=seat))


def seat_through(session: Session, door: Door, by_code: bool) -> Seat | None:
    """The seat that a door leads to now; None when there is none.

    It leads to an empty seat, or to the seat that its owner opened it for. A link leads its own seat's person in again until both are
    ready, since browsers inside other apps use a link up.
    """
    if door.seat is not None:
        empty = seat_of(session, door.seat).presence == "empty"
        if empty or (door.seat != "host" and door.filled is None):
            return door.seat
    else:
        for seat in PARTNERS:
            if seat_of(session, seat).presence == "empty":
                return seat
    return door.filled if session.stage == "lobby" and not by_code else None
