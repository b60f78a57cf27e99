"""Real stores for tests: one embedded server for the whole run, empty at the start of each test that asks for `store`; and, started when
a test first asks for it, a cluster and a primary with replicas and sentinels."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from redis import Redis

from store.cluster import Cluster
from store.sentinels import Sentinels
from viceversa.store.owner import Owner
from viceversa.store.valkey import ValkeyStore


@pytest.fixture(scope="session")
def embedded_dir() -> Iterator[Path]:
    """The data directory of an embedded server that runs as long as the tests do; it may be opened again by whoever likes."""
    data_dir = Path(tempfile.mkdtemp(prefix="vv-"))
    owner = Owner(data_dir)
    owner.join()
    yield data_dir
    owner.leave()
    shutil.rmtree(data_dir)


@pytest.fixture(scope="session")
def store_url(embedded_dir: Path) -> str:
    """The unix:// URL of that server."""
    return f"unix://{quote(str(Owner(embedded_dir).socket))}"


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[ValkeyStore]:
    """A store on that server, with nothing in it."""
    empty(store_url)
    store = await ValkeyStore.connect(store_url)
    yield store
    await store.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A cluster for the whole run. Who breaks it waits until it is healthy again."""
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def sentinels() -> Iterator[Sentinels]:
    """A primary with two replicas and three sentinels for the whole run. Who breaks it waits until it is healthy again."""
    sentinels = Sentinels()
    try:
        sentinels.start()
        yield sentinels
    finally:
        sentinels.stop()


def empty(url: str) -> None:
    """Delete everything from a server."""
    with Redis.from_url(url) as redis:
        redis.flushall()
