"""What the checker says: findings in words with their evidence, and a count of how often each thing was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from faults.history import History
from viceversa.game.commands import Erase
from viceversa.game.exercise import Library, PartnerSeat
from viceversa.game.session import Session


class Finding(NamedTuple):
    """Something that must not be. `rule` is the promise in a few words, `say` what happened, `evidence` the moments it rests on."""

    rule: str
    say: str
    evidence: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n".join((f"{self.rule}: {self.say}", *(f"    {line}" for line in self.evidence)))


class Stored(NamedTuple):
    """What the store has of a session: its state, its sealed answers by name, and both as they lie there."""

    state: Session
    blobs: Mapping[str, bytes]
    raw: bytes


class Case(msgspec.Struct):
    """One session's evidence: both histories, what the store has (None where it has nothing any more), the rules' data, the spans in
    which nobody could vouch, and the moments at which everything was calm. All moments are store time in ms."""

    a: History
    b: History
    library: Library
    stored: Stored | None = None
    outages: tuple[tuple[int, int], ...] = ()
    calm: tuple[int, ...] = ()

    @property
    def erased(self) -> bool:
        """Whether one of the two has had the session erased: it was accepted, or the seat was closed instead of an answer."""
        return any(
            isinstance(action.command, Erase) and (action.result == "accepted" or (action.may_count and history.closed is not None))
            for history in self.histories
            for action in history.actions
        )

    @property
    def histories(self) -> tuple[History, History]:
        """Both, a first."""
        return self.a, self.b

    def of(self, seat: PartnerSeat) -> History:
        """That seat's."""
        return self.a if seat == "a" else self.b

    def beside(self, seat: PartnerSeat) -> History:
        """The other's."""
        return self.b if seat == "a" else self.a


class Tally(Counter[str]):
    """How often each rule was looked at."""
