"""Feelings that were read: the bias trap, and what is too little to say."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viceversa_client.measures.absent import Absent
from viceversa_client.measures.charades import (
    LEAST_SHOWN,
    LEAST_TRIALS,
    Confusion,
    arcsine,
    confusion,
    differential_accuracy,
    hit_rate,
    hits,
    mean_unbiased,
    of_counts,
    taken_for_each_other,
    unbiased_hit_rate,
)

words = st.sampled_from(["joy", "fear", "calm", "awe"])


@given(st.lists(st.tuples(words, words), min_size=1, max_size=40))
def test_unbiased_is_never_more_than_hits(trials: list[tuple[str, str]]) -> None:
    """The unbiased rate lies between nought and the hit rate, and is their product with the differential accuracy."""
    table = confusion(trials)
    for label in table.labels:
        h, hu, da = (measure(table, label) for measure in (hit_rate, unbiased_hit_rate, differential_accuracy))
        if table.shown(label):
            assert not isinstance(h, Absent)
            assert not isinstance(hu, Absent)
            assert not isinstance(da, Absent)
            assert 0 <= hu <= h <= 1
            assert abs(hu - h * da) < 1e-12
        else:
            assert h == hu == da == Absent("never_shown")


def test_a_feeling_that_was_never_read_is_nought_and_one_never_shown_is_none() -> None:
    """Shown and never read is 0; never shown has no number, nor has a word that nobody knows."""
    table = confusion([("joy", "calm"), ("joy", "awe")])
    assert unbiased_hit_rate(table, "joy") == 0
    assert unbiased_hit_rate(table, "calm") == unbiased_hit_rate(table, "???") == Absent("never_shown")
    assert hits(confusion([])) == mean_unbiased(confusion([])) == Absent("not_enough")


def test_a_feelings_own_rate_waits() -> None:
    """The rate of one feeling waits until it was shown five times, in twenty-four showings."""
    for shown, of in ((4, 24), (5, 23), (5, 24)):
        table = confusion([("joy", "joy")] * shown + [("awe", "joy")] * (of - shown))
        told = unbiased_hit_rate(table, "joy", LEAST_SHOWN, LEAST_TRIALS)
        assert isinstance(told, Absent) == ((shown, of) != (5, 24))


def test_tables_that_cannot_be_are_refused() -> None:
    """A table that is not square, names a feeling twice or counts below nought is none."""
    for labels, counts in ((("a",), [[1, 2]]), (("a", "a"), [[1, 0], [0, 1]]), (("a",), [[-1]]), (("a",), [[True]]), (("a",), [])):
        assert of_counts(labels, counts) == Absent("impossible")
    assert isinstance(of_counts(("a",), [[1]]), Confusion)


def test_similarity_of_feelings_is_symmetric_and_knows_its_bounds() -> None:
    """What is taken for each other is so both ways; without any hit there is no bound."""
    table = confusion([("joy", "joy"), ("joy", "awe"), ("awe", "awe"), ("awe", "joy"), ("fear", "joy")])
    assert taken_for_each_other(table, "joy", "awe") == taken_for_each_other(table, "awe", "joy") == 1
    assert taken_for_each_other(table, "joy", "fear") == Absent("boundless")
    assert taken_for_each_other(table, "joy", "calm") == Absent("never_shown")
    assert arcsine(1.5) == Absent("impossible")
    assert arcsine(Absent("never_shown")) == Absent("never_shown")


def test_showings_that_cannot_be_read_are_left_out() -> None:
    """What is no pair of words counts as not given."""
    odd: list[Any] = [("joy", "joy"), ("joy", None), (3, "joy"), (["joy"], "joy")]
    assert confusion(odd) == confusion([("joy", "joy")])
