"""What a desk needs of the process that keeps it, and no more."""

from __future__ import annotations

from typing import Protocol

from viceversa.store.contract import Hint, Store

from .alarms import Alarms
from .figures import Figures
from .others import Others
from .store_clock import StoreClock


class Keeper(Protocol):
    """A node, as its desks know it."""

    id: str
    store: Store
    clock: StoreClock
    alarms: Alarms
    others: Others
    figures: Figures

    def commit_id(self) -> str:
        """A name for a commit that no other commit has, of any node."""

    def hint(self, node: str, hint: Hint) -> None:
        """Put a hint into another node's inbox, without waiting."""

    def ended(self, session: str) -> None:
        """The desk of that session is done with; another may take its place."""
