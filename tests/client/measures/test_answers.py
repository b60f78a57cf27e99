"""What counts as an answer, and what may be put together."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viceversa_client.measures import agreement, closeness, components, felt, landed, norms, profile, projection, tracking
from viceversa_client.measures.absent import Absent
from viceversa_client.measures.answers import AnswerSet, Scale, Source, gathered, pairs, print_of

SEVEN = Scale(1, 7)
NONSENSE: list[Any] = [None, True, False, "4", "", b"4", nan, inf, -inf, 4.5, 10**400, -1, 0, 8, [4], {"1": 4}, 3 + 0j, object()]

LISTS: tuple[Callable[..., object], ...] = (
    closeness.closeness,
    closeness.corrected,
    closeness.corrected_squared,
    closeness.mean_error,
    closeness.mean_squared_error,
    closeness.root_mean_squared_error,
    closeness.share_within,
    tracking.bias,
    tracking.tracking,
    tracking.tracking_slope,
    tracking.rank_tracking,
    tracking.assumed_similarity,
    tracking.actual_similarity,
    tracking.split,
    profile.q_correlation,
    profile.q_sort_correlation,
    profile.double_entry_icc,
    profile.congruence,
    agreement.kappa_of_answers,
)
"""The measures of two lists of answers on a scale."""


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_no_answer(answer: object) -> None:
    """What cannot be read, lies beside the scale or is missing counts as not given."""
    assert SEVEN.read(answer) is None


def test_whole_numbers_are_answers() -> None:
    """Whole numbers on the scale are answers, also when JSON of another program wrote them with a point."""
    assert [SEVEN.read(each) for each in (1, 7, 4.0)] == [1, 7, 4]


@pytest.mark.parametrize("scale", [Scale(4, 4), Scale(7, 1), Scale(0, 10**400), Scale(-(10**9), 0)])
def test_a_scale_without_two_ends_takes_nothing(scale: Scale) -> None:
    """A scale with one end, turned round or without measure takes no answer, so nothing is measured on it."""
    assert scale.read(4) is None
    assert closeness.closeness([4, 4], [4, 4], scale) == Absent("not_enough")


@pytest.mark.parametrize("measure", LISTS, ids=lambda each: each.__name__)
def test_items_with_nonsense_are_left_out_pairwise(measure: Callable[..., object]) -> None:
    """An item that one of the two did not answer leaves the others' result as it is."""
    g, t = [4, 4, 7, 3, 5, 6, 1, 6], [3, 4, 6, 2, 5, 6, 2, 5]
    if measure is profile.q_sort_correlation:
        t = sorted(g)
    clean = measure(g, t, SEVEN)
    assert not isinstance(clean, Absent)
    for bad in NONSENSE:
        assert measure([*g[:3], bad, *g[3:], 5], [*t[:3], 4, *t[3:]], SEVEN) == clean
        assert measure([*g, 4], [*t, bad], SEVEN) == clean


nonsense = st.one_of(st.sampled_from(NONSENSE), st.integers(), st.floats(), st.integers(1, 7))


@given(st.lists(nonsense, max_size=12), st.lists(nonsense, max_size=12), st.lists(nonsense, max_size=12))
def test_nothing_raises_at_odd_answers(one: list[Any], two: list[Any], three: list[Any]) -> None:
    """Whatever the lists hold, each measure gives a number that is one, or a reason."""
    found = [measure(one, two, SEVEN) for measure in LISTS]
    found += [tracking.assumed_beyond_actual(one, two, three, SEVEN), projection.truth_and_bias(one, two, three, SEVEN)]
    found += [
        norms.overall(one, two, three, SEVEN),
        norms.distinctive(one, two, three, SEVEN),
        norms.normativeness(one, two, SEVEN),
    ]
    found += [norms.social_accuracy(one, two, three, SEVEN), components.components([one, two], [two, three], SEVEN)]
    found += [agreement.alpha([one, two, three], metric) for metric in ("nominal", "ordinal", "interval", "ratio")]
    found += [landed.landed([one, two, three]), landed.landed_beyond_chance([one, two], [three])]
    found += [felt.felt_difference(each, other) for each in one for other in two]
    for each in found:
        assert not isinstance(each, float) or (each == each and abs(each) < inf), each


def test_too_few_is_said() -> None:
    """Below the least number of items that a caller asks for there is not enough."""
    for measure in LISTS:
        if "least" in inspect.signature(measure).parameters:
            assert measure([1, 2, 3], [1, 2, 3], SEVEN, least=4) == Absent("not_enough"), measure.__name__
        assert measure([], [], SEVEN) == Absent("not_enough"), measure.__name__


def made(deck: str, version: str, card: str, scale: Scale = SEVEN, n: int = 2) -> AnswerSet:
    return AnswerSet(Source(deck, version, card), scale, (4,) * n, (5,) * n, (6,))


def test_cards_of_one_version_go_together() -> None:
    """Sets of several cards and decks are put together item after item; lists that are too short are filled up with no answer."""
    whole = gathered([made("topics", "1", "dishes"), made("topics", "1", "phones"), made("words", "7", "joy")])
    assert isinstance(whole, AnswerSet)
    assert whole.guess == (4,) * 6
    assert whole.own == (6, None) * 3
    assert len(pairs(whole.guess, whole.own, SEVEN)) == 3


@pytest.mark.parametrize(
    "other", [made("topics", "2", "dishes"), made("topics", "2", "phones"), made("words", "1", "joy", Scale(0, 100))]
)
def test_changed_items_are_not_mixed(other: AnswerSet) -> None:
    """Two versions of a deck, or two scales, are not put together."""
    assert gathered([made("topics", "1", "dishes"), other]) == Absent("changed_items")


def test_other_lines_of_a_card_are_not_mixed() -> None:
    """Two sets of one card are not put together when its lines have changed, even where nobody raised the version."""
    prints = [print_of(lines) for lines in (("I sing", "I hum"), ("I sing", "I hums"), ("I singI hum",))]
    sets = [AnswerSet(Source("topics", "1", "dishes", each), SEVEN, (4,), (5,), (6,)) for each in prints]
    assert isinstance(gathered([sets[0], sets[0], made("topics", "1", "phones")]), AnswerSet)
    for other in sets[1:]:
        assert gathered([sets[0], other]) == Absent("changed_items")


def test_lines_have_one_print_in_every_client() -> None:
    """The web page works out the same prints, and odd letters raise nothing."""
    assert [print_of(lines) for lines in ((), ("I am glad",), ("Sé quién soy", ""))] == ["811c9dc5", "b9eb1372", "a5d0ffca"]
    assert len(print_of(["\ud800"])) == 8


def test_nothing_is_not_enough() -> None:
    """Of no answers there is nothing to put together."""
    assert gathered([]) == Absent("not_enough")
