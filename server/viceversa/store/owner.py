"""One Valkey server for each data directory, shared by every process that uses the directory.

A process that joins adopts a server that answers, or starts one; the last to leave stops it. Three lock files in the directory say
who may do what: `door.lock` is held alone while somebody joins, starts or leaves; `users.lock` is shared by all who use the server; and
`server.lock` is inherited by the server process itself, so that there can never be a second one, whatever became of its socket.

Everything here blocks; call it from a thread. Nothing here reads what the server keeps.
"""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path

from . import spawn
from .contract import StoreError, Unavailable
from .locks import FileLock, alone
from .socketpath import prepared_socket, present_socket
from .spawn import Health

PATIENCE = 8.0
"""Seconds that a server may take to answer after it was started, or to end after it was asked to."""

LOADING_PATIENCE = 120.0
"""Seconds that a server may take to read its data back."""


class Owner:
    """A process's share in the server of a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir.absolute()
        self._users: FileLock | None = None
        self._turn = threading.Lock()

    @property
    def socket(self) -> Path:
        """The socket of the server; only its user may open it. Raises Unavailable when there is none."""
        socket = present_socket(self.data_dir)
        if socket is None:
            raise Unavailable(f"There is no store in {self.data_dir}.")
        return socket

    def join(self) -> None:
        """Take a share, and see to it that the server runs. Raises Unavailable with a sentence for a person."""
        with self._turn:
            try:
                self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
                with alone(self._file("door.lock"), PATIENCE + LOADING_PATIENCE):
                    users = FileLock(self._file("users.lock"))
                    try:
                        if not users.share():
                            raise Unavailable(f"The data directory {self.data_dir} is in use in a way that was not expected.")
                        self._run(PATIENCE, LOADING_PATIENCE)
                    except BaseException:
                        users.drop()
                        raise
                    self._users = users
            except OSError as error:
                raise Unavailable(f"The data directory {self.data_dir} cannot be used: {error.strerror or error}.") from error

    def ensure(self) -> None:
        """Start the server again if it is gone, or wait a little while it reads its data. Raises Unavailable, at once when it is silent."""
        with self._turn:
            if self._users is None:
                raise Unavailable("The store is closed.")
            try:
                with alone(self._file("door.lock"), PATIENCE):
                    self._run(0, PATIENCE)
            except OSError as error:
                raise Unavailable(f"The data directory {self.data_dir} cannot be used: {error.strerror or error}.") from error

    def leave(self) -> None:
        """Give the share back; the last one stops the server. Never raises: a server that does not stop is adopted by the next."""
        with self._turn:
            users, self._users = self._users, None
            if users is None:
                return
            with suppress(StoreError, OSError):
                try:
                    with alone(self._file("door.lock"), PATIENCE):
                        if users.own():
                            self._stop()
                finally:
                    users.drop()

    def _run(self, silent: float, loading: float) -> None:
        """Return when the server answers; wait so many seconds at most for one that is silent, or that is reading its data back."""
        spawn.forget(self.data_dir)
        began = time.monotonic()
        end = began + silent
        while True:
            socket = present_socket(self.data_dir)
            match Health.ABSENT if socket is None else spawn.health(socket):
                case Health.UP:
                    return
                case Health.LOADING:
                    end = began + loading
                case Health.ABSENT:
                    self._start()
                    end = max(end, began + PATIENCE)
                case Health.SILENT:
                    pass
            if time.monotonic() > end:
                raise Unavailable(f"The store in {self.data_dir} is there but does not answer yet.{spawn.why(self.data_dir)}")
            time.sleep(0.01)

    def _start(self) -> None:
        lock = FileLock(self._file("server.lock"))
        try:
            if lock.own():  # else a server is there already: it is just starting, or just ending
                spawn.reap(self.data_dir)  # one that was started a moment ago and has ended will not do better the next time
                spawn.start(self.data_dir, prepared_socket(self.data_dir), lock.fd)
        finally:
            lock.drop()

    def _stop(self) -> None:
        lock = FileLock(self._file("server.lock"))
        try:
            spawn.ask_to_stop(self.socket)
            end = time.monotonic() + PATIENCE
            while not lock.own() and time.monotonic() < end:
                time.sleep(0.005)
        finally:
            lock.drop()
            spawn.forget(self.data_dir)

    def _file(self, name: str) -> Path:
        return self.data_dir / name
