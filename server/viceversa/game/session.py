"""The state of a session: everything that must survive a killed server, and nothing else.

Frozen values only. A change is a new value made with `msgspec.structs.replace`. Times are integer milliseconds of the store's
clock. Sealed answers are not here: they lie in the store beside this state, under the names of `sealed_key`, and this state
only says which exist and which are released.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from .clock import Clock
from .exercise import PARTNERS, Nearness, PartnerSeat, Seat

SCHEMA = 2
"""What this release writes. It grows with any change of what is kept."""

KNOWS = 2
"""The highest schema whose fields are all here: SCHEMA, or one more in a release that makes ready for the next."""

MIN_READER = 2
"""What a release must know that goes on with what this one wrote. It grows with a field that must not be lost, or that changes a rule."""

Stage = Literal["lobby", "playing", "done", "stopped", "postponed", "blocked"]
Timer = Literal["standard", "longer", "none"]
RestMinutes = Literal[5, 20, 60]
LaneAnswer = Literal["standard", "light", "stop", "blocked"]
Presence = Literal["empty", "here", "moving", "dropped", "asleep", "away"]


class Receipts(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a client instance has had accepted: its highest counter, and 64-bit hashes of the last commands, newest last."""

    instance: str
    highest: int
    hashes: tuple[int, ...]


class SeatState(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One seat. It belongs to a person, not to a socket.

    tokens   SHA-256 of the seat tokens that may return to it, newest last.
    epoch    counts connections; commands of an older one are fenced.
    node     the server process that holds the connection.
    seq      moves when, and only when, what this seat may see moves.
    seen     a 64-bit hash of what it was last shown, by which that is known.
    since    when the present presence began (the moment of the drop for dropped, asleep and away).
    level, lane  private until the start, then gone.
    picks    programmes this seat would enjoy; empty means any.
    rest     how many minutes this seat would like a longer break to be; None as long as it said nothing.
    rtt      last measured round trip of the connection, ms.
    quota    how much lateness this seat has left to be forgiven, ms.
    keeps    released phases that this partner would like both to keep, and FOUND.
    """

    name: str = ""
    language: str = "en"
    tokens: tuple[bytes, ...] = ()
    epoch: int = 0
    node: str = ""
    presence: Presence = "empty"
    since: int = 0
    seq: int = 0
    seen: int = 0
    receipts: tuple[Receipts, ...] = ()
    level: int | None = None
    lane: LaneAnswer | None = None
    picks: tuple[str, ...] = ()
    timer: Timer = "standard"
    rest: RestMinutes | None = None
    ready: bool = False
    admits: bool | None = None
    rtt: int = 500
    quota: int = 2_000
    shares: tuple[int, ...] = ()
    keeps: tuple[int, ...] = ()


class Door(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """An open way to a seat: a code to read aloud, and the secret of a link.

    seat     the seat it leads to; None is the next empty one.
    expires  when the code stops working; the link works until both are ready, or until then for a door opened later.
    """

    code: str
    secret: str
    expires: int
    seat: Seat | None = None
    by: PartnerSeat | None = None
    filled: PartnerSeat | None = None


class Table(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The cards of the exercise under way. `dealt` names every card that was dealt, so that none comes twice."""

    hand: tuple[str, ...] = ()
    card: str | None = None
    options: tuple[str, ...] = ()
    dealt: tuple[str, ...] = ()
    deals: int = 0
    swaps: int = 0
    family: str = ""


class Guess(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One guess at the hidden card and how near it came."""

    card: str
    nearness: Nearness


class SealedPlace(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where a sealed phase instance belongs: exercise and step by index, its lead, and the card it was about."""

    exercise: int
    step: int
    lead: PartnerSeat
    card: str | None
    seats: tuple[PartnerSeat, ...] = ()


class Phase(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """The phase under way. `instance` is never used twice in a session; answers and commands name it.

    given    names of the asks each partner has answered; "sealed" stands for the one sealed blob of the phase.
    picks    open choices of this phase, by ask and seat.
    signals  how often each signal was raised.
    shown    how many of the guesses both have been shown.
    skipped  the host has asked to end this phase.
    timed_out  its hand is new because the time of the one before was up.
    decoy    when a breather comes by draw, None if none does.
    """

    instance: int
    step: int
    lead: PartnerSeat
    clock: Clock
    given: dict[PartnerSeat, tuple[str, ...]] = {}
    passed: tuple[PartnerSeat, ...] = ()
    picks: dict[str, dict[PartnerSeat, str | dict[str, str]]] = {}
    signals: dict[str, int] = {}
    guesses: tuple[Guess, ...] = ()
    shown: int = 0
    extended: bool = False
    skipped: bool = False
    timed_out: bool = False
    decoy: int | None = None


class Interlude(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Time out of the game. A pause and a rest end when both say go on; a breather ends by what both privately tap.

    until  when a breather's minute is over, or the return time of a rest; None for a pause.
    taps   what each has said: "go_on" or "longer". Never shown to the other.
    """

    kind: Literal["pause", "breather", "rest"]
    since: int
    until: int | None = None
    taps: dict[PartnerSeat, str] = {}


class Session(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A session of two seats and an optional host. Defaults are not written, so a field's default stays what it is for ever; the two
    numbers of the schema are always written.

    now        the latest moment that was ever judged; it never decreases.
    due        when something next happens by itself, None when nothing will; the past when that has to be looked up.
    dice       how many draws were made from the seed.
    cap        the lower of the two levels, from the start on.
    mark       ids of the two signs that both screens show.
    no_match   the two picked no programme in common.
    nothing_fits  nothing of what the two picked in common can be played in this lane, at this level.
    by_hand    exercises that one of the two put together in the lobby; gone once the game begins.
    offset     what the couple's first guesses say about them: the ability theta of a Rasch model with a guessing floor.
    levels     levels of the cards dealt so far, one a round.
    sealed     by phase instance: where it belongs, and which seats gave a sealed blob.
    opened     phase instances whose sealed blobs are released to both.
    told       revealed answers to open asks.
    facts      open answers of ended phases of this exercise, by ask and seat; guards are judged on them.
    outcome    how the last guess of this exercise went.
    brink      when a breather begins that the gauge, or a draw, has asked for. Until then nothing is revealed and no phase ends.
    derole     it was stopped while a role was worn, so each device shows its own de-role card.
    knocked    when those inside were last told that somebody tried to come in.
    notice     (how many there were, the last one's code): something both partners are told in passing.
    """

    id: str
    seed: bytes
    library: str
    now: int
    schema: int = msgspec.field(default_factory=lambda: SCHEMA)
    min_reader: int = msgspec.field(default_factory=lambda: MIN_READER)
    due: int | None = 0
    dice: int = 0
    stage: Stage = "lobby"
    seats: dict[Seat, SeatState] = {}
    door: Door | None = None
    host_door: Door | None = None
    mark: tuple[str, str] = ("", "")
    lane: Literal["standard", "light"] | None = None
    cap: int | None = None
    no_match: bool = False
    nothing_fits: bool = False
    by_hand: tuple[str, ...] = ()
    timer: Timer = "standard"
    programme: str = ""
    exercises: tuple[str, ...] = ()
    exercise: int = 0
    first_lead: PartnerSeat = "a"
    table: Table = Table()
    phase: Phase | None = None
    instances: int = 0
    levels: tuple[int, ...] = ()
    offset: float = 0.0
    guesses: int = 0
    sealed: dict[int, SealedPlace] = {}
    opened: tuple[int, ...] = ()
    told: dict[str, dict[PartnerSeat, str | dict[str, str]]] = {}
    facts: dict[str, dict[PartnerSeat, str | dict[str, str]]] = {}
    outcome: Guess | None = None
    interlude: Interlude | None = None
    brink: int | None = None
    host_holds: bool = False
    derole: bool = False
    knocked: int = 0
    notice: tuple[int, str] = (0, "")


def other(seat: PartnerSeat) -> PartnerSeat:
    """The partner of that partner."""
    return "b" if seat == "a" else "a"


def seat_of(session: Session, seat: Seat) -> SeatState:
    """The state of a seat; an empty seat where nobody ever sat."""
    return session.seats.get(seat, EMPTY)


def with_seat(session: Session, seat: Seat, state: SeatState) -> Session:
    """The session with that seat replaced."""
    return msgspec.structs.replace(session, seats={**session.seats, seat: state})


def names_beside(session: Session, seat: Seat) -> list[str]:
    """What everybody else in the session is called."""
    return [state.name for each, state in session.seats.items() if each != seat]


def sealed_key(instance: int, seat: PartnerSeat) -> str:
    """The name under which the sealed blob of a phase instance and seat lies in the store."""
    return f"a:{instance}:{seat}"


def full(session: Session) -> bool:
    """Whether both partners' seats are taken."""
    return all(seat_of(session, seat).presence != "empty" for seat in PARTNERS)


def shared(session: Session) -> tuple[int, ...]:
    """Released phases that both partners let the host see."""
    mine, theirs = (seat_of(session, seat).shares for seat in PARTNERS)
    return tuple(instance for instance in session.opened if instance in mine and instance in theirs)


def kept(session: Session) -> tuple[int, ...]:
    """What both partners would like to keep."""
    mine, theirs = (seat_of(session, seat).keeps for seat in PARTNERS)
    return tuple(each for each in mine if each in theirs)


FOUND = 0
"""Stands, among phase instances, for what the devices found out of all that was revealed."""

EMPTY = SeatState()
