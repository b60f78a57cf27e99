"""Fixtures of the client's tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from client.rigged import FakeServer, tiny_bundle
from viceversa.scenarios.bundle import DeviceBundle
from viceversa_client.places import Places


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    """A started server."""
    fake = await FakeServer().start()
    yield fake
    await fake.stop()


@pytest.fixture
async def second_server() -> AsyncIterator[FakeServer]:
    """Another one."""
    fake = await FakeServer().start()
    yield fake
    await fake.stop()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where a device keeps its seats."""
    return Places(tmp_path / "sessions")


@pytest.fixture
def words() -> DeviceBundle:
    """The tiny bundle."""
    return tiny_bundle()
