"""Servers that sentinels watch over: one primary, and which server that is may change at any moment.

The sentinels are asked whenever a connection is made, and whenever something went wrong.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from .address import Address, Place
from .contract import Tally
from .dialling import Dial, dial_to
from .discovery import primary_of
from .durable import Durability
from .looking import Looking
from .servers import Server


class Watched:
    """See servers.Servers."""

    def __init__(self, address: Address, timeout: float, durability: Durability | None = None) -> None:
        self.tally = Tally()
        self.changed: Callable[[], None] = lambda: None
        self._address = address
        self._timeout = timeout
        self._at: Place | None = None
        self._server = Server(self._dial, timeout, durability, self.tally)
        self._looking = Looking(self._look)

    async def start(self) -> None:
        """See Servers."""
        self._at = await primary_of(self._address, self._timeout)

    def at(self, key: str) -> Server:
        """See Servers."""
        return self._server

    def all(self) -> Sequence[Server]:
        """See Servers."""
        return [self._server]

    def dial(self, channel: str) -> Dial:
        """See Servers."""
        return self._dial

    def doubt(self, refusal: str | None = None) -> None:
        """See Servers."""
        self._looking.soon()

    async def settle(self) -> None:
        """See Servers."""
        await self._looking.done()

    async def close(self) -> None:
        """See Servers."""
        await self._looking.close()
        await self._server.close()

    async def _dial(self, protocol: asyncio.Protocol) -> object:
        at = await primary_of(self._address, self._timeout)
        held = await dial_to(self._address, self._timeout, at, primary=True)(protocol)
        self._moved(at)
        return held

    async def _look(self) -> None:
        self._moved(await primary_of(self._address, self._timeout))

    def _moved(self, at: Place) -> None:
        """Nothing of the old primary is used any more once there is a new one, even where the old one would still answer."""
        if self._at == at:
            return
        self._at = at
        self._server.renew("Another server became the primary before the store answered.")
        self.changed()
