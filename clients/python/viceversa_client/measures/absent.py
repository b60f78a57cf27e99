"""A measure is a number, or a reason why there is none yet: never a number that is no number, never an exception for odd answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Reason = Literal["not_enough", "flat", "alike", "never_shown", "changed_items", "impossible", "boundless"]
"""Why there is no number.

not_enough     fewer answers than it takes.
flat           answers that do not differ, so there is nothing to go by.
alike          two things that cannot be told apart, such as a partner's answers and one's own when they are nearly the same.
never_shown    that feeling was never shown.
changed_items  answers to different versions of the items, which must not be put together.
impossible     a count or a share that cannot be, such as six hits in five trials.
boundless      the number would be without bound.
"""


@dataclass(frozen=True, slots=True)
class Absent:
    """There is no number, and why."""

    reason: Reason


Number = float | Absent
"""What most measures give."""


def present(parts: Iterable[Number]) -> list[float]:
    """The numbers among them."""
    return [part for part in parts if not isinstance(part, Absent)]
