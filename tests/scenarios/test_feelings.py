"""The deck of feelings: its facts are those that were designed, and its words let a feeling be read without giving it away."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from viceversa.scenarios.files import Card, Deck
from viceversa.scenarios.folder import open_folder
from viceversa.scenarios.library import shipped_folder

HERE = Path(__file__).parent
LANGUAGES = ("en", "es")
LIGHT = {0, 1}
LONGEST = {"word": 24, "hint": 125, "say": 200, "last": 160}
"""The most letters: a word fits a cell among options, a hint is one line, and a question is as long as any other question."""

PAIRS = [{"anger", "disgust"}, {"fear", "surprise"}, {"pride", "joy"}, {"sadness", "neutral"}, {"fear", "sadness"}]
HARSH = {"en": "each other", "es": "a tu pareja"}
"""How a hint says where anger, rage and contempt are never turned to."""


@cache
def deck() -> Deck:
    """The facts of the shipped deck."""
    return open_folder(shipped_folder())[0].decks["emotions"].model


@cache
def words(language: str) -> dict[str, dict[str, str]]:
    """The fields of all cards in that language."""
    text = open_folder(shipped_folder())[0].deck_texts[language]["emotions"].model
    return {name: dict(card.__pydantic_extra__) for name, card in text.cards.items()}


@cache
def roots(language: str) -> dict[str, re.Pattern[str]]:
    """By feeling, what would give it away in that language."""
    table = YAML(typ="safe").load(HERE / "feelings_roots.yaml")[language]
    return {name: re.compile(rf"(?<!\w)(?:{root})") for name, root in table.items()}


def plain(sentence: str) -> str:
    """A sentence in small letters and without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", sentence.casefold()) if not unicodedata.combining(sign))


def designed() -> list[dict[str, str]]:
    """The facts as they were designed, a card a row."""
    with (HERE / "feelings.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def facts(card: Card) -> tuple[object, ...]:
    """What the design says of a card, its level aside."""
    return card.family, card.group, card.at, card.prior, card.grade


def test_every_designed_feeling_is_there_with_its_facts() -> None:
    """The deck has the 62 feelings of the design, each with its family, group, place, prior and grade, and its level."""
    wanted = {
        row["id"]: (
            row["family"],
            row["group"],
            (float(row["design_valence"]), float(row["design_arousal"])),
            float(row["prior_p_correct_6opt"]),
            row["evidence_grade"],
        )
        for row in designed()
    }
    assert len(wanted) == 62
    assert {name: facts(card) for name, card in deck().cards.items()} == wanted
    for row in designed():
        tier, level = int(row["content_tier"]), deck().cards[row["id"]].level
        assert level in LIGHT if tier == 1 else level == tier, row["id"]


def test_what_is_mixed_up_is_what_was_found_to_be() -> None:
    """Five pairs, and no more, are known to be taken for each other across families."""
    assert [set(pair) for pair in deck().mixed_up] == PAIRS


def test_about_half_of_the_light_feelings_are_play() -> None:
    """The light feelings are shared about evenly between what is made up and the everyday."""
    light = [card.level for card in deck().cards.values() if card.level in LIGHT]
    assert abs(light.count(0) - light.count(1)) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_has_its_words_in_bounds(language: str) -> None:
    """Each card has all its fields, none too long for where it is shown, and no two read alike."""
    cards = words(language)
    assert set(cards) == set(deck().cards)
    for field, longest in LONGEST.items():
        assert {name: len(card[field]) for name, card in cards.items() if len(card[field]) > longest} == {}
        assert len({card[field] for card in cards.values()}) == len(cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_asks_a_question_of_its_own(language: str) -> None:
    """The question asked once a card lies open is a question, and hardly any two begin alike."""
    asked = [card["last"] for card in words(language).values()]
    assert [each for each in asked if "?" not in each] == []
    beginnings = [" ".join(each.split()[:4]) for each in asked]
    assert [each for each in set(beginnings) if beginnings.count(each) > 3] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_aloud_does_not_give_the_feeling_away(language: str) -> None:
    """What is read aloud has no word with the root of its feeling or of one of the family, and names no feeling of the deck."""
    cards, known = words(language), roots(language)
    given = [
        f"{name}: {found[0]}"
        for name, card in cards.items()
        for other in cards
        if deck().cards[other].family == deck().cards[name].family and (found := known[other].search(plain(card["say"])))
    ]
    named = [
        f"{name}: {other['word']}"
        for name, card in cards.items()
        for other in cards.values()
        if re.search(rf"\b{re.escape(plain(other['word']))}\b", plain(card["say"]))
    ]
    assert (given, named) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_roots_knows_every_feeling(language: str) -> None:
    """Each feeling has roots, and its own word, were it read aloud, would be found by them."""
    cards = words(language)
    assert set(roots(language)) == set(cards)
    assert [name for name, card in cards.items() if not roots(language)[name].search(plain(card["word"]))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_aloud_is_two_lines_or_more(language: str) -> None:
    """Each is two sentences at least, and each sentence can be read in one breath."""
    for name, card in words(language).items():
        sentences = [each for each in re.split(r"(?<=[.?!…])\s+", card["say"]) if each]
        assert len(sentences) >= 2, name
        assert max(len(each.split()) for each in sentences) <= 24, name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["anger", "rage", "contempt"])
def test_harsh_feelings_are_shown_past_each_other(language: str, name: str) -> None:
    """Anger, rage and contempt are turned to a wall, the ceiling or an empty chair, and nobody is addressed in what is read aloud."""
    card = words(language)[name]
    assert HARSH[language] in card["hint"]
    assert not re.search(r"\b(you|your|tu|te|ti|contigo)\b", plain(card["say"]))
