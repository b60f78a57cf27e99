"""Reading feelings without words: what was meant against what was read.

Whoever always says "happy" finds every happy one, and knows nothing. The unbiased hit rate sees through that. Counts may be told at once;
anything about one feeling waits until it was shown five times in twenty-four.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, sqrt
from statistics import fmean

from .absent import Absent, Number, present
from .answers import is_count, is_number

LEAST_SHOWN = 5
"""How often a feeling has to be shown before its own rate may be told."""

LEAST_TRIALS = 24
"""How many showings there have to be in all for that."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts: rows what was meant, columns what was read, both in the order of `labels`. Made by `confusion` or `of_counts`."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def trials(self) -> int:
        """How many showings there were."""
        return sum(map(sum, self.counts))

    def shown(self, label: str) -> int:
        """How often it was meant; 0 for a label that is not there."""
        return sum(self.counts[self.labels.index(label)]) if label in self.labels else 0

    def answered(self, label: str) -> int:
        """How often it was read."""
        return sum(row[self.labels.index(label)] for row in self.counts) if label in self.labels else 0

    def count(self, meant: str, read: str) -> int:
        """How often the first was meant and the second read."""
        known = meant in self.labels and read in self.labels
        return self.counts[self.labels.index(meant)][self.labels.index(read)] if known else 0


def confusion(trials: Iterable[tuple[str, str]]) -> Confusion:
    """The table of (meant, read); labels in alphabetical order."""
    seen = [(meant, read) for meant, read in trials if isinstance(meant, str) and isinstance(read, str)]
    labels = tuple(sorted({label for trial in seen for label in trial}))
    return Confusion(labels, tuple(tuple(seen.count((row, column)) for column in labels) for row in labels))


def of_counts(labels: tuple[str, ...], counts: Iterable[Iterable[int]]) -> Confusion | Absent:
    """The table of given counts. `impossible` when it is not square, names a label twice, or counts below 0."""
    table = tuple(tuple(row) for row in counts)
    square = len(table) == len(labels) == len(set(labels)) and all(len(row) == len(labels) for row in table)
    whole = all(is_count(cell) for row in table for cell in row)
    return Confusion(labels, table) if square and whole else Absent("impossible")


def hit_rate(table: Confusion, label: str, least_shown: int = 1, least_trials: int = 1) -> Number:
    """H = n_ii / row_i, 0 to 1. `never_shown`, or `not_enough` below so many showings of it or in all."""
    missing = _missing(table, label, least_shown, least_trials)
    return missing or table.count(label, label) / table.shown(label)


def unbiased_hit_rate(table: Confusion, label: str, least_shown: int = 1, least_trials: int = 1) -> Number:
    """Hu = n_ii^2 / (row_i * column_i), 0 to 1 and at most H; 0 when it was shown and never read. Null as in `hit_rate`.

    Source: Wagner (1993), Journal of Nonverbal Behavior 17:3.
    """
    missing = _missing(table, label, least_shown, least_trials)
    if missing:
        return missing
    answered = table.answered(label)
    return table.count(label, label) ** 2 / (table.shown(label) * answered) if answered else 0.0


def differential_accuracy(table: Confusion, label: str, least_shown: int = 1, least_trials: int = 1) -> Number:
    """n_ii / column_i, 0 to 1: how much of what was read as this was this; 0 when it was never read. Null as in `hit_rate`."""
    missing = _missing(table, label, least_shown, least_trials)
    answered = table.answered(label)
    return missing or (table.count(label, label) / answered if answered else 0.0)


def chance(table: Confusion, label: str, least_shown: int = 1, least_trials: int = 1) -> Number:
    """pc = row_i * column_i / N^2, 0 to 1: the unbiased hit rate of answers in random order. Null as in `hit_rate`. Source: Wagner (1993)."""
    missing = _missing(table, label, least_shown, least_trials)
    return missing or table.shown(label) * table.answered(label) / table.trials**2


def arcsine(share: Number) -> Number:
    """asin(sqrt(share)) in radians, 0 to pi/2, for inference across people and not within a couple. `impossible` outside 0 to 1."""
    if isinstance(share, Absent):
        return share
    return asin(sqrt(share)) if is_number(share) and 0 <= share <= 1 else Absent("impossible")


def hits(table: Confusion) -> Number:
    """The share of all showings that were read as meant, 0 to 1. `not_enough` when there was none."""
    return sum(table.count(each, each) for each in table.labels) / table.trials if table.trials else Absent("not_enough")


def mean_unbiased(table: Confusion) -> Number:
    """The mean of Hu over the feelings that were shown, 0 to 1. `not_enough` when there was none."""
    rates = present(unbiased_hit_rate(table, label) for label in table.labels)
    return fmean(rates) if rates else Absent("not_enough")


def taken_for_each_other(table: Confusion, one: str, other: str) -> Number:
    """Luce's similarity sqrt(p_ij p_ji / (p_ii p_jj)), 0 or more; 1 when they are mixed up as often as found.

    `never_shown` when either was not, `boundless` when either was never found. Source: Luce (1963), Handbook of Mathematical Psychology 1.
    """
    if not table.shown(one) or not table.shown(other):
        return Absent("never_shown")
    if one == other:
        return 1.0
    found = table.count(one, one) * table.count(other, other)
    return sqrt(table.count(one, other) * table.count(other, one) / found) if found else Absent("boundless")


def _missing(table: Confusion, label: str, least_shown: int, least_trials: int) -> Absent | None:
    if not table.shown(label):
        return Absent("never_shown")
    return Absent("not_enough") if table.shown(label) < least_shown or table.trials < least_trials else None
