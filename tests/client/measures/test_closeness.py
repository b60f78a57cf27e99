"""Chance is nought: blind guessers are told so, and nobody is flattered."""

from __future__ import annotations

from random import Random
from statistics import fmean

import pytest

from viceversa_client.measures.absent import Absent, present
from viceversa_client.measures.answers import Scale
from viceversa_client.measures.charades import chance, confusion, unbiased_hit_rate
from viceversa_client.measures.closeness import closeness, corrected, corrected_squared

SEVEN = Scale(1, 7)


def test_blind_answers_look_close_and_are_not() -> None:
    """Random answers from 1 to 7 come to a closeness of .62, and to 0 when corrected."""
    random = Random(1)
    g, t = ([random.randint(1, 7) for _ in range(20_000)] for _ in range(2))
    assert closeness(g, t, SEVEN) == pytest.approx(0.619, abs=0.01)
    assert corrected(g, t, SEVEN) == pytest.approx(0, abs=0.02)
    assert corrected_squared(g, t, SEVEN) == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_blind_guessers_are_centred_on_nought(seed: int) -> None:
    """Over many short games the corrected form of blind guessers, who each like some answers better, has mean 0."""
    random = Random(seed)
    found = []
    for _ in range(3000):
        liked = random.sample(range(1, 8), 4)
        g = [random.choice(liked) for _ in range(8)]
        t = [random.choice([1, 2, 2, 3, 5, 6, 7]) for _ in range(8)]
        found.append(corrected(g, t, SEVEN))
    assert fmean(present(found)) == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_blind_readers_find_what_chance_finds(seed: int) -> None:
    """The unbiased hit rate of blind readers, who each like some words better, less its chance, is 0 for many showings."""
    random = Random(seed)
    labels = ["joy", "anger", "fear", "calm"]
    liked = random.choices(range(1, 6), k=4)
    trials = [(random.choice(labels), random.choices(labels, liked)[0]) for _ in range(40_000)]
    table = confusion(trials)
    for label in labels:
        rate, blind = unbiased_hit_rate(table, label), chance(table, label)
        assert not isinstance(rate, Absent)
        assert not isinstance(blind, Absent)
        assert rate - blind == pytest.approx(0, abs=0.02)
