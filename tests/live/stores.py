"""Servers whose stores fail on purpose."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from gateway.rooms import Rooms
from live.faulty import Faulty
from viceversa.app import App
from viceversa.scenarios.bundle import Bundle


@asynccontextmanager
async def faulty(rooms: Rooms, bundle: Bundle | None = None, **settings: Any) -> AsyncIterator[tuple[App, Faulty]]:
    """A server, and its store."""
    made: list[Faulty] = []

    async def make() -> Faulty:
        made.append(await Faulty.made(rooms.url))
        return made[0]

    async with rooms.serving(bundle, store=make, **settings) as app:
        yield app, made[0]
