"""The machine as a measurement needs it: which core a process may use, and how much processor time and memory it has used."""

from __future__ import annotations

import gc
import os
import platform
from collections.abc import Iterator
from pathlib import Path

SERVER_CORE = 0
"""Where the server runs, alone."""

LOAD_CORE = 1
"""Where the load generator and the store run."""

TICKS = os.sysconf("SC_CLK_TCK")


CAN_PIN = hasattr(os, "sched_setaffinity") and {SERVER_CORE, LOAD_CORE} <= os.sched_getaffinity(0)
"""Whether processes can be bound to two cores here. Without that the figures mean less."""


def pin(core: int) -> None:
    """Bind this process, and what it starts from now on, to one core; does nothing where that cannot be done."""
    if CAN_PIN:
        os.sched_setaffinity(0, {core})


def prepared() -> None:
    """Make this process the load generator: on its core, and without a garbage collection, which would pass for the server's latency. It does
    not live long."""
    pin(LOAD_CORE)
    gc.disable()


def pinned(core: int) -> list[str]:
    """What to put before a command so that it runs on one core; empty where that cannot be done."""
    return ["taskset", "-c", str(core)] if CAN_PIN else []


def family(pid: int) -> Iterator[int]:
    """A process and all its descendants that are alive; the grown-ups first."""
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from family(int(child))


def cpu_seconds(pids: tuple[int, ...]) -> float:
    """Processor time, user and system, that these processes and their descendants have used, in seconds (10 ms ticks)."""
    total = 0
    for pid in (each for root in pids for each in family(root)):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_kib(pids: tuple[int, ...]) -> int:
    """Resident memory of these processes and their descendants, in KiB."""
    total = 0
    for pid in (each for root in pids for each in family(root)):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1])
    return total


def described() -> str:
    """The machine in a line."""
    model = platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if line.startswith("model name")]
        model = names[0] if names else model
    note = "" if CAN_PIN else "; processes are NOT bound to cores here, so take the figures with a grain of salt"
    return f"{os.cpu_count()} cores, {model}, {platform.system()} {platform.release()}, Python {platform.python_version()}{note}"
