"""What the checker says of sessions when the faults are over."""

from __future__ import annotations

import pytest

from faults.made import Made, place, view
from faults.pair import FINISHED
from faults.resting import mark, moved
from viceversa.game.commands import Stop
from viceversa.game.view import ClockView, View

BEFORE = mark(view(), Made("a").did(0, Stop(), "refused").actions)


@pytest.mark.parametrize("seen", [view(), view(clock=ClockView(False, None)), None])
def test_another_view_of_the_same_place_is_not_going_on(seen: View | None) -> None:
    """Nor is none at all: one comes with each connection, and a session that takes nothing any more shows views all the same."""
    before = BEFORE if seen is not None else mark(None, [])
    assert not moved(mark(seen, []), before)


def test_another_phase_is_going_on() -> None:
    """Whoever made it begin."""
    assert moved(mark(view(place=place(instance=2)), []), BEFORE)


def test_a_command_that_counted_is_going_on() -> None:
    """And one that was refused, or was not answered, is not."""
    assert moved(mark(view(), Made("a").did(0, Stop()).actions), BEFORE)
    assert not moved(mark(view(), Made("a").did(0, Stop(), "").actions), BEFORE)


@pytest.mark.parametrize("stage", FINISHED)
def test_the_end_is_enough(stage: str) -> None:
    """Nothing comes after it."""
    seen = mark(view(stage=stage), [])
    assert moved(seen, seen)
