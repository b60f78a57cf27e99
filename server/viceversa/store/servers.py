"""Where keys are: one primary, or many. Whoever uses a key asks here first, and says here when something went wrong.

A server that could not be used is doubted: what is known of it is looked up anew, in the background, and connections to a server that
is no primary any more are dropped. Nothing is ever sent twice from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from .batching import Batcher
from .contract import Tally
from .dialling import Dial
from .durable import Durability, Standing


class Server:
    """One primary.

    plain  its commands are answered as soon as it has done them.
    sure   its answers are told when enough replicas have what was written; the same as `plain` where that is not asked for. It has a
           connection of its own, so that nothing else waits behind it.
    """

    def __init__(self, dial: Dial, timeout: float, durability: Durability | None, tally: Tally) -> None:
        self.dial = dial
        self.plain = Batcher(dial, timeout, tally=tally)
        self.sure = self.plain if durability is None else Batcher(dial, timeout, Standing(durability, tally), tally)

    @property
    def durable(self) -> bool:
        """Whether answers wait for replicas."""
        return self.sure is not self.plain

    def renew(self, why: str) -> None:
        """Connect anew for what comes next."""
        self.plain.renew(why)
        self.sure.renew(why)

    async def close(self) -> None:
        """Let go of its connections. Safe to call twice."""
        await self.plain.close()
        await self.sure.close()


class Servers(Protocol):
    """All the servers that a store is made of."""

    tally: Tally
    changed: Callable[[], None]
    """Called when another server has become the primary of anything."""

    async def start(self) -> None:
        """Find out who they are. Raises Unavailable."""

    def at(self, key: str) -> Server:
        """The primary that holds a key, as far as is known."""

    def all(self) -> Sequence[Server]:
        """Every primary."""

    def dial(self, channel: str) -> Dial:
        """How to reach the server that a channel is on, whichever that is by then."""

    def doubt(self, refusal: str | None = None) -> None:
        """One of them could not be used: it refused with this code, or did not answer."""

    async def settle(self) -> None:
        """Return when what is doubted now has been looked up."""

    async def close(self) -> None:
        """Let go of every connection. Safe to call twice."""


class OneServer:
    """Servers that are one: the same address leads to the primary, always."""

    def __init__(self, dial: Dial, timeout: float, durability: Durability | None = None) -> None:
        self.tally = Tally()
        self.changed: Callable[[], None] = lambda: None
        self._server = Server(dial, timeout, durability, self.tally)

    async def start(self) -> None:
        """See Servers."""

    def at(self, key: str) -> Server:
        """See Servers."""
        return self._server

    def all(self) -> Sequence[Server]:
        """See Servers."""
        return [self._server]

    def dial(self, channel: str) -> Dial:
        """See Servers."""
        return self._server.dial

    def doubt(self, refusal: str | None = None) -> None:
        """See Servers. A name may lead to another server by now."""
        if refusal == "READONLY":
            self._server.renew("The server at the store's address became a replica before it answered.")
            self.changed()

    async def settle(self) -> None:
        """See Servers."""

    async def close(self) -> None:
        """See Servers."""
        await self._server.close()
