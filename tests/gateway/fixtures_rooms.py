"""Servers in this process for the tests of the live layer and the gateway."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from fixtures_store import empty
from gateway.rooms import Rooms
from viceversa.app import App


@pytest.fixture
def rooms(store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rooms:
    """Servers to start on one store, with nothing in it."""
    empty(store_url)
    return Rooms(store_url, tmp_path, monkeypatch)


@pytest.fixture
async def app(rooms: Rooms) -> AsyncIterator[App]:
    """A server with a tiny exercise."""
    async with rooms.serving() as app:
        yield app


@pytest.fixture
def short_dir() -> Iterator[Path]:
    """A directory of its own with a path short enough for a socket."""
    path = Path(tempfile.mkdtemp(prefix="vv-"))
    yield path
    shutil.rmtree(path, ignore_errors=True)
