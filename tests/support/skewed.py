"""Runs `viceversa` in a process whose time of day is wrong, and jumps; the steady clock is left alone, as on a real machine.

First argument: how many seconds it is wrong by. Every second it is wrong by three minutes more, or right again by as much.
"""

from __future__ import annotations

import sys
import time

JUMP = 180.0


def skew(seconds: float) -> None:
    """Make this process's time of day wrong from now on."""
    right = time.time

    def wrong() -> float:
        return right() + seconds + (JUMP if int(time.monotonic()) % 2 else 0.0)

    time.time = wrong
    time.time_ns = lambda: int(wrong() * 1_000_000_000)


if __name__ == "__main__":
    skew(float(sys.argv.pop(1)))
    from viceversa.cli import main

    main()
