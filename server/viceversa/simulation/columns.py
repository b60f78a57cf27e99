"""The course of a session as two columns: what each seat sees and does, and when.

A table with lines and colours in a terminal, the same columns as plain text elsewhere, and one seat after the other where there is too
little room for both. Nothing here knows the rules.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.names import DEFAULTS

from .rehearsal import Event

NARROW = 72
"""Below this many characters a line the two seats stand one below the other."""

_CLOCK = 6
_STYLES: dict[PartnerSeat, str] = {"a": "cyan", "b": "yellow"}


def show(course: Iterable[Event], console: Console | None = None) -> None:
    """Print the course, a phase at a time: drawn on a terminal, as plain text anywhere else."""
    console = console or Console(highlight=False)
    for number, part in enumerate(_parts(course)):
        if number:
            console.print()
        drawn = _part(part, console.width, plain=not console.is_terminal)
        if console.is_terminal:
            console.print(drawn)
        else:
            print(_plain(drawn, console.width), file=console.file)


def _plain(drawn: RenderableType, width: int) -> str:
    """The same without colours, and without spaces at the ends of lines."""
    paper = Console(file=io.StringIO(), width=width, color_system=None, highlight=False)
    with paper.capture() as capture:
        paper.print(drawn)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def _parts(course: Iterable[Event]) -> Iterator[list[Event]]:
    """The course, cut before each phase."""
    part: list[Event] = []
    for event in course:
        if event.screens and part:
            yield part
            part = []
        part.append(event)
    yield part


def _part(events: list[Event], width: int, *, plain: bool) -> RenderableType:
    """One phase with its heading, or what is said before the first."""
    drawn: list[RenderableType] = []
    rows: list[Event] = []
    for event in events:
        if event.who is None:
            drawn += [*_rows(rows, width, plain=plain), _heading(event, width)]
            rows = [event] if event.screens else []
        else:
            rows.append(event)
    return Group(*drawn, *_rows(rows, width, plain=plain))


def _heading(event: Event, width: int) -> Text:
    """The time and what begins, a second row of it below the first one's words."""
    rows = Text(event.what, style="bold").wrap(Console(width=width), width - _CLOCK - 2)
    return Text(f"{_clock(event.at)}  ", style="bold").append(Text(f"\n{' ' * (_CLOCK + 2)}").join(rows))


def _rows(events: list[Event], width: int, *, plain: bool) -> list[RenderableType]:
    if not events:
        return []
    return [_below(events, width)] if width < NARROW else [_beside(events, width, plain=plain)]


def _beside(events: list[Event], width: int, *, plain: bool) -> RenderableType:
    """Two columns, with the time before them."""
    column = (width - _CLOCK - (6 if plain else 10)) // 2
    table = Table(box=None if plain else box.SIMPLE_HEAD, show_header=bool(events[0].screens), padding=(0, 1), pad_edge=False)
    table.add_column("", width=_CLOCK)
    for seat in PARTNERS:
        table.add_column(DEFAULTS[seat], width=column, header_style=_STYLES[seat])
    for event in events:
        cells = [Text("\n").join(_hung(line, column) for line in _lines(event, seat)) for seat in PARTNERS]
        table.add_row("" if event.screens else _clock(event.at), *cells)
    return table


def _below(events: list[Event], width: int) -> RenderableType:
    """One seat after the other, each line under who sees or does it."""
    drawn: list[RenderableType] = []
    for event in events:
        for seat in PARTNERS:
            if lines := _lines(event, seat):
                when = "" if event.screens else f"{_clock(event.at)}  "
                drawn.append(Text(f"  {when}{DEFAULTS[seat]}", style=_STYLES[seat]))
                drawn += [Padding(_hung(line, width - 4), (0, 0, 0, 4)) for line in lines]
    return Group(*drawn)


def _hung(line: Text, width: int) -> Text:
    """The line in that width, with all but its first row a little to the right, so that one can see where the next line begins."""
    return Text("\n  ").join(line.wrap(Console(width=width), width - 2))


def _lines(event: Event, seat: PartnerSeat) -> list[Text]:
    if event.screens:
        return [Text(line) for line in event.screens[seat]]
    return [Text(f"> {event.what}", style=_STYLES[seat])] if event.who == seat else []


def _clock(at: int) -> str:
    minutes, seconds = divmod(at // 1000, 60)
    return f"{minutes:3d}:{seconds:02d}"
