"""Plain numbers that cost next to nothing to count."""

from __future__ import annotations

import pytest

from viceversa.live.measures import OTHER, Counter, Gauge, Histogram, Stopwatch


def test_a_counter_starts_with_every_value_at_nought() -> None:
    """A rate is right from the first one on, since each combination of values is there before it happens."""
    counter = Counter("n", "h", way=("code", "link"), outcome=("seated", "refused"))
    assert dict(counter) == {
        ("code", "seated"): 0,
        ("code", "refused"): 0,
        ("link", "seated"): 0,
        ("link", "refused"): 0,
    }


def test_a_counter_counts_by_the_values_of_its_labels() -> None:
    """One at a time, or by an amount, and in all."""
    counter = Counter("n", "h", way=("code", "link"))
    counter.add("code")
    counter.add("link", by=2.5)
    assert (counter["code",], counter["link",], counter.total) == (1, 2.5, 3.5)


def test_a_counter_without_labels() -> None:
    """Just a number, which somebody else may have counted."""
    counter = Counter("n", "h")
    counter.add()
    assert dict(counter) == {(): 1}
    counter.reach(7)
    assert counter[()] == 7


def test_an_unknown_value_never_becomes_a_label() -> None:
    """Whatever is not on the list counts as other, each time."""
    counter = Counter("n", "h", code=("a", "b"))
    counter.add("Ada")
    counter.add("Ben")
    assert dict(counter) == {("a",): 0, ("b",): 0, (OTHER,): 2}
    gauge = Gauge("n", "h", code=("a",))
    gauge.set(3, "Ada")
    assert dict(gauge) == {("a",): 0, (OTHER,): 3}


@pytest.mark.parametrize("values", [(), ("a", "b")])
def test_too_few_or_too_many_values_are_a_mistake(values: tuple[str, ...]) -> None:
    """As many values as there are labels; anything else is an error of whoever wrote it."""
    with pytest.raises(ValueError, match="argument"):
        Counter("n", "h", code=("a",)).add(*values)


def test_a_gauge_is_what_it_was_set_to_last() -> None:
    """It may fall."""
    gauge = Gauge("n", "h", seat=("host", "none"))
    gauge.set(5, "host")
    gauge.set(2, "host")
    assert (gauge["host",], gauge["none",]) == (2, 0)


def test_a_histogram_puts_each_value_at_or_under_its_bound() -> None:
    """A value that is just the bound belongs to it; one above all bounds has a place too."""
    histogram = Histogram("n", "h", (1, 2, 4))
    for value in (0.5, 1, 1.5, 4, 9):
        histogram.observe(value)
    assert histogram.buckets == [2, 1, 1, 1]
    assert histogram.sum == 16


def test_a_stopwatch_counts_only_while_it_is_on() -> None:
    """Turned on twice it goes on; turned off it keeps what it had; while on it counts up to now."""
    now = [100.0]
    watch = Stopwatch("n", "h", clock=lambda: now[0])
    seen = [watch.seconds]
    for passed, on in ((5, True), (2, True), (3, False), (50, False), (1, True)):
        now[0] += passed
        watch.turn(on)
        seen.append(watch.seconds)
    now[0] += 4
    assert [*seen, watch.seconds] == [0, 0, 2, 5, 5, 5, 9]
