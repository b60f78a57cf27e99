"""Servers and other processes that the tests of the store need."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from store.clients import empty
from store.proxy import Proxy
from store.users import Users
from viceversa.store.spawn import Health, health
from viceversa.store.valkey import ValkeyStore


@pytest.fixture
def short_dir() -> Iterator[Path]:
    """A directory of its own with a path short enough for a socket."""
    path = Path(tempfile.mkdtemp(prefix="vv-"))
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """The URL of a redis-server of the system, where there is one."""
    binary = shutil.which("redis-server")
    if binary is None:
        pytest.skip("no redis-server on this machine")
    place = Path(tempfile.mkdtemp(prefix="vv-"))
    socket = place / "redis.sock"
    words = [binary, "--port", "0", "--unixsocket", str(socket), "--dir", str(place), "--save", "", "--appendonly", "yes"]
    with (place / "log").open("wb") as log:
        server = subprocess.Popen(words, stdout=log, stderr=log, start_new_session=True)
    try:
        end = time.monotonic() + 10
        while health(socket) is not Health.UP:
            assert time.monotonic() < end, (place / "log").read_text()
            time.sleep(0.01)
        yield f"unix://{socket}"
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(place)


@pytest.fixture(params=["embedded", "redis"])
def one_url(request: pytest.FixtureRequest) -> str:
    """The URL of each kind of single server in turn, with nothing in it."""
    url: str = request.getfixturevalue("store_url" if request.param == "embedded" else "redis_url")
    empty(url)
    return url


@pytest.fixture
async def one_store(one_url: str) -> AsyncIterator[ValkeyStore]:
    """A store on each kind of single server in turn."""
    store = await ValkeyStore.connect(one_url)
    yield store
    await store.close()


@pytest.fixture(params=["embedded", "redis", "cluster", "sentinels"])
def any_url(request: pytest.FixtureRequest) -> str:
    """The URL of each kind of store in turn, with nothing in it."""
    match request.param:
        case "embedded" | "redis" as kind:
            url: str = request.getfixturevalue("store_url" if kind == "embedded" else "redis_url")
        case kind:
            url = request.getfixturevalue(kind).url
    empty(url)
    return url


@pytest.fixture
async def any_store(any_url: str) -> AsyncIterator[ValkeyStore]:
    """A store of each kind in turn."""
    store = await ValkeyStore.connect(any_url)
    yield store
    await store.close()


@pytest.fixture
async def proxy(store_url: str, short_dir: Path) -> AsyncIterator[Proxy]:
    """A faulty line to the embedded server, with nothing in it."""
    empty(store_url)
    async with asyncio.timeout(60), Proxy(store_url, short_dir / "p.sock") as proxy:
        yield proxy


@pytest.fixture
def users(short_dir: Path) -> Iterator[Users]:
    """Other processes that use the embedded store of one directory."""
    with Users(short_dir / "data") as users:
        yield users
