"""Answers that are kept back until it is known how many replicas there are."""

from __future__ import annotations

import asyncio

import pytest

from viceversa.store.contract import Unknown
from viceversa.store.kept import Kept
from viceversa.store.refusal import Refusal


class Told:
    """A write with three answers, and what became of them."""

    def __init__(self, need: int = 1, withholds: bool = True) -> None:
        self.over = 0
        self.judged: list[tuple[int, int]] = []
        self.answers: list[asyncio.Future[str]] = [asyncio.get_running_loop().create_future() for _ in range(3)]
        self.kept = Kept(b"WAIT", withholds, lambda replicas, answers: self._enough(need, replicas, answers), self._end)
        self.receivers = [self.kept.instead_of(answer) for answer in self.answers]

    def _enough(self, need: int, replicas: int, answers: int) -> bool:
        self.judged.append((replicas, answers))
        return replicas >= need

    def _end(self) -> None:
        self.over += 1

    def answer(self, number: int, what: str) -> None:
        """One of the answers has come."""
        receiver = self.receivers[number]
        assert receiver is not None
        receiver.set_result(what)


async def test_answers_are_told_when_there_are_enough() -> None:
    """Nothing is told before the number is there; then everything, in its place."""
    told = Told()
    for number, what in enumerate("abc"):
        told.answer(number, what)
    assert not any(answer.done() for answer in told.answers)
    told.kept.set_result(1)
    assert [answer.result() for answer in told.answers] == ["a", "b", "c"]
    assert (told.judged, told.over) == ([(1, 3)], 1)


async def test_too_few_make_them_unknown() -> None:
    """Answers that were kept are Unknown, each with an error of its own."""
    told = Told(need=2)
    for number in range(3):
        told.answer(number, "x")
    told.kept.set_result(1)
    errors = [answer.exception() for answer in told.answers]
    assert {type(error) for error in errors} == {Unknown}
    assert len({id(error) for error in errors}) == 3
    assert told.over == 1


@pytest.mark.parametrize("error", [Unknown("The line broke."), Refusal("UNBLOCKED no more")])
async def test_an_unanswered_question_makes_them_unknown(error: Exception) -> None:
    """Where it will not be known how many replicas have it, what had been answered is Unknown."""
    told = Told()
    told.answer(0, "x")
    told.kept.set_exception(error)
    assert isinstance(told.answers[0].exception(), Unknown)
    assert told.over == 1
    for answer in told.answers[1:]:
        assert not answer.done()


async def test_an_error_is_told_at_once() -> None:
    """A refusal means that nothing was written, so there is nothing to wait for; who gave up is passed over."""
    told = Told()
    receiver = told.receivers[0]
    assert receiver is not None
    receiver.set_exception(Refusal("OOM no memory"))
    assert isinstance(told.answers[0].exception(), Refusal)
    told.answer(1, "x")
    told.answers[1].cancel()
    told.kept.set_result(1)
    assert told.answers[1].cancelled()


async def test_a_mere_look_keeps_nothing_back() -> None:
    """Without withholding, each answer goes to its own receiver, and the number is only judged."""
    told = Told(need=5, withholds=False)
    assert told.receivers == told.answers
    told.kept.set_result(0)
    assert told.judged == [(0, 0)]
