"""A token bucket: a burst after quiet, an even rate for ever, and debts that have to be waited for."""

from __future__ import annotations

import pytest

from viceversa.gateway.bucket import WINDOW, Bucket

START = 1_000_000.0


def taken(bucket: Bucket, count: int, now: float) -> int:
    """How many of so many things at one moment are in time."""
    return sum(bucket.take(now) <= 0 for _ in range(count))


@pytest.mark.parametrize("per_second", [0.5, 20.0, 500.0])
def test_a_windows_worth_may_come_at_once_and_no_more(per_second: float) -> None:
    """A full bucket holds what comes in during the window."""
    whole = per_second * WINDOW
    assert taken(Bucket(per_second), int(2 * whole), START) == pytest.approx(whole, abs=1)


def test_an_even_rate_goes_on_for_ever() -> None:
    """Somebody who never sends faster than that is never told anything."""
    bucket = Bucket(20)
    assert all(bucket.take(START + n / 20) <= 0 for n in range(10_000))


def test_it_fills_with_time_and_not_beyond() -> None:
    """After a burst so many are in time as have come in since; after long quiet no more than at first."""
    bucket = Bucket(20)
    taken(bucket, 1_000, START)
    assert taken(bucket, 1_000, START + 1) == pytest.approx(20, abs=1)
    assert taken(bucket, 1_000, START + 1_000) == pytest.approx(200, abs=1)


def test_it_says_how_long_to_wait() -> None:
    """Who waits that long, and sends one, is in time; a moment earlier is too early."""
    bucket = Bucket(20)
    taken(bucket, 1_000, START)
    early = bucket.take(START)
    assert bucket.take(START + early * 0.9) > 0
    assert bucket.take(START + early + 0.001) <= 0


def test_without_debt_a_flood_leaves_its_even_share() -> None:
    """What came too early costs nothing, so that others who share the bucket are not kept out for longer than it lasts."""
    bucket = Bucket(20)
    taken(bucket, 100_000, START)
    assert bucket.take(START + 0.06) <= 0


def test_debts_grow_to_their_bound() -> None:
    """With debt, what comes too early counts as well: going on makes the wait longer, up to the bound."""
    bucket = Bucket(20, debt=5)
    waits = [bucket.take(START) for _ in range(1_000)]
    assert waits[190] <= 0 < waits[210] < waits[250]
    assert max(waits) == pytest.approx(5, abs=0.1)
    assert bucket.take(START + 4.8) > 0
    assert bucket.take(START + 5.2) <= 0


def test_a_full_one_may_be_forgotten() -> None:
    """It is full at first, not after it was used, and again in the end."""
    bucket = Bucket(20)
    assert bucket.is_full(START)
    taken(bucket, 20, START)
    assert not bucket.is_full(START + 0.9)
    assert bucket.is_full(START + 1.1)
