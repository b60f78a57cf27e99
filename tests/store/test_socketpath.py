"""Where the socket lies."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from viceversa.store.contract import Unavailable
from viceversa.store.socketpath import LONGEST, NOTE, prepared_socket, present_socket


@pytest.fixture
def long_dir(tmp_path: Path) -> Iterator[Path]:
    """A data directory whose path is too long for a socket; its short directory is removed afterwards."""
    path = tmp_path / ("long-" * 30)
    path.mkdir()
    yield path
    found = present_socket(path)
    if found is not None:
        shutil.rmtree(found.parent, ignore_errors=True)


def test_a_short_path_keeps_its_socket_at_home(short_dir: Path) -> None:
    """Where it fits, the socket lies in the data directory, and nothing needs to be written down."""
    assert prepared_socket(short_dir) == present_socket(short_dir) == short_dir / "store.sock"
    assert not (short_dir / NOTE).exists()


def test_a_long_path_gets_a_short_private_place(long_dir: Path) -> None:
    """Where it does not fit, the socket lies in a short directory of this user alone, the same one at every start."""
    assert present_socket(long_dir) is None
    socket = prepared_socket(long_dir)
    assert len(os.fsencode(socket)) <= LONGEST
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert prepared_socket(long_dir) == socket == present_socket(long_dir)


def test_others_find_the_socket_whatever_their_temporary_directory(
    long_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place is written down, so a process with another temporary directory finds the same socket."""
    socket = prepared_socket(long_dir)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert present_socket(long_dir) == socket


def test_two_directories_never_share_a_socket(long_dir: Path) -> None:
    """Different data directories get different places."""
    other = long_dir / "b"
    other.mkdir()
    first, second = prepared_socket(long_dir), prepared_socket(other)
    shutil.rmtree(second.parent)
    assert first != second


def test_a_place_that_is_open_to_others_is_not_used(long_dir: Path) -> None:
    """A short directory that others may enter is refused, and a note that leads there is not believed."""
    socket = prepared_socket(long_dir)
    socket.parent.chmod(0o755)
    assert present_socket(long_dir) is None
    with pytest.raises(Unavailable, match="private"):
        prepared_socket(long_dir)
    socket.parent.chmod(0o700)


def test_a_place_that_is_a_link_is_not_used(long_dir: Path, tmp_path: Path) -> None:
    """A symbolic link in the place of the short directory is refused."""
    socket = prepared_socket(long_dir)
    socket.parent.rmdir()
    socket.parent.symlink_to(tmp_path)
    assert present_socket(long_dir) is None
    with pytest.raises(Unavailable, match="private"):
        prepared_socket(long_dir)
    socket.parent.unlink()


def test_a_copied_note_is_not_believed(long_dir: Path) -> None:
    """A copy of a data directory does not lead to the server of the original."""
    socket = prepared_socket(long_dir)
    copy = long_dir.with_name("copied-" * 20)
    shutil.copytree(long_dir, copy)
    assert (copy / NOTE).exists()
    assert present_socket(copy) is None
    assert present_socket(long_dir) == socket
