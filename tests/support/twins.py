"""Twin sessions: the same commands put to the rules again, with one secret changed, and what each seat was told in both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from support.table import Played, Table
from viceversa.game.exercise import Seat
from viceversa.game.outcome import Outcome
from viceversa.game.play import play
from viceversa.game.session import Session, seat_of

Change = Callable[[int, Played, Session], Played]
Patch = Callable[[int, Session], Session]


class Told(NamedTuple):
    """What one play came to: the bytes that each seat was sent, the refusal its sender got, and the session after it."""

    frames: dict[Seat, bytes]
    refused: tuple[Seat, str | None] | None
    session: Session

    def to(self, seat: Seat) -> tuple[bytes | None, str | None]:
        """All that reached that seat."""
        mine = self.refused is not None and self.refused[0] == seat
        return self.frames.get(seat), self.refused[1] if mine and self.refused is not None else None


def unchanged(_n: int, played: Played, _session: Session) -> Played:
    """The very same command."""
    return played


def again(table: Table, change: Change = unchanged, patch: Patch = lambda _n, session: session) -> list[Told]:
    """Everything in the table's log once more, command by command changed by `change`, and the session after each by `patch`."""
    session = msgspec.structs.replace(Table(table.library, seated=False).session, seed=table.session.seed)
    told = []
    for n, played in enumerate(table.log):
        played = _numbered(change(n, played, session), session)
        outcome = play(session, table.library, played.command, played.moment, played.sender)
        session = patch(n, outcome.session)
        told.append(_told(played, outcome, session))
    return told


def _numbered(played: Played, session: Session) -> Played:
    """As a device would number it: one more than the last command of its instance that was accepted."""
    sender = played.sender
    if sender is None:
        return played
    receipts = seat_of(session, sender.seat).receipts
    highest = next((entry.highest for entry in receipts if entry.instance == sender.instance), 0)
    return played._replace(sender=msgspec.structs.replace(sender, counter=highest + 1))


def _told(played: Played, outcome: Outcome, session: Session) -> Told:
    frames = {seat: msgspec.msgpack.encode(view) for seat, view in outcome.views.items()}
    refused = None if played.sender is None else (played.sender.seat, outcome.refused)
    return Told(frames, refused, session)


def assert_alike(one: Sequence[Told], two: Sequence[Told], seats: Sequence[Seat], until: int | None = None) -> None:
    """Every byte that reached those seats is the same in both, in order, up to play number `until`."""
    for n, (left, right) in enumerate(zip(one[:until], two[:until], strict=True)):
        for seat in seats:
            assert left.to(seat) == right.to(seat), f"play {n} told {seat} a secret"
