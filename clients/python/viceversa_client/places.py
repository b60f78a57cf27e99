"""What a device keeps so that it finds its seat again after a restart: one small file for each session.

A file holds the seat token and an unanswered command, which may be a sealed answer: it is readable by its owner alone, and goes
when the session is over. Nothing else a person writes is ever kept here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from platformdirs import user_state_path

from viceversa.game.exercise import Seat

from .outbox import Outbox


class Saved(msgspec.Struct, frozen=True):
    """A seat as this device remembers it. `servers` are http origins, the last good one first; `kept` is when, in store ms."""

    session: str
    seat: Seat
    token: str
    servers: tuple[str, ...]
    outbox: Outbox
    language: str = "en"
    subprotocol: str = ""
    kept: int = 0


class Places:
    """The folder with the files. It is made when the first is written."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_state_path("viceversa", appauthor=False) / "sessions"

    def keep(self, saved: Saved) -> None:
        """Write a session's file in one step. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._path(saved.session)
        draft = path.with_suffix(".new")
        with suppress(FileNotFoundError):
            draft.unlink()
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.json.encode(saved))
        draft.replace(path)

    def forget(self, session: str) -> None:
        """Remove a session's file, if there is one."""
        for suffix in (".json", ".new"):
            with suppress(OSError):
                self._path(session).with_suffix(suffix).unlink()

    def forget_all(self) -> int:
        """Remove every session's file; how many there were."""
        sessions = [saved.session for saved in self.all()]
        for session in sessions:
            self.forget(session)
        return len(sessions)

    def all(self) -> list[Saved]:
        """Every session that can be read, the one kept last first."""
        return sorted(self._read(), key=lambda saved: saved.kept, reverse=True)

    def _read(self) -> Iterator[Saved]:
        for path in self._folder.glob("*.json"):
            with suppress(OSError, msgspec.MsgspecError, ValueError):
                saved = msgspec.json.decode(path.read_bytes(), type=Saved)
                if self._path(saved.session) == path and saved.servers:
                    yield saved

    def _path(self, session: str) -> Path:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", session):
            raise ValueError("not a session's name")
        return self._folder / f"{session}.json"
