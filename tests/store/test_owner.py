"""One server for each data directory, whoever comes, goes or is killed."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.users import Users
from viceversa.store import owner as owner_module
from viceversa.store import spawn
from viceversa.store.contract import Unavailable
from viceversa.store.owner import Owner


def until(true: Callable[[], bool]) -> None:
    """Wait a little for something that another process does."""
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def test_the_last_one_out_stops_the_server(users: Users) -> None:
    """Two processes share one server; it stays when the first leaves and is gone when the second has left."""
    first, second = users.start(), users.start()
    first.opened()
    second.opened()
    pid = users.pid()
    first.leave()
    assert users.pid() == pid
    second.leave()
    assert not users.locked()


def test_all_who_come_at_the_same_moment_get_one_server(users: Users) -> None:
    """Four processes that open a new directory at once end up on the same server."""
    started = [users.start() for _ in range(4)]
    for user in started:
        user.opened()
    with users.redis() as redis:
        assert redis.info("clients")["connected_clients"] == 5
    for user in started:
        user.leave()
    assert not users.locked()


def test_threads_of_one_process_get_one_server_too(short_dir: Path) -> None:
    """Eight joins and leaves in threads of one process disturb nobody, and nothing is left."""
    owners = [Owner(short_dir) for _ in range(8)]
    for act in ("join", "leave"):
        threads = [threading.Thread(target=getattr(owner, act)) for owner in owners]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert Users(short_dir).locked() is False


def test_a_killed_process_leaves_the_server_running_and_the_next_adopts_it(users: Users) -> None:
    """kill -9 of the only user does not touch the server; the next start finds it, uses it, and stops it when it leaves."""
    users.start().opened().kill()
    pid = users.pid()
    successor = users.start().opened()
    assert users.pid() == pid
    successor.leave()
    assert not users.locked()


def test_ctrl_c_does_not_reach_the_server(users: Users) -> None:
    """SIGINT and SIGHUP to the whole process group of the user leave the server running."""
    user = users.start().opened()
    pid = users.pid()
    os.killpg(user.process.pid, signal.SIGINT)
    user.process.communicate(timeout=10)
    assert users.pid() == pid


def test_a_server_that_was_killed_is_started_again_with_all_its_data(users: Users) -> None:
    """After kill -9 of the server, the next start has everything that was acknowledged."""
    owner = Owner(users.data_dir)
    owner.join()
    with users.redis() as redis:
        for n in range(500):
            redis.set(f"k{n}", n, px=3_600_000)
    os.kill(users.pid(), signal.SIGKILL)
    until(lambda: not users.locked())
    owner.ensure()
    with users.redis() as redis:
        assert redis.dbsize() == 500
    owner.leave()


def test_data_outlives_a_proper_end(users: Users) -> None:
    """What was kept is there again after the server was stopped and started."""
    for n in range(2):
        owner = Owner(users.data_dir)
        owner.join()
        with users.redis() as redis:
            assert redis.dbsize() == n
            redis.set("k", "v", px=3_600_000)
        owner.leave()


def test_there_is_never_a_second_server_even_without_a_socket(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    """When somebody deletes the socket of a running server, the next start says so instead of starting another on the same files."""
    monkeypatch.setattr(owner_module, "PATIENCE", 0.3)
    users.start().opened()
    pid = users.pid()
    hidden = users.socket.with_suffix(".hidden")
    users.socket.rename(hidden)
    with pytest.raises(Unavailable, match="does not answer"):
        Owner(users.data_dir).join()
    hidden.rename(users.socket)
    assert users.pid() == pid


@pytest.mark.parametrize(
    "name", ["with space and 'quotes' \"too\"", "ünïcödé-ß-✓", "percent%20and?query#hash", "long-" * 30, "-dash", "back\\slash"]
)
def test_any_directory_will_do(short_dir: Path, name: str) -> None:
    """Spaces, quotes, other alphabets and very long paths do not matter; the directory is made, and private."""
    owner = Owner(short_dir / name)
    owner.join()
    assert stat.S_IMODE((short_dir / name).stat().st_mode) == 0o700
    assert stat.S_IMODE(owner.socket.stat().st_mode) == 0o700
    place = owner.socket.parent
    owner.leave()
    assert not Users(short_dir / name).locked()
    if place != short_dir / name:
        shutil.rmtree(place)


def test_a_directory_that_is_a_file_is_refused_in_a_sentence(short_dir: Path) -> None:
    """A data directory that cannot be one is Unavailable, and named."""
    (short_dir / "file").touch()
    with pytest.raises(Unavailable, match=r"The data directory .*file.* cannot be used"):
        Owner(short_dir / "file").join()


CLOSED = """
import os, pathlib, sys
from viceversa.store.owner import Owner
if os.getuid() == 0:
    os.setgroups([])
    os.setuid(65534)
try:
    Owner(pathlib.Path(sys.argv[1])).join()
except Exception as error:
    print(type(error).__name__, error)
"""


def test_a_directory_that_may_not_be_written_is_refused_in_a_sentence(short_dir: Path) -> None:
    """A data directory without write permission is Unavailable, and named."""
    short_dir.chmod(0o755)
    (short_dir / "closed").mkdir(mode=0o555)
    words = [sys.executable, "-c", CLOSED, str(short_dir / "closed")]
    said = subprocess.run(words, capture_output=True, text=True, timeout=20, check=False)
    assert said.stdout == f"Unavailable The data directory {short_dir}/closed cannot be used: Permission denied.\n", said.stderr


def test_a_server_that_does_not_start_says_why(short_dir: Path) -> None:
    """When the files are damaged, the error holds a sentence and the end of the log, and nothing is left running."""
    (short_dir / "appendonlydir").mkdir()
    (short_dir / "appendonlydir" / "appendonly.aof.manifest").write_text("nonsense\n")
    with pytest.raises(Unavailable, match=r"did not start\.\nThe end of its log:\n") as caught:
        Owner(short_dir).join()
    assert "manifest" in str(caught.value)
    assert Users(short_dir).locked() is False


def test_a_full_disk_is_named(short_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a server does not start and there is no room left, the error says so."""
    (short_dir / "appendonlydir").mkdir()
    (short_dir / "appendonlydir" / "appendonly.aof.manifest").write_text("nonsense\n")
    monkeypatch.setattr(spawn, "LEAST_ROOM", 2**62)
    with pytest.raises(Unavailable, match=r"did not start\. The disk that holds .* is full\."):
        Owner(short_dir).join()


def test_a_stopped_server_is_given_up_in_bounded_time(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server under SIGSTOP is not replaced: joining is Unavailable after a while, and works again after SIGCONT."""
    monkeypatch.setattr(owner_module, "PATIENCE", 0.3)
    users.start().opened()
    pid = users.pid()
    os.kill(pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(Unavailable, match="does not answer"):
        Owner(users.data_dir).join()
    assert time.monotonic() - began < 5
    os.kill(pid, signal.SIGCONT)
    owner = Owner(users.data_dir)
    owner.join()
    assert users.pid() == pid
    owner.leave()
    assert users.running()


def test_a_closed_owner_starts_nothing(short_dir: Path) -> None:
    """After leaving, ensure is Unavailable, and leaving again does no harm."""
    owner = Owner(short_dir)
    owner.join()
    owner.leave()
    owner.leave()
    with pytest.raises(Unavailable, match="closed"):
        owner.ensure()
    assert Users(short_dir).locked() is False
