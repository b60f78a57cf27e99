"""Locks on files, so that processes on one machine agree who owns a data directory. The system drops them when a process dies.

A lock is never waited for without a bound, and an open lock file says nothing by itself: only the lock on it counts.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .contract import Unavailable


class FileLock:
    """A lock on a file that is held, shared or alone, until it is let go."""

    def __init__(self, path: Path) -> None:
        self.fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> bool:
        """Hold it together with others; False when somebody holds it alone."""
        return self._try(fcntl.LOCK_SH)

    def own(self) -> bool:
        """Hold it alone; False when somebody else holds it too, and then a share that was held may be lost."""
        return self._try(fcntl.LOCK_EX)

    def drop(self) -> None:
        """Let go. A process that inherited the file holds on."""
        os.close(self.fd)

    def _try(self, how: int) -> bool:
        try:
            fcntl.flock(self.fd, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(path: Path, within: float) -> Iterator[None]:
    """Hold a lock alone for a while. Raises Unavailable when it is not free `within` seconds."""
    lock = FileLock(path)
    try:
        end = time.monotonic() + within
        while not lock.own():
            if time.monotonic() > end:
                raise Unavailable(f"Another process has held {path} for more than {within:g} s.")
            time.sleep(0.01)
        yield
    finally:
        lock.drop()
