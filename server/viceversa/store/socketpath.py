"""Where the socket of an embedded server lies: in its data directory, or, as a socket's path is limited to about a hundred bytes,
in a short private directory named after the data directory, which is then written down.

A directory that another user could have prepared is never used, and a note that came along with a copied directory is not believed.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from .contract import Unavailable

LONGEST = 100
"""Bytes of a socket's path; systems allow 104 or 108, one of them for the end."""

NAME = "store.sock"
NOTE = "store.sock.path"


def present_socket(data_dir: Path) -> Path | None:
    """Where the server of this directory listens, if there is one, whoever started it; None when there cannot be one."""
    try:
        identity, _, path = (data_dir / NOTE).read_text(encoding="utf-8").partition("\n")
        if path and identity == _identity(data_dir) and _private(Path(path).parent):
            return Path(path)
    except (OSError, UnicodeDecodeError):
        pass  # no note that could be believed
    return data_dir / NAME if _fits(data_dir / NAME) else None


def prepared_socket(data_dir: Path) -> Path:
    """Where a server that is to be started here shall listen; writes it down where others could not guess it.

    Raises Unavailable when the short directory belongs to someone else, OSError when nothing can be written.
    """
    socket = data_dir / NAME
    note = data_dir / NOTE
    if _fits(socket):
        note.unlink(missing_ok=True)
        return socket
    place = _short_dir(data_dir)
    _claim(place)
    draft = data_dir / f"{NOTE}.new"
    draft.write_text(f"{_identity(data_dir)}\n{place / NAME}", encoding="utf-8")
    draft.replace(note)
    return place / NAME


def _fits(socket: Path) -> bool:
    return len(os.fsencode(socket)) <= LONGEST


def _identity(data_dir: Path) -> str:
    found = data_dir.stat()
    return f"{found.st_dev}:{found.st_ino}"


def _short_dir(data_dir: Path) -> Path:
    digest = hashlib.sha256(os.fsencode(data_dir.resolve())).hexdigest()[:16]
    name = f"viceversa-{os.getuid()}-{digest}"
    place = Path(tempfile.gettempdir()) / name
    return place if _fits(place / NAME) else Path("/tmp") / name  # noqa: S108  (_claim looks who owns it)


def _private(place: Path) -> bool:
    found = place.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077


def _claim(place: Path) -> None:
    try:
        place.mkdir(mode=0o700)
    except FileExistsError:
        if not _private(place):
            raise Unavailable(f"{place} is not a private directory of this user, so the store's socket cannot lie there.") from None
