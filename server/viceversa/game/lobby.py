"""Before the game: names, levels, the private check's lane, timers, programmes and readiness.

Levels, lanes and picks are private; once the game starts only the lower level and the lane are kept. A change that matters to both
takes both readinesses back, unnamed.
"""

from __future__ import annotations

import msgspec

from .commands import Another, Choose, Ready, Rename, SetLane, SetLevel, SetTimer
from .exercise import PARTNERS, Library, PartnerSeat
from .guards import hosted
from .names import free_name
from .phases import begin
from .randomness import Dice
from .refusals import Refused
from .session import SeatState, Session, Timer, full, names_beside, seat_of, with_seat

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
            return unready(with_seat(session, seat, replace(state, level=level)))
        case SetLane(lane):
            if session.lane is not None:
                raise Refused("already_given")
            return _laned(with_seat(session, seat, replace(state, lane=lane, ready=False)))
        case SetTimer(timer):
            session = with_seat(session, seat, replace(state, timer=timer))
            laxest = max((seat_of(session, each).timer for each in PARTNERS), key=LAXER.index)
            return unready(replace(session, timer=laxest))
        case Choose(programmes):
            if any(name not in library.programmes for name in programmes):
                raise Refused("unknown_programme")
            picks = tuple(dict.fromkeys(programmes))
            return unready(replace(with_seat(session, seat, replace(state, picks=picks)), no_match=False))
        case Ready(ready):
            return _ready(session, library, seat, state, ready)


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
