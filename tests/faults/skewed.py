"""`viceversa` with a wrong clock: `python -m faults.skewed SECONDS serve ...`.

The time of day is wrong by so many seconds, and the steady clock runs a thousandth too fast; SIGUSR1 makes it jump a minute ahead, SIGUSR2
back. Nothing of it is in the program that is shipped.
"""

from __future__ import annotations

import signal
import sys
import time
from types import SimpleNamespace
from unittest.mock import patch

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
    wrong = float(sys.argv.pop(1))
    true_time, true_time_ns = time.time, time.time_ns
    time.time = lambda: true_time() + wrong
    time.time_ns = lambda: true_time_ns() + int(wrong * 1_000_000_000)
    patch("viceversa.live.store_clock.time", SimpleNamespace(monotonic_ns=_steady)).start()  # the one place that reads a clock
    signal.signal(signal.SIGUSR1, _jump)
    signal.signal(signal.SIGUSR2, _jump)
    cli.main()


if __name__ == "__main__":
    main()
