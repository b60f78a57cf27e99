"""One run: start a server and what it needs, load it, say what it cost.

    python -m bench.once --sessions 500 --rates 1000,4000,0 --seconds 4
    python -m bench.once --rates 4000 --under "py-spy record -o profile.svg --"

Rates are in actions a second over all sessions; 0 is as fast as answers come. An action is one accepted command that both partners see.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import uvloop

from .device import Couple
from .exercise import TURNS, long_charades
from .load import Load
from .machine import LOAD_CORE, described, memory_kib, pin
from .processes import Node, Store


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--rates", "--rate", default="4000", help="actions a second, several with commas; 0 is closed loop")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each rate is measured")
    parser.add_argument("--fsync", choices=("always", "everysec"), default="always")
    parser.add_argument("--turns", type=int, default=TURNS, help="turns of charades in a session")
    parser.add_argument("--idle", type=float, default=0.0, help="seconds of doing nothing that are measured first")
    parser.add_argument("--under", default="", help="what to put before the server's command: a profiler")
    parser.add_argument("--cprofile", default="", help="file for a cProfile of the server")
    options = parser.parse_args()
    pin(LOAD_CORE)
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    try:
        uvloop.run(_run(options, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _run(options: argparse.Namespace, folder: Path) -> None:
    under = [*shlex.split(options.under), sys.executable] if options.under else []
    if options.cprofile:
        under = [sys.executable, "-m", "cProfile", "-o", options.cprofile]
    with ExitStack() as stack:
        store = Store(folder, options.fsync)
        stack.callback(store.stop)
        node = Node(folder, long_charades(folder, options.turns), store, under=under)
        stack.callback(node.stop)
        load = Load((node.pid,), (store.pid,))
        base = memory_kib((node.pid,))
        couples = [Couple(load, (node.port, node.port), seed) for seed in range(options.sessions)]
        joined = await load.join(couples)
        print(f"{described()}; fsync {options.fsync}; {options.sessions} sessions")
        print(
            f"joined at {joined:.2f} ms of server CPU a session; {(memory_kib((node.pid,)) - base) / options.sessions:.1f} KiB each"
        )
        if options.idle:
            print(f"idle: {100 * await load.idle(options.idle):.1f} % of a core")
        print(f"{'offered/s':>10}{'done/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'server us':>11}{'store us':>10}{'load us':>9}")
        for rate in options.rates.split(","):
            cost = await load.stage(float(rate), options.seconds)
            print(
                f"{cost.offered:>10,.0f}{cost.achieved:>10,.0f}{cost.p50:>9.2f}{cost.p99:>9.2f}{cost.server:>11.1f}{cost.store:>10.1f}{cost.load:>9.1f}",
                flush=True,
            )
        frames = sum(device.frames for couple in couples for device in (couple.a, couple.b))
        print(f"{sum(device.bytes for couple in couples for device in (couple.a, couple.b)) / max(1, frames):.0f} bytes a frame")


if __name__ == "__main__":
    main()
