"""The measurements run at all, so that they cannot rot: a few sessions each, for a moment. How fast anything is, is no matter here."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent

SOME = ("pace: ours", "pace: relay", "rest: ours", "scale: few", "nodes: apart", "kill", "deadlines")


@pytest.mark.parametrize("name", SOME)
def test_a_measurement_runs_small(name: str) -> None:
    """Servers start, pairs play, nobody is told what they must not be, and each value is a number."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.measure", "--small", name],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found
    assert all(math.isfinite(value) for value in found.values())
