"""The words: there in both languages, kind, and never one against the other."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from viceversa_client.measures.reading import Name, Reading
from viceversa_client.measures.sentences import CATALOGUES, sentence

FOR_SEVERAL = r"\b(ustedes|vosotr[oa]s|encontraron|pueden|tienen|estuvieron)\b"
UNKIND = r"wrong|fail|score|better than|worse|winner|loser|bad at|percent|%|your empathy|mal\b|peor|mejor que|puntos|gana|pierde"


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_has_a_sentence(language: str) -> None:
    """Each message has a sentence in each language, with the same places to fill, and none that are unkind."""
    assert set(CATALOGUES[language]) == set(get_args(Name))
    for name, words in CATALOGUES[language].items():
        assert set(re.findall(r"{\w+}", words)) == set(re.findall(r"{\w+}", CATALOGUES["en"][name])), name
        assert not re.search(UNKIND, words, re.IGNORECASE), words
        assert words.endswith((".", "?"))


def test_spanish_speaks_to_one_person() -> None:
    """No sentence needs "ustedes" or "vosotros": whoever reads it is one person, here and overseas."""
    for words in CATALOGUES["es"].values():
        assert not re.search(FOR_SEVERAL, words, re.IGNORECASE), words


def test_nothing_is_called_little_that_may_be_large() -> None:
    """What is said of a difference holds for a small one and a large one: the sentence does not know how large it is."""
    for name in ("sees_it_stronger", "sees_it_milder", "felt_less", "felt_more"):
        for language in CATALOGUES:
            words = sentence(Reading(name, "guesser"), language)
            assert not re.search(r"\b(a little|un poco|algo)\b", words), words


def test_names_and_items_are_put_in_as_they_are() -> None:
    """Names, items and counts are put in; a name with braces stays a name."""
    assert (
        sentence(Reading("furthest_apart", "both", item=2), "en", item="{of} rest")
        == "Furthest apart: “{of} rest”. A good one to ask about."
    )
    assert (
        sentence(Reading("found_with_second", "both", found=4, second=2, of=6), "es-MX")
        == "En equipo: 4 de 6 emociones; al segundo intento, 2."
    )
    assert "{item}" in sentence(Reading("felt_more", "guesser"), "en", partner="{item}")
    assert sentence(Reading("often_close", "both"), "de") == "Often close."
