"""A profile as a picture of letters, and as a table: filled is what a person said of themselves, hollow is the guess.

No colour carries a meaning, and no line says how well anybody guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from . import say
from .page import Plot, PlotLine

WIDEST = 41
"""Columns of the widest scale; a longer one is drawn smaller."""

ITEM_ROOM = 28
"""Columns that an item needs beside its line; where there are fewer, it stands above."""

FILLED, HOLLOW, BOTH, FIRST = ("●", "◆"), ("○", "◇"), ("◉", "◈"), "∘"  # circles about one person, diamonds about the other


def plot_lines(plot: Plot, width: int) -> Iterator[str]:
    """The picture in so many columns: what its signs mean, then a line for each item, or two where it is narrow."""
    kind = 0 if plot.round else 1
    yield say.PLOT_KEY.format(filled=FILLED[kind], owner=plot.owner, hollow=HOLLOW[kind], guesser=plot.guesser, both=BOTH[kind])
    if any(line.again is not None for line in plot.lines):
        yield say.PLOT_FIRST.format(first=FIRST, guesser=plot.guesser)
    if any(plot.ends):
        yield say.SCALE.format(low=plot.low, low_label=plot.ends[0], high=plot.high, high_label=plot.ends[1])
    ends = cell_len(f"{plot.low}  {plot.high}")
    columns = min(_columns(plot), max(2, width - ends))
    left = width - columns - ends - 2
    longest = max((cell_len(line.item) for line in plot.lines), default=0)
    beside = longest <= left or left >= ITEM_ROOM
    for line in plot.lines:
        drawn = f"{plot.low} {_line(plot, line, columns)} {plot.high}"
        if beside:
            room = min(longest, left)
            first, *rest = _folded(line.item, room)
            yield first + " " * (room - cell_len(first) + 2) + drawn
            yield from rest
        else:
            yield from (line.item, drawn)


def table_lines(plot: Plot) -> Iterator[str]:
    """The same as a table: figures first, then the item, so that it stands however long an item is."""
    again = any(line.again is not None for line in plot.lines)
    heads = [plot.owner, plot.guesser, *([say.TABLE_THEN] if again else [])]
    widths = [max(cell_len(head), 3) for head in heads]
    if any(plot.ends):
        yield say.SCALE.format(low=plot.low, low_label=plot.ends[0], high=plot.high, high_label=plot.ends[1])
    yield say.TABLE_WHAT.format(owner=plot.owner, guesser=plot.guesser)
    yield _row(heads, widths, "")
    for line in plot.lines:
        values = [line.truth, line.guess, *([line.again] if again else [])]
        yield _row([say.TABLE_NONE if value is None else str(value) for value in values], widths, line.item)


def _columns(plot: Plot) -> int:
    span = plot.high - plot.low
    return 2 * span + 1 if 2 * span < WIDEST else WIDEST


def _line(plot: Plot, line: PlotLine, columns: int) -> str:
    def column(value: int) -> int:
        return round((value - plot.low) * (columns - 1) / (plot.high - plot.low))

    kind = 0 if plot.round else 1
    signs = [" "] * columns
    for value in range(plot.low, plot.high + 1) if plot.high - plot.low < columns else (plot.low, plot.high):
        signs[column(value)] = "·"
    guess = line.guess if line.again is None else line.again
    if line.truth is not None and guess is not None:
        start, end = sorted((column(line.truth), column(guess)))
        signs[start:end] = ["─"] * (end - start)
    if line.guess is not None and line.again is not None:
        signs[column(line.guess)] = FIRST
    if guess is not None:
        signs[column(guess)] = HOLLOW[kind]
    if line.truth is not None:
        signs[column(line.truth)] = BOTH[kind] if guess is not None and column(guess) == column(line.truth) else FILLED[kind]
    return "".join(signs)


def _row(cells: list[str], widths: list[int], item: str) -> str:
    return "  ".join([*(" " * (width - cell_len(cell)) + cell for cell, width in zip(cells, widths, strict=True)), item]).rstrip()


def _folded(words: str, width: int) -> list[str]:
    """The words in lines of so many columns; one that is longer than a line is broken."""
    lines = [""]
    for word in words.split():
        while cell_len(word) > width:
            room = max(1, width // 2)  # letters may be two columns wide
            lines, word = [*lines, word[:room]], word[room:]
        joined = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], joined] if cell_len(joined) <= width else [*lines, word]
    return [line for line in lines if line] or [""]
