"""Real servers for whole games."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.serving import Served, free_port, quick_scenarios, started


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder with a short path, for the sake of the embedded store's socket."""
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def one_server() -> Iterator[Served]:
    """One server on its embedded store, for the sessions of a whole file: each test has a room of its own."""
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    server = Served(folder / "data", scenarios=quick_scenarios(folder)).start()
    yield server
    if server.down:
        server.start()  # to take its store along
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def served(one_server: Served) -> Served:
    """The server of this file, running."""
    return one_server.start() if one_server.down else one_server


@pytest.fixture
def two(place: Path) -> Iterator[tuple[Served, Served]]:
    """Two servers on one embedded store, each naming the other."""
    scenarios, ports = quick_scenarios(place), (free_port(), free_port())
    one, two = started(
        Served(place / "data", scenarios=scenarios, port=ports[0], also=(ports[1],)),
        Served(place / "data", scenarios=scenarios, port=ports[1], also=(ports[0],)),
    )
    servers = (one, two)
    yield servers
    if all(server.down for server in servers):
        servers[0].start()
    for server in servers:
        server.stop()
