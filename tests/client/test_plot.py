"""The picture and the table of a profile."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from viceversa_client.page import Plot, PlotLine
from viceversa_client.plot import plot_lines, table_lines

LINES = (
    PlotLine("The noise", 5, 3, 4),
    PlotLine("The mess", 2, 2),
    PlotLine("The phone", None, 4),
    PlotLine("The bill", 7, None),
    PlotLine("The silence", 1, 6),
)
ANN = Plot(1, 7, ("calm", "loud"), "Ann", "Bo", True, LINES)


def test_filled_is_the_answer_and_hollow_the_guess() -> None:
    """Each item is one line: what was said filled, the guess hollow, joined; the same place is one sign; what was not given is not there."""
    assert list(plot_lines(ANN, 72)) == [
        "● what Ann said   ○ what Bo guessed   ◉ the same",
        "∘ what Bo guessed first",
        "1 is 'calm', 7 is 'loud'.",
        "The noise    1 · · ∘ ○─● · · 7",
        "The mess     1 · ◉ · · · · · 7",
        "The phone    1 · · · ○ · · · 7",
        "The bill     1 · · · · · · ● 7",
        "The silence  1 ●─────────○ · 7",
    ]


def test_the_two_people_have_shapes_of_their_own() -> None:
    """About one person signs are circles, about the other diamonds, so that no colour is needed."""
    bo = Plot(1, 7, ("", ""), "Bo", "Ann", False, (PlotLine("The noise", 5, 3), PlotLine("The mess", 4, 4)))
    assert list(plot_lines(bo, 72))[1:] == ["The noise  1 · · ◇───◆ · · 7", "The mess   1 · · · ◈ · · · 7"]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 120])
@pytest.mark.parametrize("span", [1, 6, 10, 100])
def test_it_fits_where_it_is_narrow(width: int, span: int) -> None:
    """The lines of items fit into the width; where an item has no room beside its line it stands above, whole."""
    item = "I carry the planning for both of us, also on Sundays"
    plot = Plot(0, span, ("", ""), "Ann", "Bo", True, (PlotLine(item, 0, span), PlotLine("短い言葉", span, span)))
    drawn = list(plot_lines(plot, width))[1:]
    scales = [line for line in drawn if f" {span}" in line and "0 " in line]
    assert len(scales) == 2
    assert all(cell_len(line) <= width for line in scales)
    assert all(sign in "".join(scales) for sign in "●○◉")
    for word in item.split():
        assert word in " ".join(drawn)


def test_a_wide_scale_is_drawn_smaller() -> None:
    """A slider to 100 is drawn in forty columns; its ends and its middle are where they should be."""
    plot = Plot(0, 100, ("", ""), "Ann", "Bo", True, (PlotLine("x", 0, 50), PlotLine("y", 100, 100)))
    one, other = list(plot_lines(plot, 72))[1:]
    assert one == "x  0 ●" + "─" * 19 + "○" + " " * 19 + "· 100"
    assert other == "y  0 ·" + " " * 39 + "◉ 100"


def test_the_table_has_figures_first() -> None:
    """The table says whose figures stand where, and stands however long an item is; what was not given is a dash."""
    assert list(table_lines(ANN)) == [
        "1 is 'calm', 7 is 'loud'.",
        "What Ann said, and what Bo guessed.",
        "Ann   Bo  then",
        "  5    3     4  The noise",
        "  2    2     -  The mess",
        "  -    4     -  The phone",
        "  7    -     -  The bill",
        "  1    6     -  The silence",
    ]
