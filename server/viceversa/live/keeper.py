"""What a desk needs of the process that keeps it, and no more."""

from __future__ import annotations

from typing import Protocol

from viceversa.game.commands import Lapse
from viceversa.game.session import Session
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

    def commit_id(self) -> str:
        """A name for a commit that no other commit has, of any node."""

    def vouches(self, session: Session) -> bool:
        """Whether this node's beat is fresh, and it alone vouches for all the time since the session was last judged."""

    async def lapses(self, session: Session) -> list[Lapse]:
        """The time since then that nobody vouched for, once the beat is fresh. Raises Unavailable while the store is away."""

    def hint(self, node: str, hint: Hint) -> None:
        """Put a hint into another node's inbox, without waiting."""

    def ended(self, session: str) -> None:
        """The desk of that session is done with; another may take its place."""
