"""Close codes: what a device must do is in the number."""

from __future__ import annotations

from viceversa.wire import closing
from viceversa.wire.closing import ALL, Closing


def test_every_code_is_listed_once() -> None:
    """Numbers and names are unique, and none is left out of the list."""
    assert len({each.number for each in ALL}) == len({each.code for each in ALL}) == len(ALL)
    assert set(ALL) == {each for each in vars(closing).values() if isinstance(each, Closing)}


def test_codes_lie_in_their_ranges() -> None:
    """The ranges are: at once to the same address, at once to another, stop, wait and come back."""
    ranges = {each.code: each.number // 100 for each in ALL}
    assert {code for code, number in ranges.items() if number == 40} == {"stale"}
    assert {code for code, number in ranges.items() if number == 41} == {"elsewhere", "too_old"}
    assert {code for code, number in ranges.items() if number == 43} == {"slow_down", "silent"}
    assert set(ranges.values()) == {40, 41, 42, 43}


def test_names_fit_into_a_close_frame() -> None:
    """The name travels as the reason, which has at most 123 bytes; the sentence is one."""
    assert all(len(each.code) <= 123 and each.say.endswith(".") for each in ALL)
