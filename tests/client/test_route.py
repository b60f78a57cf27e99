"""Where and when to try again."""

from __future__ import annotations

from random import Random

import pytest

from viceversa.wire import closing
from viceversa_client.route import Route, forgets, stops


def test_first_try_is_at_once() -> None:
    """After a loss there is no wait before the first try."""
    assert Route(("http://a",)).wait(Random(1)) == 0


def test_waits_grow_within_bounds() -> None:
    """Waits lie between a quarter of a second and five, and grow."""
    route, random, waits = Route(("http://a",)), Random(1), []
    for _ in range(40):
        route = route.missed()
        waits.append(route.wait(random))
    assert min(waits) >= 0.25
    assert max(waits) <= 5
    assert max(waits[:6]) < 1 < 2.4 < min(waits[20:])


def test_goes_round_all_addresses() -> None:
    """Every known address is tried in turn, the good one stays first."""
    route = Route(("http://a",)).arrived(["http://b", "http://a", "http://c"])
    assert route.addresses == ("http://a", "http://b", "http://c")
    tried = []
    for _ in range(4):
        tried.append(route.address)
        route = route.missed()
    assert tried == ["http://a", "http://b", "http://c", "http://a"]
    assert route.arrived(["http://a"]).failed == 0


@pytest.mark.parametrize("each", closing.ALL, ids=lambda each: each.code)
def test_ranges_say_what_to_do(each: closing.Closing) -> None:
    """The first range comes back here, the second elsewhere, the third not at all, the fourth here after some seconds."""
    route = Route(("http://a", "http://b"))
    assert stops(each.number) == (4200 <= each.number < 4300)
    assert route.dropped(each.number).address == ("http://b" if 4100 <= each.number < 4200 else "http://a")
    assert (route.dropped(each.number).wait(Random(1)) > 2) == (each.number >= 4300)
    if forgets(each):
        assert stops(each.number)


def test_moved_is_not_forgotten() -> None:
    """A seat that another tab took is still this person's."""
    assert not forgets(closing.MOVED)
    assert forgets(closing.ERASED)
