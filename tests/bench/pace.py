"""What an action costs and how long it takes, at two rates and as fast as answers come."""

from __future__ import annotations

from math import ceil

from .contestants import ACTIONS_A_SESSION, Running
from .load import WARM_UP, Cost

SESSIONS = 500
SLOW, FAST = 1_000, 4_000
FASTEST = 24_000
SECONDS = 2.5

Values = dict[str, float]


async def paced(
    running: Running, sessions: int = SESSIONS, rates: tuple[int, int, int] = (SLOW, FAST, FASTEST), seconds: float = SECONDS
) -> Values:
    """One run of a contestant: a start that does not count, then each rate, then a closed loop, which the last rate is to be enough for."""
    load = running.load
    slow, fast, fastest = rates
    await load.join([running.pair(n) for n in range(sessions)])
    await provide(running, (slow + fast) * (seconds + WARM_UP) + fast * 2 * WARM_UP)
    await load.stage(fast, WARM_UP)
    found = {**named("slow", await load.stage(slow, seconds)), **named("fast", await load.stage(fast, seconds))}
    await provide(running, fastest * (seconds + WARM_UP), used=True)
    return {**found, **named("closed", await load.stage(0, seconds))}


async def provide(running: Running, actions: float, *, used: bool = False) -> None:
    """Join spare sessions, where sessions come to an end, so that this many actions can be taken over all; `used` says that the sessions at
    play may be at their end already. No more than that, for a spare session is not quite free: it pings."""
    active = len(running.load.pairs)
    if running.ends:
        rounds = ceil(actions / active / ACTIONS_A_SESSION) - (not used)
        await running.load.join([running.pair(active + n) for n in range(active * rounds)], spare=True)


def named(stage: str, cost: Cost) -> Values:
    """The figures of a stage, under its name."""
    return {f"{stage} {name}": value for name, value in cost._asdict().items()}
