"""A minute of faults, and nothing may be found. `make soak` is the same for twenty."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from faults import acknowledged, agreement, endings, leaks, leftovers
from faults.soak import soak

RULES = (
    acknowledged.LOST,
    acknowledged.TWICE,
    agreement.SEQ,
    agreement.AGREE,
    endings.EARLY,
    endings.TWICE,
    leaks.SECRET,
    leftovers.TTL,
    leftovers.GO_ON,
)
"""What even a short campaign has occasion to look at."""

SEED = 2888
"""Its first rounds have a killed server, a store that is killed and one that fails over, a stalled and a cut line to the store, and slow devices."""


@pytest.mark.timeout(240)
async def test_a_minute_of_faults_finds_nothing() -> None:
    """Thirty sessions on two servers, through whatever the schedule of this seed holds; every rule is looked at."""
    with tempfile.TemporaryDirectory(prefix="vv-", ignore_cleanup_errors=True) as place:
        verdict = await soak(Path(place), minutes=0.55, seed=SEED, sessions=30, servers=2)
    assert not verdict.findings, str(verdict)
    assert all(verdict.tally[rule] for rule in RULES), str(verdict)
    assert sum(verdict.injected.values()) > 10, str(verdict)
