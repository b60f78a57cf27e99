"""What one seat may see: the only way from the state to a device.

A secret is cut here, once, and nowhere else. A view depends on the state alone, never on the time of day, so that a seat's `seq` can
move exactly when its view does.
"""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

import msgspec

from .exercise import Exercise, Library, PartnerSeat, Role, Seat, Step
from .guards import holds, hosted
from .interlude import rest_minutes
from .phases import current, lead_of, owing
from .programmes import usual_span
from .session import Door, Interlude, Phase, SeatState, Session, kept, other, seat_of, shared
from .view import (
    ByHandView,
    ClockView,
    DoorView,
    GuessView,
    InterludeView,
    LobbyView,
    OpenedView,
    PlaceView,
    SeatView,
    View,
)

replace = msgspec.structs.replace

BEFORE = ("lobby", "postponed", "blocked")
"""The stages in which there is nothing but the lobby to see."""


class _Scene(NamedTuple):
    """What is the same for whoever looks: computed once, and cut for each seat afterwards. `guest` says that somebody sits in the host's
    seat, `full` that both partners do."""

    seats: dict[Seat, SeatView]
    guest: bool = False
    full: bool = False
    phase: Phase | None = None
    step: Step = Step("")
    owing: tuple[PartnerSeat, ...] = ()
    place: PlaceView | None = None
    clock: ClockView | None = None


def view(session: Session, library: Library, seat: Seat) -> View:
    """What that seat may see now. Pure, and blind to everything that is not in the state."""
    return _cut(session, library, seat, _scene(session, library))


def views(session: Session, library: Library) -> dict[Seat, View]:
    """What each seat may see now."""
    scene = _scene(session, library)
    return {seat: _cut(session, library, seat, scene) for seat in session.seats}


def _scene(session: Session, library: Library) -> _Scene:
    a, b, host = seat_of(session, "a"), seat_of(session, "b"), seat_of(session, "host")
    seats: dict[Seat, SeatView] = {"a": _seat(a), "b": _seat(b)}
    guest, both = host.presence != "empty", a.presence != "empty" and b.presence != "empty"
    if guest:
        seats["host"] = _seat(host)
    if session.phase is None or session.stage in BEFORE:
        return _Scene(seats, guest, both)
    exercise, step, phase = current(session, library)
    shown = _as_shown(step, phase)
    return _Scene(
        seats, guest, both, shown, step, owing(step, shown), _place(session, library, exercise, step, phase), _clock(phase)
    )


def _cut(session: Session, library: Library, seat: Seat, scene: _Scene) -> View:
    state = seat_of(session, seat)
    if state.presence == "empty":
        return View(you=seat, stage="lobby", seats={})  # whoever sat here was sent out, and is shown no way back in
    if seat == "host":
        return _host_view(session, library, scene) if hosted(session) else View(you="host", stage="lobby", seats={})
    admit = scene.guest and state.admits is None
    door, host_door = _door(session, scene, session.door, seat), _door(session, scene, session.host_door, seat)
    if session.stage in BEFORE:
        return View(seat, session.stage, scene.seats, door, host_door, admit, lobby=_lobby(session, library, seat))
    if (phase := scene.phase) is None:
        opened = _opened(session, library, seat)
        return View(
            seat,
            session.stage,
            scene.seats,
            door,
            host_door,
            admit,
            told=session.told,
            opened=opened,
            derole=session.derole,
            keeps=state.keeps,
            kept=kept(session),
        )
    role: Role = "lead" if seat == phase.lead else "partner"
    step, table, interlude = scene.step, session.table, session.interlude
    return View(
        you=seat,
        stage=session.stage,
        seats=scene.seats,
        door=door,
        host_door=host_door,
        admit=admit,
        place=scene.place,
        clock=scene.clock,
        given=phase.given.get(seat, ()),
        passed=seat in phase.passed,
        done=seat not in scene.owing,
        partner_done=other(seat) not in scene.owing,
        card=table.card if role in step.card else None,
        hand=table.hand if role in step.hand else (),
        options=table.options if role in step.options else (),
        swaps_left=_swaps_left(session, step, role, seat),
        guesses=tuple([GuessView(guess.card, guess.nearness) for guess in phase.guesses[: phase.shown]]) if phase.shown else (),
        outcome=_outcome(session, step, role),
        signals=phase.signals,
        told=session.told,
        opened=_opened(session, library, seat),
        interlude=_interlude(session, interlude, None if interlude is None else interlude.taps.get(seat)),
        host_holds=session.host_holds,
        derole=session.derole,
    )


def _as_shown(step: Step, phase: Phase) -> Phase:
    """The phase without what waits behind a breather: a guess that is not shown yet does not count as given yet."""
    if phase.shown == len(phase.guesses):
        return phase
    hidden = {ask.name for ask in step.asks if ask.kind == "guess"}
    given = {seat: tuple(name for name in names if name not in hidden) for seat, names in phase.given.items()}
    return replace(phase, given=given)


def _host_view(session: Session, library: Library, scene: _Scene) -> View:
    """Pace and presence; of content only what both share."""
    interlude = session.interlude if scene.phase is not None else None
    return View(
        you="host",
        stage=session.stage,
        seats=scene.seats,
        place=scene.place,
        clock=scene.clock,
        opened=tuple(each for each in _opened(session, library, "host") if each.shared),
        interlude=_interlude(session, interlude),
        host_holds=session.host_holds if scene.phase is not None else False,
    )


def _interlude(session: Session, interlude: Interlude | None, tapped: str | None = None) -> InterludeView | None:
    return None if interlude is None else InterludeView(interlude.kind, interlude.until, tapped, rest_minutes(session))


def _seat(state: SeatState) -> SeatView:
    match state.presence:
        case "dropped":
            return SeatView(state.name, "here", state.ready)
        case "asleep" | "away":
            return SeatView(state.name, state.presence, state.ready, state.since)
        case _:
            return SeatView(state.name, state.presence, state.ready)


def _door(session: Session, scene: _Scene, door: Door | None, seat: PartnerSeat) -> DoorView | None:
    """A door, while somebody can still come in through it. One to a seat that somebody has is shown only to the one who opened it."""
    if door is None or (scene.full and (door.seat is None or door.filled is not None)):
        return None
    if door.seat not in (None, "host") and seat_of(session, door.seat).presence != "empty" and seat != door.by:
        return None
    return DoorView(door.code, door.secret, door.expires, door.seat)


def _lobby(session: Session, library: Library, seat: PartnerSeat) -> LobbyView:
    state = seat_of(session, seat)
    return LobbyView(
        mark=session.mark,
        timer=session.timer,
        rest=rest_minutes(session),
        level_set=state.level is not None,
        lane_set=state.lane is not None or session.lane is not None,
        picked=bool(state.picks),
        lane=session.lane,
        no_match=session.no_match,
        nothing_fits=session.nothing_fits,
        by_hand=_by_hand(session, library),
    )


def _by_hand(session: Session, library: Library) -> ByHandView | None:
    """The list that was put together, and the minutes that its usual times add up to, halfway between the short way and the long one."""
    if not session.by_hand:
        return None
    spans = [usual_span(library.exercises[name].steps) for name in session.by_hand]
    return ByHandView(session.by_hand, max(1, round(sum(short + long for short, long in spans) / 120_000)))


def _place(session: Session, library: Library, exercise: Exercise, step: Step, phase: Phase) -> PlaceView:
    following = islice(exercise.steps, phase.step + 1, None)
    upcoming = (
        each.phase for each in following if each.guard is None or holds(each.guard, session, library, lead_of(session, each))
    )
    return PlaceView(
        programme=session.programme,
        exercise=exercise.name,
        exercise_n=session.exercise + 1,
        exercises=len(session.exercises),
        phase=step.phase,
        instance=phase.instance,
        step=phase.step + 1,
        of=len(exercise.steps),
        turn=step.turn,
        lead=phase.lead,
        next=next(upcoming, None),
        in_role=step.in_role,
        must=step.must,
        timed_out=phase.timed_out,
    )


def _clock(phase: Phase) -> ClockView:
    clock = phase.clock
    running = clock.since is not None
    left = None if running or clock.limit is None else max(0, clock.limit - clock.spent)
    return ClockView(running, clock.due(), left, clock.least_at() if clock.least else None, phase.extended)


def _swaps_left(session: Session, step: Step, role: Role, seat: PartnerSeat) -> int | None:
    deal, phase = step.deal, session.phase
    if deal is None or phase is None or deal.hand > 1 or role not in deal.to or phase.given.get(seat) or phase.guesses:
        return 0
    return None if deal.again is None else max(0, deal.again - session.table.swaps)


def _outcome(session: Session, step: Step, role: Role) -> GuessView | None:
    found = session.outcome
    return GuessView(found.card, found.nearness) if found is not None and role in step.outcome else None


def _opened(session: Session, library: Library, seat: Seat) -> tuple[OpenedView, ...]:
    if not session.opened:
        return ()
    both = shared(session)
    mine = seat_of(session, seat).shares
    found = []
    for instance in session.opened:
        place = session.sealed[instance]
        name = session.exercises[place.exercise]
        step = library.exercises[name].steps[place.step]
        found.append(
            OpenedView(
                instance=instance,
                exercise=name,
                phase=step.phase,
                seats=place.seats,
                turn=step.turn,
                lead=place.lead,
                card=place.card,
                shared=instance in both,
                mine_shared=instance in mine,
            )
        )
    return tuple(found)
