"""Hits among options: what holds at the ends, and what cannot be."""

from __future__ import annotations

from math import inf, nan, sqrt
from statistics import NormalDist
from typing import Any

import pytest

from viceversa_client.measures.absent import Absent
from viceversa_client.measures.options import (
    by_chance,
    d_prime_of_choices,
    detection,
    proportion_index,
    proportion_index_error,
    share_of_index,
)


@pytest.mark.parametrize("share", [nan, inf, -0.1, 1.1, True, "half", None])
def test_a_share_that_is_none_has_no_index(share: Any) -> None:
    """A share outside nought and one, or no number, has neither index nor d'."""
    assert proportion_index(share, 4) == share_of_index(share, 4) == d_prime_of_choices(share, 4) == Absent("impossible")
    assert proportion_index_error(share, 4, 20) == Absent("impossible")


@pytest.mark.parametrize("k", [1, 0, -3, 10**9, True, 2.5])
def test_there_are_two_options_or_more(k: Any) -> None:
    """With fewer than two options, or more than anyone could look at, there is nothing to choose."""
    assert proportion_index(0.5, k) == by_chance(1, 2, k) == d_prime_of_choices(0.5, k) == Absent("impossible")


def test_the_ends_have_no_bound() -> None:
    """All or none of the hits leave d' without bound, and the index without an error."""
    for share in (0.0, 1.0):
        assert d_prime_of_choices(share, 4) == Absent("boundless")
        assert proportion_index_error(share, 4, 20) == Absent("flat")
    assert proportion_index_error(0.5, 4, 0) == Absent("not_enough")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.75, 0.98])
def test_two_choices_are_the_normal_curve(share: float) -> None:
    """For two options d' is the root of two times z, also below chance."""
    assert d_prime_of_choices(share, 2) == pytest.approx(sqrt(2) * NormalDist().inv_cdf(share), abs=1e-9)


@pytest.mark.parametrize("k", [2, 3, 6, 12])
def test_chance_has_no_d_prime(k: int) -> None:
    """Whoever finds what blind guessing finds has a d' of 0."""
    assert d_prime_of_choices(1 / k, k) == pytest.approx(0, abs=1e-9)


def test_chance_of_counts() -> None:
    """None or more is certain; more hits than trials cannot be; no trials are not enough."""
    assert by_chance(0, 5, 4) == 1
    assert by_chance(5, 5, 4) == 1 / 4**5
    assert by_chance(6, 5, 4) == by_chance(-1, 5, 4) == by_chance(1, -5, 4) == Absent("impossible")
    assert by_chance(0, 0, 4) == Absent("not_enough")
    assert by_chance(300, 1000, 4) == pytest.approx(0.00018, abs=5e-5)


def test_yes_and_no_stay_finite() -> None:
    """All hits and no false alarms still make a number; counts below nought and signals that never came make none."""
    assert not isinstance(detection(10, 0, 0, 10), Absent)
    assert detection(-1, 0, 0, 10) == Absent("impossible")
    assert detection(0, 0, 1, 1) == detection(1, 1, 0, 0) == Absent("never_shown")
