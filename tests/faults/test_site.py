"""The book of outages, and the short times of a campaign."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults.site import Site, short
from support.serving import Served


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two servers and a store, none of which runs."""
    site = Site(tmp_path)
    site.nodes = [Served(tmp_path / str(n), scenarios=site.folder) for n in range(2)]
    return site


def test_an_outage_is_when_nobody_can_vouch(site: Site) -> None:
    """One server is enough; without a store none is."""
    site.stopped("0")
    assert site.outages == []
    site.stopped("1")
    site.starting("0")
    assert len(site.outages) == 1
    site.stopped("store")
    site.starting("1")
    site.starting("store")
    assert len(site.outages) == 2
    assert all(began <= ended for began, ended in site.outages)


def test_an_outage_with_two_causes_is_one(site: Site) -> None:
    """It ends when the last cause is gone."""
    site.stopped("store")
    site.stopped("0")
    site.stopped("1")
    site.starting("store")
    assert site.outages == []
    site.starting("1")
    assert len(site.outages) == 1


def test_times_are_short_and_in_order() -> None:
    """Whatever the file says."""
    for times in ((0, 15, 60), (60, 180, 420), (5, 20, None)):
        least, usual, most = short(*times)
        assert 0 <= least < usual < most <= 30
