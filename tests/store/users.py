"""Other processes that use an embedded store, to be stopped kindly or not."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from redis import Redis

from viceversa.store.locks import FileLock
from viceversa.store.owner import Owner
from viceversa.store.spawn import Health, health

PROGRAM = """
import asyncio, signal, sys
from pathlib import Path
from viceversa.store.embedded import open_embedded

async def main():
    store = await open_embedded(Path(sys.argv[1]), rewrite_after=float(sys.argv[2]))
    print("open", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await store.close()
    print("closed", flush=True)

asyncio.run(main())
"""


class User:
    """One process that has the store open, or tries to."""

    def __init__(self, data_dir: Path, rewrite_after: float) -> None:
        words = [sys.executable, "-c", PROGRAM, str(data_dir), str(rewrite_after)]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def opened(self) -> Self:
        """Wait until it has the store open."""
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        if said != "open\n":
            _, errors = self.process.communicate(timeout=10)
            raise AssertionError(errors)
        return self

    def leave(self) -> None:
        """Let it close the store, and wait for its end."""
        said, errors = self.process.communicate("\n", timeout=20)
        assert said == "closed\n", errors

    def kill(self) -> None:
        """End it without a warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=10)


class Users:
    """Processes on one data directory. Whatever is left at the end is ended, the server too."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self._users: list[User] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for user in self._users:
            if user.process.poll() is None:
                user.kill()
        if self.data_dir.exists() and self.locked():
            owner = Owner(self.data_dir)
            owner.join()
            owner.leave()

    def start(self, rewrite_after: float = 60.0) -> User:
        """One more process."""
        user = User(self.data_dir, rewrite_after)
        self._users.append(user)
        return user

    @property
    def socket(self) -> Path:
        """The server's socket."""
        return Owner(self.data_dir).socket

    def running(self) -> bool:
        """Whether the server answers."""
        return health(self.socket) is Health.UP

    def locked(self) -> bool:
        """Whether any server process is alive in the directory, answering or not."""
        lock = FileLock(self.data_dir / "server.lock")
        try:
            return not lock.own()
        finally:
            lock.drop()

    @contextmanager
    def redis(self) -> Iterator[Redis]:
        """A plain client on the server."""
        with Redis(unix_socket_path=str(self.socket)) as redis:
            yield redis

    def pid(self) -> int:
        """The server's process."""
        with self.redis() as redis:
            return int(redis.info("server")["process_id"])
