"""Intervals: inside their bounds, and honest about too little."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viceversa_client.measures.absent import Absent
from viceversa_client.measures.intervals import Interval, fisher, wilson


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_interval(trials: int, data: st.DataObject) -> None:
    """The share lies in its interval, the interval within nought and one, and narrower with a lower level."""
    hits = data.draw(st.integers(0, trials))
    wide, narrow = wilson(hits, trials), wilson(hits, trials, 0.5)
    assert isinstance(wide, Interval)
    assert isinstance(narrow, Interval)
    assert 0 <= wide.low <= narrow.low <= hits / trials <= narrow.high <= wide.high <= 1


@given(st.floats(-0.999, 0.999), st.integers(4, 500))
def test_a_correlation_lies_in_its_interval(r: float, n: int) -> None:
    """The correlation lies in its interval, and the interval within -1 and 1."""
    found = fisher(r, n)
    assert isinstance(found, Interval)
    assert -1 <= found.low <= r <= found.high <= 1


def test_what_has_no_interval() -> None:
    """Too few, counts that cannot be, and what is without bound."""
    assert wilson(0, 0) == fisher(0.5, 3) == Absent("not_enough")
    assert wilson(3, 2) == wilson(-1, 2) == wilson(1, -2) == fisher(1.5, 9) == fisher(float("nan"), 9) == Absent("impossible")
    assert fisher(1.0, 9) == fisher(-1.0, 9) == Absent("boundless")
