"""Hears what became of a commit and tells whoever waits for it: one future a commit, and no task while nothing is in the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Literal

from .contract import Committed, StoreError
from .refusal import MISPLACED, Refusal, judged

_OUTCOMES: tuple[Literal["applied", "conflict", "clock", "gone"], ...] = ("applied", "conflict", "clock", "gone")


def committed(reply: Any) -> Committed:
    """What the script's answer says: outcome, store time, and the stored commit where there is one."""
    return Committed(_OUTCOMES[reply[0]], reply[1], reply[2].decode() if len(reply) > 2 else None)


class Submitted:
    """See kept.Receiver. `again` is called, instead of telling an error, when the commit was certainly not done and may be done by asking
    otherwise; `failed` is told every other error, and gives the one to raise."""

    __slots__ = ("_again", "_failed", "_saved")

    def __init__(
        self,
        saved: asyncio.Future[Committed],
        again: Callable[[asyncio.Future[Committed]], None],
        failed: Callable[[StoreError], StoreError],
    ) -> None:
        self._saved = saved
        self._again = again
        self._failed = failed

    def done(self) -> bool:
        """See kept.Receiver."""
        return self._saved.done()

    def set_result(self, result: Any, /) -> None:
        """See kept.Receiver."""
        if not self._saved.done():
            self._saved.set_result(committed(result))

    def set_exception(self, exception: BaseException, /) -> None:
        """See kept.Receiver."""
        if self._saved.done():
            return
        if isinstance(exception, Refusal):
            if exception.code == "NOSCRIPT" or exception.code in MISPLACED:
                self._again(self._saved)
                return
            exception = judged(exception)
        self._saved.set_exception(self._failed(exception) if isinstance(exception, StoreError) else exception)
