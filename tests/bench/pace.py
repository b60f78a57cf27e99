"""What an action costs and how long it takes, at two rates and as fast as answers come."""

from __future__ import annotations

from math import ceil

from .contestants import ACTIONS_A_SESSION, Running
from .load import WARM_UP, Cost

SESSIONS = 500
SLOW, FAST = 1_000, 4_000
SECONDS = 2.5

Values = dict[str, float]


async def paced(
    running: Running, sessions: int = SESSIONS, rates: tuple[int, int] = (SLOW, FAST), seconds: float = SECONDS
) -> Values:
    """One run of a contestant: a start that does not count, then each rate, then a closed loop."""
    load = running.load
    await load.join([running.pair(n) for n in range(sessions)])
    closed = (await load.stage(0, 0.3)).achieved
    slow, fast = rates
    await provide(running, (slow + fast + 1.3 * closed) * (seconds + WARM_UP) + 2 * closed)
    return {
        **named("slow", await load.stage(slow, seconds)),
        **named("fast", await load.stage(fast, seconds)),
        **named("closed", await load.stage(0, seconds)),
    }


async def provide(running: Running, actions: float) -> None:
    """Join spare sessions, where sessions come to an end, so that this many actions can be taken over all."""
    active = len(running.load.pairs)
    if running.ends:
        rounds = ceil(actions / active / ACTIONS_A_SESSION)
        await running.load.join([running.pair(active + n) for n in range(active * (rounds - 1))], spare=True)


def named(stage: str, cost: Cost) -> Values:
    """The figures of a stage, under its name."""
    return {f"{stage} {name}": value for name, value in cost._asdict().items()}
