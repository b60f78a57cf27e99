"""A process's idea of the store's clock."""

from __future__ import annotations

import time

import pytest

from viceversa.live.store_clock import StoreClock


def test_it_follows_what_the_store_says() -> None:
    """After hearing the store it says the store's time, and goes on from there."""
    clock = StoreClock()
    assert not clock.known
    clock.heard(5_000_000)
    assert clock.known
    assert 5_000_000 <= clock.now() < 5_060_000
    clock.heard(1_000)
    assert 1_000 <= clock.now() < 61_000


def test_the_machines_own_clock_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step of the time of day changes nothing; only steady time and the store count."""
    clock = StoreClock()
    clock.heard(5_000_000)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert 5_000_000 <= clock.now() < 5_060_000


def test_it_runs_at_the_speed_of_steady_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole milliseconds pass as steady time does."""
    steady = 7_000_000_000
    monkeypatch.setattr(time, "monotonic_ns", lambda: steady)
    clock = StoreClock()
    clock.heard(1_000)
    steady += 1_500_999_999
    assert clock.now() == 2_500
