"""What the tests of the generated pages share: the pages as they lie in the checkout."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from viceversa.reference import recording
from viceversa.reference.recording import Line

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def docs() -> Path:
    """The docs folder of the checkout."""
    return ROOT / "docs"


@pytest.fixture
def kept(docs: Path) -> list[Line]:
    """The recording in the checkout."""
    return recording.read(docs / recording.FILE)


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty folder with a short path, for the sake of the embedded store's socket."""
    folder = Path(tempfile.mkdtemp(prefix="vv-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
