"""Who is a primary now."""

from __future__ import annotations

import asyncio
import time

import pytest

from store.cluster import Cluster
from store.sentinels import Sentinels
from viceversa.store.address import address
from viceversa.store.contract import Unavailable
from viceversa.store.discovery import SLOTS, primaries_of, primary_of, slot_of


async def test_sentinels_name_the_primary(sentinels: Sentinels) -> None:
    """Any of the sentinels will do; one that stands still, or that is not there, delays nobody."""
    port = sentinels.primary().port
    assert await primary_of(address(sentinels.url), 2.0) == ("127.0.0.1", port)
    sentinels.sentinels[0].freeze()
    try:
        began = time.monotonic()
        where = address(sentinels.url.replace("redis+sentinel://", "redis+sentinel://127.0.0.1:1,"))
        assert await primary_of(where, 20.0) == ("127.0.0.1", port)
        assert time.monotonic() - began < 10
    finally:
        sentinels.sentinels[0].thaw()


async def test_a_service_that_nobody_knows_is_said(sentinels: Sentinels) -> None:
    """A wrong name of the service is Unavailable, with the place and without waiting."""
    where = address(sentinels.url.replace("/vice-versa", "/other"))
    with pytest.raises(Unavailable, match=r"/other cannot be reached: .*other"):
        await primary_of(where, 20.0)


async def test_a_cluster_says_who_holds_each_slot(cluster: Cluster) -> None:
    """Each slot has its primary, as another client sees it; a server that stands still delays nobody."""
    frozen = cluster.replica_of(cluster.primary_of("a"))
    frozen.freeze()
    try:
        began = time.monotonic()
        places = await primaries_of(address(cluster.url), [("127.0.0.1", frozen.port)], 20.0)
        assert time.monotonic() - began < 10
    finally:
        frozen.thaw()
    assert len(places) == SLOTS
    assert {place for place in places if place} == {("127.0.0.1", primary.port) for primary in cluster.primaries()}
    for key in ("a", "vv:s:{b}", "c"):
        assert places[slot_of(key)] == ("127.0.0.1", cluster.primary_of(key).port)
    assert cluster.servers[0].ask("CLUSTER", "KEYSLOT", "vv:s:{b}") == slot_of("vv:s:{b}") == slot_of("b")
    cluster.wait_until_healthy()


async def test_what_is_no_cluster_is_said(sentinels: Sentinels) -> None:
    """A server on its own that is given as a cluster is Unavailable, with what it answered."""
    with pytest.raises(Unavailable, match="cluster support disabled"):
        await primaries_of(address(f"redis+cluster://127.0.0.1:{sentinels.primary().port}"), [], 20.0)


async def test_silence_is_given_up_in_bounded_time() -> None:
    """Where somebody listens and says nothing, it is Unavailable after the time-out."""
    lines = []
    server = await asyncio.start_server(lambda *line: lines.append(line), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    began = time.monotonic()
    with pytest.raises(Unavailable, match=r"within 0\.2 s"):
        await primary_of(address(f"redis+sentinel://127.0.0.1:{port}/name"), 0.2)
    assert time.monotonic() - began < 5
    for _, writer in lines:
        writer.close()
    server.close()
