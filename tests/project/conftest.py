"""A home for each test of the command."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty folder with a short path, for the sake of the embedded store's socket."""
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
