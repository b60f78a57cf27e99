"""Whether what was written may be told."""

from __future__ import annotations

import pytest

from viceversa.store.contract import Tally
from viceversa.store.durable import FORGOTTEN, GRACE, LOOK_EVERY, LOOK_FOR, Durability, Standing


@pytest.fixture
def tally() -> Tally:
    """A count of nothing yet."""
    return Tally()


def test_enough_replicas_are_enough(tally: Tally) -> None:
    """With as many replicas as are needed, or more, everything is told, each time after a wait of the time that is set."""
    standing = Standing(Durability(2, wait=70), tally)
    assert standing.withholds
    assert standing.wait(1.0) == standing.wait(1.0) == 70
    assert standing.enough(2, 5, 1.0)
    assert standing.enough(3, 5, 1.0)
    assert (tally.short, tally.undurable) == (0, 0)


def test_too_few_withhold_for_the_time_of_grace_and_then_tell_and_count(tally: Tally) -> None:
    """Until the grace is over nothing is told; from then on everything is, without a wait, and counted."""
    standing = Standing(Durability(2), tally)
    for moment in (0.0, 1.0, 2.5, 4.0, GRACE - 0.01):
        assert not standing.enough(1, 3, moment)
        assert standing.wait(moment) == 100
    assert tally.undurable == 0
    assert standing.enough(1, 3, GRACE)
    assert not standing.withholds
    standing.told(4)
    assert (tally.short, tally.undurable) == (6, 7)


def test_closed_withholds_for_ever(tally: Tally) -> None:
    """Where the setting says so, no time is long enough."""
    standing = Standing(Durability(1, short="closed"), tally)
    assert not any(standing.enough(0, 1, float(moment)) for moment in range(100))
    assert tally.undurable == 0
    assert standing.enough(1, 1, 100.0)


def test_replicas_that_are_back_end_it_at_once(tally: Tally) -> None:
    """One wait that finds enough makes it durable again, and the grace begins anew the next time."""
    standing = Standing(Durability(1), tally)
    assert not standing.enough(0, 1, 0.0)
    assert standing.enough(1, 1, 4.0)
    assert not standing.enough(0, 1, GRACE + 1)


def test_grace_is_counted_from_news_and_not_from_long_ago(tally: Tally) -> None:
    """After a pause in which nobody asked, too few replicas are news again."""
    standing = Standing(Durability(1), tally)
    assert not standing.enough(0, 1, 0.0)
    assert not standing.enough(0, 1, FORGOTTEN + GRACE)


def test_once_gone_on_it_looks_now_and_then_and_finds_them_by_itself(tally: Tally) -> None:
    """Without replicas there is a short look every so often and no wait between; a pause changes nothing, enough replicas end it."""
    standing = Standing(Durability(1), tally)
    for moment in range(7):
        standing.enough(0, 1, float(moment))
    assert not standing.withholds
    now = 100.0
    assert standing.wait(now) == LOOK_FOR
    assert standing.wait(now + LOOK_EVERY / 2) == 0
    assert standing.enough(0, 0, now)
    assert not standing.withholds
    assert standing.wait(now + LOOK_EVERY) == LOOK_FOR
    assert standing.enough(1, 0, now)
    assert standing.withholds
