"""What a desk needs of the process that keeps it, and no more."""

from __future__ import annotations

from typing import Protocol

from viceversa.store.contract import Hint, Store

from .alarms import Alarms
from .figures import Figures
from .store_clock import StoreClock


class Keeper(Protocol):
    """A node, as its desks know it."""

    id: str
    store: Store
    clock: StoreClock
    alarms: Alarms
    figures: Figures

    async def vouch(self) -> None:
        """Return when this node's beat is fresh. Raises Unavailable while the store is away."""

    def hint(self, node: str, hint: Hint) -> None:
        """Put a hint into another node's inbox, without waiting."""

    def settled(self, session: str) -> None:
        """The desk of that session has nothing to do for now."""
