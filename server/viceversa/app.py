"""The parts put together: settings, store, bundle, node, gateway; started in order and left in the reverse."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from .gateway.addresses import best_origin
from .gateway.doorway import Doorway
from .gateway.server import Gateway
from .gateway.tls import secured
from .live.bundles import Bundles
from .live.desk import Desk
from .live.node import Node
from .scenarios.library import load
from .settings import Settings
from .store.choosing import open_store
from .store.durable import Durability


class App:
    """A running server."""

    def __init__(self, node: Node, doorway: Doorway, port: int, settings: Settings) -> None:
        self.node = node
        self.port = port
        self.settings = settings
        self._doorway = doorway

    async def room(self) -> Desk:
        """Open a room with nobody in it. Raises StoreError."""
        return await self._doorway.room()

    def link(self, desk: Desk) -> str | None:
        """The link through a room's open door; None when no door is open."""
        door = desk.session.door
        if door is None:
            return None
        return f"{best_origin(self.settings, self.port)}/#{desk.id}.{door.secret}"


def _durability(settings: Settings) -> Durability | None:
    """What is to be waited for before anybody is told; None for nothing."""
    return Durability(settings.durable, settings.durable_wait_ms, settings.durable_short) if settings.durable else None


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[App]:
    """A server that accepts connections, until the block is left; then it sends its devices elsewhere and lets go of everything.

    Raises BadCertificate, ScenarioError, Unavailable, OSError.
    """
    tls = secured(settings.tls_cert, settings.tls_key)
    bundle = await asyncio.to_thread(load, *settings.scenarios)
    async with AsyncExitStack() as stack:
        store = await open_store(settings.store, settings.data_dir, _durability(settings))
        stack.push_async_callback(store.close)
        node = Node(store, Bundles(store, bundle))
        stack.push_async_callback(node.stop)
        await node.start()
        doorway = Doorway(node, settings)
        gateway = Gateway(node, doorway, settings)
        port = await gateway.start(tls)
        stack.push_async_callback(gateway.stop)
        stack.push_async_callback(node.leave)
        yield App(node, doorway, port, settings)
