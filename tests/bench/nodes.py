"""What it costs that there are two nodes, and that the partners of a session are on different ones."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Literal

from .contestants import Running
from .couple import Couple
from .exercise import long_charades
from .load import WARM_UP, Load
from .pace import Values, named, provide
from .processes import Node, Store

SESSIONS = 500
RATE = 2_000

Spread = Literal["one", "together", "apart"]
"""One node; two, with the partners of a session on the same; two, with them on different ones."""


async def spread(
    stack: ExitStack, folder: Path, how: Spread, sessions: int = SESSIONS, rate: int = RATE, seconds: float = 2.5
) -> Values:
    """One run. All nodes share one core, and their processor time is taken together."""
    store = Store(folder, "always")
    stack.callback(store.kill)
    scenarios = long_charades(folder)
    nodes = [Node(folder, scenarios, store) for _ in range(1 if how == "one" else 2)]
    for node in nodes:
        stack.callback(node.kill)
    load = Load(tuple(node.pid for node in nodes), (store.pid,))

    def pair(n: int) -> Couple:
        first, second = nodes[n % len(nodes)], nodes[(n + (how == "apart")) % len(nodes)]
        return Couple(load, (first.port, second.port), n)

    running = Running(load, pair, ends=True)
    await load.join([pair(n) for n in range(sessions)])
    await provide(running, rate * (seconds + 2 * WARM_UP))
    return named("rate", await load.stage(rate, seconds))
