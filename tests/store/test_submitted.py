"""What hears of a commit."""

from __future__ import annotations

import pytest

from viceversa.store.contract import Committed, StoreError, Told, Unavailable, Unknown
from viceversa.store.refusal import Refusal
from viceversa.store.submitted import Submitted


class Watched:
    """What was told, what hears for it, and how often it was to be tried otherwise."""

    def __init__(self) -> None:
        self.told: list[Committed | StoreError] = []
        self.tried = 0
        self.hears = Submitted(self.told.append, self._again, lambda error: error)

    def _again(self, told: Told) -> None:
        assert told == self.told.append
        self.tried += 1


@pytest.mark.parametrize("nonsense", [None, 7, [], [9, 5], [1, 5, 6], [1, 5, b"\xff"]])
def test_nonsense_leaves_the_outcome_unknown(nonsense: object) -> None:
    """Whoever submitted hears that it is not known, rather than nothing for ever."""
    watched = Watched()
    watched.hears.set_result(nonsense)
    assert [type(each) for each in watched.told] == [Unknown]


def test_an_answer_is_told_once() -> None:
    """The script's answer becomes the outcome; whatever comes after it changes nothing."""
    watched = Watched()
    watched.hears.set_result([1, 5, b"other"])
    watched.hears.set_result([0, 6])
    watched.hears.set_exception(Unknown("late"))
    assert watched.told == [Committed("conflict", 5, "other")]
    assert watched.hears.done()


@pytest.mark.parametrize("code", ["NOSCRIPT", "MOVED", "READONLY", "LOADING"])
def test_what_was_certainly_not_done_is_tried_otherwise(code: str) -> None:
    """A server that does not know the script, or is not the one to ask, has done nothing: nobody is told an error for it."""
    watched = Watched()
    watched.hears.set_exception(Refusal(f"{code} whatever"))
    assert watched.tried == 1
    assert not watched.told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Refusal("OOM no room"), Unavailable),
        (Refusal("ERR odd"), Unknown),
        (Unknown("cut"), Unknown),
        (ValueError("odd"), StoreError),
    ],
)
def test_every_other_error_is_told(error: Exception, told: type[StoreError]) -> None:
    """As the contract's errors: Unavailable when nothing was done for certain, else Unknown."""
    watched = Watched()
    watched.hears.set_exception(error)
    assert [type(each) for each in watched.told] == [told]
