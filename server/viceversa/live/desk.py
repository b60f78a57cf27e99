"""One session in this process: judge, commit, answer, show; in that order and one batch at a time.

A desk never tells anybody what is not committed. What arrives while a commit is on its way waits, and is judged together in the next
batch. When the outcome of a commit is unknown the very same commit is submitted again, and nothing is judged until it is known.
A copy that turns out not to be the store's is dropped and read again; it is never mended.

A batch that meets no obstacle takes no task: it is judged when it comes and finished when the store has answered. Everything else
(a stale copy, a store that is away, an outcome that is not known) is settled step by step in `_settle`.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Coroutine
from functools import partial

import msgspec
import structlog

from viceversa.game.commands import Command, Gone, Lapse, Moving, Tick
from viceversa.game.exercise import Library, PartnerSeat, Seat
from viceversa.game.play import time_to_live
from viceversa.game.session import Session, other, seat_of
from viceversa.store.contract import Commit, Committed, Hint, Record, StoreError, Unavailable
from viceversa.wire.closing import ERASED, GONE, TOO_OLD, Closing
from viceversa.wire.messages import Relayed

from .batch import Batch, Job, Verdict
from .keeper import Keeper
from .line import Line
from .patience import patience
from .record import TooNew, pack, unpack
from .screens import Screens, Waiting

log = structlog.get_logger()

ATTEMPTS = 8
"""How often a batch is judged again because the store had something newer, or another time."""

RETRY_DUE = 1_000
"""Milliseconds after which what could not be saved is tried again, where nobody else would."""

RETRY_FIRST, RETRY_MOST = 0.05, 1.0
"""Seconds between submissions of a commit whose outcome is unknown."""


class Desk:
    """The live copy of a session. Made by `Node.desk`; goes by itself when nobody needs it."""

    def __init__(self, node: Keeper, session: Session, library: Library, commit: str) -> None:
        self.id = session.id
        self.library = library
        self.session = session
        self.commit = commit
        self.screens = Screens(session, node.id)
        self.reports: list[Gone] = []
        self.ended = False
        self.leaving = self.outdated = False
        self.used = session.now
        self.renewed = session.now
        self._node = node
        self._jobs: deque[Job] = deque()
        self._stale = False
        self._busy = False
        self._began = 0.0
        self._task: asyncio.Task[None] | None = None

    # --- what others ask of it

    @property
    def lines(self) -> dict[Seat, Line]:
        """The connections held here, by seat."""
        return self.screens.lines

    def submit(self, *commands: Command, line: Line | None = None) -> asyncio.Future[Verdict]:
        """Have commands judged, in order; the first that is refused ends them; none at all only looks whether the copy is stale. A
        `line` takes the seat that its token opens. The future never raises."""
        verdict: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self.put(Job(commands, partial(_known, verdict), line=line))
        return verdict

    def put(self, job: Job) -> None:
        """The same for a job, whose verdict is told, once, before anything that follows from it is shown."""
        if self.ended:
            job.answer(self._excuse())
        else:
            self._jobs.append(job)
            self._turn()

    def look(self) -> None:
        """Apply what is due."""
        self.submit(Tick())

    def hinted(self, hint: Hint | None) -> None:
        """Another node says that there is a commit; None when hints may have been missed. What follows on this copy is taken from the hint:
        it is in the store, or its node would not speak of it. Anything else is read."""
        if hint is not None and hint.commit == self.commit:
            return
        if hint is None or not self._goes_on(hint):
            self._stale = True
            self.submit()

    def _goes_on(self, hint: Hint) -> bool:
        """Take what a hint brings and show it; False where it does not follow on this copy, or cannot be read."""
        if not hint.state or hint.parent != self.commit or self._busy or self._stale or self.ended:
            return False
        try:
            self._take(Record(hint.commit, hint.state))
        except msgspec.MsgspecError:
            return False
        self._busy = True
        self._show()
        self._turn()
        return True

    def left(self, line: Line, at: int) -> None:
        """A connection is gone since `at`."""
        if self.lines.get(line.seat) is line:
            del self.lines[line.seat]
            self.used = self._node.clock.now()
            self.submit(Gone(line.seat, line.epoch, at))

    def leave(self) -> list[asyncio.Future[Verdict]]:
        """This node is leaving: mark the seats it holds as moving. What their devices say from now on is for another node."""
        self.leaving = True
        return [self.submit(Moving(seat, line.epoch)) for seat, line in list(self.lines.items())]

    def relay(self, seat: PartnerSeat, data: bytes) -> None:
        """Pass bytes to the other partner's device, wherever it is connected. Best effort."""
        to = other(seat)
        if (line := self.lines.get(to)) is not None:
            line.tell(Relayed(data=data))
        elif (node := seat_of(self.session, to).node) not in ("", self._node.id):
            self._node.hint(node, Hint(self.id, self.commit, to, data))

    def remote_seats(self) -> list[tuple[Seat, str]]:
        """Seats whose connections other nodes hold, and which. Who is on the way from a node is not held by it any more, and its silence
        proves nothing."""
        return [
            (seat, state.node)
            for seat, state in self.session.seats.items()
            if state.presence == "here" and state.node not in ("", self._node.id)
        ]

    @property
    def idle(self) -> bool:
        """Whether this copy may be forgotten."""
        return not (self.lines or self._jobs or self.reports or self._busy) and self.session.due is None

    # --- a batch, where nothing is in the way

    def _turn(self) -> None:
        """Judge what waits, unless a batch is under way; what is saved later takes the next turn itself."""
        while self._jobs and not self._busy and not self.ended:
            self._busy = True
            jobs = self._taken()
            if self._stale or not self._node.others.unneeded(self.session):
                self._go(self._settle(jobs))
                return
            try:
                batch = self._judge(jobs, [])
                commit = self._commit(batch) if batch.changed(self.session) else None
                if commit is None:
                    self._finish(jobs, batch, None)
                else:
                    self._node.store.submit(commit, partial(self._saved, jobs, batch, commit))
            except Exception as error:
                self._unjudged(jobs, error)

    def _taken(self) -> tuple[Job, ...]:
        """All that waits, taken out of the line."""
        jobs = tuple(self._jobs)
        self._jobs.clear()
        return jobs

    def _saved(self, jobs: tuple[Job, ...], batch: Batch, commit: Commit, done: Committed | StoreError) -> None:
        """The store has answered, or has not."""
        if isinstance(done, StoreError) or done.outcome != "applied":
            self._go(self._settle(jobs, (batch, commit, done)))
            return
        self._counted("applied")
        try:
            self._finish(jobs, batch, commit)
        except Exception as error:
            self._unjudged(jobs, error)
        self._turn()

    def _finish(self, jobs: tuple[Job, ...], batch: Batch, commit: Commit | None) -> None:
        """Everything of a batch is in the store: answer it and show it."""
        if commit is not None:
            self._adopt(batch, commit)
        del self.reports[: batch.reported]
        self._answer(jobs, batch)
        if batch.effects.erase:
            self._end(ERASED)
        self._show()

    def _show(self) -> None:
        """Bring the screens up to date, and be free for the next batch; but when released answers have to be read first, after that."""
        waiting: list[Waiting] = []
        try:
            waiting = self.screens.deliver(self.session, self.library)
        except Exception as error:
            self._unshown(error)
        if waiting:
            self._go(self._open(waiting))
        else:
            self._free()

    def _free(self) -> None:
        self._busy = False
        if self.ended:
            while self._jobs:
                self._jobs.popleft().answer(self._excuse())
            self._node.ended(self.id)

    def _go(self, steps: Coroutine[None, None, None]) -> None:
        """Go on in a task; the next turn comes when it has ended."""
        self._task = asyncio.get_running_loop().create_task(self._stepped(steps), name="desk")

    async def _stepped(self, steps: Coroutine[None, None, None]) -> None:
        try:
            await steps
        finally:
            self._turn()

    # --- judging, adopting, answering

    def _judge(self, jobs: tuple[Job, ...], lapses: list[Lapse]) -> Batch:
        batch = Batch(self.session, self.library, self._node.clock.now())
        batch.report(lapses, self.reports)
        for job in jobs:
            batch.judge(job)
        return batch

    def _commit(self, batch: Batch) -> Commit:
        self._node.figures.batch.observe(len(batch.verdicts))
        self._began = time.monotonic()
        drop = set(batch.effects.drop)
        return Commit(
            session=self.id,
            id=self._node.commit_id(),
            parent=self.commit,
            state=pack(batch.session),
            now=batch.clock,
            not_before=batch.due if batch.due > self.session.now else 0,  # what a commit has reached need not be reached again
            ttl=time_to_live(batch.session),
            blobs={name: blob for name, blob in batch.effects.blobs.items() if name not in drop},
            drop=tuple(drop),
            erase=batch.effects.erase,
        )

    def _counted(self, outcome: str) -> None:
        """Count what became of a commit, and how long that took."""
        self._node.figures.commits.add(outcome)
        if outcome not in ("unavailable", "unknown"):
            self._node.figures.commit_time.observe(time.monotonic() - self._began)

    def _adopt(self, batch: Batch, commit: Commit) -> None:
        before, self.session, self.commit = self.session, batch.session, commit.id
        self.screens.views = batch.views
        self.renewed = batch.now
        others = {state.node for session in (before, batch.session) for state in session.seats.values()} - {"", self._node.id}
        for node in others:
            state = b"" if commit.erase else commit.state
            self._node.hint(node, Hint(self.id, commit.id, parent=commit.parent or "", state=state))

    def _answer(self, jobs: tuple[Job, ...], batch: Batch) -> None:
        for job, verdict, taken in zip(jobs, batch.verdicts, batch.seats, strict=True):
            if job.line is not None and taken is not None and verdict.result == "accepted":
                self.screens.attach(job.line, *taken)
            job.answer(verdict)
        self._arm()

    def _arm(self) -> None:
        due = self.session.due
        self._node.alarms.arm(self.id, None if due is None else due + patience(self.session, self._node.id))

    # --- a batch, where something is in the way

    async def _settle(self, jobs: tuple[Job, ...], tried: tuple[Batch, Commit, Committed | StoreError] | None = None) -> None:
        """Judge, commit, answer and show one batch, whatever the store does; `tried` is a commit that did not go smoothly."""
        try:
            for _ in range(ATTEMPTS):
                if tried is None:
                    lapses = await self._fresh()
                    if self.ended:
                        break
                    batch = self._judge(jobs, lapses)
                    if not batch.changed(self.session):
                        self._finish(jobs, batch, None)
                        return
                    commit, first = self._commit(batch), None
                else:
                    batch, commit, first = tried
                    tried = None
                done = await self._submitted(commit, first)
                match done.outcome:
                    case "applied":
                        self._finish(jobs, batch, commit)
                        return
                    case "clock":
                        self._node.clock.heard(done.time)
                    case "conflict":
                        self._stale = True
                    case "gone":
                        await self._lost()
                        break
            else:
                log.warning("not saved", why="the store had something else each time")
        except Unavailable:
            log.warning("not saved", why="the store was not reached")
        except Exception as error:
            self._unjudged(jobs, error)
            return
        self._unsaved(jobs)

    async def _fresh(self) -> list[Lapse]:
        """Return with a copy that is not known to be stale, and the time since it was judged that nobody vouched for. Raises Unavailable
        while the store is away."""
        if self._stale:
            await self._reload()
        return [] if self.ended else await self._node.others.lapses(self.session)

    async def _submitted(self, commit: Commit, first: Committed | StoreError | None) -> Committed:
        """Submit until it is known what became of it; `first` is what came of it already. Raises Unavailable only when it certainly was
        not done."""
        delay, unknown = RETRY_FIRST, False
        while True:
            try:
                if isinstance(first, StoreError):
                    raise first
                done = first or await self._node.store.commit(commit)
            except Unavailable:
                self._counted("unavailable")
                if not unknown:
                    raise
            except StoreError:
                self._counted("unknown")
                unknown = True
            else:
                self._counted(done.outcome)
                return done
            first = None
            if delay == RETRY_MOST:
                self._put_off(self._taken())  # nobody waits in line for long: whoever is told so asks again
            await asyncio.sleep(delay)
            delay = min(delay * 2, RETRY_MOST)

    def _unjudged(self, jobs: tuple[Job, ...], error: Exception) -> None:
        """A fault of ours must not leave anybody without an answer, and what it was about is not for the log."""
        log.error("not judged", kind=type(error).__name__)
        self._unsaved(jobs)

    def _unsaved(self, jobs: tuple[Job, ...]) -> None:
        """Nothing was saved. What devices asked for they send again; what was reported, and what is due by itself, is tried again here."""
        try:
            self._put_off(jobs)
        finally:
            if self._stale or self.reports or self.session.due is not None:
                self._look_again()
            self._show()

    def _unshown(self, error: Exception) -> None:
        """Not every screen is up to date. Its seq stays behind, so the next delivery tries again: the next view's, or one of its own soon."""
        if not isinstance(error, StoreError):
            log.error("not shown", kind=type(error).__name__)
        self._look_again()

    def _look_again(self) -> None:
        if not self.ended:
            self._node.alarms.arm(self.id, self._node.clock.now() + RETRY_DUE)

    def _put_off(self, jobs: tuple[Job, ...]) -> None:
        """These are not judged: whoever asked may ask again, and losses are kept for the next batch."""
        losses = dict.fromkeys(command for job in jobs for command in job.commands if isinstance(command, Gone))
        self.reports += [loss for loss in losses if loss not in self.reports]
        for job in jobs:
            job.answer(self._excuse())

    def _excuse(self) -> Verdict:
        """What becomes of a command that is not judged here: it may be sent again, to another node perhaps, or its session is gone."""
        return Verdict("gone" if self.ended and not self.outdated else "later")

    # --- what the store has

    async def _reload(self) -> None:
        """Take the store's copy. Raises Unavailable."""
        record = await self._node.store.load(self.id)
        self._stale = False
        if record is None:
            await self._lost()
        elif record.commit != self.commit:
            self._take(record)

    def _take(self, record: Record) -> None:
        try:
            self.session, self.commit = unpack(record.state), record.commit
        except TooNew:
            self.outdated = True
            self._end(TOO_OLD)
            return
        self.screens.views = {}
        self._arm()

    async def _open(self, waiting: list[Waiting]) -> None:
        """Read the released answers that devices must have before their views."""
        try:
            for each in waiting:
                self.screens.open(each, await self._node.store.blobs(self.id, each.keys))
        except Exception as error:
            self._unshown(error)
        finally:
            self._free()  # whatever went wrong: a desk that stays busy would answer nobody any more

    async def _lost(self) -> None:
        """The store has no such session any more; say why, as long as that is known."""
        try:
            erased = await self._node.store.erased(self.id)
        except StoreError:
            erased = False
        self._end(ERASED if erased else GONE)

    def _end(self, closing: Closing) -> None:
        """The session is not here any more."""
        self.ended = True
        self._node.alarms.arm(self.id, None)
        self.screens.end(closing)


def _known(verdict: asyncio.Future[Verdict], said: Verdict) -> None:
    if not verdict.done():
        verdict.set_result(said)
