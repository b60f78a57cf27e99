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

from .contestants import ACTIONS_A_SESSION, CONTESTANTS, PEERS, Contestant, Running, ours
from .exercise import TURNS
from .load import Cost
from .machine import described, memory_kib, prepared

FASTEST = 24_000
"""Actions a second that a run of no rate is prepared for."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", choices=(*CONTESTANTS, *PEERS), default="ours")
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--rates", "--rate", default="4000", help="actions a second, several with commas; 0 is closed loop")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each rate is measured")
    parser.add_argument("--fsync", choices=("always", "everysec"), default="always")
    parser.add_argument("--turns", type=int, default=TURNS, help="turns of charades in a session")
    parser.add_argument("--idle", type=float, default=0.0, help="seconds of doing nothing that are measured first")
    parser.add_argument("--under", default="", help="what to put before the server's command: a profiler")
    parser.add_argument("--cprofile", default="", help="file for a cProfile of the server")
    options = parser.parse_args()
    prepared()
    folder = Path(tempfile.mkdtemp(prefix="vv-bench-"))
    try:
        uvloop.run(_run(options, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def _run(options: argparse.Namespace, folder: Path) -> None:
    rates = [float(rate) for rate in options.rates.split(",")]
    with ExitStack() as stack:
        running = _contestant(options)(stack, folder)
        load = running.load
        base = memory_kib(load.server)
        joined = await load.join([running.pair(n) for n in range(options.sessions)])
        print(f"{described()}; fsync {options.fsync}; {options.sessions} sessions")
        print(
            f"joined at {joined:.2f} ms of server CPU a session; {(memory_kib(load.server) - base) / options.sessions:.1f} KiB each"
        )
        if options.idle:
            print(f"idle: {100 * await load.idle(options.idle):.1f} % of a core")
        await _spare(running, sum(rate or FASTEST for rate in rates) * (options.seconds + 1.5), options)
        print(" ".join(f"{name:>9}" for name in Cost._fields))
        for rate in rates:
            print(" ".join(f"{value:>9,.2f}" for value in await load.stage(rate, options.seconds)), flush=True)
        if load.laters:
            print(f"{load.laters} commands were put off, because the server could not save")
        print(f"{load.frame_bytes():.0f} bytes a frame of the server")


def _contestant(options: argparse.Namespace) -> Contestant:
    under = [*shlex.split(options.under), sys.executable] if options.under else []
    if options.cprofile:
        under = [sys.executable, "-m", "cProfile", "-o", options.cprofile]
    if options.server == "ours":
        return ours(options.fsync, options.turns, under)
    return {**CONTESTANTS, **PEERS}[options.server]


async def _spare(running: Running, actions: float, options: argparse.Namespace) -> None:
    needed = int(actions / ACTIONS_A_SESSION * options.turns / TURNS)
    if running.ends:
        await running.load.join([running.pair(options.sessions + n) for n in range(needed)], spare=True)


if __name__ == "__main__":
    main()
