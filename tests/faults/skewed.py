"""`viceversa` with a wrong clock: `python -m faults.skewed SECONDS serve ...`.

The time of day is wrong by so many seconds, and jumps, as `support.skewed` says; the steady clock runs a thousandth too fast, and jumps a
minute ahead at SIGUSR1, back at SIGUSR2. Nothing of it is in the program that is shipped.
"""

from __future__ import annotations

import signal
import sys
import time
from types import SimpleNamespace
from unittest.mock import patch

from support.skewed import skew
from viceversa import cli

FAST = 1.001
JUMP = 60 * 1_000_000_000

_jumped = 0


def _steady() -> int:
    return int(time.monotonic_ns() * FAST) + _jumped


def _jump(number: int, _: object) -> None:
    global _jumped
    _jumped += JUMP if number == signal.SIGUSR1 else -JUMP


def main() -> None:
    """Make the clocks wrong, then run the program."""
    skew(float(sys.argv.pop(1)))
    patch("viceversa.live.store_clock.time", SimpleNamespace(monotonic_ns=_steady)).start()  # the one place that reads a clock
    signal.signal(signal.SIGUSR1, _jump)
    signal.signal(signal.SIGUSR2, _jump)
    cli.main()


if __name__ == "__main__":
    main()
