"""Agreement of raters beyond chance: weighted kappa for two, Krippendorff's alpha for any number with gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import permutations
from math import fsum
from typing import Literal

from .absent import Absent, Number
from .answers import Answers, Scale, is_count, pairs

Weights = Literal["none", "linear", "quadratic"]
Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Table = Sequence[Sequence[int]]
"""Counts: rows one rater's categories, columns the other's, in the same order."""


def kappa(table: Table, weights: Weights = "none") -> Number:
    """Cohen's kappa 1 - sum w O / sum w E with w = (i != j), |i - j| or (i - j)^2; at most 1, 0 is chance.

    `impossible` for a table that is not square or has counts below 0, `not_enough` when it is empty, `flat` when chance alone agrees fully.
    Source: Cohen (1968), Psychological Bulletin 70:213.
    """
    if not _is_table(table):
        return Absent("impossible")
    size, n = len(table), sum(map(sum, table))
    if n == 0:
        return Absent("not_enough")
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    cells = [(i, j, _weight(i, j, weights)) for i in range(size) for j in range(size)]
    expected = sum(w * rows[i] * columns[j] for i, j, w in cells)
    return Absent("flat") if expected == 0 else 1 - sum(w * table[i][j] for i, j, w in cells) * n / expected


def kappa_of_answers(one: Answers, other: Answers, scale: Scale, weights: Weights = "linear") -> Number:
    """The same for two lists of answers, by the places on their scale: linear is `corrected`, quadratic is `corrected_squared`.

    `not_enough` without an item that both answered, `flat` when all answers are one and the same.
    """
    both = pairs(one, other, scale)
    used = sorted({answer for pair in both for answer in pair})
    if weights == "none":  # which places lie between two answers makes no difference: leave the empty ones out
        return kappa([[both.count((a, b)) for b in used] for a in used], "none")
    counts = Counter(both)
    places = range(used[0], used[-1] + 1) if used else range(0)
    if len(places) > 101:
        return Absent("impossible")
    return kappa([[counts[a, b] for b in places] for a in places], weights)


def alpha(ratings: Sequence[Sequence[int | None]], metric: Metric = "ordinal") -> Number:
    """Krippendorff's alpha 1 - Do / De for rows of raters and columns of units, gaps allowed; at most 1, 0 is chance.

    Units that fewer than two rated are left out. `not_enough` when no unit is left, `flat` when all ratings are one and the same. For the
    ratio metric, ratings are 0 or more; others count as not given.
    Source: Krippendorff (2004), Content Analysis, ch. 11; ordinal: (sum of n_g from c to k - (n_c + n_k) / 2)^2.
    """
    width = max((len(row) for row in ratings), default=0)
    columns = [[rating for row in ratings if (rating := _rating(row, unit, metric)) is not None] for unit in range(width)]
    units = [unit for unit in columns if len(unit) >= 2]
    if not units:
        return Absent("not_enough")
    counts = Counter(rating for unit in units for rating in unit)
    if len(counts) == 1:
        return Absent("flat")
    n = sum(counts.values())
    observed = fsum(_difference(a, b, counts, metric) / (len(unit) - 1) for unit in units for a, b in permutations(unit, 2)) / n
    expected = fsum(counts[a] * counts[b] * _difference(a, b, counts, metric) for a in counts for b in counts) / (n * (n - 1))
    return 1 - observed / expected


def _difference(one: int, other: int, counts: Counter[int], metric: Metric) -> float:
    if one == other:
        return 0.0
    low, high = sorted((one, other))
    match metric:
        case "nominal":
            return 1.0
        case "ordinal":
            between = sum(n for value, n in counts.items() if low <= value <= high)
            return (between - (counts[low] + counts[high]) / 2) ** 2
        case "interval":
            return float(high - low) ** 2
        case "ratio":
            return ((high - low) / (high + low)) ** 2


def _rating(row: Sequence[object], unit: int, metric: Metric) -> int | None:
    rating = row[unit] if unit < len(row) else None
    lowest = 0 if metric == "ratio" else -1_000_000
    return Scale(lowest, 1_000_000).read(rating)


def _is_table(table: Table) -> bool:
    return all(len(row) == len(table) and all(is_count(cell) for cell in row) for row in table)


def _weight(i: int, j: int, weights: Weights) -> int:
    match weights:
        case "none":
            return int(i != j)
        case "linear":
            return abs(i - j)
        case "quadratic":
            return (i - j) ** 2
