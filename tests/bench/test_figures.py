"""Figures: ratios within a round, medians over rounds."""

from __future__ import annotations

from typing import Literal

import pytest

from bench.figures import FIGURES, Figure, Of
from bench.measure import MEASUREMENTS
from bench.report import report

RATIO = Figure("ours / theirs", Of("ours", "us"), 0.5, Of("theirs", "us"))


def test_a_ratio_is_taken_within_a_round() -> None:
    """A machine that is slow in one round is slow for both; the ratio stays what it was."""
    rounds = [{"ours": {"us": 1.0}, "theirs": {"us": 2.0}}, {"ours": {"us": 10.0}, "theirs": {"us": 20.0}}]
    assert RATIO.found(rounds) == [0.5, 0.5]
    assert RATIO.met([0.5, 0.5]) is True


def test_a_round_without_one_of_the_two_gives_no_ratio() -> None:
    """What was not measured in the same round is not compared."""
    assert RATIO.found([{"ours": {"us": 1.0}}, {"theirs": {"us": 1.0}}]) == []
    assert RATIO.met([]) is None


@pytest.mark.parametrize(("must", "met"), [("at most", False), ("at least", True)])
def test_the_median_decides(must: Literal["at most", "at least"], met: bool) -> None:
    """One good round does not make a figure good."""
    assert RATIO._replace(must=must).met([0.1, 0.6, 0.7]) is met


def test_every_figure_is_made_of_something_that_is_measured() -> None:
    """No figure is silently left out because a measurement was renamed."""
    parts = [part for figure in FIGURES for part in (figure.value, figure.beside) if part is not None]
    assert {part.measurement for part in parts} <= set(MEASUREMENTS)


def test_the_report_says_what_is_met_and_what_is_not() -> None:
    """A figure is shown with what it must be, and a verdict."""
    told = report([{"kill": {"p50": 0.2, "p95": 1.5, "most": 2.0}}])
    line = next(line for line in told.splitlines() if "p95" in line and "at most 1" in line)
    assert line.endswith("NOT MET")
