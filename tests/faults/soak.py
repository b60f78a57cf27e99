"""`make soak`: a long campaign from the command line. MINUTES, SEED, SESSIONS and SERVERS set it; the exit code says whether anything was found."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from random import SystemRandom

from faults.campaign import Campaign
from faults.checker import Verdict
from faults.site import Site

WRONG_CLOCKS = (0, 300, -420, 3_600)
"""Seconds by which the servers' clocks are wrong, one after the other."""


async def soak(place: Path, *, minutes: float, seed: int, sessions: int, servers: int) -> Verdict:
    """A campaign of so many minutes, told as it goes."""
    began = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - began:7.1f}  {line}", flush=True)

    programs = tuple(("faults.skewed", str(WRONG_CLOCKS[n % len(WRONG_CLOCKS)])) for n in range(servers))
    site = await Site.open(place, nodes=servers, programs=programs, durable=True)
    try:
        return await Campaign(site, seed, sessions, say).run(minutes * 60)
    finally:
        await site.close()


def main() -> int:
    """Run it; 0 when nothing was found."""
    seed = int(os.environ.get("SEED") or SystemRandom().randrange(1_000_000))
    minutes = float(os.environ.get("MINUTES") or 20)
    sessions, servers = int(os.environ.get("SESSIONS") or 200), int(os.environ.get("SERVERS") or 3)
    print(f"{minutes:g} minutes, {sessions} sessions at a time on {servers} servers, SEED={seed}", flush=True)
    place = Path(tempfile.mkdtemp(prefix="vv-soak-"))
    verdict = asyncio.run(soak(place, minutes=minutes, seed=seed, sessions=sessions, servers=servers))
    print(verdict)
    print(f"logs of the servers: {place}")
    return 1 if verdict.findings else 0


if __name__ == "__main__":
    sys.exit(main())
