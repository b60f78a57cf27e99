"""Everything a page is made from, as one value: the view, the words, what was opened, the time, and what this device alone knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from viceversa.game.exercise import PartnerSeat, Role
from viceversa.game.session import LaneAnswer, other
from viceversa.game.view import View
from viceversa.scenarios.bundle import CardWords, DeckWords, DeviceBundle, ExerciseWords, PhaseWords

from .page import Entries, Form, Section
from .sealed import Answers
from .showings import Showings

Half = tuple[tuple[str, str], str]
"""A text that was being typed when its form was left: the field, and its words so far."""


class Draft(msgspec.Struct, frozen=True):
    """What was filled in of a form and not given."""

    form: Form
    entries: Entries
    half: Half | None = None


class Mine(msgspec.Struct, frozen=True):
    """What this device alone knows; none of it is ever sent.

    sheet    a page of this device that lies over the game: stop, end, help, door, erase, back, qr; empty for none.
    lane     the lane that was sent from here, so that support is shown to the one who may need it.
    part_off  the card that takes the part off after a stop has been read.
    covered  the private card is covered.
    practice  the other seat is a script.
    fresh    opened phase instance: the phase instance in which it was first seen here.
    told     revealed open ask: the phase instance in which its newest values were first seen here.
    drafts   what was filled in and not yet given.
    unsealed what was filled in and not given before its phase was over; it stays here.
    kind     the kind of session, standard or light, once the lobby said so here; None when this screen was not there.
    showings  feelings that were shown and read, as this screen saw them.
    flying   drafts that were given and are not answered yet.
    notes    what to tell the person now.
    """

    sheet: str = ""
    lane: LaneAnswer | None = None
    part_off: bool = False
    covered: bool = False
    practice: bool = False
    fresh: Mapping[int, int] = {}
    told: Mapping[str, int] = {}
    drafts: Mapping[tuple[int, str], Draft] = {}
    unsealed: tuple[Section, ...] = ()
    kind: Literal["standard", "light"] | None = None
    showings: Showings = {}
    flying: frozenset[tuple[int, str]] = frozenset()
    notes: tuple[str, ...] = ()


class Scene(msgspec.Struct, frozen=True):
    """Times are the store's clock, ms.

    lost  when the link went down, while it is. zone  the device's offset from UTC, s, for times of day.
    """

    view: View
    words: DeviceBundle
    opened: Mapping[int, Mapping[PartnerSeat, Answers]]
    now: int
    server: str = ""
    session: str = ""
    link_up: bool = True
    lost: int | None = None
    waiting: bool = False
    zone: int = 0
    mine: Mine = Mine()

    @property
    def me(self) -> PartnerSeat:
        """This device's seat as a partner; the leading partner's for a host, who reads along."""
        if self.view.you != "host":
            return self.view.you
        return self.view.place.lead if self.view.place else "a"

    @property
    def them(self) -> PartnerSeat:
        """The other partner's seat."""
        return other(self.me)

    @property
    def lead(self) -> PartnerSeat:
        """Who leads the phase."""
        return self.view.place.lead if self.view.place else self.me

    @property
    def role(self) -> Role:
        """This seat's role in the phase."""
        return "lead" if self.lead == self.me else "partner"

    def name(self, seat: PartnerSeat) -> str:
        """A partner's name."""
        state = self.view.seats.get(seat)
        return state.name if state and state.name else "your partner"

    def fill(self, text: str, **more: object) -> str:
        """A sentence with its names put in; braces that are no name of ours are left alone."""
        names = {"me": self.name(self.me), "partner": self.name(self.them), "lead": self.name(self.lead)}
        for key, value in {**names, **more}.items():
            text = text.replace(f"{{{key}}}", str(value))
        return text

    @property
    def exercise(self) -> ExerciseWords | None:
        """The words of the exercise under way."""
        return self.words.exercises.get(self.view.place.exercise) if self.view.place else None

    @property
    def phase(self) -> PhaseWords | None:
        """The words of the phase under way."""
        return self.exercise.phases.get(self.view.place.phase) if self.exercise and self.view.place else None

    def deck(self, exercise: str) -> DeckWords | None:
        """The deck that an exercise deals from."""
        words = self.words.exercises.get(exercise)
        return self.words.decks.get(words.deck) if words else None

    def card(self, exercise: str, card: str | None) -> CardWords | None:
        """A card's words."""
        deck = self.deck(exercise)
        return deck.cards.get(card) if deck and card else None

    def called(self, exercise: str, card: str, field: str) -> str:
        """What a card is called among others: the field that names it, else its first field, else its id."""
        words = self.card(exercise, card)
        if words is None:
            return card
        return words.fields.get(field) or next(iter(words.fields.values()), card)
