"""The shape of the files that hold facts: exercises, decks, programmes and packs.

These models are the reference: unknown fields are refused, types are strict, and their descriptions become the JSON Schema that
an editor checks a file with. What only makes sense across fields or files is judged in `rules`, never here.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from viceversa.game.exercise import MOST_EXERCISES, Lane, Outcome

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40, description="Small letters, digits and hyphens.")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40, description="Small letters, digits and underscores.")]
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$"
"""How a language is written: 'en', 'pt-BR'."""

Who = Literal["both", "lead", "partner"]
Level = Annotated[int, Field(ge=0, le=4)]
Levels = Annotated[tuple[Level, Level], Field(description="The lowest and the highest level, both included.")]
Seconds = Annotated[int, Field(ge=0, le=86_400)]
Ratio = Annotated[float, Field(ge=0, le=1)]
Grade = Literal["A", "B", "D"]
Demand = Literal["voice", "face", "touch"]
Signed = Annotated[float, Field(ge=-1, le=1)]


class Part(BaseModel):
    """What all parts of a file share: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Answer(Part):
    """A condition on the answers to one open choice: who must have given which value."""

    both: Name | None = None
    either: Name | None = None
    lead: Name | None = None
    partner: Name | None = None


class When(Part):
    """Conditions that must all hold for a phase to be played. Any other key is the name of an open choice of an earlier phase."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Answer]

    level: Levels | None = Field(None, description="Only when the card's level lies in this span.")
    outcome: Outcome | None = Field(None, description="Only when the last guess went this way.")
    host: bool | None = Field(None, description="Only with a host, or only without one.")


class Deal(Part):
    """Cards that are dealt when the phase begins."""

    hand: int = Field(1, ge=1, le=9, description="How many cards. More than one need an agreement.")
    to: Who = Field("both", description="Who sees what was dealt before anything else is shown.")
    again: Literal["free"] | Annotated[int, Field(ge=0, le=20)] = Field(
        0, description="How often it may be swapped without a reason."
    )
    deals: int = Field(1, ge=1, le=9, description="How many hands are dealt before an agreement is given up.")
    aim: tuple[Ratio, Ratio] | None = Field(None, description="The wanted chance that the first guess is right.")
    apart: Literal["family"] | None = Field(None, description="Never two cards of one family in a row.")
    options: int = Field(0, ge=0, le=12, description="For a guess: how many cards to choose among.")
    near: int = Field(0, ge=0, le=12, description="How many options lie close together; the options are drawn as such groups.")


class Show(Part):
    """What each one sees: `card` or `card.FIELD`, `hand`, `options`, `outcome`."""

    both: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()


class _Asked(Part):
    who: Who = Field(alias="from", description="Who answers.")


class Ready(_Asked):
    """A tap that says: I am done here. Always open."""

    kind: Literal["ready"]
    need: bool = Field(True, description="The phase waits for it.")


class Choice(_Asked):
    """One of a few values."""

    kind: Literal["choice"]
    options: tuple[Name, ...] = Field(min_length=2, max_length=8, description="The values to choose among.")
    each: Literal["hand", "items"] | None = Field(
        None, description="One answer for each card of the hand, or each item of the card."
    )
    about: Literal["partner"] | None = Field(None, description="It is a guess about the partner.")
    open: bool = Field(False, description="The server reads it; a condition or an agreement needs that.")
    private: bool = Field(False, description="Nobody is ever shown it.")
    need: bool = Field(True, description="The phase waits for it.")


class Scale(_Asked):
    """A whole number between two ends. Always sealed: the server never reads it."""

    kind: Literal["scale"]
    range: tuple[Annotated[int, Field(ge=-100, le=100)], Annotated[int, Field(ge=-100, le=100)]] = Field(
        description="Both ends, both allowed."
    )
    each: Literal["items"] | None = Field(None, description="One answer for each item of the card.")
    about: Literal["partner"] | None = Field(None, description="It is a guess about the partner.")
    private: bool = Field(False, description="Nobody is ever shown it.")
    need: bool = Field(True, description="The phase waits for it.")


class Text(_Asked):
    """A short text. Always sealed: the server never reads it."""

    kind: Literal["text"]
    max: int = Field(ge=1, le=1000, description="The most characters.")
    private: bool = Field(False, description="Nobody is ever shown it.")
    need: bool = Field(True, description="The phase waits for it.")


class Guess(_Asked):
    """A guess at the hidden card among the options. Always open."""

    kind: Literal["guess"]
    tries: int = Field(1, ge=1, le=5, description="How many guesses there are.")
    need: bool = Field(True, description="The phase waits for it.")


class Signal(_Asked):
    """A flag without words, which the other one sees at once. Always open; a phase never waits for it."""

    kind: Literal["signal"]
    times: int = Field(1, ge=1, le=9, description="How often it may be raised.")


Ask = Annotated[Ready | Choice | Scale | Text | Guess | Signal, Field(discriminator="kind")]


class Agreement(Part):
    """The phase ends when both gave the same card that value; one such card is drawn. None: a new hand."""

    agree: Name = Field(description="The name of a choice for each card of the hand.")
    equal: Name = Field(description="The value that counts as a yes.")


class Mics(Part):
    """Who may speak over a call. Closed unless it says open."""

    lead: Literal["open", "closed"] = "closed"
    partner: Literal["open", "closed"] = "closed"


def _ends_kind(value: Any) -> str:
    match value:
        case dict() | Agreement():
            return "agreement"
        case tuple() | list():
            return "list"
    return "word"


Ends = Annotated[
    Annotated[Literal["all"], Tag("word")]
    | Annotated[Annotated[tuple[Name, ...], Field(min_length=1)], Tag("list")]
    | Annotated[Agreement, Tag("agreement")],
    Discriminator(_ends_kind),
]


class Phase(Part):
    """One phase: what is dealt, revealed, shown and asked, and what ends it."""

    id: Name
    when: When | None = None
    deal: Deal | None = None
    reveal: tuple[Name, ...] = Field((), description="Answers of earlier phases that both are shown when this phase begins.")
    show: Show = Field(Show(), description="What each one sees.")
    ask: dict[Name, Ask] = Field(min_length=1, max_length=8, description="What is asked, by name.")
    ends: Ends = Field(
        "all", description="What ends the phase: `all` that is needed, a list of asks, or an agreement. Time always ends it."
    )
    time: tuple[Seconds, Seconds, Seconds | None] = Field(
        description="Seconds: least, usual, most. The last may be null: no clock."
    )
    away: Literal["hold", "run"] = Field("hold", description="Whether the clock stops while a partner's phone sleeps.")
    mics: Mics = Mics()
    must: bool = Field(False, description="Neither pass nor a host removes it; both shorten it to its least time.")
    role: Literal["swapped"] | None = Field(None, description="The partners speak as each other here.")
    undoes: Literal["role"] | None = Field(None, description="The role is taken off here.")
    corrects: tuple[Name, ...] = Field((), description="The phases in role that are corrected here by the one who was spoken for.")
    intensity: int = Field(1, ge=0, le=3, description="How likely someone is to need a breather here.")


class Block(Part):
    """Steps that are played more than once, or by turns."""

    do: tuple[Step, ...] = Field(min_length=1, description="The steps of the block.")
    lead: Literal["keep", "each", "alternate"] = Field(
        "keep", description="keep: as before. each: one, then the other. alternate: by turns."
    )
    times: int = Field(1, ge=1, le=12, description="How often; with `each` it is always two turns.")
    when: When | None = Field(None, description="Conditions for every phase of the block.")


def _step_kind(value: Any) -> str:
    return "block" if isinstance(value, Block) or (isinstance(value, dict) and "do" in value) else "phase"


Step = Annotated[Annotated[Phase, Tag("phase")] | Annotated[Block, Tag("block")], Discriminator(_step_kind)]


class Needs(Part):
    """What an exercise needs in order to be played."""

    lanes: tuple[Lane, ...] = Field(min_length=1, max_length=2, description="The kinds of session that may play it.")
    level: Levels
    deck: Id
    host: bool = Field(False, description="Only with a host.")


class Figure(Part):
    """Which answers a picture is made of."""

    truth: Name | None = None
    guess: Name
    again: Name | None = None


class Exercise(Part):
    """An exercise. Its words lie in a folder of each language."""

    exercise: Id = Field(description="The file's name.")
    needs: Needs
    lead: Literal["drawn"] = Field("drawn", description="Who leads first is drawn.")
    figures: dict[Literal["profile", "map"], Figure] = Field(
        {}, description="What a device may draw once the answers are revealed."
    )
    keep: tuple[Name, ...] = Field((), description="Revealed answers that both may keep at the end.")
    steps: tuple[Step, ...] = Field(min_length=1, max_length=60)


class Card(Part):
    """The facts of a card."""

    level: Level = Field(description="How close to the bone: 0 play, 1 everyday, 2 real but small, 3 tender, 4 with support.")
    family: Name = Field(description="Cards that count as nearly the same.")
    group: str = Field("", max_length=40, pattern=r"^[a-z0-9_]*$", description="Cards that may be close to each other.")
    at: tuple[Signed, Signed] | None = Field(None, description="Unpleasant to pleasant, still to lively: each from -1 to 1.")
    prior: Ratio | None = Field(None, description="The chance that a stranger's first guess among six is right.")
    grade: Grade | None = Field(
        None, description="How good the evidence for `prior` is. A: counted, B: a published order or value, D: judgement."
    )
    emblem: bool = Field(False, description="Its hint relies on a sign that means something else in other places.")
    topic: Name | None = Field(None, description="What it is about, where this is not the deck's topic.")
    needs: tuple[Demand, ...] | None = Field(None, description="What it asks for, where this is not what the deck says.")


class Review(Part):
    """That somebody who works with couples has read a deck: who, when, and what of it."""

    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)] = Field(
        description="A name or a role, as whoever read it wants to be called."
    )
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] = Field(description="The day, as in 2026-03-31.")
    version: int = Field(ge=1, description="The deck's version that was read.")
    language: str | None = Field(None, description="The language that was read; left out when it was all of them.")


class Deck(Part):
    """A deck of cards. Its words lie in a folder of each language."""

    deck: Id = Field(description="The file's name.")
    version: int = Field(
        1, ge=1, description="Raised when lines to rate change: answers to lines of two versions are never compared."
    )
    fields: tuple[Name, ...] = Field(min_length=1, max_length=6, description="The text fields that every card has.")
    named_by: Name = Field(description="The field that names a card in a hand or among options.")
    instead: Name = Field(description="The field that tells another way: how to do the card without mime or voice.")
    needs: tuple[Demand, ...] = Field(description="What its cards usually ask for: voice, face, touch, or nothing.")
    topic: Name | None = Field(None, description="What its cards are about, unless a card has its own topic.")
    notes: bool = Field(False, description="Each card has words for someone who hosts. They are printed, and sent to no device.")
    reviewed: tuple[Review, ...] = Field((), description="Who has read the deck. It is printed, and sent to no device.")
    items: int = Field(0, ge=0, le=12, description="How many items each card has to rate.")
    questions: int = Field(0, ge=0, le=6, description="How many questions each card has.")
    cards: dict[Name, Card] = Field(min_length=1, max_length=400)
    mixed_up: tuple[tuple[Name, Name], ...] = Field((), description="Pairs of cards that people often mix up.")


class Programme(Part):
    """A list of exercises, played in order. Its words lie in a folder of each language."""

    programme: Id = Field(description="The file's name.")
    exercises: tuple[Id, ...] = Field(min_length=1, max_length=MOST_EXERCISES)
    minutes: int = Field(ge=1, le=240, description="About how long it takes.")
    order: int = Field(
        100, ge=0, le=999, description="Its place in the list, small ones first. The first that both would enjoy is played."
    )


class Pack(Part):
    """What a pack is: the folder that holds this file, with all exercises, decks and programmes in it."""

    pack: Id = Field(description="The pack's name.")
    version: int = Field(ge=1, le=9999, description="A whole number from 1, raised whenever the pack is shared anew.")
    licence: str = Field(
        min_length=1, max_length=60, description="What others may do with it, by its usual short name; the text is in LICENSE."
    )
    authors: tuple[Annotated[str, Field(min_length=1, max_length=90)], ...] = Field(
        min_length=1, max_length=20, description="Who wrote it."
    )
    languages: tuple[Annotated[str, Field(pattern=LANGUAGE)], ...] = Field(
        min_length=1, max_length=20, description="The languages it has all words in."
    )
    about: str = Field(min_length=1, max_length=280, description="What is in it, in a sentence or two.")


Block.model_rebuild()
Exercise.model_rebuild()
