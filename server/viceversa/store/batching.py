"""Commands of one moment travel together: whatever is called in one tick of the event loop leaves in one write.

A call costs one future and no task. Each caller gets its own answer or error. A command is sent at most once: what had not left
when the connection broke may go over the next one, what had left is Unknown.

With a Standing, a write ends with the question how many replicas have it; its answers are kept until that is answered, and meanwhile
what comes waits for the next write. So there is one wait for a batch, and never a queue of waits.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque

import hiredis

from .contract import Tally, Unavailable
from .dialling import Dial
from .durable import Standing
from .kept import Kept, Receiver, hear
from .link import Answer, Link

MOST_PER_WRITE = 64
"""Commands in one write, so that nobody waits behind a burst."""

MOST_WAITING = 20_000
"""Commands that may wait to be sent; one more is refused at once."""

PAUSE = 0.05
"""Seconds between two attempts to connect."""

Word = str | bytes | int | float


class Batcher:
    """One connection to the store, made when it is needed and again when it was lost. Belongs to one event loop."""

    def __init__(self, dial: Dial, timeout: float, standing: Standing | None = None, tally: Tally | None = None) -> None:
        self._dial = dial
        self._timeout = timeout
        self._standing = standing
        self._tally = tally or Tally()
        self._kept: Kept | None = None
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[tuple[bytes, Receiver, float]] = deque()
        self._link: Link | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._not_before = 0.0
        self._flushing = False
        self._watch: asyncio.TimerHandle | None = None
        self._closed = False

    def call(self, *words: Word) -> Answer:
        """Send a command with the others of this tick; its answer. Raises, through the future, Refusal for an error answer,
        Unavailable when it was not sent, and Unknown when it was sent and no answer came."""
        answer: Answer = self._loop.create_future()
        self.send(words, answer)
        return answer

    def send(self, words: tuple[Word, ...], to: Receiver) -> None:
        """The same for a receiver, which hears of every outcome, perhaps at once."""
        if self._closed:
            to.set_exception(Unavailable("The store is closed."))
        elif len(self._waiting) >= MOST_WAITING:
            to.set_exception(Unavailable("Too many commands wait for the store."))
        else:
            self._put(words, to)

    def renew(self, why: str) -> None:
        """Drop the connection, as it leads to the wrong place; what was sent on it is Unknown, for this reason."""
        if self._link is not None:
            self._link.break_off(why)

    async def close(self) -> None:
        """Drop the connection; calls under way get their error. Safe to call twice."""
        self._closed = True
        if self._watch is not None:
            self._watch.cancel()
        if self._connecting is not None:
            self._connecting.cancel()
            await asyncio.wait([self._connecting])
        if self._link is not None:
            self._link.break_off("The store was closed before it answered.")
        self._refuse_waiting("The store is closed.")
        await asyncio.sleep(0)  # the transport closes its socket in the next tick

    def _put(self, words: tuple[Word, ...], answer: Receiver) -> None:
        due = self._loop.time() + self._timeout
        data = hiredis.pack_command(words)  # type: ignore[arg-type]  # its stub says "a tuple of one"
        self._waiting.append((data, answer, due))
        if not self._flushing:
            self._flush_soon()
        if self._watch is None:
            self._watch = self._loop.call_at(due, self._look)

    def _flush_soon(self) -> None:
        if not self._flushing:
            self._flushing = True
            self._loop.call_soon(self._flush)

    def _flush(self) -> None:
        self._flushing = False
        link, waiting = self._link, self._waiting
        if not waiting or self._closed:
            return
        if link is None:
            if self._connecting is None:
                self._connecting = self._loop.create_task(self._connect())
            return
        if link.full or self._kept is not None:
            return
        now = self._loop.time()
        kept = None if self._standing is None else self._asking(self._standing, now)
        parts: list[bytes] = []
        while waiting and len(parts) < MOST_PER_WRITE:
            data, answer, due = waiting.popleft()
            if answer.done():
                continue
            if due <= now:
                hear(answer, Unavailable("The command could not be sent in time."))
                continue
            parts.append(data)
            link.expect(answer if kept is None else kept.instead_of(answer), due)
        if parts:
            if self._standing is not None and not self._standing.withholds:
                self._standing.told(len(parts))
            if kept is not None:
                parts.append(kept.question)
                link.expect(kept, now + self._timeout)
                self._kept = kept if kept.withholds else None
            link.write(b"".join(parts))
        if waiting:
            self._flush_soon()

    def _asking(self, standing: Standing, now: float) -> Kept | None:
        """What keeps the answers of the next write; None when it asks for no replicas."""
        if not (wait := standing.wait(now)):
            return None
        question = hiredis.pack_command(("WAIT", standing.replicas, wait))  # type: ignore[arg-type]  # as above

        def enough(replicas: int, answers: int) -> bool:
            return standing.enough(replicas, answers, self._loop.time())

        return Kept(question, standing.withholds, enough, self._over)

    def _over(self) -> None:
        self._kept = None
        if self._waiting:
            self._flush_soon()

    async def _connect(self) -> None:
        await asyncio.sleep(max(0.0, self._not_before - self._loop.time()))
        began = self._loop.time()
        try:
            self._not_before = began + PAUSE
            link = Link(on_lost=self._lost, on_room=self._flush_soon)
            link.held = await self._dial(link)
            if not link.lost:
                self._link = link
        except Unavailable as error:
            self._refuse_waiting(str(error), before=began)  # who came later gets an attempt of their own
        finally:
            self._connecting = None
            if self._waiting:
                self._flush_soon()

    def _lost(self) -> None:
        self._link = None
        self._tally.lost += 1
        if self._waiting:
            self._flush_soon()

    def _look(self) -> None:
        """Refuse what waited too long, and give a connection up that owes an answer for too long."""
        self._watch = None
        now = self._loop.time()
        if self._link is not None and (oldest := self._link.oldest) is not None and oldest <= now:
            self._link.break_off(f"The store did not answer within {self._timeout:g} s.")
        while self._waiting and self._waiting[0][2] <= now:
            hear(self._waiting.popleft()[1], Unavailable(f"The store could not be reached within {self._timeout:g} s."))
        oldest = None if self._link is None else self._link.oldest
        if oldest is None and self._waiting:
            oldest = self._waiting[0][2]
        if oldest is not None:
            self._watch = self._loop.call_at(oldest, self._look)

    def _refuse_waiting(self, why: str, before: float = math.inf) -> None:
        while self._waiting and self._waiting[0][2] - self._timeout <= before:
            hear(self._waiting.popleft()[1], Unavailable(why))
