"""A connection as a desk knows it: told things, never waited for."""

from __future__ import annotations

import asyncio

import pytest

from viceversa.game.view import View
from viceversa.live.line import MOST_PENDING, Line
from viceversa.wire.closing import ELSEWHERE, MOVED, STALE, Closing
from viceversa.wire.messages import Goodbye, Message, Opened, Pong, Seen


class Far:
    """The far end of a line. After `room` more messages it says that it does not read."""

    def __init__(self, room: int = 1_000) -> None:
        self.got: list[Message] = []
        self.shut: list[Closing] = []
        self.cut = asyncio.Event()
        self.room = room
        self.line = Line(self._send, self.shut.append, self.cut.set)

    def _send(self, message: Message) -> None:
        assert self.room > 0, "an end that does not read was sent something"
        self.got.append(message)
        self.room -= 1
        if not self.room:
            self.line.hold()

    def read(self, room: int = 1_000) -> None:
        """Read again, and have room for so many."""
        self.room = room
        self.line.flow()


def seen(seq: int) -> Seen:
    """A view with that seq."""
    return Seen(seq=seq, view=View(you="a", stage="lobby", seats={}))


def goodbye(closing: Closing) -> Goodbye:
    """The goodbye that goes with a closing."""
    return Goodbye(code=closing.code, say=closing.say)


async def test_everything_arrives_at_once_and_in_order() -> None:
    """An end that reads is sent all that it is told, as it is told, and closed after it."""
    far = Far()
    told: list[Message] = [Pong(t=n, now=0) for n in range(5)]
    for n, message in enumerate(told, 1):
        far.line.tell(message)
        assert far.got == told[:n]
    far.line.end(ELSEWHERE)
    assert far.got == [*told, goodbye(ELSEWHERE)]
    assert far.shut == [ELSEWHERE]


async def test_a_slow_reader_gets_the_newest_view_and_all_else() -> None:
    """Views that wait are replaced by newer ones; answers and released blobs are not, and keep their places."""
    far = Far(room=1)
    far.line.tell(seen(1))
    far.line.tell(seen(2))
    far.line.tell(Opened(answers=[]))
    far.line.tell(seen(3))
    far.line.tell(Pong(t=1, now=0))
    far.line.tell(seen(4))
    assert far.got == [seen(1)]
    far.read()
    far.line.end(MOVED)
    assert far.got == [seen(1), Opened(answers=[]), Pong(t=1, now=0), seen(4), goodbye(MOVED)]


async def test_a_reader_with_little_room_gets_it_bit_by_bit() -> None:
    """What waits leaves as there is room for it, in order, and it is closed only after the last of it."""
    far = Far(room=1)
    told: list[Message] = [Pong(t=n, now=0) for n in range(4)]
    for message in told:
        far.line.tell(message)
    far.line.end(ELSEWHERE)
    for room, reached in ((1, 2), (2, 4)):
        far.read(room)
        assert far.got == told[:reached]
        assert not far.shut
    far.read()
    assert far.got == [*told, goodbye(ELSEWHERE)]
    assert far.shut == [ELSEWHERE]


async def test_many_views_do_not_count_against_a_slow_reader() -> None:
    """However many views there were, one waits."""
    far = Far(room=1)
    for n in range(10 * MOST_PENDING):
        far.line.tell(seen(n))
    assert not far.line.ending
    far.read()
    assert far.got == [seen(0), seen(10 * MOST_PENDING - 1)]


async def test_one_that_reads_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """When too much waits the connection is ended, nothing more is queued, and it is dropped when even the goodbye is not read."""
    monkeypatch.setattr("viceversa.live.line.CLOSES_WITHIN", 0.05)
    far = Far(room=1)
    for n in range(MOST_PENDING + 2):
        assert not far.line.ending
        far.line.tell(Pong(t=n, now=0))
    assert far.line.ending
    far.line.tell(Pong(t=-1, now=0))
    async with asyncio.timeout(2):
        await far.cut.wait()
    assert (len(far.got), far.shut) == (1, [])
    far.read()
    assert far.got[-1] == goodbye(STALE)
    assert Pong(t=-1, now=0) not in far.got


async def test_the_first_reason_counts() -> None:
    """A line that is ended twice says one goodbye, and nothing after it."""
    far = Far()
    far.line.end(MOVED)
    far.line.end(ELSEWHERE)
    far.line.tell(Pong(t=1, now=0))
    assert (far.got, far.shut) == ([goodbye(MOVED)], [MOVED])
