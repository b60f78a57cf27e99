"""The bundle: everything a session may play, in every language, under one fingerprint.

A bundle has two halves. The rules' half is a `game.exercise.Library`; the devices' half is one `DeviceBundle` a language: words and
the structure that a device needs to draw any phase without knowing the exercise. Cards carry no level, no difficulty and
no notes for a host here: what a device has not got, it cannot give away.
"""

from __future__ import annotations

import hashlib
from typing import Any, Literal, NamedTuple

import msgspec
from pydantic import BaseModel, ConfigDict, Field

from viceversa.game.exercise import Library, Role


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class OptionWords(_Part):
    """One value of a choice, and its words."""

    value: str = Field(description="What is sent.")
    label: str = Field(description="What is shown.")


class AskWords(_Part):
    """One thing a phase asks: how to draw it, and its words."""

    kind: Literal["ready", "choice", "scale", "text", "guess", "signal"] = Field(description="What kind of answer is wanted.")
    label: str = Field(description="What is asked, for the one who answers.")
    of: list[Role] = Field(description="Who answers: lead, partner, or both.")
    each: Literal["hand", "items"] | None = Field(None, description="One answer a card of the hand, or an item of the card.")
    options: list[OptionWords] = Field([], description="The values of a choice.")
    low: int = Field(0, description="The lowest place on a scale.")
    high: int = Field(0, description="The highest place on a scale.")
    low_label: str = Field("", description="What the low end means.")
    high_label: str = Field("", description="What the high end means.")
    longest: int = Field(0, description="The most characters of a text, in Unicode code points.")
    tries: int = Field(1, description="How many guesses there are.")
    times: int = Field(1, description="How often a signal may be raised.")
    about_partner: bool = Field(False, description="It is a guess about the partner, not about oneself.")
    open: bool = Field(
        False,
        description="The server reads it: send `answer`, `tap` or `guess`. Otherwise it goes into the phase's one sealed blob.",
    )
    private: bool = Field(False, description="Nobody is ever shown this answer.")
    need: bool = Field(True, description="The phase waits for it.")


class PhaseWords(_Part):
    """A phase: its structure and words. In words, {me}, {partner} and {lead} stand for names."""

    title: str = Field(description="The phase's title.")
    lead: str = Field(description="What the one who leads does now.")
    partner: str = Field(description="What the other does now; the same as `lead` where both do the same.")
    who_sees: str = Field("", description="Who will see what is entered here.")
    prompts: list[str] = Field([], description="Sentences to lean on, at most a few.")
    partner_prompts: list[str] = Field([], description="Those of the other; the same as `prompts` where both have the same.")
    after: str = Field("", description="A sentence to show when the phase is over.")
    reveals: list[str] = Field([], description="Asks of earlier phases that are opened to both when it begins.")
    show: dict[Role, list[str]] = Field(
        {}, description="What each role sees: card.FIELD for fields of the card, or hand, options, outcome."
    )
    hand_field: str = Field("", description="Which field of a card names it in a hand or among options.")
    asks: dict[str, AskWords] = Field({}, description="What is asked, by name.")
    seal: int = Field(0, description="Exact size in bytes of this phase's sealed blob; 0 when nothing is sealed.")
    least: int = Field(0, description="Seconds before which the phase does not end.")
    usual: int = Field(60, description="Seconds that it lasts with standard timers.")
    most: int | None = Field(None, description="Seconds that it may last with more time added; null when it has no clock.")
    open_mics: list[Role] = Field([], description="Who speaks here, for a call beside the game.")
    must: bool = Field(False, description="Neither pass nor host removes it.")
    in_role: bool = Field(False, description="The partners speak as each other here.")
    away: Literal["hold", "run"] = Field("hold", description="Whether the clock stops while a partner's phone sleeps.")


class ExerciseWords(_Part):
    """An exercise: its title, its phases by name, and what a device may compute of revealed answers.

    `figures` maps a figure to the asks it is made of, for instance profile: {truth: truth, guess: guess, again: guess2}.
    """

    title: str = Field(description="The exercise's title.")
    about: str = Field(description="What it is, in a sentence or two.")
    deck: str = Field(description="The deck its cards come from, by name.")
    phases: dict[str, PhaseWords] = Field(description="Its phases, by name.")
    figures: dict[str, dict[str, str]] = Field({}, description="Figures a device may draw: which asks each is made of.")
    keep: list[str] = Field([], description="Asks whose revealed answers a device may offer to keep at the end.")


class CardWords(_Part):
    """A card: its fields in words, and where it lies between unpleasant and pleasant, still and lively."""

    family: str = Field("", description="Cards of one family count as nearly the same.")
    group: str = Field("", description="Cards of one group may be close to each other.")
    at: tuple[float, float] | None = Field(
        None, description="Unpleasant to pleasant, still to lively: each from -1 to 1; null when unknown."
    )
    topic: str = Field("", description="What it is about, in one word.")
    needs: list[Literal["voice", "face", "touch"]] = Field(
        [], description="What it asks for. The deck's `instead` names the field that tells a way without it."
    )
    fields: dict[str, str] = Field(description="Its words, by the name of the field.")
    items: list[str] = Field([], description="Items to rate; an answer names them by their place, from '1'.")
    questions: list[str] = Field([], description="Questions to lean on.")


class DeckWords(_Part):
    """A deck: its title and its cards by id."""

    title: str = Field(description="The deck's title.")
    version: int = Field(1, description="Raised when items change; never compare answers to items of two versions.")
    instead: str = Field("", description="The field of a card that tells how to do it another way, without mime or voice.")
    cards: dict[str, CardWords] = Field(description="Its cards, by id.")


class ProgrammeWords(_Part):
    """A programme: its title, what it is, about how long it takes, and its exercises in order."""

    title: str = Field(description="The programme's title.")
    about: str = Field(description="What it is, in a sentence or two.")
    minutes: int = Field(description="About how long it takes.")
    exercises: list[str] = Field(description="Its exercises by name, in order.")


class DeviceBundle(_Part):
    """The devices' half of a bundle in one language."""

    fingerprint: str = Field(description="The fingerprint of the whole bundle, in all languages.")
    language: str = Field(description="The language of these words.")
    programmes: dict[str, ProgrammeWords] = Field(description="What both may choose among in the lobby, by name; the order counts.")
    exercises: dict[str, ExerciseWords] = Field(description="All exercises, by name.")
    decks: dict[str, DeckWords] = Field(description="All decks, by name.")


class Bundle(NamedTuple):
    """A bundle under its fingerprint, which is the hash of its canonical bytes."""

    fingerprint: str
    library: Library
    words: dict[str, DeviceBundle]

    def to_bytes(self) -> bytes:
        """The canonical bytes: the same content gives the same bytes, and `from_bytes` the same bundle."""
        bare = msgspec.structs.replace(self.library, fingerprint="")
        words = {language: half.model_copy(update={"fingerprint": ""}).model_dump() for language, half in self.words.items()}
        return _encoder.encode([bare, words])

    @classmethod
    def from_bytes(cls, data: bytes) -> Bundle:
        """The bundle of those bytes. The fingerprint is computed, never believed. Raises ValueError when they are no bundle."""
        try:
            library, words = msgspec.msgpack.decode(data, type=tuple[Library, dict[str, Any]])
            halves = {language: DeviceBundle.model_validate(half) for language, half in words.items()}
        except msgspec.MsgspecError as error:
            raise ValueError(f"these bytes are no bundle: {error}") from None
        return cls._under(_fingerprint(data), library, halves)

    @classmethod
    def of(cls, library: Library, words: dict[str, DeviceBundle]) -> Bundle:
        """The bundle of that content; fingerprints that it carries are replaced by its own."""
        return cls._under(_fingerprint(cls("", library, words).to_bytes()), library, words)

    @classmethod
    def _under(cls, fingerprint: str, library: Library, words: dict[str, DeviceBundle]) -> Bundle:
        halves = {language: half.model_copy(update={"fingerprint": fingerprint}) for language, half in words.items()}
        return cls(fingerprint, msgspec.structs.replace(library, fingerprint=fingerprint), halves)


_encoder = msgspec.msgpack.Encoder()


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
