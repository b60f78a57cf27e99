"""The clock's offset."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from viceversa_client.offset import Offset

TRUE = 1_800_000_000_000.0


def trips(out: list[float], back: list[float]) -> Offset:
    """An offset after pings with these delays out and back, 5 s apart; the true offset is TRUE."""
    offset, local = Offset(), 0.0
    for there, here in zip(out, back, strict=True):
        offset = offset.heard(local, local + there + here, local + there + TRUE)
        local += 5_000
    return offset


def test_no_sample_is_no_offset() -> None:
    """Before any pong the local clock stands in."""
    assert Offset().store_time(12.4) == 12


def test_symmetric_delay_costs_nothing() -> None:
    """With 300 or 800 ms each way the offset is exact."""
    for delay in (300.0, 800.0):
        assert trips([delay] * 8, [delay] * 8).store_time(0) == TRUE


def test_one_sided_delay_costs_half() -> None:
    """With a delay on one side only the error is half of it."""
    assert abs(trips([300.0] * 8, [0.0] * 8).store_time(0) - TRUE) == 150


@given(st.integers(0, 2**32))
def test_jitter_is_bounded_by_the_best_trip(seed: int) -> None:
    """Under jitter the error is at most half the shortest of the last eight round trips."""
    random = Random(seed)
    out = [random.expovariate(1 / 200) for _ in range(20)]
    back = [random.expovariate(1 / 200) for _ in range(20)]
    best = min(there + here for there, here in zip(out[-8:], back[-8:], strict=True))
    assert abs(trips(out, back).store_time(0) - TRUE) <= best / 2 + 1


def test_old_samples_go() -> None:
    """A better round trip of long ago does not count for ever."""
    offset = trips([1.0] + [100.0] * 8, [1.0] + [100.0] * 8)
    assert len(offset.samples) == 8
    assert all(sample.trip == 200 for sample in offset.samples)


def test_time_never_runs_backwards_in_a_sample() -> None:
    """A pong from before its ping is dropped."""
    assert Offset().heard(10, 5, 0) == Offset()
