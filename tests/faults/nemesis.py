"""The schedule of faults: which, when, where and for how long. Drawn from a seed alone, so the same seed gives the same schedule.

Pure: it injects nothing. Faults come in rounds: some together, all over before the round ends, and then a calm span in which everything
has to come to rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Literal, NamedTuple

Kind = Literal[
    "server killed",
    "server restarted",
    "all servers killed",
    "server frozen",
    "server's clock jumps",
    "store frozen",
    "store killed",
    "store fails over",
    "devices cut off",
    "devices slow",
    "devices stalled",
    "devices half closed",
    "store line cut",
    "store line slow",
    "store line stalled",
    "store line half closed",
    "store line repeats",
]

WEIGHTS: dict[Kind, int] = {
    "server killed": 3,
    "server restarted": 2,
    "all servers killed": 1,
    "server frozen": 3,
    "server's clock jumps": 2,
    "store frozen": 3,
    "store killed": 2,
    "store fails over": 3,
    "devices cut off": 3,
    "devices slow": 2,
    "devices stalled": 2,
    "devices half closed": 2,
    "store line cut": 3,
    "store line slow": 2,
    "store line stalled": 3,
    "store line half closed": 2,
    "store line repeats": 2,
}

CALM = 8.0
"""Seconds of calm after each round: longer than it takes to find out that a server is dead."""

LONGEST = 8.0
"""Seconds that a fault lasts at most."""


class Fault(NamedTuple):
    """One fault: seconds after its round began, what, which server (or its line or door), for how long, and a number that shapes it."""

    after: float
    kind: Kind
    server: int
    seconds: float
    draw: float

    def __str__(self) -> str:
        return f"+{self.after:4.1f} s  {self.kind}, server {self.server}, {self.seconds:.1f} s"


class Round(NamedTuple):
    """Faults that may overlap, and seconds from the round's begin until all are over."""

    faults: tuple[Fault, ...]
    length: float


def schedule(seed: int, servers: int) -> Iterator[Round]:
    """Rounds without end. Every kind comes once before the draw decides."""
    random = Random(f"nemesis:{seed}")
    first = list(WEIGHTS)
    random.shuffle(first)
    while True:
        faults = []
        for _ in range(random.choice((1, 2, 2, 3))):
            kind = first.pop() if first else random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            seconds = random.choice((random.uniform(0.5, 2.0), random.uniform(2.0, LONGEST)))
            faults.append(Fault(random.uniform(0.0, 4.0), kind, random.randrange(servers), seconds, random.random()))
        faults.sort()
        yield Round(tuple(faults), max(fault.after + fault.seconds for fault in faults))
