"""Real servers for tests: `viceversa serve` as a process of its own, on a free loopback port, ended by the test that started it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from redis import Redis
from ruamel.yaml import YAML

from support import skewed
from viceversa.scenarios.library import shipped_folder
from viceversa.store.owner import Owner

STARTS_WITHIN = 20.0

FROM_ONE_ADDRESS = {
    "VICEVERSA_CONNECTIONS_PER_ADDRESS": "1000000",
    "VICEVERSA_MESSAGES_PER_SECOND": "1000000",
    "VICEVERSA_MESSAGES_PER_SECOND_PER_ADDRESS": "1000000",
    "VICEVERSA_ROOMS_PER_ADDRESS": "1000000",
}
"""The environment of a server whose devices all come from this machine, hundreds of them: it takes them for as many households."""


ENGLISH = ("en",)
"""A server reads half as much when it starts, and reading is most of its start."""


def quick_scenarios(into: Path, languages: tuple[str, ...] = ENGLISH) -> Path:
    """A copy of the shipped scenarios in which no phase has a least time and no breather comes by draw: whole games take seconds."""
    return retimed_scenarios(into, lambda least, usual, most: (0, usual, most), languages=languages)


def retimed_scenarios(
    into: Path,
    retimed: Callable[[int, int, int], tuple[int, int, int]],
    minutes: Mapping[str, int] = MappingProxyType({}),
    languages: tuple[str, ...] = ENGLISH,
) -> Path:
    """A copy of the shipped scenarios in these languages, with other times, [least, usual, most] in seconds, and no breathers by draw.

    minutes is how long programmes take then, by name.
    """
    folder = into / "scenarios"
    shutil.copytree(shipped_folder(), folder)
    for words in folder.glob("*/*/"):
        if words.name not in languages:
            shutil.rmtree(words)
    yaml = YAML()
    for file in (folder / "exercises").glob("*.yaml"):
        content = yaml.load(file)
        for phase in _phases(content["steps"]):
            phase["intensity"] = 0
            phase["time"][:] = retimed(*phase["time"])
        yaml.dump(content, file)
    for name, length in minutes.items():
        file = folder / "programmes" / f"{name}.yaml"
        content = yaml.load(file)
        content["minutes"] = length
        yaml.dump(content, file)
    return folder


def _phases(steps: list[Any]) -> Iterator[dict[str, Any]]:
    for step in steps:
        if "do" in step:
            yield from _phases(step["do"])
        else:
            yield step


def started(*servers: Served) -> tuple[Served, ...]:
    """Start them beside each other, and wait until all are ready."""
    with ThreadPoolExecutor(len(servers)) as beside:
        return tuple(beside.map(Served.start, servers))


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Served:
    """One server process. `start` again after `kill` comes back on the same port, with the same files.

    skew is how wrong its time of day is, in seconds; program is what Python runs as a module, with its arguments before `serve`;
    environment is added to that of the tests.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        scenarios: Path,
        store: str | None = None,
        port: int | None = None,
        also: tuple[int, ...] = (),
        skew: float = 0.0,
        program: tuple[str, ...] = ("viceversa",),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.port = port or free_port()
        self.data_dir = data_dir
        self._environment = {**FROM_ONE_ADDRESS, **os.environ, **(environment or {})}
        self._arguments = [
            sys.executable,
            *([str(Path(skewed.__file__)), f"{skew}"] if skew else ["-m", *program]),
            "serve",
            f"--port={self.port}",
            f"--data-dir={data_dir}",
            *([f"--store={store}"] if store else []),
            *(f"--also=http://127.0.0.1:{each}" for each in also),
        ]
        self._scenarios = scenarios
        self._process: subprocess.Popen[bytes] | None = None
        self.log = data_dir / f"serve-{self.port}.log"

    @property
    def url(self) -> str:
        """Where devices find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int | None:
        """Its process; None while it is not running."""
        return None if self._process is None else self._process.pid

    @property
    def down(self) -> bool:
        """Whether it is not running."""
        return self._process is None

    @property
    def alive(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.poll() is None

    def store_process(self) -> int:
        """The id of the process of its embedded store."""
        with Redis.from_url(f"unix://{quote(str(Owner(self.data_dir).socket))}") as redis:
            return int(redis.info("server")["process_id"])

    def update(self, package: Path, scenarios: Path | None = None) -> None:
        """Another release from the next start on: the folder that its package is in, and its scenarios where they are others."""
        self._scenarios = scenarios or self._scenarios
        self._environment["PYTHONPATH"] = str(package)

    def start(self) -> Served:
        """Start and wait until it is ready."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._arguments, f"--scenarios={self._scenarios}"],
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
            )
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end:
            if self._process.poll() is not None:
                raise AssertionError(f"the server ended: {self.log.read_text()[-2000:]}")
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=1) as answer:
                    if answer.status == 200:
                        return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the server was not ready: {self.log.read_text()[-2000:]}")

    def resident(self) -> int:
        """The memory that it has, in bytes."""
        assert self._process is not None
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")

    def kill(self) -> None:
        """kill -9, as a crash would."""
        self._signal(signal.SIGKILL)

    def stop(self) -> int:
        """Ask it to leave, as Ctrl-C would; its exit code."""
        return self._signal(signal.SIGINT)

    def terminate(self) -> int:
        """Ask it to leave, as a supervisor would; its exit code."""
        return self._signal(signal.SIGTERM)

    def hang_up(self) -> int:
        """Close its terminal; its exit code."""
        return self._signal(signal.SIGHUP)

    def pause(self) -> None:
        """Freeze it."""
        self.send(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self.send(signal.SIGCONT)

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, and wait for nothing."""
        assert self._process is not None
        self._process.send_signal(number)

    def _signal(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        code = self._process.wait(timeout=15)
        self._process = None
        return code
