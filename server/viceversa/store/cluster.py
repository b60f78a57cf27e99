"""The servers of a cluster: each primary holds some slots, and a key lies in one of them.

A server says MOVED when a key is not its own; then, and whenever one could not be used, the map of slots is read anew. A key that is
just being moved from one server to another is refused for as long as that takes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from .address import Address, Place
from .contract import Tally, Unavailable
from .dialling import Dial, dial_to
from .discovery import SLOTS, primaries_of, slot_of
from .durable import Durability
from .looking import Looking
from .servers import Server


class Cluster:
    """See servers.Servers."""

    def __init__(self, address: Address, timeout: float, durability: Durability | None = None) -> None:
        self.tally = Tally()
        self.changed: Callable[[], None] = lambda: None
        self._address = address
        self._timeout = timeout
        self._durability = durability
        self._nowhere = Server(_nobody, timeout, None, self.tally)
        self._places: Sequence[Place | None] = [None] * SLOTS
        self._servers: dict[Place, Server] = {}
        self._slots = [self._nowhere] * SLOTS
        self._looking = Looking(self._look)
        self._leaving: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """See Servers."""
        await self._look()

    def at(self, key: str) -> Server:
        """See Servers."""
        return self._slots[slot_of(key)]

    def all(self) -> Sequence[Server]:
        """See Servers."""
        return [*self._servers.values()]

    def dial(self, channel: str) -> Dial:
        """See Servers."""

        async def dial(protocol: asyncio.Protocol) -> object:
            return await self.at(channel).dial(protocol)

        return dial

    def doubt(self, refusal: str | None = None) -> None:
        """See Servers."""
        self._looking.soon()

    async def settle(self) -> None:
        """See Servers."""
        await self._looking.done()

    async def close(self) -> None:
        """See Servers."""
        await self._looking.close()
        if self._leaving:
            await asyncio.wait(self._leaving)
        for server in (*self._servers.values(), self._nowhere):
            await server.close()

    async def _look(self) -> None:
        """Read the map. A server that is a primary no more is let go of; what had been sent to it is Unknown."""
        places = await primaries_of(self._address, self._servers, self._timeout)
        if places == self._places:
            return
        began = not self._servers
        self._places = places
        named = {place for place in places if place is not None}
        for place in [place for place in self._servers if place not in named]:
            self._let_go(self._servers.pop(place))
        for place in named - self._servers.keys():
            dial = dial_to(self._address, self._timeout, place)
            self._servers[place] = Server(dial, self._timeout, self._durability, self.tally)
        self._slots = [self._nowhere if place is None else self._servers[place] for place in places]
        if not began:
            self.changed()

    def _let_go(self, server: Server) -> None:
        task = asyncio.get_running_loop().create_task(server.close())
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)


async def _nobody(protocol: asyncio.Protocol) -> object:
    raise Unavailable("No server of the cluster holds this part of it now.")
