"""One measurement, in a process of its own, so that none leaves anything to the next. Prints what it found as one line of JSON.

python -m bench.measure "pace: ours"
python -m bench.measure --small "kill"
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import uvloop

from . import comeback, deadlines, nodes, pace, rest, scale
from .contestants import CONTESTANTS, PEERS, Contestant, ours, relay
from .load import Wrong
from .machine import prepared
from .pace import Values

Run = Callable[[ExitStack, Path], Awaitable[Values]]

TAIL = 2_000


class Measurement(NamedTuple):
    """What is run, the same for a smoke test, at most how often, and whether Node.js is needed."""

    run: Run
    small: Run
    most: int = 5
    peer: bool = False


def _paced(contestant: Contestant, *, most: int = 5, peer: bool = False) -> Measurement:
    return Measurement(
        lambda stack, folder: pace.paced(contestant(stack, folder)),
        lambda stack, folder: pace.paced(contestant(stack, folder), 3, (20, 40, 6_000), 0.2),
        most=most,
        peer=peer,
    )


def _at_rest(contestant: Contestant) -> Measurement:
    return Measurement(
        lambda stack, folder: rest.at_rest(contestant(stack, folder)),
        lambda stack, folder: rest.at_rest(contestant(stack, folder), 3, 0.2),
        most=1,
    )


def _scaled(sessions: int) -> Measurement:
    return Measurement(
        lambda stack, folder: scale.scaled(ours("always")(stack, folder), sessions),
        lambda stack, folder: scale.scaled(ours("always")(stack, folder), 3, 30, 0.3),
        most=2,
    )


def _spread(how: nodes.Spread) -> Measurement:
    return Measurement(
        lambda stack, folder: nodes.spread(stack, folder, how),
        lambda stack, folder: nodes.spread(stack, folder, how, 4, 40, 0.3),
        most=2,
    )


MEASUREMENTS: dict[str, Measurement] = {
    "pace: ours": _paced(CONTESTANTS["ours"]),
    "pace: ours, everysec": _paced(CONTESTANTS["ours, everysec"], most=3),
    "pace: relay": _paced(CONTESTANTS["relay"]),
    **{f"pace: {name}": _paced(contestant, peer=True) for name, contestant in PEERS.items()},
    "rest: ours": _at_rest(ours("always")),
    "rest: relay": _at_rest(relay),
    "scale: few": _scaled(scale.FEW),
    "scale: many": _scaled(scale.MANY),
    "nodes: one": _spread("one"),
    "nodes: together": _spread("together"),
    "nodes: apart": _spread("apart"),
    "kill": Measurement(
        comeback.killed,
        lambda stack, folder: comeback.killed(stack, folder, 3, 30),
        most=2,
    ),
    "deadlines": Measurement(
        deadlines.kept,
        lambda stack, folder: deadlines.kept(stack, folder, 3, 0.5, 0.0, (0.2, 0.2)),
        most=1,
    ),
}


def main() -> None:
    """The command line. Exits with 1, and says why, when a server did what it must not do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measurement", choices=MEASUREMENTS)
    parser.add_argument("--small", action="store_true", help="a few sessions, for a moment: only whether it runs")
    options = parser.parse_args()
    measurement = MEASUREMENTS[options.measurement]
    prepared()
    folder = Path(tempfile.mkdtemp(prefix="vv-bench-"))
    code = 0
    try:
        values = uvloop.run(_measured(measurement.small if options.small else measurement.run, folder))
        print(json.dumps(values), flush=True)
    except (Wrong, TimeoutError, RuntimeError) as error:
        print(f"{options.measurement}: {error!r}", *_logs(folder), sep="\n", file=sys.stderr, flush=True)
        code = 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(code)  # thousands of connections need no goodbye


async def _measured(run: Run, folder: Path) -> Values:
    with ExitStack() as stack:
        return await run(stack, folder)


def _logs(folder: Path) -> list[str]:
    """The ends of what the servers said."""
    return [f"--- {log.name}\n{log.read_text(errors='replace')[-TAIL:]}" for log in sorted(folder.glob("*.log"))]


if __name__ == "__main__":
    main()
