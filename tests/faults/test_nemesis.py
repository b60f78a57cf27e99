"""The schedule of faults."""

from __future__ import annotations

from itertools import islice

from faults.nemesis import LONGEST, WEIGHTS, schedule


def test_one_seed_is_one_schedule() -> None:
    """The same seed gives the same faults at the same times; another seed gives others."""
    assert list(islice(schedule(7, 3), 40)) == list(islice(schedule(7, 3), 40))
    assert list(islice(schedule(7, 3), 40)) != list(islice(schedule(8, 3), 40))


def test_every_kind_of_fault_comes_before_the_draw_decides() -> None:
    """As many rounds as there are kinds hold every kind."""
    rounds = islice(schedule(3, 2), len(WEIGHTS))
    assert {fault.kind for each in rounds for fault in each.faults} == set(WEIGHTS)


def test_a_round_ends_when_its_last_fault_does() -> None:
    """No fault lasts longer than the longest, or beyond its round."""
    for each in islice(schedule(5, 3), 60):
        assert all(0 < fault.seconds <= LONGEST for fault in each.faults)
        assert each.length == max(fault.after + fault.seconds for fault in each.faults)
