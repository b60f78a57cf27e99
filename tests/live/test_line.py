"""A connection as a desk knows it: told things, never waited for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from viceversa.game.view import View
from viceversa.live.line import MOST_PENDING, Line
from viceversa.wire.closing import ELSEWHERE, MOVED, STALE, Closing
from viceversa.wire.messages import Goodbye, Message, Opened, Pong, Seen


class Far:
    """The far end of a line: reads while `reading` is set."""

    def __init__(self) -> None:
        self.got: list[Message] = []
        self.shut: Closing | None = None
        self.cuts = 0
        self.reading = asyncio.Event()
        self.reading.set()
        self.line = Line(self._send, self._shut, self._cut)
        self.writer = asyncio.create_task(self.line.write())

    async def _send(self, message: Message) -> None:
        await self.reading.wait()
        self.got.append(message)

    async def _shut(self, closing: Closing) -> None:
        self.shut = closing

    def _cut(self) -> None:
        self.cuts += 1

    async def done(self) -> None:
        """Wait until the writer has ended."""
        async with asyncio.timeout(2):
            await self.writer


@pytest.fixture
async def far() -> AsyncIterator[Far]:
    """A line to an end that reads."""
    far = Far()
    yield far
    far.writer.cancel()


def seen(seq: int) -> Seen:
    """A view with that seq."""
    return Seen(seq=seq, view=View(you="a", stage="lobby", seats={}))


async def test_everything_arrives_in_order(far: Far) -> None:
    """An end that reads gets all that it was told."""
    told: list[Message] = [Pong(t=n, now=0) for n in range(5)]
    for message in told:
        far.line.tell(message)
    far.line.end(ELSEWHERE)
    await far.done()
    assert far.got == [*told, Goodbye(code=ELSEWHERE.code, say=ELSEWHERE.say)]
    assert far.shut == ELSEWHERE


async def test_a_slow_reader_gets_the_newest_view_and_all_else(far: Far) -> None:
    """Views that wait are replaced by newer ones; answers and released blobs are not, and keep their places."""
    far.reading.clear()
    far.line.tell(seen(1))
    await asyncio.sleep(0)  # this one is on its way already
    far.line.tell(seen(2))
    far.line.tell(Opened(answers=[]))
    far.line.tell(seen(3))
    far.line.tell(Pong(t=1, now=0))
    far.line.tell(seen(4))
    far.reading.set()
    far.line.end(MOVED)
    await far.done()
    assert far.got[:-1] == [seen(1), Opened(answers=[]), Pong(t=1, now=0), seen(4)]


async def test_many_views_do_not_count_against_a_slow_reader(far: Far) -> None:
    """However many views there were, one waits."""
    far.reading.clear()
    for n in range(10 * MOST_PENDING):
        far.line.tell(seen(n))
    assert not far.line.ending


async def test_one_that_reads_nothing_is_let_go(far: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    """When too much waits the connection is ended, nothing more is queued, and it is dropped when even the goodbye is not read."""
    monkeypatch.setattr("viceversa.live.line.CLOSES_WITHIN", 0.05)
    far.reading.clear()
    for n in range(MOST_PENDING + 2):
        far.line.tell(Pong(t=n, now=0))
    assert far.line.ending
    assert far.line._closing == STALE
    waiting = len(far.line._pending)
    far.line.tell(Pong(t=0, now=0))
    assert len(far.line._pending) == waiting
    async with asyncio.timeout(2):
        while not far.cuts:  # noqa: ASYNC110  (a timer of the line's own is waited for)
            await asyncio.sleep(0.01)
    assert far.shut is None


async def test_the_first_reason_counts(far: Far) -> None:
    """A line that is ended twice says one goodbye, and nothing after it."""
    far.line.end(MOVED)
    far.line.end(ELSEWHERE)
    far.line.tell(Pong(t=1, now=0))
    await far.done()
    assert (far.got, far.shut) == ([Goodbye(code=MOVED.code, say=MOVED.say)], MOVED)


async def test_telling_wakes_a_writer_that_waits(far: Far) -> None:
    """A message that comes later is sent too, without anything else happening."""
    await asyncio.sleep(0)
    far.line.tell(Pong(t=1, now=0))
    async with asyncio.timeout(2):
        while not far.got:  # noqa: ASYNC110  (only the loop has to turn)
            await asyncio.sleep(0)
    assert not far.line.ending
