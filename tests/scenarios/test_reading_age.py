"""Whoever is twelve can read what we ship: every card, deck and exercise, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from scenarios.reading_age import Count, count, ease, school_grade, sentences
from viceversa.scenarios.folder import Folder, open_folder
from viceversa.scenarios.library import shipped_folder
from viceversa.scenarios.texts import CardText, PhaseText

LEAST = 60
"""The fewest words that the formulas are asked about. Shorter cards are judged with the rest of their deck alone."""

GRADE = 6.0
"""The sixth year of school ends at the age of 12. Hyphenation finds a few syllables too many, which makes this half a year stricter."""

EASE = 75.0
"""From 70 on a text is read with ease in the sixth year of school. Hyphenation misses a syllable in fourteen words, worth four points."""

LONGEST = 30
"""The most words of one sentence. What is longer nobody reads aloud in one breath, whatever the mean says."""


@cache
def shipped() -> Folder:
    """All that is shipped."""
    return open_folder(shipped_folder())[0]


def of_card(card: CardText) -> list[str]:
    """Every line of a card."""
    said = (card.__pydantic_extra__ or {}).values()
    return [*said, *card.items, *card.questions, *(line for line in (card.note, card.not_for) if line)]


def of_phase(phase: PhaseText) -> list[str]:
    """Every line of a phase."""
    lines = (phase.title, phase.lead, phase.partner, phase.who_sees, phase.after, *phase.prompts)
    return [*(line for line in lines if line), *(ask.label for ask in phase.asks.values())]


def passages(language: str) -> Iterator[tuple[str, list[str]]]:
    """Each deck and exercise whole, and each card that is long enough by itself, with its name."""
    for name, text in shipped().exercise_texts[language].items():
        yield name, [text.model.about, *(line for phase in text.model.phases.values() for line in of_phase(phase))]
    for name, deck in shipped().deck_texts[language].items():
        yield name, [line for card in deck.model.cards.values() for line in of_card(card)]
        for card, words in deck.model.cards.items():
            if count(language, of_card(words)).words >= LEAST:
                yield f"{name} {card}", of_card(words)


def fits(language: str, text: Count) -> bool:
    """Whether somebody of twelve reads it with ease."""
    return school_grade(text) <= GRADE if language == "en" else ease(text) >= EASE


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_of_it_is_read_at_twelve(language: str) -> None:
    """Each deck, exercise and longer card is one that somebody of twelve reads with ease."""
    read = [(name, count(language, lines)) for name, lines in passages(language)]
    assert len(read) > 100
    assert [name for name, text in read if not fits(language, text)] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_is_out_of_breath(language: str) -> None:
    """A mean hides a monster, so each sentence is looked at by itself for its length alone."""
    for name, lines in passages(language):
        for line in lines:
            assert max(map(len, sentences(line)), default=0) <= LONGEST, (name, line)


def test_counting_counts() -> None:
    """Sentences, words and syllables of two lines that were counted by hand."""
    assert count("en", ["The wind took my yellow hat. \u201cCome back!\u201d I said.", "It didn\u2019t"]) == Count(4, 12, 14)
    assert count("es", ["¿Qué canto? El perro salta, y la luna mira."]) == Count(2, 9, 14)


def test_formulas_are_the_published_ones() -> None:
    """A hundred words in ten sentences with 130 syllables are read in the fourth year; in Spanish, 180 syllables are easy."""
    assert school_grade(Count(10, 100, 130)) == pytest.approx(3.65)
    assert ease(Count(10, 100, 180)) == pytest.approx(88.64)


@pytest.mark.parametrize(
    ("language", "letter"),
    [
        (
            "en",
            "In accordance with the aforementioned regulations, participants are required to demonstrate considerable consideration"
            " regarding the communicative necessities of their respective counterparts throughout the duration of the conversation.",
        ),
        (
            "es",
            "De conformidad con la normativa anteriormente mencionada, las personas participantes procurarán manifestar una consideración"
            " suficiente respecto de las necesidades comunicativas de su contraparte durante la totalidad de la conversación.",
        ),
    ],
)
def test_an_official_letter_would_not_pass(language: str, letter: str) -> None:
    """What is written like an official letter is not for twelve, and the formula says so."""
    assert not fits(language, count(language, [letter]))
