"""Real servers for whole games."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.serving import Served, free_port, quick_scenarios


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder with a short path, for the sake of the embedded store's socket."""
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def served(place: Path) -> Iterator[Served]:
    """One server on its embedded store."""
    server = Served(place / "data", scenarios=quick_scenarios(place)).start()
    yield server
    if server.down:
        server.start()  # to take its store along
    server.stop()


@pytest.fixture
def two(place: Path) -> Iterator[tuple[Served, Served]]:
    """Two servers on one embedded store, each naming the other."""
    scenarios, ports = quick_scenarios(place), (free_port(), free_port())
    servers = (
        Served(place / "data", scenarios=scenarios, port=ports[0], also=(ports[1],)).start(),
        Served(place / "data", scenarios=scenarios, port=ports[1], also=(ports[0],)).start(),
    )
    yield servers
    if all(server.down for server in servers):
        servers[0].start()
    for server in servers:
        server.stop()
