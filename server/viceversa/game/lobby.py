"""Before the game: names, levels, the private check's lane, timers, the longer break, programmes and readiness.

Levels, lanes and picks are private; once the game starts only the lower level and the lane are kept. A change that matters to both
takes both readinesses back, unnamed.
"""

from __future__ import annotations

import msgspec

from .commands import Another, Choose, Compose, Ready, Rename, SetLane, SetLevel, SetRest, SetTimer
from .exercise import BY_HAND, PARTNERS, Library, PartnerSeat
from .guards import hosted
from .names import free_name
from .phases import begin
from .programmes import faults, part_of
from .randomness import Dice
from .refusals import Refused
from .session import SeatState, Session, Timer, full, names_beside, seat_of, with_seat

replace = msgspec.structs.replace

LIGHT_BY_DRAW = 6
"""One session in so many starts light by draw, so that a light one proves nothing."""

LAXER: tuple[Timer, ...] = ("standard", "longer", "none")
MOST_LEVEL_ALONE = 3

InLobby = Rename | SetLevel | SetLane | SetTimer | SetRest | Choose | Compose | Ready | Another


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
            return unready(replace(with_seat(session, seat, replace(state, level=level)), nothing_fits=False))
        case SetLane(lane):
            if session.lane is not None:
                raise Refused("already_given")
            return _laned(with_seat(session, seat, replace(state, lane=lane, ready=False)))
        case SetTimer(timer):
            session = with_seat(session, seat, replace(state, timer=timer))
            laxest = max((seat_of(session, each).timer for each in PARTNERS), key=LAXER.index)
            return unready(replace(session, timer=laxest))
        case SetRest(minutes):
            return unready(with_seat(session, seat, replace(state, rest=minutes)))
        case Choose(programmes):
            if any(name not in offered(session, library) for name in programmes):
                raise Refused("unknown_programme")
            picks = tuple(dict.fromkeys(programmes))
            return unready(replace(with_seat(session, seat, replace(state, picks=picks)), no_match=False, nothing_fits=False))
        case Compose(exercises):
            return _composed(session, library, exercises)
        case Ready(ready):
            return _ready(session, library, seat, state, ready)


def offered(session: Session, library: Library) -> dict[str, tuple[str, ...]]:
    """The programmes that may be picked, by name, in the order in which they are preferred: what was put together by hand comes first."""
    by_hand = {BY_HAND: session.by_hand} if session.by_hand else {}
    return by_hand | {name: programme.exercises for name, programme in library.programmes.items()}


def _composed(session: Session, library: Library, names: tuple[str, ...]) -> Session:
    """With another list, if a session can walk it. A yes was to the list as it was, and is taken back."""
    if any(name not in library.exercises for name in names):
        raise Refused("unknown_exercise")
    if names == session.by_hand:
        return session
    exercises = [library.exercises[name] for name in names]
    parts = [part_of(exercise, library.decks[exercise.deck]) for exercise in exercises]
    if parts and (fault := next(faults(parts), None)) is not None:
        raise Refused(fault.kind)
    return unready(replace(with_list(session, names), no_match=False, nothing_fits=False))


def with_list(session: Session, names: tuple[str, ...]) -> Session:
    """With that list put together by hand, which nobody has picked yet."""
    for seat in PARTNERS:
        state = seat_of(session, seat)
        session = with_seat(session, seat, replace(state, picks=tuple(pick for pick in state.picks if pick != BY_HAND)))
    return replace(session, by_hand=names)


def _named(session: Session, seat: PartnerSeat, state: SeatState, raw: str) -> Session:
    return with_seat(session, seat, replace(state, name=free_name(raw, names_beside(session, seat))))


def unready(session: Session) -> Session:
    """The session with both readinesses taken back."""
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
    return unready(replace(session, stage="lobby", lane=None))


def _ready(session: Session, library: Library, seat: PartnerSeat, state: SeatState, ready: bool) -> Session:
    if ready and (state.level is None or (session.lane is None and state.lane is None)):
        raise Refused("not_ready")
    session = with_seat(session, seat, replace(state, ready=ready))
    return session if hosted(session) else started(session, library)


def started(session: Session, library: Library) -> Session:
    """Begin the first phase if both are ready and everything is settled; else the session as it is. Of what both picked, the first is
    played of which anything can be played; where there is none, both pick again."""
    if session.stage != "lobby" or session.lane is None or not full(session) or not _all_ready(session):
        return session
    programmes = offered(session, library)
    wishes = [seat_of(session, seat).picks or tuple(programmes) for seat in PARTNERS]
    common = [name for name in programmes if all(name in wish for wish in wishes)]
    settled = _settled(session)
    for name in common:
        begun = begin(replace(settled, programme=name, exercises=programmes[name]), library)
        if begun.stage == "playing":
            return begun
    for seat in PARTNERS:
        session = with_seat(session, seat, replace(seat_of(session, seat), picks=(), ready=False))
    return replace(session, no_match=not common, nothing_fits=bool(common))


def _settled(session: Session) -> Session:
    """With the gentler level and without what each said in private, as a game begins."""
    levels = [level for seat in PARTNERS if (level := seat_of(session, seat).level) is not None]
    cap = min(*levels, 4 if hosted(session) else MOST_LEVEL_ALONE, 1 if session.lane == "light" else 4)
    for seat in PARTNERS:
        state = seat_of(session, seat)
        state = replace(state, level=None, lane=None, picks=(), ready=False, tokens=state.tokens[-1:])
        session = with_seat(session, seat, state)
    return replace(session, stage="playing", cap=cap, door=None, by_hand=())
