"""What the checker says of sessions when the faults are over."""

from __future__ import annotations

import pytest

from faults.made import Made, place, view
from faults.pair import FINISHED
from faults.resting import mark, went_on
from viceversa.game.commands import Stop
from viceversa.game.view import ClockView, View

BEFORE = mark(view(), Made("a").did(0, Stop(), "refused").actions)


@pytest.mark.parametrize("seen", [view(), view(clock=ClockView(False, None)), None])
def test_another_view_of_the_same_place_is_not_going_on(seen: View | None) -> None:
    """Nor is none at all: one comes with each connection, and a session that takes nothing any more shows views all the same."""
    before = BEFORE if seen is not None else mark(None, [])
    assert not went_on(mark(seen, []), before, True, False)


def test_another_phase_is_going_on() -> None:
    """Whoever made it begin; for a device that is connected."""
    seen = mark(view(place=place(instance=2)), [])
    assert went_on(seen, BEFORE, True, False)
    assert not went_on(seen, BEFORE, False, False)


def test_a_command_that_counted_is_going_on() -> None:
    """And one that was refused, or was not answered, is not."""
    assert went_on(mark(view(), Made("a").did(0, Stop()).actions), BEFORE, True, False)
    assert not went_on(mark(view(), Made("a").did(0, Stop(), "").actions), BEFORE, True, False)


@pytest.mark.parametrize("stage", FINISHED)
def test_the_end_is_enough(stage: str) -> None:
    """Nothing comes after it, and devices may have left by then; or been sent away."""
    seen = mark(view(stage=stage), [])
    assert went_on(seen, seen, False, False)
    assert went_on(BEFORE, BEFORE, False, True)
