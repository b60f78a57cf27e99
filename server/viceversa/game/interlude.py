"""Time out: pause, breather, rest, and the gauge.

Breaks prove nothing. Every break starts as the same one-minute breather, whether a gauge asked for it or the draw; a delay of 3 to 15 s
comes before it, in which nothing is revealed and no phase changes; at its end each privately taps go on or longer, and longer comes by
draw too. An explicit pause is immediate, unnamed and unrecorded, and known by elimination; nobody claims otherwise.
"""

from __future__ import annotations

import msgspec

from .exercise import PARTNERS, PartnerSeat
from .randomness import Dice
from .refusals import Refused
from .session import Interlude, Session, seat_of

replace = msgspec.structs.replace

BREATHER = 60_000
SILENCE_MEANS_REST = 60_000
MINUTE = 60_000
REST = 20
REST_LIGHT = 5
"""Minutes of a longer break that nobody has said anything about."""

REST_MOST = 24 * 3_600_000
DELAY_LEAST, DELAY_MOST = 3_000, 15_000
LONGER_BY_DRAW = 0.15
GRACE_AFTER = 10_000
"""What is left on a clock at least when a break is over, so that nobody comes back to a time that is up."""


def over(session: Session, now: int) -> Session:
    """The gauge is over its line: a breather is on its way. Without a game under way, or with a break already coming, nothing."""
    if session.stage != "playing" or session.interlude is not None or session.brink is not None:
        return session
    dice = Dice(session.seed, session.dice)
    delay = DELAY_LEAST + dice.below(DELAY_MOST - DELAY_LEAST + 1)
    return replace(session, brink=now + delay, dice=dice.count)


def drawn(session: Session, now: int) -> Session:
    """A breather that the draw has asked for: from here on, the same as one that a gauge asked for."""
    assert session.phase is not None
    return over(replace(session, phase=replace(session.phase, decoy=None)), now)


def breathe(session: Session, now: int) -> Session:
    """The breather begins."""
    return replace(session, brink=None, interlude=Interlude("breather", now, now + BREATHER))


def pause(session: Session, now: int) -> Session:
    """Hold everything at once. Raises Refused."""
    _playing(session)
    if session.interlude is not None and session.interlude.kind == "pause":
        return session  # both paused at the same moment
    if session.interlude is not None:
        raise Refused("on_break")
    return replace(session, interlude=Interlude("pause", now))


def go_on(session: Session, seat: PartnerSeat, now: int) -> Session:
    """One partner is ready to go on. Raises Refused."""
    interlude = _under_way(session)
    if interlude.kind == "rest" and interlude.until is not None and now < interlude.until:
        raise Refused("rest_not_over")
    if interlude.taps.get(seat) == "longer":
        raise Refused("already_given")
    interlude = replace(interlude, taps={**interlude.taps, seat: "go_on"})
    session = replace(session, interlude=interlude)
    if interlude.kind != "breather" and all(interlude.taps.get(partner) == "go_on" for partner in PARTNERS):
        return _ended(session)
    return session


def longer(session: Session, seat: PartnerSeat, now: int) -> Session:
    """One partner wants a longer break: private in a breather, open and at once in a pause or a rest. Raises Refused."""
    interlude = _under_way(session)
    match interlude.kind:
        case "breather":
            return replace(session, interlude=replace(interlude, taps={**interlude.taps, seat: "longer"}))
        case "pause":
            return _rest(session, now)
        case "rest":
            latest = interlude.since + REST_MOST
            until = min(max(interlude.until or now, now) + rest_minutes(session) * MINUTE, latest)
            return replace(session, interlude=replace(interlude, until=until, taps={}))


def rest_minutes(session: Session) -> int:
    """How long a longer break is: the longer of what the two wished for before the game, else what the lane has."""
    wishes = [wish for seat in PARTNERS if (wish := seat_of(session, seat).rest) is not None]
    return max(wishes, default=REST_LIGHT if session.lane == "light" else REST)


def resolves_at(interlude: Interlude) -> int | None:
    """When a breather is decided: at its end if both have tapped, else after a minute of silence. None for what waits for taps."""
    if interlude.kind != "breather" or interlude.until is None:
        return None
    return interlude.until if len(interlude.taps) == len(PARTNERS) else interlude.until + SILENCE_MEANS_REST


def resolve(session: Session, now: int) -> Session:
    """The breather is decided: on it goes if both said so and the draw does not say otherwise; else a rest."""
    interlude = session.interlude
    assert interlude is not None
    dice = Dice(session.seed, session.dice)
    by_draw = dice.chance() < LONGER_BY_DRAW
    session = replace(session, dice=dice.count)
    if not by_draw and all(interlude.taps.get(seat) == "go_on" for seat in PARTNERS):
        return _ended(session)
    return _rest(session, now)


def _rest(session: Session, now: int) -> Session:
    return replace(session, brink=None, interlude=Interlude("rest", now, now + rest_minutes(session) * MINUTE))


def _ended(session: Session) -> Session:
    session = replace(session, interlude=None)
    if session.phase is None:
        return session
    phase, clock = session.phase, session.phase.clock
    if clock.limit is not None and clock.limit - clock.spent < GRACE_AFTER:
        clock = replace(clock, limit=clock.spent + GRACE_AFTER)
    return replace(session, phase=replace(phase, clock=clock))


def _playing(session: Session) -> None:
    if session.stage != "playing":
        raise Refused("not_playing")


def _under_way(session: Session) -> Interlude:
    _playing(session)
    if session.interlude is None:
        raise Refused("not_now")
    return session.interlude
