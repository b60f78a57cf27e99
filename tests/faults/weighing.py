"""What servers look like from outside: how much memory they have, over time, and the figures that they tell."""

from __future__ import annotations

import asyncio
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from support.serving import Served

EVERY = 2.0
"""Seconds between two looks."""


def resident(pid: int) -> float | None:
    """MiB of memory that a process has; None when it is gone, or on a system without /proc."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return None


def metrics(node: Served) -> bytes:
    """What a server says at /metrics."""
    with urllib.request.urlopen(f"{node.url}/metrics", timeout=5) as answer:
        said: bytes = answer.read()
        return said


class Scales:
    """Weighs processes. `samples` are, by process, (seconds since it was first seen, MiB)."""

    def __init__(self, processes: Callable[[], dict[str, int]]) -> None:
        self.samples: dict[str, list[tuple[float, float]]] = {}
        self._processes = processes
        self._since: dict[str, float] = {}

    async def run(self) -> None:
        """Look now and then, until cancelled."""
        while True:
            for name, pid in self._processes().items():
                key, now = f"{name}, process {pid}", time.monotonic()
                if (size := resident(pid)) is not None:
                    age = now - self._since.setdefault(key, now)
                    self.samples.setdefault(key, []).append((age, size))
            await asyncio.sleep(EVERY)

    def __str__(self) -> str:
        """First and last of every process that lived for a while, a line each."""
        rows = [(name, rows[0], rows[-1]) for name, rows in self.samples.items() if len(rows) > 5]
        return "\n".join(f"{name}: {first[1]:.0f} MiB first, {last[1]:.0f} MiB after {last[0]:.0f} s" for name, first, last in rows)
