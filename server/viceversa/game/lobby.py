"""Before the game: names, levels, the private check's lane, timers, programmes, readiness, and who may come in.

Levels, lanes and picks are private; once the game starts only the lower level and the lane are kept. A change that matters to both
takes both readinesses back, unnamed.
"""

from __future__ import annotations

import msgspec

from .commands import Another, Choose, Here, NewDoor, OpenDoor, Ready, Rename, SetLane, SetLevel, SetTimer, Sit
from .exercise import PARTNERS, Library, PartnerSeat, Seat
from .guards import hosted
from .marks import drawn_mark
from .names import DEFAULTS, checked_name, same_name
from .outcome import Effects
from .phases import begin
from .presence import TOKENS_KEPT, here
from .randomness import Dice
from .refusals import Refused
from .session import EMPTY, Door, SeatState, Session, Timer, full, other, sealed_key, seat_of, with_seat

replace = msgspec.structs.replace

LIGHT_BY_DRAW = 6
"""One session in so many starts light by draw, so that a light one proves nothing."""

LAXER: tuple[Timer, ...] = ("standard", "longer", "none")
MOST_LEVEL_ALONE = 3

InLobby = Rename | SetLevel | SetLane | SetTimer | Choose | Ready | Another


def in_lobby(session: Session, library: Library, seat: PartnerSeat, command: InLobby) -> Session:
    """Judge a partner's command that prepares a session. Raises Refused."""
    state = seat_of(session, seat)
    if isinstance(command, Rename):
        return _named(session, seat, state, command.name)
    if isinstance(command, Another):
        return _another(session)
    if session.stage == "blocked":
        raise Refused("blocked")
    if session.stage != "lobby":
        raise Refused("game_on" if session.stage == "playing" else "not_now")
    match command:
        case SetLevel(level):
            return _unready(with_seat(session, seat, replace(state, level=level)))
        case SetLane(lane):
            if session.lane is not None:
                raise Refused("already_given")
            return _laned(with_seat(session, seat, replace(state, lane=lane, ready=False)))
        case SetTimer(timer):
            session = with_seat(session, seat, replace(state, timer=timer))
            laxest = max((seat_of(session, each).timer for each in PARTNERS), key=LAXER.index)
            return _unready(replace(session, timer=laxest))
        case Choose(programmes):
            if any(name not in library.programmes for name in programmes):
                raise Refused("unknown_programme")
            picks = tuple(dict.fromkeys(programmes))
            return _unready(replace(with_seat(session, seat, replace(state, picks=picks)), no_match=False))
        case Ready(ready):
            return _ready(session, library, seat, state, ready)


# --- coming in


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
    name = _name(session, seat, event.name) if event.name else state.name or _default(session, seat)
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


def without_host(session: Session) -> Session:
    """The session with nothing left of what an earlier host was granted or did: each host needs both partners' yes, and their shares."""
    for seat in PARTNERS:
        session = with_seat(session, seat, replace(seat_of(session, seat), admits=None, shares=()))
    return _unready(replace(session, host_holds=False))


def _unsealed(session: Session, seat: PartnerSeat, effects: Effects) -> Session:
    """Drop what the seat has sealed and not yet revealed, so that nobody can step in and be taken for it."""
    sealed = dict(session.sealed)
    for instance, place in session.sealed.items():
        if instance not in session.opened and seat in place.seats:
            sealed[instance] = replace(place, seats=tuple(each for each in place.seats if each != seat))
            effects.drop.append(sealed_key(instance, seat))
    phase = session.phase
    if phase is not None and seat in phase.given:
        given = tuple(name for name in phase.given[seat] if name != "sealed")
        phase = replace(phase, given={**phase.given, seat: given})
    return replace(session, sealed=sealed, phase=phase)


def send_out(session: Session, seat: PartnerSeat, door: NewDoor) -> Session:
    """Empty the other's seat before both are ready, and open a new door. Raises Refused."""
    if session.stage != "lobby":
        raise Refused("game_on")
    sent = other(seat)
    state = seat_of(session, sent)
    session = with_seat(session, sent, replace(EMPTY, epoch=state.epoch + 1, seq=state.seq))
    session = replace(session, lane=None, no_match=False)
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


# --- the steps of the lobby


def _named(session: Session, seat: PartnerSeat, state: SeatState, raw: str) -> Session:
    return with_seat(session, seat, replace(state, name=_name(session, seat, raw)))


def _name(session: Session, seat: Seat, raw: str) -> str:
    """A name that can be, and that nobody else here has."""
    name = checked_name(raw)
    if any(same_name(name, seat_of(session, each).name) for each in session.seats if each != seat):
        raise Refused("name_taken")
    return name


def _default(session: Session, seat: Seat) -> str:
    """A friendly name for who types none, and that nobody else here has taken."""
    taken = [seat_of(session, each).name for each in session.seats if each != seat]
    return next(name for name in (DEFAULTS[seat], *DEFAULTS.values()) if not any(same_name(name, each) for each in taken))


def _unready(session: Session) -> Session:
    for seat in PARTNERS:
        state = seat_of(session, seat)
        if state.ready:
            session = with_seat(session, seat, replace(state, ready=False))
    return session


def _all_ready(session: Session) -> bool:
    return all(seat_of(session, seat).ready for seat in PARTNERS)


def _laned(session: Session) -> Session:
    """Once both have answered: the worse of the two lanes counts, for both, and the answers are dropped."""
    lanes = [seat_of(session, seat).lane for seat in PARTNERS]
    if None in lanes or not full(session):
        return session
    dice = Dice(session.seed, session.dice)
    by_draw = dice.below(LIGHT_BY_DRAW) == 0
    session = replace(session, dice=dice.count)
    for seat in PARTNERS:
        session = with_seat(session, seat, replace(seat_of(session, seat), lane=None))
    if "blocked" in lanes:
        return replace(session, stage="blocked", door=None, host_door=None)
    if "stop" in lanes:
        return replace(session, stage="postponed")
    return replace(session, lane="light" if "light" in lanes or by_draw else "standard")


def _another(session: Session) -> Session:
    if session.stage != "postponed":
        raise Refused("not_now")
    return _unready(replace(session, stage="lobby", lane=None))


def _ready(session: Session, library: Library, seat: PartnerSeat, state: SeatState, ready: bool) -> Session:
    if ready and (state.level is None or (session.lane is None and state.lane is None)):
        raise Refused("not_ready")
    session = with_seat(session, seat, replace(state, ready=ready))
    return session if hosted(session) else started(session, library)


def started(session: Session, library: Library) -> Session:
    """Begin the first phase if both are ready and everything is settled; else the session as it is."""
    if session.stage != "lobby" or session.lane is None or not full(session) or not _all_ready(session):
        return session
    wishes = [seat_of(session, seat).picks or tuple(library.programmes) for seat in PARTNERS]
    common = [name for name in library.programmes if all(name in wish for wish in wishes)]
    if not common:
        for seat in PARTNERS:
            session = with_seat(session, seat, replace(seat_of(session, seat), picks=(), ready=False))
        return replace(session, no_match=True)
    levels = [level for seat in PARTNERS if (level := seat_of(session, seat).level) is not None]
    cap = min(*levels, 4 if hosted(session) else MOST_LEVEL_ALONE, 1 if session.lane == "light" else 4)
    for seat in PARTNERS:
        state = seat_of(session, seat)
        settled = replace(state, level=None, lane=None, picks=(), ready=False, tokens=state.tokens[-1:])
        session = with_seat(session, seat, settled)
    programme = common[0]
    exercises = library.programmes[programme].exercises
    session = replace(session, stage="playing", cap=cap, programme=programme, exercises=exercises, door=None, no_match=False)
    return begin(session, library)
