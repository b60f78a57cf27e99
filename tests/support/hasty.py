"""Runs `viceversa` in a process whose breaks are short: the same rules, with seconds where there are minutes, so that a test can sit one out.

No rest comes by draw, so that what two people tap is what they get.
"""

from __future__ import annotations

from viceversa.game import interlude

BREATHER_SECONDS = 2
REST_SECONDS = 2


def hurry() -> None:
    """Make this process's breaks short from now on."""
    interlude.DELAY_LEAST, interlude.DELAY_MOST = 300, 1_500
    interlude.BREATHER = BREATHER_SECONDS * 1_000
    interlude.SILENCE_MEANS_REST = 20_000
    interlude.MINUTE = REST_SECONDS * 1_000 // interlude.REST  # of a longer break
    interlude.LONGER_BY_DRAW = 0.0


if __name__ == "__main__":
    hurry()
    from viceversa.cli import main

    main()
