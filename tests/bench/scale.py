"""Whether an action costs more where there are more sessions: the same rate over few of them and over many."""

from __future__ import annotations

from .contestants import Running
from .load import WARM_UP
from .pace import Values, named, provide

FEW, MANY = 50, 5_000
RATE = 2_000


async def scaled(running: Running, sessions: int, rate: int = RATE, seconds: float = 3.0) -> Values:
    """One run over so many sessions."""
    await running.load.join([running.pair(n) for n in range(sessions)])
    await provide(running, rate * (seconds + 2 * WARM_UP))
    return named("rate", await running.load.stage(rate, seconds))
