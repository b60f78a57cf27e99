"""The command, run as a person would run it: as a process, with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

WITHIN = 60.0


class Ran(NamedTuple):
    """What became of a command."""

    code: int
    out: str
    err: str


def environment(home: Path) -> dict[str, str]:
    """An environment without settings of the game, and with another home."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VICEVERSA_")}
    return {**kept, "HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "COLUMNS": "200", "NO_COLOR": "1"}


def ran(*words: str | Path, home: Path, command: tuple[str, ...] = (sys.executable, "-m", "viceversa")) -> Ran:
    """Run the command in that home, with nothing to read, until it ends."""
    done = subprocess.run(
        [*command, *map(str, words)],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=WITHIN,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
