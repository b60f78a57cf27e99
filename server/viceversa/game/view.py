"""What a seat is shown, as it is sent: ids, flags and times. Words come from the bundle that the device fetched in its own language.

Shapes only; `sight` says who sees what. The lists of fields below are read into the protocol's reference.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .exercise import Nearness, PartnerSeat, Seat
from .session import Timer


class SeatView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
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


class DoorView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
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


class ByHandView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A programme that was put together by hand, which both see.

    exercises  their names in the bundle, in order.
    minutes    about how long it takes.
    """

    exercises: tuple[str, ...]
    minutes: int


class LobbyView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The lobby. Levels, lanes and picks are never sent back, not even to the one who set them: only that they are set.

    mark       two ids of signs, the same on both devices; drawn anew when somebody comes in.
    timer      the laxer of the two wishes, which counts.
    rest       minutes that a longer break takes: the longer of the two wishes, or what is usual in the lane.
    level_set  this seat has set its level.
    lane_set   this seat has sent its lane.
    picked     this seat has picked programmes; false also means any.
    lane       "standard" or "light", the same for both, once both have answered.
    no_match   the two picked no programme in common; both may pick again.
    nothing_fits  nothing of what both picked can be played in a session like this; both may pick again.
    by_hand    what one of the two put together by hand, null if nothing; it is picked under the name "by_hand".
    """

    mark: tuple[str, str]
    timer: Timer
    rest: int = 20
    level_set: bool = False
    lane_set: bool = False
    picked: bool = False
    lane: Literal["standard", "light"] | None = None
    no_match: bool = False
    nothing_fits: bool = False
    by_hand: ByHandView | None = None


class PlaceView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Where the session is.

    programme    the programme that both picked, by its name in the bundle, or "by_hand".
    exercise     the exercise under way, by its name in the bundle.
    exercise_n   which exercise of the programme this is, from 1. Exercises that do not fit are passed over.
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
    timed_out    this hand is new because time ran out before both had chosen from the one before.
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
    timed_out: bool = False


class ClockView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
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


class GuessView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One guess that was made, and how near it came.

    card      the card that was guessed.
    nearness  hit (the card itself), family (of one family), pair (often mixed up), close (alike) or miss.
    """

    card: str
    nearness: Nearness


class OpenedView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
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


class InterludeView(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Time out of the game.

    kind    pause (until both go on), breather (a minute, then each taps privately) or rest (until a return time).
    until   when the breather's minute is over, or the return time of a rest, in store time; null for a pause.
    tapped  what this seat itself has said: go_on or longer. What the other said is never shown.
    rest    minutes that a longer break takes, and that each further wish for more adds.
    """

    kind: Literal["pause", "breather", "rest"]
    until: int | None = None
    tapped: str | None = None
    rest: int = 20


class View(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
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
    told          revealed answers to open asks: ask, then seat; the newest of each ask.
    opened        released phase instances, oldest first.
    interlude     a pause, breather or rest that is under way.
    host_holds    the host holds the clock.
    derole        the session was stopped while a role was worn: show the device's own short de-role card.
    keeps         after the end, what this seat would like to keep: released phases by instance, and 0 for what was found out.
    kept          what both would like to keep, and may save.
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
    keeps: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
