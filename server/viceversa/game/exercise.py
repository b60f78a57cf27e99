"""What an exercise is once its file has been read, checked and unrolled.

The rules know phases, casts, inputs and clocks, and never one exercise by name. Loops are bounded in
the file and unrolled when it is read, so a place in an exercise is one integer, a condition is a guard on a step,
and every walk through the steps ends. Durations are in milliseconds throughout the rules; files speak of seconds.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

PartnerSeat = Literal["a", "b"]
Seat = Literal["a", "b", "host"]
Role = Literal["lead", "partner"]
Roles = tuple[Role, ...]
Lane = Literal["standard", "light"]
AskKind = Literal["ready", "choice", "scale", "text", "guess", "signal"]
Nearness = Literal["hit", "family", "pair", "close", "miss"]
Outcome = Literal["hit", "near", "miss"]

BOTH: Roles = ("lead", "partner")
PARTNERS: tuple[PartnerSeat, PartnerSeat] = ("a", "b")

MOST_EXERCISES = 12
"""The most exercises of one programme."""

BY_HAND = "by_hand"
"""The name of the programme that was put together in the lobby. No file can have it, since names of files have no underscores."""

SEALED = "sealed"
"""The mark of a partner's one sealed blob of a phase, whatever it answers."""


class Guard(msgspec.Struct, frozen=True, omit_defaults=True):
    """A conjunction over open facts; a step whose guard is false is passed over and leaves no trace.

    `answers` holds (ask, who, value): who is "both", "either", "lead" or "partner", judged with the cast of the guarded
    step, on answers to open asks of earlier steps.
    """

    answers: tuple[tuple[str, str, str], ...] = ()
    level: tuple[int, int] | None = None
    outcome: Outcome | None = None
    host: bool | None = None


class Deal(msgspec.Struct, frozen=True, omit_defaults=True):
    """How cards come onto the table at the entry of a step.

    hand   how many cards; 1 makes the card the step's card at once, more make a hand to agree on.
    to     who sees what was dealt before anything else is shown.
    again  how often the one who sees it may swap it without a reason; None is without bound. Dealing a new hand because
           nobody agreed does not count here; that is bounded by `deals`.
    deals  how many hands are dealt before an agreement is given up and the exercise ends kindly.
    aim    the wanted chance of a first hit, as a range; None deals any card of a fitting level.
    apart  never two of one family in a row.
    options, near  for a guess: how many cards to choose among, drawn as clusters of `near` cards each.
    """

    hand: int = 1
    to: Roles = BOTH
    again: int | None = 0
    deals: int = 1
    aim: tuple[float, float] | None = None
    apart: bool = False
    options: int = 0
    near: int = 0


class Ask(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing a phase asks of one or both partners.

    each     "hand" or "items": one answer a card of the hand, or an item of the card. None asks once.
    options  the allowed values of a choice.
    low, high  the ends of a scale, both allowed.
    longest  the most characters of a text.
    tries    how many guesses there are, until one is a hit.
    times    how often a signal may be raised, by all who have it together.
    about_partner  it is a guess about the partner, not about oneself.
    open     the server reads it (choices that the flow needs, readiness, guesses, signals); all else is sealed bytes.
    private  never released to anyone.
    need     the phase waits for it; False makes it an offer.
    """

    name: str
    kind: AskKind
    of: Roles = BOTH
    each: Literal["hand", "items"] | None = None
    options: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    longest: int = 0
    tries: int = 1
    times: int = 1
    about_partner: bool = False
    open: bool = False
    private: bool = False
    need: bool = True

    @property
    def mark(self) -> str:
        """Under which name an answer to this ask is noted in `Phase.given`."""
        return self.name if self.open else SEALED


class Ends(msgspec.Struct, frozen=True, omit_defaults=True):
    """What ends a phase before its time: the named asks (empty means all that are needed), or an agreement.

    `agree` is (ask, value): the card that both gave that value is drawn from the hand.
    """

    asks: tuple[str, ...] = ()
    agree: tuple[str, str] | None = None


class Step(msgspec.Struct, frozen=True, omit_defaults=True, dict=True):
    """One phase of an unrolled exercise.

    phase    the phase's name in the file; words hang on it.
    lead     0 when the first lead of the exercise leads, 1 when the other does.
    turn     (n, of): which of the turns of its block this is; (1, 1) outside a block.
    reveal   names of asks of earlier steps that are released to both at entry.
    card, hand, options, outcome  which roles see the card, the hand, the options and how the guess went.
    least, usual, most  milliseconds; most None means that the phase has no clock.
    seal     the exact size in bytes of every sealed blob of this step; 0 when nothing is sealed.
    must     neither pass nor host removes it; both shorten it to its least time.
    in_role  the partners speak as each other here.
    undoes_role  this step takes the role off again.
    corrects  the phases in role that are corrected here by the one who was spoken for.
    open_mics  who speaks here, for a call beside the game.
    intensity  weight for breathers that come by draw: how likely a real one is here. 0 never draws one.
    away     "hold" (a sleeping partner stops the clock) or "run".
    """

    phase: str
    lead: int = 0
    turn: tuple[int, int] = (1, 1)
    guard: Guard | None = None
    deal: Deal | None = None
    reveal: tuple[str, ...] = ()
    card: Roles = ()
    hand: Roles = ()
    options: Roles = ()
    outcome: Roles = ()
    asks: tuple[Ask, ...] = ()
    ends: Ends = Ends()
    least: int = 0
    usual: int = 60_000
    most: int | None = None
    seal: int = 0
    away: Literal["hold", "run"] = "hold"
    open_mics: Roles = ()
    must: bool = False
    in_role: bool = False
    undoes_role: bool = False
    corrects: tuple[str, ...] = ()
    intensity: int = 1

    def ask(self, name: str) -> Ask | None:
        """The ask of that name, or None."""
        return next((ask for ask in self.asks if ask.name == name), None)

    @cached_property
    def needed(self) -> tuple[Ask, ...]:
        """The asks whose answers end the phase."""
        if self.ends.agree:
            return tuple(ask for ask in self.asks if ask.name == self.ends.agree[0])
        if self.ends.asks:
            return tuple(ask for ask in self.asks if ask.name in self.ends.asks)
        return tuple(ask for ask in self.asks if ask.need and ask.kind != "signal")

    @cached_property
    def owed(self) -> dict[Role, frozenset[str]]:
        """The marks that the phase waits for, by role."""
        return {role: frozenset(ask.mark for ask in self.needed if role in ask.of) for role in BOTH}


class Exercise(msgspec.Struct, frozen=True, omit_defaults=True, dict=True):
    """An unrolled exercise.

    lanes    the lanes it may be played in.
    levels   the span of levels it may be played at, both allowed.
    host     it takes a host.
    figures  what a device may draw of opened answers: which asks each figure is made of.
    keep     asks whose opened answers a person may save.
    """

    name: str
    deck: str
    steps: tuple[Step, ...]
    lanes: tuple[Lane, ...] = ("standard",)
    levels: tuple[int, int] = (0, 3)
    host: bool = False
    figures: dict[str, dict[str, str]] = {}
    keep: tuple[str, ...] = ()

    @cached_property
    def intensity(self) -> int:
        """The weights of its steps for breathers by draw, together."""
        return sum(step.intensity for step in self.steps)


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """The facts of a card that the rules need; its words live on the devices.

    at     (pleasantness, liveliness), each in [-1, 1].
    prior  the chance that a stranger's first guess among six options is right, before anyone has played.
    items  how many items the card has to rate.
    """

    name: str
    level: int
    family: str = ""
    group: str = ""
    at: tuple[float, float] = (0.0, 0.0)
    prior: float | None = None
    items: int = 0


class Deck(msgspec.Struct, frozen=True, omit_defaults=True):
    """Cards by name, and the pairs that people are known to mix up."""

    name: str
    cards: dict[str, Card]
    mixed_up: tuple[tuple[str, str], ...] = ()


class Programme(msgspec.Struct, frozen=True, omit_defaults=True):
    """A list of exercises, played in order."""

    name: str
    exercises: tuple[str, ...]


class Library(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything a session may play, under one fingerprint: the rules' half of a bundle."""

    fingerprint: str
    exercises: dict[str, Exercise]
    decks: dict[str, Deck]
    programmes: dict[str, Programme]
    languages: tuple[str, ...] = ("en",)
