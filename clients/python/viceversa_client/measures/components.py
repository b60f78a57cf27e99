"""Cronbach's four parts of accuracy, over several rounds of the same ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from .absent import Absent, Number
from .answers import Answers, Scale
from .moments import correlation


@dataclass(frozen=True, slots=True)
class Components:
    """Parts of the mean squared error, each 0 or more; their sum is the MSE exactly.

    elevation                  the grand means differ.
    differential_elevation     rounds are taken for higher or lower than they were.
    stereotype                 ratings are, over all rounds, taken for higher or lower than they were.
    differential               what is left: this rating in this round.
    differential_elevation_r, stereotype_r, differential_r  the same as correlations, -1 to 1; `flat` where nothing differs.
    """

    elevation: float
    differential_elevation: float
    stereotype: float
    differential: float
    differential_elevation_r: Number
    stereotype_r: Number
    differential_r: Number


def components(guess: Sequence[Answers], truth: Sequence[Answers], scale: Scale) -> Components | Absent:
    """E2 + DE2 + SA2 + DA2 = mean (x - y)^2 for rows of rounds and columns of ratings, x the guess and y the truth.

    A round with a missing answer is left out whole, as the parts need full rows; so is one of another length than the first full one.
    `not_enough` without a full round. Source: Cronbach (1955), Psychological Bulletin 52:177.
    """
    x, y = _full(guess, truth, scale)
    if not x:
        return Absent("not_enough")
    grand_x, grand_y = fmean(map(fmean, x)), fmean(map(fmean, y))
    rows_x, rows_y = [fmean(row) - grand_x for row in x], [fmean(row) - grand_y for row in y]
    columns_x = [fmean(column) - grand_x for column in zip(*x, strict=True)]
    columns_y = [fmean(column) - grand_y for column in zip(*y, strict=True)]
    cells_x, cells_y = _cells(x, grand_x, rows_x, columns_x), _cells(y, grand_y, rows_y, columns_y)
    return Components(
        (grand_x - grand_y) ** 2,
        _mean_square(rows_x, rows_y),
        _mean_square(columns_x, columns_y),
        _mean_square(cells_x, cells_y),
        correlation(rows_x, rows_y),
        correlation(columns_x, columns_y),
        correlation(cells_x, cells_y),
    )


def _full(guess: Sequence[Answers], truth: Sequence[Answers], scale: Scale) -> tuple[list[list[int]], list[list[int]]]:
    """The rounds that are full on both sides, all of one length."""
    found: list[tuple[list[int], list[int]]] = []
    for x, y in zip(guess, truth, strict=False):
        if not isinstance(x, (list, tuple)) or not isinstance(y, (list, tuple)):
            continue
        read_x = [answer for each in x if (answer := scale.read(each)) is not None]
        read_y = [answer for each in y if (answer := scale.read(each)) is not None]
        width = len(found[0][0]) if found else len(x)
        if len(read_x) == len(x) == len(read_y) == len(y) == width > 0:
            found.append((read_x, read_y))
    return [x for x, _ in found], [y for _, y in found]


def _cells(table: list[list[int]], grand: float, rows: list[float], columns: list[float]) -> list[float]:
    return [
        cell - grand - row - column
        for cells, row in zip(table, rows, strict=True)
        for cell, column in zip(cells, columns, strict=True)
    ]


def _mean_square(x: list[float], y: list[float]) -> float:
    return fmean((a - b) ** 2 for a, b in zip(x, y, strict=True))
