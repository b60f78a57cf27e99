"""What must hold for any answers at all: the identities that tie the measures to each other, and the null rules."""

from __future__ import annotations

from math import isclose, sqrt
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from viceversa_client.measures import agreement, closeness, components, norms, options, profile, projection, tracking
from viceversa_client.measures.absent import Absent
from viceversa_client.measures.answers import Scale, pairs

SEVEN = Scale(1, 7)
answers = st.integers(1, 7)


def lists(width: int, least: int = 2, most: int = 30) -> st.SearchStrategy[list[tuple[int, ...]]]:
    """Items, each with that many answers."""
    return st.lists(st.tuples(*[answers] * width), min_size=least, max_size=most)


def near(one: object, other: object) -> bool:
    """The same reason, or the same number up to rounding."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return isclose(one, other, rel_tol=1e-7, abs_tol=1e-7)
    return one == other


@given(lists(2, least=1))
def test_corrected_closeness_is_linear_kappa(both: list[tuple[int, int]]) -> None:
    """Corrected closeness is Cohen's kappa with linear weights."""
    g, t = [g for g, _ in both], [t for _, t in both]
    assert near(closeness.corrected(g, t, SEVEN), agreement.kappa_of_answers(g, t, SEVEN, "linear"))


@given(lists(2))
def test_squared_form_is_quadratic_kappa_and_lins_concordance(both: list[tuple[int, int]]) -> None:
    """With squares it is kappa with quadratic weights, and Lin's concordance with divisors n."""
    g, t = [g for g, _ in both], [t for _, t in both]
    found = closeness.corrected_squared(g, t, SEVEN)
    assert near(found, agreement.kappa_of_answers(g, t, SEVEN, "quadratic"))
    if not isinstance(found, Absent):
        mg, mt = fmean(g), fmean(t)
        cov = fmean((a - mg) * (b - mt) for a, b in both)
        below = fmean((a - mg) ** 2 for a in g) + fmean((b - mt) ** 2 for b in t) + (mg - mt) ** 2
        assert near(found, 2 * cov / below)


@given(lists(2))
def test_the_split_adds_up(both: list[tuple[int, int]]) -> None:
    """Elevation, scatter and shape add up to the mean squared error, and none is below nought."""
    g, t = [g for g, _ in both], [t for _, t in both]
    parts = tracking.split(g, t, SEVEN)
    assert isinstance(parts, tracking.Split)
    assert near(parts.elevation + parts.scatter + parts.shape, closeness.mean_squared_error(g, t, SEVEN))
    assert min(parts.elevation, parts.scatter, parts.shape) >= -1e-9


@given(lists(3, least=4))
def test_tracking_is_direct_and_indirect_accuracy(all_: list[tuple[int, int, int]]) -> None:
    """The slope of guess on truth is the truth force and what projection adds because both are alike; b0 is the directional bias."""
    g, t, s = ([each[n] for each in all_] for n in range(3))
    forces = projection.truth_and_bias(g, t, s, SEVEN)
    assume(not isinstance(forces, Absent))
    assert isinstance(forces, projection.TruthAndBias)
    assert near(forces.truth + forces.indirect, tracking.tracking_slope(g, t, SEVEN))
    assert near(forces.bias, tracking.bias(g, t, SEVEN))


@given(st.lists(st.lists(st.tuples(answers, answers), min_size=4, max_size=4), min_size=1, max_size=8))
def test_the_components_add_up(rounds: list[list[tuple[int, int]]]) -> None:
    """Cronbach's four components add up to the mean squared error."""
    x, y = [[g for g, _ in row] for row in rounds], [[t for _, t in row] for row in rounds]
    parts = components.components(x, y, SEVEN)
    assert isinstance(parts, components.Components)
    mse = fmean((g - t) ** 2 for row in rounds for g, t in row)
    assert near(parts.elevation + parts.differential_elevation + parts.stereotype + parts.differential, mse)


@given(st.permutations([1, 2, 3, 4, 5, 6, 7]), st.permutations([1, 2, 3, 4, 5, 6, 7]))
def test_the_short_form_for_sorts_is_the_correlation(one: list[int], other: list[int]) -> None:
    """Where both had to use the same numbers, the short form is the correlation."""
    assert near(profile.q_sort_correlation(one, other, SEVEN), profile.q_correlation(one, other, SEVEN))


def test_a_sort_of_other_numbers_is_no_sort() -> None:
    """The short form is refused where the two used different numbers, and where nothing differs."""
    assert profile.q_sort_correlation([1, 2, 3], [1, 1, 3], SEVEN) == Absent("impossible")
    assert profile.q_sort_correlation([2, 2, 2], [2, 2, 2], SEVEN) == Absent("flat")


def test_double_entry_is_not_lins() -> None:
    """The double-entry form and Lin's concordance differ on the worked profile."""
    g, t = [4, 4, 7, 3, 5, 6, 1, 6], [3, 4, 6, 2, 5, 6, 2, 5]
    assert profile.double_entry_icc(g, t, SEVEN) == pytest.approx(0.88995873, abs=1e-7)
    assert closeness.corrected_squared(g, t, SEVEN) == pytest.approx(0.89130435, abs=1e-7)


@given(lists(2, least=1))
def test_congruence_stands_for_flat_answers(both: list[tuple[int, int]]) -> None:
    """Congruence is a number unless somebody said the middle throughout; the same answers are congruent."""
    g, t = [g for g, _ in both], [t for _, t in both]
    found = profile.congruence(g, t, SEVEN)
    middle = set(g) == {4} or set(t) == {4}
    assert (found == Absent("flat")) if middle else not isinstance(found, Absent)
    assert set(g) == {4} or profile.congruence(g, g, SEVEN) == pytest.approx(1)


@given(lists(2), st.data())
def test_overall_covariance_is_made_of_norms_and_what_is_distinctive(both: list[tuple[int, int]], data: st.DataObject) -> None:
    """cov(x1, x2) = cov(N1, N2) + cov(d1, N2) + cov(N1, d2) + cov(d1, d2), and equal norms leave the correlations of what is left."""
    n = [data.draw(st.floats(1, 7, allow_nan=False)) for _ in both]
    x, y = [a for a, _ in both], [b for _, b in both]
    d, e = [a - m for a, m in zip(x, n, strict=True)], [b - m for b, m in zip(y, n, strict=True)]

    def cov(p: list[float], q: list[float]) -> float:
        return fmean((a - fmean(p)) * (b - fmean(q)) for a, b in zip(p, q, strict=True))

    assert near(cov([*map(float, x)], [*map(float, y)]), cov(n, n) + cov(d, n) + cov(n, e) + cov(d, e))
    found = norms.distinctive(x, y, n, SEVEN)
    if not isinstance(found, Absent) and cov(d, d) * cov(e, e) > 1e-6:
        assert near(found, cov(d, e) / sqrt(cov(d, d) * cov(e, e)))


@given(st.floats(0, 1), st.integers(2, 20))
def test_the_proportion_index_leads_back(share: float, k: int) -> None:
    """The index of two options is the share itself; chance is one half for any number; and the way back leads back."""
    index = options.proportion_index(share, k)
    assert not isinstance(index, Absent)
    assert options.proportion_index(share, 2) == pytest.approx(share)
    assert options.proportion_index(1 / k, k) == pytest.approx(0.5)
    assert options.share_of_index(index, k) == pytest.approx(share, abs=1e-9)


@given(lists(2, least=6), lists(2, least=6))
def test_the_couples_closeness_knows_no_first(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    """Closeness of a couple is the same number whichever direction comes first."""
    ways = [pairs([g for g, _ in way], [t for _, t in way], SEVEN) for way in (one, other)]
    assert near(closeness.corrected_together(ways), closeness.corrected_together(ways[::-1]))


@given(st.integers(1, 7), lists(1))
def test_constants_have_no_pattern(same: int, others: list[tuple[int]]) -> None:
    """Where somebody said the same throughout, everything that follows a pattern has no number."""
    flat, varied = [same] * len(others), [each for (each,) in others]
    assert tracking.tracking(flat, varied, SEVEN) == Absent("flat")
    assert tracking.tracking_slope(varied, flat, SEVEN) == Absent("flat")
    assert tracking.rank_tracking(varied, flat, SEVEN) == Absent("flat")
    assert tracking.assumed_beyond_actual(varied, flat, flat, SEVEN) == Absent("flat")
    assert closeness.corrected(flat, flat, SEVEN) == Absent("flat")
    assert profile.double_entry_icc(flat, flat, SEVEN) == Absent("flat")
    assert agreement.alpha([flat, flat]) == Absent("flat")
    assert isinstance(projection.truth_and_bias(varied, flat, varied, SEVEN), Absent)


def test_who_is_alike_cannot_be_told_from_who_projects() -> None:
    """Where both partners' own answers are nearly the same, nobody can say which of them a guess was drawn by."""
    t = [1, 2, 3, 4, 5, 6, 7, 1, 3, 5, 7, 2]
    s = [*t[:-1], 3]
    g = [2, 2, 3, 5, 5, 6, 6, 1, 4, 5, 7, 1]
    assert projection.truth_and_bias(g, t, t, SEVEN) == Absent("alike")
    assert projection.truth_and_bias(g, t, s, SEVEN) == Absent("alike")
    assert tracking.tracking(g, t, SEVEN) != Absent("alike")
