"""The figures that the server is judged by: what each is made of, and what it must be.

A figure is one value, or the ratio of two values of one round: only those were measured on the same machine in the same minutes. Over several
rounds it is the median.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Literal, NamedTuple

from .pace import Values

Round = dict[str, Values]
"""What one round found, by measurement."""


class Of(NamedTuple):
    """A value of a measurement."""

    measurement: str
    value: str

    def within(self, found: Round) -> float | None:
        """It, where that round has it."""
        return found.get(self.measurement, {}).get(self.value)


class Figure(NamedTuple):
    """A figure. `beside` makes it a ratio; `must` says which way `limit` bounds it; without a limit it is only shown. `scale` makes units."""

    title: str
    value: Of
    limit: float | None
    beside: Of | None = None
    must: Literal["at most", "at least"] = "at most"
    unit: str = ""
    scale: float = 1.0

    def found(self, rounds: Sequence[Round]) -> list[float]:
        """The figure of each round that has what it is made of."""
        values = []
        for each in rounds:
            value, beside = self.value.within(each), self.beside.within(each) if self.beside else 1.0
            if value is not None and beside:
                values.append(self.scale * value / beside)
        return values

    def met(self, values: Sequence[float]) -> bool | None:
        """Whether the median is as it must be; None when there is none, or nothing that it must be."""
        if not values or self.limit is None:
            return None
        middle = median(values)
        return middle <= self.limit if self.must == "at most" else middle >= self.limit


def _beside(
    title: str, value: str, peer: str, limit: float, must: Literal["at most", "at least"] = "at most", ours: str = "ours"
) -> Figure:
    return Figure(f"{title}, {ours} / {peer}", Of(f"pace: {ours}", value), limit, Of(f"pace: {peer}", value), must)


OURS = ("ours", "ours, everysec")

FIGURES: tuple[Figure, ...] = (
    *(_beside("server CPU an action at 4,000/s", "fast server", "socket.io", 0.5, ours=ours) for ours in OURS),
    *(_beside("server CPU an action at 4,000/s", "fast server", "colyseus", 1.0, ours=ours) for ours in OURS),
    *(_beside("server CPU an action at 4,000/s", "fast server", "colyseus, toy", 1.3, ours=ours) for ours in OURS),
    *(
        _beside(f"p99 at {rate}/s", f"{stage} p99", peer, 0.5, ours=ours)
        for rate, stage in (("1,000", "slow"), ("4,000", "fast"))
        for peer in ("colyseus", "socket.io")
        for ours in OURS
    ),
    *(_beside("closed loop, actions/s", "closed achieved", "colyseus", 0.8, "at least", ours=ours) for ours in OURS),
    Figure(
        "server CPU an action at 4,000/s, ours / relay", Of("pace: ours", "fast server"), None, Of("pace: relay", "fast server")
    ),
    Figure("p99 at 4,000/s, ours / relay", Of("pace: ours", "fast p99"), None, Of("pace: relay", "fast p99")),
    Figure("closed loop, actions/s, ours / relay", Of("pace: ours", "closed achieved"), None, Of("pace: relay", "closed achieved")),
    Figure("memory of an idle session", Of("rest: ours", "KiB"), 40, unit="KiB"),
    Figure("CPU an action, 5,000 sessions / 50", Of("scale: many", "rate server"), 1.2, Of("scale: few", "rate server")),
    Figure("10,000 deadlines, lateness p99", Of("deadlines", "p99"), 20, unit="ms"),
    Figure("10,000 deadlines, idle CPU", Of("deadlines", "idle"), 3, unit="% of a core", scale=100),
    Figure("10,000 deadlines, idle CPU with pings", Of("deadlines", "idle, pings"), None, unit="% of a core", scale=100),
    Figure("CPU an action, two nodes / one", Of("nodes: together", "rate server"), 1.15, Of("nodes: one", "rate server")),
    Figure(
        "CPU an action, partners apart / together", Of("nodes: apart", "rate server"), 1.5, Of("nodes: together", "rate server")
    ),
    Figure("playing again after a kill, p50", Of("kill", "p50"), None, unit="s"),
    Figure("playing again after a kill, p95", Of("kill", "p95"), 1.0, unit="s"),
)
