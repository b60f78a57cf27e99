"""Lighthouse's scores of the first page and the page to join, as a phone opens them: `make lighthouse`.

python -m bench.scores NODE
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from support.serving import Served, quick_scenarios
from web.browsing import program

SCRIPT = Path(__file__).parent / "lighthouse" / "scores.mjs"
PAGES = ("/", "/join")
RUNS = 3
LEAST = 95
"""What each score must be."""

LONGEST = 240.0
"""Seconds for all of it."""


def main() -> int:
    """Print the scores; 1 when one is too low."""
    browser = program()
    if browser is None:
        print("There is no Chromium or Chrome here; on Debian: apt install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="vv-", ignore_cleanup_errors=True) as place:
        served = Served(Path(place) / "data", scenarios=quick_scenarios(Path(place), ("en", "es"))).start()
        try:
            done = subprocess.run(
                [sys.argv[1], str(SCRIPT), str(RUNS), *(served.url + page for page in PAGES)],
                env={**os.environ, "CHROME_PATH": browser},
                stdout=subprocess.PIPE,
                text=True,
                timeout=LONGEST,
                check=True,
            )
        finally:
            served.stop()
    low = False
    for page, line in zip(PAGES, done.stdout.splitlines(), strict=True):
        found = json.loads(line)
        print(f"{page:<8}" + ", ".join(f"{name} {score}" for name, score in found["scores"].items()))
        if found["failed"]:
            print(f"        to look at: {', '.join(found['failed'])}")
        low = low or min(found["scores"].values()) < LEAST
    print(f"each the median of {RUNS}, at least {LEAST}: {'NOT MET' if low else 'met'}")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
