"""The clock of a phase."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from viceversa.game.clock import Clock

times = st.integers(0, 10**7)


def test_a_clock_counts_only_while_it_runs() -> None:
    """What passes while it is held does not count."""
    clock = Clock(limit=60_000).run(1_000).held(11_000).run(500_000)
    assert clock.elapsed(505_000) == 15_000
    assert clock.left(505_000) == 45_000
    assert clock.due() == 550_000


def test_a_held_clock_is_due_at_no_time() -> None:
    """Neither a held clock nor one without a limit has a moment when the time is up."""
    assert Clock(limit=10).due() is None
    assert Clock().run(5).due() is None
    assert Clock().run(5).left(100) is None
    assert Clock(least=10).least_at() is None


def test_running_twice_and_holding_twice_change_nothing() -> None:
    """A clock that runs goes on from where it was; one that is held stays."""
    clock = Clock(limit=10_000).run(100)
    assert clock.run(900) == clock
    assert clock.held(500).held(900) == clock.held(500)


def test_holding_may_reach_into_the_past_but_not_before_the_start() -> None:
    """What came after the given moment did not pass; what never ran cannot be taken back."""
    clock = Clock(spent=300, since=1_000, limit=10_000)
    assert clock.held(1_400).spent == 700
    assert clock.held(200).spent == 300


def test_the_least_time_is_over_once_enough_has_passed() -> None:
    """Time that was spent before counts towards the least time."""
    assert Clock(spent=4_000, since=10_000, least=5_000).least_at() == 11_000
    assert Clock(spent=9_000, since=10_000, least=5_000).least_at() == 10_000


def test_more_time_never_goes_beyond_the_most() -> None:
    """Thirty seconds are added as far as the most allows, and nothing is ever taken away."""
    assert Clock(limit=50_000).extended(30_000, 60_000).limit == 60_000
    assert Clock(limit=50_000).extended(30_000, None).limit == 80_000
    assert Clock(limit=70_000).extended(30_000, 60_000).limit == 70_000
    assert Clock().extended(30_000, 60_000) == Clock()


@given(spent=times, since=times, gap=times, later=times)
def test_setting_back_takes_exactly_the_gap(spent: int, since: int, gap: int, later: int) -> None:
    """A clock set back from `until` to `now` shows later exactly what it would have shown that much earlier."""
    clock = Clock(spent=spent, since=since, limit=3 * 10**7)
    until = since + later
    back = clock.set_back(until, until + gap)
    assert back.elapsed(until + gap + 5) == clock.elapsed(until) + 5
    assert clock.held(until).set_back(until, until + gap) == clock.held(until)
