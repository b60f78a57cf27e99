"""Hears what becomes of a commit and tells whoever submitted it, there and then: no future, no task, no turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from .contract import Committed, StoreError, Told, Unknown
from .refusal import MISPLACED, Refusal, judged

_OUTCOMES: tuple[Literal["applied", "conflict", "clock", "gone"], ...] = ("applied", "conflict", "clock", "gone")


def committed(reply: Any) -> Committed:
    """What the script's answer says: outcome, store time, and the stored commit where there is one."""
    return Committed(_OUTCOMES[reply[0]], reply[1], reply[2].decode() if len(reply) > 2 else None)


class Submitted:
    """See kept.Receiver. `again` is called, instead of telling an error, when the commit was certainly not done and may be done by asking
    otherwise; `failed` is told every other error, and gives the one to tell."""

    __slots__ = ("_again", "_failed", "_told")

    def __init__(self, told: Told, again: Callable[[Told], None], failed: Callable[[StoreError], StoreError]) -> None:
        self._told: Told | None = told
        self._again = again
        self._failed = failed

    def done(self) -> bool:
        """See kept.Receiver."""
        return self._told is None

    def set_result(self, result: Any, /) -> None:
        """See kept.Receiver."""
        told, self._told = self._told, None
        if told is None:
            return
        try:
            done: Committed | StoreError = committed(result)
        except (LookupError, TypeError, AttributeError, ValueError):
            done = self._failed(Unknown("The store sent something that is no answer."))
        told(done)

    def set_exception(self, exception: BaseException, /) -> None:
        """See kept.Receiver."""
        told, self._told = self._told, None
        if told is None:
            return
        if isinstance(exception, Refusal):
            if exception.code == "NOSCRIPT" or exception.code in MISPLACED:
                self._again(told)
                return
            exception = judged(exception)
        told(self._failed(exception) if isinstance(exception, StoreError) else StoreError(str(exception)))
