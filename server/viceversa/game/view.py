"""What one seat may see: the only way from the state to a device.

A secret is cut here, once, and nowhere else. A view holds ids, flags and times; words come from the bundle that the device
fetched in its own language. A view depends on the state alone, never on the time of day, so that a seat's `seq` can move
exactly when its view does. The lists of fields below are read by the protocol's reference.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .exercise import PARTNERS, Library, Nearness, PartnerSeat, Role, Seat, Step
from .guards import holds, hosted
from .phases import current, lead_of, owes
from .session import Door, Phase, Session, Timer, full, other, seat_of, shared


class SeatView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A seat as everyone in the session sees it.

    name      what the person is called; empty while nobody sits here.
    presence  empty, here, moving, asleep or away.
    ready     has said ready, in the lobby.
    since     when the connection was lost, in store time, for asleep and away.
    """

    name: str
    presence: Literal["empty", "here", "moving", "asleep", "away"]
    ready: bool = False
    since: int | None = None


class DoorView(msgspec.Struct, frozen=True, omit_defaults=True):
    """An open way in.

    code     to read aloud.
    secret   the secret of the link.
    expires  when the code stops working, in store time.
    seat     the seat it leads to; null for the next empty one.
    """

    code: str
    secret: str
    expires: int
    seat: Seat | None = None


class LobbyView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The lobby. Levels, lanes and picks are never sent back, not even to the one who set them: only that they are set.

    mark       two ids of signs, the same on both devices; drawn anew when somebody comes in.
    timer      the laxer of the two wishes, which counts.
    level_set  this seat has set its level.
    lane_set   this seat has sent its lane.
    picked     this seat has picked programmes; false also means any.
    lane       "standard" or "light", the same for both, once both have answered.
    no_match   the two picked no programme in common; both may pick again.
    """

    mark: tuple[str, str]
    timer: Timer
    level_set: bool = False
    lane_set: bool = False
    picked: bool = False
    lane: Literal["standard", "light"] | None = None
    no_match: bool = False


class PlaceView(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the session is.

    programme    the programme that both picked, by its name in the bundle.
    exercise     the exercise under way, by its name in the bundle.
    exercise_n   which exercise of the programme this is, from 1.
    exercises    how many exercises the programme has.
    phase        the phase, by its name in the exercise.
    instance     the number of this phase instance; commands in the phase name it. It is never used twice in a session.
    step         which of the exercise's steps this is, from 1. Steps that do not apply are passed over.
    of           how many steps the exercise has.
    turn         (n, of) among the turns of its block; (1, 1) outside a block.
    lead         the seat that leads this phase; the other one's role is partner.
    next         the name of the phase that comes next as things stand; null when the exercise ends.
    in_role      the partners speak as each other here.
    must         neither pass nor host removes this phase; both shorten it to its least time.
    """

    programme: str
    exercise: str
    exercise_n: int
    exercises: int
    phase: str
    instance: int
    step: int
    of: int
    turn: tuple[int, int]
    lead: PartnerSeat
    next: str | None = None
    in_role: bool = False
    must: bool = False


class ClockView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The phase's clock. `due` and `left` are both null when the phase has no time limit.

    running   time passes; false while it is held.
    due       the moment the time is up, in store time, while it runs.
    left      milliseconds left, while it is held.
    least     the moment before which the phase does not end, in store time; null when there is none, or while it is held.
    extended  the 30 seconds were added; they can be added once.
    """

    running: bool
    due: int | None = None
    left: int | None = None
    least: int | None = None
    extended: bool = False


class GuessView(msgspec.Struct, frozen=True, omit_defaults=True):
    """One guess that was made, and how near it came.

    card      the card that was guessed.
    nearness  hit (the card itself), family (of one family), pair (often mixed up), close (alike) or miss.
    """

    card: str
    nearness: Nearness


class OpenedView(msgspec.Struct, frozen=True, omit_defaults=True):
    """A phase instance whose sealed answers are released. The bytes come in an `opened` message, once a connection.

    instance     the phase instance.
    exercise     the exercise it belongs to, by its name in the bundle.
    phase        the phase, by its name in that exercise.
    seats        who gave a sealed answer there.
    turn         (n, of) among the turns of its block.
    lead         the seat that led that phase.
    card         the card it was about.
    shared       both let the host see it.
    mine_shared  this seat lets the host see it.
    """

    instance: int
    exercise: str
    phase: str
    seats: tuple[PartnerSeat, ...]
    turn: tuple[int, int] = (1, 1)
    lead: PartnerSeat = "a"
    card: str | None = None
    shared: bool = False
    mine_shared: bool = False


class InterludeView(msgspec.Struct, frozen=True, omit_defaults=True):
    """Time out of the game.

    kind    pause (until both go on), breather (a minute, then each taps privately) or rest (until a return time).
    until   when the breather's minute is over, or the return time of a rest, in store time; null for a pause.
    tapped  what this seat itself has said: go_on or longer. What the other said is never shown.
    """

    kind: Literal["pause", "breather", "rest"]
    until: int | None = None
    tapped: str | None = None


class View(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that one seat may see of its session.

    you           the seat that this view is for.
    stage         lobby, playing, done, stopped, postponed or blocked.
    seats         both partners' seats by name, and the host's where one came; what is shown of a seat that nobody has is "empty".
    door          the open way to a partner's seat, while somebody can come in through it.
    host_door     the open way to the host's seat.
    admit         a host has come, and this seat has not yet said yes or no.
    lobby         what is set, before the game.
    place         where the session is, in play.
    clock         the phase's clock, in play.
    given         the asks of this phase that this seat has answered; "sealed" stands for its sealed blob.
    passed        this seat passed in this phase.
    done          this seat owes this phase nothing more.
    partner_done  the partner owes this phase nothing more.
    card          id of the card, where this seat may see it now.
    hand          ids of the hand's cards, where this seat may see them now.
    options       ids of the cards to choose among for a guess, where this seat may see them now.
    swaps_left    how often this seat may still swap the dealt card; null is without bound.
    guesses       the guesses made in this phase.
    outcome       how the last guess of the exercise went, where it is shown.
    signals       how often each signal of this phase was raised.
    told          revealed answers to open asks: ask, then seat.
    opened        released phase instances, oldest first.
    interlude     a pause, breather or rest that is under way.
    host_holds    the host holds the clock.
    derole        the session was stopped while a role was worn: show the device's own short de-role card.
    """

    you: Seat
    stage: Literal["lobby", "playing", "done", "stopped", "postponed", "blocked"]
    seats: dict[Seat, SeatView]
    door: DoorView | None = None
    host_door: DoorView | None = None
    admit: bool = False
    lobby: LobbyView | None = None
    place: PlaceView | None = None
    clock: ClockView | None = None
    given: tuple[str, ...] = ()
    passed: bool = False
    done: bool = False
    partner_done: bool = False
    card: str | None = None
    hand: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    swaps_left: int | None = 0
    guesses: tuple[GuessView, ...] = ()
    outcome: GuessView | None = None
    signals: dict[str, int] = {}
    told: dict[str, dict[PartnerSeat, str | dict[str, str]]] = {}
    opened: tuple[OpenedView, ...] = ()
    interlude: InterludeView | None = None
    host_holds: bool = False
    derole: bool = False


def view(session: Session, library: Library, seat: Seat) -> View:
    """What that seat may see now. Pure, and blind to everything that is not in the state."""
    if seat_of(session, seat).presence == "empty":
        return View(you=seat, stage="lobby", seats={})  # whoever sat here was sent out, and is shown no way back in
    if seat == "host":
        return _host_view(session, library) if hosted(session) else View(you="host", stage="lobby", seats={})
    seats = _seats(session)
    me = seat_of(session, seat)
    host = seat_of(session, "host")
    admit = host.presence != "empty" and me.admits is None
    if session.stage in ("lobby", "postponed", "blocked"):
        return View(
            you=seat,
            stage=session.stage,
            seats=seats,
            door=_door(session, session.door),
            host_door=_door(session, session.host_door),
            admit=admit,
            lobby=_lobby(session, seat),
        )
    common = View(
        you=seat,
        stage=session.stage,
        seats=seats,
        door=_door(session, session.door),
        host_door=_door(session, session.host_door),
        admit=admit,
        told=session.told,
        opened=_opened(session, library, seat),
        derole=session.derole,
    )
    if session.phase is None:
        return common
    _, step, phase = current(session, library)
    phase = _as_shown(step, phase)
    role: Role = "lead" if seat == phase.lead else "partner"
    table, interlude = session.table, session.interlude
    return msgspec.structs.replace(
        common,
        place=_place(session, library),
        clock=_clock(phase),
        given=phase.given.get(seat, ()),
        passed=seat in phase.passed,
        done=not owes(step, phase, seat),
        partner_done=not owes(step, phase, other(seat)),
        card=table.card if role in step.card else None,
        hand=table.hand if role in step.hand else (),
        options=table.options if role in step.options else (),
        swaps_left=_swaps_left(session, step, role, seat),
        guesses=tuple(GuessView(guess.card, guess.nearness) for guess in phase.guesses[: phase.shown]),
        outcome=_outcome(session, step, role),
        signals=phase.signals,
        interlude=None if interlude is None else InterludeView(interlude.kind, interlude.until, interlude.taps.get(seat)),
        host_holds=session.host_holds,
    )


def _as_shown(step: Step, phase: Phase) -> Phase:
    """The phase without what waits behind a breather: a guess that is not shown yet does not count as given yet."""
    if phase.shown == len(phase.guesses):
        return phase
    hidden = {ask.name for ask in step.asks if ask.kind == "guess"}
    given = {seat: tuple(name for name in names if name not in hidden) for seat, names in phase.given.items()}
    return msgspec.structs.replace(phase, given=given)


def _host_view(session: Session, library: Library) -> View:
    """Pace and presence; of content only what both share."""
    public = View(
        you="host",
        stage=session.stage,
        seats=_seats(session),
        opened=tuple(each for each in _opened(session, library, "host") if each.shared),
    )
    if session.phase is None:
        return public
    interlude = session.interlude
    return msgspec.structs.replace(
        public,
        place=_place(session, library),
        clock=_clock(session.phase),
        interlude=None if interlude is None else InterludeView(interlude.kind, interlude.until),
        host_holds=session.host_holds,
    )


def _seats(session: Session) -> dict[Seat, SeatView]:
    host: tuple[Seat, ...] = ("host",) if seat_of(session, "host").presence != "empty" else ()
    return {seat: _seat(session, seat) for seat in (*PARTNERS, *host)}


def _seat(session: Session, seat: Seat) -> SeatView:
    state = seat_of(session, seat)
    match state.presence:
        case "dropped":
            return SeatView(state.name, "here", state.ready)
        case "asleep" | "away":
            return SeatView(state.name, state.presence, state.ready, state.since)
        case _:
            return SeatView(state.name, state.presence, state.ready)


def _door(session: Session, door: Door | None) -> DoorView | None:
    """A door, while somebody can still come in through it."""
    if door is None or (full(session) and (door.seat is None or door.filled is not None)):
        return None
    return DoorView(door.code, door.secret, door.expires, door.seat)


def _lobby(session: Session, seat: PartnerSeat) -> LobbyView:
    state = seat_of(session, seat)
    return LobbyView(
        mark=session.mark,
        timer=session.timer,
        level_set=state.level is not None,
        lane_set=state.lane is not None or session.lane is not None,
        picked=bool(state.picks),
        lane=session.lane,
        no_match=session.no_match,
    )


def _place(session: Session, library: Library) -> PlaceView:
    exercise, step, phase = current(session, library)
    following = exercise.steps[phase.step + 1 :]
    upcoming = (each.phase for each in following if holds(each.guard, session, library, lead_of(session, each)))
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
