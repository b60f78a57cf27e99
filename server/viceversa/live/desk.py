"""One session in this process: judge, commit, answer, show; in that order and one batch at a time.

A desk never tells anybody what is not committed. What arrives while a commit is on its way waits, and is judged together in the next
batch. When the outcome of a commit is unknown the very same commit is submitted again, and nothing is judged until it is known.
A copy that turns out not to be the store's is dropped and read again; it is never mended.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import deque
from collections.abc import Callable

import structlog

from viceversa.game.commands import Command, Gone, Moving, NewDoor, Tick
from viceversa.game.exercise import PARTNERS, Library, PartnerSeat, Seat
from viceversa.game.play import Sender, time_to_live
from viceversa.game.session import Session, other, sealed_key, seat_of
from viceversa.game.sight import view
from viceversa.game.view import View
from viceversa.store.contract import Commit, Committed, Hint, Record, StoreError, Unavailable
from viceversa.wire.closing import ERASED, GONE, MOVED, SENT_OUT, STALE, TOO_OLD, Closing
from viceversa.wire.messages import Notice, Opened, OpenedBlob, Relayed, Seen

from .batch import Batch, Job, Report, Verdict
from .keeper import Keeper
from .line import Line
from .record import TooNew, pack, unpack
from .unvouched import DEAD

log = structlog.get_logger()

ATTEMPTS = 8
"""How often a batch is judged again because the store had something newer, or another time."""

RETRY_DUE = 1_000
"""Milliseconds after which what could not be saved is tried again, where nobody else would."""

RETRY_FIRST, RETRY_MOST = 0.05, 1.0
"""Seconds between submissions of a commit whose outcome is unknown."""

STAGGER = 250
"""Milliseconds that the node which does not hold the first seat lets the other one ring first."""

BYSTANDER = DEAD + 2_000
"""Milliseconds that a node which holds neither partner lets those that do ring first: longer than it takes to find out that they are dead."""

NOTICES: dict[str, Notice] = {
    "knocked": Notice(code="knocked", say="Someone tried to join. They saw nothing and could not get in."),
    "nudge": Notice(code="nudge", say="Your host asks for a moment of your attention."),
}


class Desk:
    """The live copy of a session. Made by `Node.desk`; goes by itself when nobody needs it."""

    def __init__(self, node: Keeper, session: Session, library: Library, commit: str) -> None:
        self.id = session.id
        self.library = library
        self.session = session
        self.commit = commit
        self.lines: dict[Seat, Line] = {}
        self.reports: list[Report] = []
        self._node = node
        self._jobs: deque[Job] = deque()
        self._stale = False
        self.ended = False
        self.used = session.now
        self.renewed = session.now
        self._notice = session.notice[0]
        self._views: dict[Seat, View] = {}
        self._task: asyncio.Task[None] | None = None

    # --- what others ask of it

    def submit(
        self,
        *commands: Command,
        sender: Sender | None = None,
        tapped: int | None = None,
        rtt: int | None = None,
        door: NewDoor | None = None,
        line: Line | None = None,
        told: Callable[[Verdict], None] | None = None,
    ) -> asyncio.Future[Verdict]:
        """Have commands judged, in order; the first that is refused ends them. The future never raises; `told` hears the same, earlier."""
        verdict: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        job = Job(commands, verdict, sender, tapped, rtt, door, line, told)
        if self.ended:
            job.answer(Verdict("gone"))
            return verdict
        self._jobs.append(job)
        self._start()
        return verdict

    def look(self) -> None:
        """Apply what is due."""
        self.submit(Tick())

    def hinted(self, commit: str | None) -> None:
        """Another node says that there is a commit; None when hints may have been missed."""
        if commit != self.commit:
            self._stale = True
            self._start()

    def left(self, line: Line, at: int) -> None:
        """A connection is gone since `at`."""
        if self.lines.get(line.seat) is line:
            del self.lines[line.seat]
            self.used = self._node.clock.now()
            self.submit(Gone(line.seat, line.epoch, at))

    def leave(self) -> list[asyncio.Future[Verdict]]:
        """This node is leaving: mark the seats it holds as moving."""
        return [self.submit(Moving(seat, line.epoch)) for seat, line in self.lines.items()]

    def relay(self, seat: PartnerSeat, data: bytes) -> None:
        """Pass bytes to the other partner's device, wherever it is connected. Best effort."""
        to = other(seat)
        if (line := self.lines.get(to)) is not None:
            line.tell(Relayed(data=data))
        elif (node := seat_of(self.session, to).node) not in ("", self._node.id):
            self._node.hint(node, Hint(self.id, self.commit, to, data))

    def remote_seats(self) -> list[tuple[Seat, str]]:
        """Seats whose connections other nodes hold, and which."""
        return [
            (seat, state.node)
            for seat, state in self.session.seats.items()
            if state.presence in ("here", "moving") and state.node not in ("", self._node.id)
        ]

    @property
    def idle(self) -> bool:
        """Whether this copy may be forgotten."""
        return not (self.lines or self._jobs or self.reports) and self._task is None and self.session.due is None

    # --- the batch

    def _start(self) -> None:
        if self._task is None and not self.ended:
            self._task = asyncio.get_running_loop().create_task(self._run(), name="desk")

    async def _run(self) -> None:
        try:
            while (self._jobs or self._stale) and not self.ended:
                if self._stale and not await self._reload():
                    await asyncio.sleep(RETRY_MOST)
                    continue
                if self._jobs:
                    jobs = tuple(self._jobs)
                    self._jobs.clear()
                    await self._settle(jobs)
                if not self.ended:
                    await self._deliver()
        finally:
            self._task = None
            while self._jobs:
                self._jobs.popleft().answer(Verdict("gone" if self.ended else "later"))
            self._node.settled(self.id)

    async def _settle(self, jobs: tuple[Job, ...]) -> None:
        """Judge, commit and answer one batch."""
        try:
            for _ in range(ATTEMPTS):
                await self._node.vouch()
                batch = self._judge(jobs)
                if batch.session == self.session and not batch.effects.erase:
                    del self.reports[: batch.reported]
                    self._answered(jobs, batch)
                    return
                commit = self._commit(batch)
                self._node.figures.batch.observe(len(jobs))
                done = await self._submitted(commit)
                match done.outcome:
                    case "applied":
                        self._adopt(batch, commit)
                        self._answered(jobs, batch)
                        if batch.effects.erase:
                            self._end(ERASED)
                        return
                    case "clock":
                        self._node.clock.heard(done.time)
                    case "conflict":
                        if not await self._reload():
                            break
                    case "gone":
                        self._end(GONE)
                        break
        except Unavailable:
            log.warning("not saved", why="the store was not reached")
        except Exception as error:
            # a fault of ours must not leave anybody without an answer, and what it was about is not for the log
            log.error("not judged", kind=type(error).__name__)
        self._unsaved(jobs)
        for job in jobs:
            job.answer(Verdict("gone" if self.ended else "later"))

    def _unsaved(self, jobs: tuple[Job, ...]) -> None:
        """Nothing was saved. What devices asked for they send again; what was reported, and what is due by itself, is tried again here."""
        if self.ended:
            return
        self.reports += [command for job in jobs for command in job.commands if isinstance(command, Report)]
        if self.reports or self.session.due is not None:
            self._node.alarms.arm(self.id, self._node.clock.now() + RETRY_DUE)

    def _judge(self, jobs: tuple[Job, ...]) -> Batch:
        batch = Batch(self.session, self.library, self._node.clock.now())
        batch.report(self.reports)
        for job in jobs:
            batch.judge(job)
        return batch

    def _commit(self, batch: Batch) -> Commit:
        drop = set(batch.effects.drop)
        return Commit(
            session=self.id,
            id=secrets.token_hex(16),
            parent=self.commit,
            state=pack(batch.session),
            now=batch.session.now,
            not_before=batch.due,
            ttl=time_to_live(batch.session),
            blobs={name: blob for name, blob in batch.effects.blobs.items() if name not in drop},
            drop=tuple(drop),
            erase=batch.effects.erase,
        )

    async def _submitted(self, commit: Commit) -> Committed:
        """Submit until it is known what became of it. Raises Unavailable only when it certainly was not done."""
        delay, unknown = RETRY_FIRST, False
        figures, started = self._node.figures, time.monotonic()
        while True:
            try:
                done = await self._node.store.commit(commit)
            except Unavailable:
                figures.commits.add("unavailable")
                if not unknown:
                    raise
            except StoreError:
                figures.commits.add("unknown")
                unknown = True
            else:
                figures.commits.add(done.outcome)
                figures.commit_time.observe(time.monotonic() - started)
                return done
            await asyncio.sleep(delay)
            delay = min(delay * 2, RETRY_MOST)

    def _adopt(self, batch: Batch, commit: Commit) -> None:
        nodes = {state.node for session in (self.session, batch.session) for state in session.seats.values()}
        self.session, self.commit, self._views = batch.session, commit.id, batch.views
        del self.reports[: batch.reported]
        self.renewed = batch.session.now
        for node in nodes - {"", self._node.id}:
            self._node.hint(node, Hint(self.id, commit.id))

    def _answered(self, jobs: tuple[Job, ...], batch: Batch) -> None:
        for job, verdict, taken in zip(jobs, batch.verdicts, batch.seats, strict=True):
            if job.line is not None and taken is not None and verdict.result == "accepted":
                self._attach(job.line, *taken)
            job.answer(verdict)
        self._arm()

    def _arm(self) -> None:
        due = self.session.due
        self._node.alarms.arm(self.id, None if due is None else due + self._patience())

    def _patience(self) -> int:
        """Milliseconds that other nodes may ring first. Where they hold both partners, this one rings only when they are dead: what
        they did not vouch for did not pass, and that is known by then."""
        nodes = {seat: state.node for seat, state in self.session.seats.items() if state.presence in ("here", "moving")}
        partners = {nodes[seat] for seat in PARTNERS if seat in nodes}
        if partners and self._node.id not in partners:
            return BYSTANDER
        return STAGGER if nodes.get("a", self._node.id) != self._node.id else 0

    def _attach(self, line: Line, seat: Seat, epoch: int) -> None:
        line.seat, line.epoch = seat, epoch
        older = self.lines.get(seat)
        if older is not None and older is not line:
            older.end(MOVED)
        self.lines[seat] = line
        if line.greeting is not None:
            line.tell(line.greeting(seat))

    # --- what the store has

    async def _reload(self) -> bool:
        """Take the store's copy; False when the store cannot be read now."""
        try:
            record = await self._node.store.load(self.id)
        except StoreError:
            return False
        self._stale = False
        if record is None:
            self._end(GONE)
        elif record.commit != self.commit:
            self._take(record)
        return True

    def _take(self, record: Record) -> None:
        try:
            self.session, self.commit = unpack(record.state), record.commit
        except TooNew:
            self._end(TOO_OLD)
            return
        self._views = {}
        self._arm()

    # --- what devices are shown

    async def _deliver(self) -> None:
        """Bring every connection up to date: who may no longer be here, notices, released answers, the view."""
        session = self.session
        noticed = session.notice[0] > self._notice
        self._notice = session.notice[0]
        for seat, line in list(self.lines.items()):
            state = seat_of(session, seat)
            if state.presence == "empty" or state.epoch != line.epoch:
                del self.lines[seat]
                line.end(SENT_OUT if state.presence == "empty" else MOVED)
                continue
            if state.presence not in ("here", "moving"):
                # another node took this one for dead: nobody else would say that the device never left, so it comes back itself
                del self.lines[seat]
                line.end(STALE)
                continue
            if noticed and seat != "host":
                line.tell(NOTICES[session.notice[1]])
            if state.seq != line.seq:
                await self._show(line, self._views.get(seat) or view(session, self.library, seat), state.seq)
        self._views = {}

    async def _show(self, line: Line, seen: View, seq: int) -> None:
        """Send the released answers that this view names and the device has not got, then the view."""
        missing = [each for each in seen.opened if each.instance not in line.opened]
        if missing:
            names = [(each.instance, seat) for each in missing for seat in each.seats]
            try:
                blobs = await self._node.store.blobs(self.id, [sealed_key(*name) for name in names])
            except StoreError:
                # its seq stays behind, so the next delivery tries again: the next view's, or one of its own soon
                self._node.alarms.arm(self.id, self._node.clock.now() + RETRY_DUE)
                return
            answers = [
                OpenedBlob(instance=instance, seat=seat, blob=blob) for (instance, seat), blob in zip(names, blobs, strict=True)
            ]
            line.tell(Opened(answers=answers))
            line.opened |= {each.instance for each in missing}
        line.seq = seq
        line.tell(Seen(seq=seq, view=seen))

    def _end(self, closing: Closing) -> None:
        """The session is not here any more."""
        self.ended = True
        self._node.alarms.arm(self.id, None)
        for line in self.lines.values():
            line.end(closing)
        self.lines.clear()
