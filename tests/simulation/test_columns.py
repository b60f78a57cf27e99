"""The course as two columns."""

from __future__ import annotations

import io

from rich.console import Console

from viceversa.simulation.columns import show
from viceversa.simulation.rehearsal import Event

COURSE = [
    Event(0, None, "The session begins."),
    Event(0, None, "tea · pour (Tide leads)", {"a": ("Pour", "You may pour [now]."), "b": ("Pour", "Tide is pouring :tea:.")}),
    Event(3_000, "a", "taps “Poured”"),
    Event(61_000, None, "The session ends: done."),
]


def shown(width: int, *, terminal: bool = False) -> list[str]:
    paper = io.StringIO()
    show(COURSE, Console(file=paper, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None))
    return paper.getvalue().splitlines()


def test_two_columns_as_plain_text() -> None:
    """Outside a terminal each seat has a column of plain text, under its name, with the time before what is done."""
    assert shown(80) == [
        "  0:00  The session begins.",
        "",
        "  0:00  tea · pour (Tide leads)",
        "        Tide                                Ember",
        "        Pour                                Pour",
        "        You may pour [now].                 Tide is pouring :tea:.",
        "  0:03  > taps “Poured”",
        "  1:01  The session ends: done.",
    ]


def test_one_after_the_other_where_it_is_narrow() -> None:
    """On a narrow screen the two seats stand one below the other."""
    assert shown(40) == [
        "  0:00  The session begins.",
        "",
        "  0:00  tea · pour (Tide leads)",
        "  Tide",
        "    Pour",
        "    You may pour [now].",
        "  Ember",
        "    Pour",
        "    Tide is pouring :tea:.",
        "    0:03  Tide",
        "    > taps “Poured”",
        "  1:01  The session ends: done.",
    ]


def test_a_terminal_gets_a_drawn_table() -> None:
    """On a terminal the columns have lines and colours, and no line is wider than the screen."""
    lines = shown(80, terminal=True)
    assert any("─" in line for line in lines)
    assert any("\x1b[" in line for line in lines)
    bare = Console(width=200)
    assert all(bare.measure(line).maximum <= 200 for line in lines)


def test_a_long_line_hangs() -> None:
    """A line that needs several rows has all but the first a little to the right, in both layouts."""
    long = [COURSE[0], Event(0, None, "tea", {"a": ("one two three four five six seven eight",), "b": ()})]
    for width, row in ((72, "          seven eight"), (40, "      eight")):
        paper = io.StringIO()
        show(long, Console(file=paper, width=width, color_system=None))
        assert row in paper.getvalue().splitlines()


def test_a_long_heading_goes_on_below_its_own_words() -> None:
    """A heading that needs a second row does not begin it under the time."""
    paper = io.StringIO()
    show([Event(0, None, "tea · pour (Tide leads; dealt the_long_way_home)")], Console(file=paper, width=40, color_system=None))
    assert paper.getvalue().splitlines() == ["  0:00  tea · pour (Tide leads; dealt", "        the_long_way_home)"]
