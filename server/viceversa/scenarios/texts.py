"""The shape of the files that hold words: one for each exercise, deck and programme, in each language.

Lengths are bounded so that a phone can show every sentence whole. Whether the words fit their facts is judged in `rules`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from .files import Id, Name, Part

Heading = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=48)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=90)]
Button = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Passage = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=280)]


class AskText(Part):
    """The words of one thing that is asked."""

    label: Label = Field(description="What is asked; for a tap, what the button says.")
    options: dict[Name, Button] = Field({}, description="For a choice: the words of each value.")
    low: Button | None = Field(None, description="For a scale: the words at the low end.")
    high: Button | None = Field(None, description="For a scale: the words at the high end.")


class PhaseText(Part):
    """The words of one phase. {me}, {partner} and {lead} stand for names."""

    title: Heading
    lead: Passage = Field(description="What the one who leads may do now.")
    partner: Passage | None = Field(None, description="What the other may do; left out where both do the same.")
    who_sees: Sentence | None = Field(None, description="Who will see what is entered here.")
    prompts: tuple[Label, ...] = Field((), max_length=4, description="Sentences to lean on.")
    partner_prompts: tuple[Label, ...] = Field(
        (), max_length=4, description="Those of the other; left out where both have the same."
    )
    after: Passage | None = Field(None, description="A sentence for when the phase is over.")
    asks: dict[Name, AskText]


class ExerciseText(Part):
    """The words of an exercise in one language."""

    exercise: Id
    title: Heading
    about: Passage
    phases: dict[Name, PhaseText]


class CardText(Part):
    """The words of a card: the deck's fields, and its items, questions and notes where the deck has them."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Passage]

    items: tuple[Label, ...] = ()
    questions: tuple[Sentence, ...] = ()
    note: Passage | None = Field(None, description="For someone who hosts: what helps with this card. Sent to no device.")
    not_for: Passage | None = Field(None, description="For someone who hosts: when to leave this card out. Sent to no device.")


class DeckText(Part):
    """The words of a deck in one language."""

    deck: Id
    title: Heading
    cards: dict[Name, CardText]


class ProgrammeText(Part):
    """The words of a programme in one language."""

    programme: Id
    title: Heading
    about: Passage
