"""What judging a command came to: the new session, the answer, and what else must be written or told."""

from __future__ import annotations

import msgspec

from .exercise import Seat
from .session import Session
from .view import View


class Effects(msgspec.Struct):
    """Collected while a command is judged: blobs to write and to drop by name, and whether all of it is to be erased."""

    blobs: dict[str, bytes] = {}
    drop: list[str] = []
    erase: bool = False


class Outcome(msgspec.Struct, frozen=True, gc=False):
    """session   the session after the command, with everything applied that was due.
    refused   why the command was refused, or None. Even then `session` may be new, by what was due.
    views     the views that changed, by seat; nobody else is sent anything.
    effects   what to write beside the state.
    due       the latest due moment that was applied; the store's clock must have reached it. 0 for none.
    """

    session: Session
    refused: str | None
    views: dict[Seat, View]
    effects: Effects
    due: int = 0
