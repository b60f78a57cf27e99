"""The embedded server as a process."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis

from viceversa.store.contract import Unavailable
from viceversa.store.owner import Owner
from viceversa.store.spawn import Health, health, log_tail


@contextmanager
def answering(path: Path, answer: bytes | None) -> Iterator[None]:
    """Something on a socket that gives one fixed answer, or none."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()

        def answered() -> None:
            line, _ = server.accept()
            with line:
                line.recv(100)
                if answer is None:
                    line.recv(100)
                else:
                    line.sendall(answer)

        thread = threading.Thread(target=answered)
        thread.start()
        yield
        thread.join(10)


@pytest.mark.parametrize(
    ("answer", "state"),
    [(b"+PONG\r\n", Health.UP), (b"-LOADING Redis is loading\r\n", Health.LOADING), (b"", Health.ABSENT), (None, Health.SILENT)],
)
def test_a_server_is_judged_by_its_answer(short_dir: Path, answer: bytes | None, state: Health) -> None:
    """A PONG is up, LOADING is loading, a closed line is absent, and no answer is silent."""
    with answering(short_dir / "x.sock", answer):
        assert health(short_dir / "x.sock") is state


def test_something_else_on_the_socket_is_not_adopted(short_dir: Path) -> None:
    """What answers in another language is Unavailable."""
    with answering(short_dir / "x.sock", b"HTTP/1.1 400 Bad Request\r\n"), pytest.raises(Unavailable, match="is not the store"):
        health(short_dir / "x.sock")


def test_no_socket_and_a_dead_one_are_absent(short_dir: Path) -> None:
    """Neither a missing file nor one that nobody listens on any more is a server."""
    assert health(short_dir / "x.sock") is Health.ABSENT
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(short_dir / "x.sock"))
    assert health(short_dir / "x.sock") is Health.ABSENT


def test_the_server_is_set_up_to_keep_what_it_acknowledged_and_to_tell_nobody(embedded_dir: Path, store_url: str) -> None:
    """Every commit reaches the disk before its answer; no port is open; no session is evicted; no log keeps what was sent."""
    wanted = {
        "port": "0",
        "appendonly": "yes",
        "appendfsync": "always",
        "save": "",
        "maxmemory-policy": "noeviction",
        "slowlog-log-slower-than": "-1",
        "crash-log-enabled": "no",
        "hide-user-data-from-log": "yes",
        "dir": str(embedded_dir),
    }
    with Redis.from_url(store_url) as redis:
        assert {name: redis.config_get(name)[name] for name in wanted} == wanted


def test_all_that_it_makes_is_private(embedded_dir: Path, store_url: str) -> None:
    """The socket, the log and the data can be opened by their user alone."""
    made = [embedded_dir / "store.sock", embedded_dir / "store.log", *(embedded_dir / "appendonlydir").iterdir()]
    assert len(made) > 3
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in made} == {0}


def test_it_runs_in_a_session_of_its_own(store_url: str) -> None:
    """The server is in another session and process group than the one who started it, so that Ctrl-C does not reach it."""
    with Redis.from_url(store_url) as redis:
        pid = redis.info("server")["process_id"]
    assert os.getsid(pid) == os.getpgid(pid) == pid != os.getsid(0)


def test_the_end_of_the_log_follows_a_sentence(short_dir: Path) -> None:
    """Of a long log the last lines are told, and of a missing one nothing."""
    assert log_tail(short_dir) == ""
    (short_dir / "store.log").write_text("\n".join(f"line {n}" for n in range(100)))
    assert log_tail(short_dir).splitlines()[-1] == "line 99"
    assert len(log_tail(short_dir).splitlines()) < 10


def test_a_log_that_grew_long_is_begun_anew(short_dir: Path) -> None:
    """The log does not grow without end over many starts."""
    (short_dir / "store.log").write_bytes(b"x" * 2_000_000)
    owner = Owner(short_dir)
    owner.join()
    owner.leave()
    assert 0 < (short_dir / "store.log").stat().st_size < 100_000
