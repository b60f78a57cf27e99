"""All measurements, interleaved: each round runs them one after the other, the next round the other way round.

    python -m bench --rounds 5 --peers --only pace,kill

Writes each run to a file as it is found, so that nothing is lost when it is stopped, and ends with the figures. Exits with 1 when a run
failed; a figure that is not met fails nothing, for it may be the machine.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from .figures import Round
from .machine import described
from .measure import MEASUREMENTS
from .pace import Values
from .report import report

LONGEST = 300.0
"""Seconds after which a run is given up."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", action="store_true", help="Colyseus and Socket.IO too")
    parser.add_argument("--only", default="", help="beginnings of the names of measurements, with commas")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"), help="where every run is written")
    options = parser.parse_args()
    only = tuple(part.strip() for part in options.only.split(",") if part.strip()) or ("",)
    names = [name for name, each in MEASUREMENTS.items() if name.startswith(only) and (options.peers or not each.peer)]
    if not names:
        parser.error("no such measurement; there are: " + "; ".join(MEASUREMENTS))
    machine, began = described(), time.monotonic()
    print(machine, flush=True)
    rounds: list[Round] = []
    failed = []
    for n in range(options.rounds):
        rounds.append({})
        for name in names[:: 1 if n % 2 == 0 else -1]:
            if n < MEASUREMENTS[name].most:
                found = _run(name)
                failed += [name] if found is None else []
                rounds[-1].update({} if found is None else {name: found})
                options.out.parent.mkdir(parents=True, exist_ok=True)
                options.out.write_text(json.dumps({"machine": machine, "rounds": rounds}, indent=1))
    print(report(rounds))
    print(f"\n{(time.monotonic() - began) / 60:.1f} minutes; every run is in {options.out}")
    if failed:
        print(f"FAILED: {', '.join(failed)}")
        sys.exit(1)


def _run(name: str) -> Values | None:
    """One measurement in a process of its own; None, and why, when it failed."""
    start = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.measure", name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        out, err = "", f"not done in {LONGEST:g} s"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # and all that it started
    if process.wait():
        print(f"{name} failed\n{err}", flush=True)
        return None
    print(f"{name:<22} {time.monotonic() - start:4.0f} s", flush=True)
    found: Values = json.loads(out)
    return found


if __name__ == "__main__":
    main()
