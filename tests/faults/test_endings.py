"""What the checker says of phases that end early, come again, or lose time to an outage."""

from __future__ import annotations

from faults.endings import EARLY, TWICE, UNVOUCHED, endings, unvouched
from faults.findings import Tally
from faults.made import Made, T, case, place, view
from viceversa.game import commands as c
from viceversa.game.view import ClockView, View

DUE = view(clock=ClockView(True, T + 5_000))
NEXT = view(place=place(2, "look", 4, "b"), clock=ClockView(True, T + 20_000))


def test_a_phase_that_ends_before_its_time_is_found() -> None:
    """It ends when its time is up, or when nothing is waited for any more."""
    assert not list(endings(case(Made("a").saw(0, DUE).saw(5_400, NEXT)), Tally()))
    assert [each.rule for each in endings(case(Made("a").saw(0, DUE).saw(4_000, NEXT)), Tally())] == [EARLY]


def test_a_phase_that_is_complete_may_end() -> None:
    """Both have answered, or may have: accepted, or without an answer so far."""
    a, b = Made("a").saw(0, DUE).saw(4_000, NEXT), Made("b").did(100, c.Tap(1, "talked"))
    assert list(endings(case(a, b), Tally()))
    for result in ("accepted", ""):
        a = Made("a").saw(0, DUE).saw(4_000, NEXT).did(200, c.Tap(1, "talked"), result)
        assert not list(endings(case(a, b), Tally()))


def test_a_phase_that_ends_before_its_least_time_is_found() -> None:
    """However complete it is."""
    a = Made("a").saw(0, view(clock=ClockView(True, T + 5_000, least=T + 3_000), done=True, partner_done=True)).saw(2_000, NEXT)
    assert [each.rule for each in endings(case(a, Made("b").did(0, c.Pass(1))), Tally())] == [EARLY]


def test_a_phase_that_comes_again_is_found() -> None:
    """No instance is shown after a later one."""
    assert TWICE in {each.rule for each in endings(case(Made("a").saw(0, NEXT).saw(100, DUE)), Tally())}


def test_a_stopped_session_ends_when_it_is_stopped() -> None:
    """A stop is no end of a phase."""
    stopped = view(stage="stopped", place=None, clock=None)
    assert not list(endings(case(Made("a").saw(0, DUE).saw(100, stopped)), Tally()))


def test_time_that_passed_in_an_outage_is_found() -> None:
    """The due is later by the outage, within a second; or the phase ends as much later."""
    outage = ((T + 1_000, T + 4_000),)

    def shown(*later: tuple[int, View]) -> list[str]:
        history = Made("a").saw(0, DUE).pinged(5_100)
        for at, seen in later:
            history.saw(at, seen)
        return [each.rule for each in unvouched(case(history, outages=outage), Tally())]

    moved, kept = (view(clock=ClockView(True, T + due)) for due in (8_000, 5_000))
    assert shown((6_000, moved), (9_000, NEXT)) == []
    assert shown((6_000, kept), (9_000, NEXT)) == [UNVOUCHED]
    assert shown((6_000, kept), (6_100, moved), (9_000, NEXT)) == []
    assert shown((5_500, NEXT)) == [UNVOUCHED]
    assert shown((8_500, NEXT)) == []


def test_a_view_that_was_long_on_its_way_proves_nothing() -> None:
    """What comes before the answer to a ping may have been said before the outage."""
    outage = ((T + 1_000, T + 4_000),)
    late = Made("a").saw(0, DUE).saw(6_000, DUE).pinged(6_100).saw(6_200, view(clock=ClockView(True, T + 8_000)))
    assert not list(unvouched(case(late, outages=outage), Tally()))


def test_a_phase_that_was_over_before_the_outage_is_not_judged() -> None:
    """Nor one that was shown only after it."""
    outage = ((T + 7_000, T + 9_000),)
    assert not list(unvouched(case(Made("a").saw(0, DUE).saw(5_500, NEXT), outages=outage), Tally()))
