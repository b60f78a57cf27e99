"""Locks on files."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from viceversa.store.contract import Unavailable
from viceversa.store.locks import FileLock, alone


def test_many_share_and_one_owns(tmp_path: Path) -> None:
    """A lock is shared by any number, owned only when nobody else holds it, and then not shared."""
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.share()
    assert second.share()
    assert not first.own()
    second.drop()
    assert first.own()
    third = FileLock(tmp_path / "lock")
    assert not third.share()
    first.drop()
    assert third.share()
    third.drop()


def test_a_lock_goes_with_its_process(tmp_path: Path) -> None:
    """A process that is killed holds nothing."""
    program = "import sys, time, pathlib, viceversa.store.locks as locks\nlock = locks.FileLock(pathlib.Path(sys.argv[1]))\n"
    program += "print(lock.own(), flush=True)\ntime.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "lock")], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    lock = FileLock(tmp_path / "lock")
    assert not lock.own()
    process.kill()
    process.communicate(timeout=10)
    assert lock.own()
    lock.drop()


def test_a_lock_inherited_by_a_child_outlives_its_parents_handle(tmp_path: Path) -> None:
    """A child that was given the file holds the lock when the parent lets go, until the child ends."""
    lock = FileLock(tmp_path / "lock")
    assert lock.own()
    child = subprocess.Popen(["sleep", "60"], pass_fds=(lock.fd,))
    lock.drop()
    other = FileLock(tmp_path / "lock")
    assert not other.own()
    child.kill()
    child.wait(10)
    assert other.own()
    other.drop()


def test_waiting_for_a_lock_is_bounded(tmp_path: Path) -> None:
    """A lock that stays taken is Unavailable after the given time, with its name."""
    lock = FileLock(tmp_path / "door")
    lock.own()
    began = time.monotonic()
    with pytest.raises(Unavailable, match="door"), alone(tmp_path / "door", within=0.1):
        pass
    assert 0.1 <= time.monotonic() - began < 2
    lock.drop()


def test_a_lock_that_becomes_free_is_taken(tmp_path: Path) -> None:
    """Who waits gets the lock as soon as it is let go, and gives it back at the end."""
    lock = FileLock(tmp_path / "door")
    lock.own()
    threading.Timer(0.05, lock.drop).start()
    with alone(tmp_path / "door", within=5):
        other = FileLock(tmp_path / "door")
        assert not other.own()
    assert other.own()
    other.drop()


def test_a_lock_file_is_private(tmp_path: Path) -> None:
    """Nobody but its user may open a lock file."""
    FileLock(tmp_path / "lock").drop()
    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o600
