"""Every shipped card, in every language: tagged, with another way, unlike the others, and the same to both partners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

from viceversa.game.deal import TENDER
from viceversa.scenarios import files, texts
from viceversa.scenarios.folder import Folder, open_folder
from viceversa.scenarios.library import shipped_folder
from viceversa.scenarios.topics import topics
from viceversa.scenarios.unrolling import unroll

ALIKE = 0.7
"""Two sentences read alike when they share more than this of all their words. A repeated opening of three words stays below it."""

AS_LONG = 1.7
"""How many times as long a line to rate may be in one language as in another: a line twice as long says something else."""

OF_ONE_SIDE = re.compile(
    r"\b(coches?|carros?|móvil(es)?|celular(es)?|ordenador(es)?|computador(a|as|es)|zumos?|jugos?|patatas?|gafas|lentes|anteojos|neveras?"
    r"|heladeras?|frigoríficos?|refrigerador(es)?|apartamentos?|guay|chévere|vos|coger|coge|cojo)\b",
    re.IGNORECASE,
)
"""Words that are at home on one side of the ocean only, or mean something else on the other."""


class Card(NamedTuple):
    """A card with all that is known of it."""

    language: str
    deck: files.Deck
    name: str
    facts: files.Card
    words: texts.CardText

    def __str__(self) -> str:
        return f"{self.language} {self.deck.deck} {self.name}"

    def sentences(self) -> Iterator[tuple[str, str]]:
        """All that is written of it, for those who play and for those who host, each with its field."""
        yield from (self.words.__pydantic_extra__ or {}).items()
        yield from ((f"items {place}", line) for place, line in enumerate(self.words.items, 1))
        yield from ((f"questions {place}", line) for place, line in enumerate(self.words.questions, 1))
        yield from ((field, line) for field in ("note", "not_for") if (line := getattr(self.words, field)) is not None)


@cache
def shipped() -> Folder:
    """All that is shipped."""
    return open_folder(shipped_folder())[0]


@cache
def cards(language: str) -> tuple[Card, ...]:
    """Every card in that language."""
    return tuple(
        Card(language, deck.model, name, facts, shipped().deck_texts[language][deck_name].model.cards[name])
        for deck_name, deck in shipped().decks.items()
        for name, facts in deck.model.cards.items()
    )


LANGUAGES = tuple(shipped().languages)


def test_there_are_cards_in_two_languages() -> None:
    """There is something to look at: both languages have all cards, and there are hundreds of them."""
    assert set(LANGUAGES) >= {"en", "es"}
    assert len(cards("en")) == len(cards("es")) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_tagged(language: str) -> None:
    """Each card has a level, a topic, what it asks for, and words for another way that are a sentence and not its name."""
    for card in cards(language):
        assert card.facts.level in range(5), str(card)
        assert card.facts.topic or card.deck.topic, str(card)
        assert (card.deck.needs if card.facts.needs is None else card.facts.needs) is not None, str(card)
        instead = (card.words.__pydantic_extra__ or {})[card.deck.instead]
        assert len(instead.split()) >= 4, str(card)
        assert instead != (card.words.__pydantic_extra__ or {})[card.deck.named_by], str(card)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tender_card_says_whom_it_is_not_for(language: str) -> None:
    """Whoever hosts reads of each card of level 3 or 4 when to leave it out."""
    assert [str(card) for card in cards(language) if card.facts.level >= TENDER and not card.words.not_for] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_sentences_read_alike(language: str) -> None:
    """No line, question, hint or note of one card is nearly that of another."""
    lines = [(str(card), field, line, _words(line)) for card in cards(language) for field, line in card.sentences()]
    alike = [
        (one[0], one[2], other[0], other[2])
        for one, other in combinations([line for line in lines if len(line[3]) > 2], 2)
        if len(one[3] & other[3]) > ALIKE * len(one[3] | other[3])
    ]
    assert alike == []


def test_what_reads_alike_would_be_found() -> None:
    """A line with one word changed reads alike; one that only begins alike does not."""
    one, near, far = (
        _words(line) for line in ("I want to be asked how it was", "I want to be told how it was", "I want to sleep early")
    )
    assert len(one & near) > ALIKE * len(one | near)
    assert len(one & far) < ALIKE * len(one | far)


@pytest.mark.parametrize("other", [language for language in LANGUAGES if language != "en"])
def test_lines_to_rate_are_the_same_in_every_language(other: str) -> None:
    """Two partners who play in two languages rate the same lines in the same order: as many, and each about as long."""
    for one, same in zip(cards("en"), cards(other), strict=True):
        assert one.name == same.name
        assert len(one.words.items) == len(same.words.items) == one.deck.items
        assert len(one.words.questions) == len(same.words.questions) == one.deck.questions
        for line, translated in zip(one.words.items, same.words.items, strict=True):
            assert 1 / AS_LONG < len(translated) / len(line) < AS_LONG, (line, translated)


def test_topics_keep_to_their_levels() -> None:
    """No card is on a topic that is only for hosts or for no game at all, and none is closer to the bone than its topic may be."""
    for card in cards("en"):
        topic = topics().get(card.facts.topic or card.deck.topic or "")
        if topic is not None:
            assert not topic.hosted, str(card)
            assert not topic.never, str(card)
            assert card.facts.level <= topic.most, str(card)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_where_they_belong(language: str) -> None:
    """No card has a place for a name, and each label of a guess about the partner has one for the partner's."""
    assert [str(card) for card in cards(language) for _, line in card.sentences() if re.search(r"[{}]", line)] == []
    guesses = [
        (name, place.phase.id, ask)
        for name, exercise in shipped().exercises.items()
        for place in unroll(exercise.model, 1)
        for ask, asked in place.phase.ask.items()
        if getattr(asked, "about", None) == "partner"
    ]
    assert guesses
    for name, phase, ask in guesses:
        assert "{partner}" in shipped().exercise_texts[language][name].model.phases[phase].asks[ask].label, (name, phase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_typed_plainly(language: str) -> None:
    """No dash that breaks a sentence in two, no double space, no capital word that shouts, and each passage ends like a sentence."""
    for card in cards(language):
        for field, line in card.sentences():
            assert not re.search(r"[\u2013\u2014]|  |\b[A-ZÁÉÍÓÚÑ]{4,}\b", line), (str(card), field)
            if field in ("note", "not_for", "stings", "situation"):
                assert re.search(r"[.!?…][\"'»)]*$", line), (str(card), field)


def test_spanish_is_at_home_on_both_sides_of_the_ocean() -> None:
    """Spanish cards have no word that is only used in Spain, or only in Latin America."""
    found = [(str(card), word[0]) for card in cards("es") for _, line in card.sentences() for word in OF_ONE_SIDE.finditer(line)]
    assert found == []
    assert OF_ONE_SIDE.search("el móvil")


def _words(line: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", line.casefold()))
