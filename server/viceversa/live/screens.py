"""What the devices connected to one desk have been shown, and what they are to be shown next.

Nothing here decides or saves: it takes a session that is in the store and brings every screen up to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from viceversa.game.exercise import Library, PartnerSeat, Seat
from viceversa.game.session import SeatState, Session, sealed_key, seat_of
from viceversa.game.sight import view
from viceversa.game.view import View
from viceversa.wire.closing import MOVED, SENT_OUT, STALE, Closing
from viceversa.wire.messages import Notice, Opened, OpenedBlob, Seen

from .line import Line

NOTICES: dict[str, Notice] = {
    "knocked": Notice(code="knocked", say="Someone tried to join. They saw nothing and could not get in."),
    "nudge": Notice(code="nudge", say="Your host asks for a moment of your attention."),
}


class Waiting(NamedTuple):
    """A view, its seq and its hash, whose device must have the released answers first that it names: by phase instance and seat."""

    line: Line
    seen: View
    seq: int
    mark: int
    names: list[tuple[int, PartnerSeat]]

    @property
    def keys(self) -> list[str]:
        """The names under which the answers lie in the store."""
        return [sealed_key(*name) for name in self.names]


class Screens:
    """The connections by seat that a desk of this node holds. `views` are those that the last commit moved, as far as they are known."""

    def __init__(self, session: Session, node: str) -> None:
        self._node = node
        self.lines: dict[Seat, Line] = {}
        self.views: dict[Seat, View] = {}
        self._notice = session.notice[0]

    def attach(self, line: Line, seat: Seat, epoch: int) -> None:
        """Give a seat's screen to a connection. An older one of the same seat is told to stop."""
        line.seat, line.epoch = seat, epoch
        older = self.lines.get(seat)
        if older is not None and older is not line:
            older.end(MOVED)
        self.lines[seat] = line
        if line.greeting is not None:
            line.tell(line.greeting(seat))

    def deliver(self, session: Session, library: Library) -> list[Waiting]:
        """Bring every connection up to date: who may no longer be here, notices, the view. Those that need released answers first
        are left, and returned."""
        waiting: list[Waiting] = []
        noticed = session.notice[0] > self._notice
        self._notice = session.notice[0]
        for seat, line in list(self.lines.items()):
            state = seat_of(session, seat)
            if (closing := self._closing(state, line.epoch)) is not None:
                del self.lines[seat]
                line.end(closing)
                continue
            if noticed and seat != "host":
                line.tell(NOTICES[session.notice[1]])
            if state.seq == line.seq and state.seen == line.seen:
                continue  # both: on another branch, after a store has lost one, the same seq may stand for another view
            seen = self.views.get(seat) or view(session, library, seat)
            missing = [(each.instance, of) for each in seen.opened if each.instance not in line.opened for of in each.seats]
            if missing:
                waiting.append(Waiting(line, seen, state.seq, state.seen, missing))
            else:
                _show(line, seen, state.seq, state.seen)
        self.views = {}
        return waiting

    def open(self, waiting: Waiting, blobs: Sequence[bytes | None]) -> None:
        """Send released answers, in the order of their names, and the view that waited for them."""
        line = waiting.line
        named = zip(waiting.names, blobs, strict=True)
        line.tell(Opened(answers=[OpenedBlob(instance=instance, seat=seat, blob=blob) for (instance, seat), blob in named]))
        line.opened |= {instance for instance, _ in waiting.names}
        _show(line, waiting.seen, waiting.seq, waiting.mark)

    def _closing(self, state: SeatState, epoch: int) -> Closing | None:
        """Why a connection of that epoch may not stay; None when it may."""
        if state.presence == "empty":
            return SENT_OUT
        if state.epoch > epoch:
            return MOVED
        # the store failed over to a copy that does not know this connection, or has given its epoch to another one elsewhere, or another
        # node took this one for dead: nobody else would say that the device never left, so it comes back itself
        known = state.epoch == epoch and state.node == self._node
        return None if known and state.presence in ("here", "moving") else STALE

    def end(self, closing: Closing) -> None:
        """Send everybody away."""
        for line in self.lines.values():
            line.end(closing)
        self.lines.clear()


def _show(line: Line, seen: View, seq: int, mark: int) -> None:
    line.seq, line.seen = seq, mark
    line.tell(Seen(seq=seq, view=seen))
