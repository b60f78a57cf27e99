"""The answers to one write, kept back until the store has said how many replicas have what was written.

The question is the last command of that very write, as a connection can only ask about its own. If the connection breaks before it is
answered, every answer that was kept is Unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import structlog

from .contract import Unknown

log = structlog.get_logger()


class Receiver(Protocol):
    """Who hears an answer, once: a future, or someone in its place."""

    def done(self) -> bool:
        """Whether nobody waits for it any more."""

    def set_result(self, result: Any, /) -> None:
        """The answer."""

    def set_exception(self, exception: BaseException, /) -> None:
        """The error instead."""


def hear(receiver: Receiver, answer: Any) -> None:
    """Tell a receiver its answer, or its error, unless nobody waits any more. A fault of whoever hears it is not the connection's, nor of
    those who are told next."""
    if receiver.done():
        return
    try:
        if isinstance(answer, Exception):
            receiver.set_exception(answer)
        else:
            receiver.set_result(answer)
    except Exception as error:
        log.error("not heard", kind=type(error).__name__)


class Kept:
    """Hears how many replicas have it, and tells the kept answers or says that they are Unknown.

    question   the command that asks, packed.
    withholds  False only looks how many replicas there are, and keeps nothing back.
    enough     judges the number, for so many answers that were kept; `over` is called when there is nothing more to wait for.
    """

    def __init__(self, question: bytes, withholds: bool, enough: Callable[[int, int], bool], over: Callable[[], None]) -> None:
        self.question = question
        self.withholds = withholds
        self._enough = enough
        self._over = over
        self._answers: list[tuple[Receiver, Any]] = []

    def instead_of(self, receiver: Receiver) -> Receiver:
        """Who is to hear an answer in the place of its receiver."""
        return receiver if not self.withholds else _Keeping(self._answers, receiver)

    def done(self) -> bool:
        """See Receiver."""
        return False

    def set_result(self, replicas: Any, /) -> None:
        """See Receiver: how many replicas have what was written."""
        if not self._enough(int(replicas), len(self._answers)):
            self.set_exception(Unknown("Too few replicas of the store have it yet."))
            return
        for receiver, answer in self._answers:
            hear(receiver, answer)
        self._over()

    def set_exception(self, exception: BaseException, /) -> None:
        """See Receiver: it will not be known."""
        why = str(exception) if isinstance(exception, Unknown) else "The store could not say how many replicas have it."
        for receiver, _ in self._answers:
            hear(receiver, Unknown(why))
        self._over()


class _Keeping:
    """Keeps one answer. An error is told at once, as it means that nothing was written, or that nothing is known."""

    __slots__ = ("_answers", "_receiver", "done", "set_exception")

    def __init__(self, answers: list[tuple[Receiver, Any]], receiver: Receiver) -> None:
        self._answers = answers
        self._receiver = receiver
        self.done = receiver.done
        self.set_exception = receiver.set_exception

    def set_result(self, result: Any, /) -> None:
        """See Receiver."""
        self._answers.append((self._receiver, result))
