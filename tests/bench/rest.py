"""What a session costs while nobody does anything: two devices that have joined, and ping as the protocol asks of them."""

from __future__ import annotations

import asyncio

from .contestants import Running
from .machine import memory_kib
from .pace import Values

SESSIONS = 2_000
SETTLE = 1.0


async def at_rest(running: Running, sessions: int = SESSIONS, seconds: float = 2.0) -> Values:
    """Resident memory of the server for each session, in KiB, over what it had at first; processor time as a part of a core."""
    load = running.load
    base = memory_kib(load.server)
    joined = await load.join([running.pair(n) for n in range(sessions)])
    await asyncio.sleep(SETTLE)
    return {
        "KiB": (memory_kib(load.server) - base) / sessions,
        "base MiB": base / 1024,
        "join ms": joined,
        "idle": await load.idle(seconds),
    }
