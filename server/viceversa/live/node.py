"""This process: the desks it keeps, and what it hears of other nodes.

Nodes never talk to each other: the store is enough, and a hint in an inbox only saves a little waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import secrets
from collections.abc import Coroutine, Sequence
from typing import Any

import structlog

from viceversa.game.commands import Gone
from viceversa.game.exercise import Seat
from viceversa.game.play import time_to_live
from viceversa.game.session import Session, seat_of
from viceversa.store.contract import GAP, Commit, Hint, Store, StoreError, Unavailable
from viceversa.wire.messages import Notice, Relayed

from .alarms import Alarms
from .bundles import Bundles
from .desk import Desk
from .figures import Figures
from .lasting import lasting
from .leaving import send_elsewhere
from .line import Line
from .others import Others
from .pulse import Pulse
from .record import pack, unpack
from .rounds import Rounds, parts
from .store_clock import StoreClock
from .unvouched import DEAD, gone, holders

log = structlog.get_logger()

CANARY = 3_000
"""Milliseconds without its own canary after which a node subscribes anew and reads its sessions again."""

LOOK_AGAIN = 250
"""Milliseconds after which something that is due is looked at again, while another node of the session is silent."""

READ_WITHIN, READ_MOST = 1.0, 2_000
"""Seconds over which all sessions are read again after a gap, at least, and how many a second, at most."""

UPKEEP = 60.0
"""Seconds in which everything is looked at once that must be renewed."""

AT_ONCE = 32
"""Sessions that are judged in one turn of the event loop when a node has died, so that whoever is heard meanwhile need not wait."""

STOP_AGAIN = 0.5
"""Seconds after which a loop that has not stopped is told again."""

SAVING_STOPPED = Notice(code="saving_stopped", say="The server can't save just now. Your place is kept. This sends itself.")
SAVING_AGAIN = Notice(code="saving_again", say="Saving works again.")


class Node:
    """One server process, as the sessions see it."""

    def __init__(self, store: Store, bundles: Bundles) -> None:
        self.id = secrets.token_hex(8)
        self.store = store
        self.bundles = bundles
        self.clock = StoreClock()
        self.figures = Figures()
        self.alarms = Alarms(self.clock, self._ring, self.figures.lateness)
        self.pulse = Pulse(store, self.id, self.clock, lapsed=self._lapsed, turned=self._turned)
        self.others = Others(store, self.id, self.clock, self.pulse)
        self.leaving = False
        self._desks: dict[str, Desk] = {}
        self._rounds = Rounds(self._desks, self.clock, lost=self.lost, forget=self._forget)
        self._loading: dict[str, asyncio.Future[Desk | None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._reading: asyncio.Task[None] | None = None
        self._commits = itertools.count()

    # --- life

    async def start(self) -> None:
        """Write the first beat and begin to listen. Raises Unavailable."""
        await self.pulse.beat()
        await self.bundles.keep()
        self._heart = self._spawn(lasting(self.pulse.run))
        for loop in (self._rounds.run, self._watch, self._inbox, self._upkeep):
            self._spawn(lasting(loop))

    async def leave(self) -> None:
        """Send every device elsewhere, its seat marked as moving, and vouch for nothing from then on."""
        self.leaving = True
        await send_elsewhere(lambda: list(self._desks.values()))
        self.alarms.stop()
        self._heart.cancel()

    async def stop(self) -> None:
        """Stop every loop."""
        self.alarms.stop()
        self.pulse.stop()
        while self._tasks:
            for task in self._tasks:
                task.cancel()  # more than once, as a library below the store may swallow one while it connects
            await asyncio.wait(self._tasks, timeout=STOP_AGAIN)

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def measured(self) -> Figures:
        """The figures, with those that are looked up rather than counted as they are now."""
        figures, lines = self.figures, [seat for desk in self._desks.values() for seat in desk.lines]
        hosts = lines.count("host")
        figures.sessions.set(len(self._desks))
        figures.connections.set(len(lines) - hosts, "partner")
        figures.connections.set(hosts, "host")
        figures.connections.set(max(0, figures.opened.total - figures.closed.total - len(lines)), "none")
        figures.store_up.set(self.saving)
        figures.leaving.set(self.leaving)
        figures.unvouched.reach(self.pulse.unvouched / 1000)
        figures.replicas_short.reach(self.store.tally.short)
        figures.undurable.reach(self.store.tally.undurable)
        figures.bundles.set(self.bundles.held)
        figures.bundles_read.reach(self.bundles.fetched)
        return figures

    # --- desks

    async def create(self, session: Session) -> Desk:
        """Save a new session and give its desk. Raises StoreError."""
        library = (await self.bundles.get(session.library)).library
        commit = Commit(
            session=session.id,
            id=self.commit_id(),
            parent=None,
            state=pack(session),
            now=session.now,
            ttl=time_to_live(session),
        )
        done = await self.store.commit(commit)
        if done.outcome != "applied":
            raise Unavailable(f"A new session could not be saved: {done.outcome}.")
        desk = self._desks[session.id] = Desk(self, session, library, commit.id)
        return desk

    async def desk(self, session: str) -> Desk | None:
        """The desk of a session, read from the store if need be; None when there is no such session. Raises StoreError, TooNew."""
        if (desk := self._desks.get(session)) is not None:
            desk.used = self.clock.now()
            return desk
        if (loading := self._loading.get(session)) is not None:
            return await asyncio.shield(loading)
        future: asyncio.Future[Desk | None] = asyncio.get_running_loop().create_future()
        self._loading[session] = future
        try:
            desk = await self._load(session)
        except BaseException as error:
            future.set_exception(error)
            future.exception()
            raise
        else:
            future.set_result(desk)
            return desk
        finally:
            del self._loading[session]

    async def _load(self, session: str) -> Desk | None:
        await self.vouch()
        record = await self.store.load(session)
        if record is None:
            return None
        state = unpack(record.state)
        bundle = await self.bundles.get(state.library)
        desk = Desk(self, state, bundle.library, record.commit)
        dead = await self.others.silent((seat.node for seat in state.seats.values()), DEAD)
        self._desks[session] = desk
        if losses := gone(state, dead, self.id):
            await desk.submit(*losses)
        else:
            desk.look()
        return desk

    async def returning(self, desk: Desk, seat: Seat) -> None:
        """Before a seat is taken on this node: if another node held it and has been silent, it was gone since that node's last beat."""
        state = seat_of(desk.session, seat)
        if state.presence == "here" and (beat := (await self.others.silent([state.node], GAP)).get(state.node)) is not None:
            await desk.submit(Gone(seat, state.epoch, beat))

    def ended(self, session: str) -> None:
        """Forget the desk of a session that is not here any more."""
        if (desk := self._desks.get(session)) is not None and desk.ended:
            del self._desks[session]

    def commit_id(self) -> str:
        """A name for a commit that no other commit has: 64 random bits of this process and a count."""
        return f"{self.id}{next(self._commits):016x}"

    def hint(self, node: str, hint: Hint) -> None:
        """Put a hint into another node's inbox, without waiting."""
        self.store.hint(node, hint)

    def _ring(self, session: str) -> None:
        if (desk := self._desks.get(session)) is None:
            return
        if desk.remote_seats():
            self._spawn(self._look_together(desk))
        else:
            desk.look()

    # --- vouching

    @property
    def saving(self) -> bool:
        """Whether the store can be reached."""
        return self.pulse.saving

    async def vouch(self) -> None:
        """Return when this node's beat is fresh. Raises Unavailable while the store is away."""
        await self.pulse.vouch()

    def _lapsed(self) -> None:
        """This node vouched for nothing for a while: its sessions are judged, so that their devices see what is taken back."""
        for desk in list(self._desks.values()):
            if self.id in holders(desk.session):
                desk.look()

    def _turned(self, saving: bool) -> None:
        self.figures.store_away.turn(not saving)
        notice = SAVING_AGAIN if saving else SAVING_STOPPED
        for desk in list(self._desks.values()):
            for line in desk.lines.values():
                line.tell(notice)
            if saving:
                desk.hinted(None)
                desk.look()

    # --- other nodes

    async def _watch(self) -> None:
        """Every second: nodes that fell silent."""
        while True:
            await asyncio.sleep(1)
            with contextlib.suppress(StoreError):
                await self._silent_nodes()

    async def _silent_nodes(self) -> None:
        """Report as gone, since its node's last beat, every partner whose node is dead. Raises Unavailable."""
        dead = await self.others.silent(self._rounds.nodes, DEAD)
        desks = [desk for node in dead for desk in self._rounds.shared_with(node)]
        for some in (desks[n : n + AT_ONCE] for n in range(0, len(desks), AT_ONCE)):
            for desk in some:
                if losses := gone(desk.session, dead):
                    desk.submit(*losses)
            await asyncio.sleep(0)

    async def _look_together(self, desk: Desk) -> None:
        """Something is due in a session that another node shares. While that node is silent it waits until it is known to live or to be
        dead: no phase ends on a partner who may be gone."""
        with contextlib.suppress(StoreError):
            silent = await self.others.silent((node for _, node in desk.remote_seats()), GAP)
            if silent and silent != await self.others.silent(silent, DEAD):
                self.alarms.arm(desk.id, self.clock.now() + LOOK_AGAIN)
                return
            if losses := gone(desk.session, silent):
                desk.submit(*losses)
        desk.look()

    def _forget(self, desk: Desk) -> None:
        """Let go of a copy that nobody is connected to and that nothing will happen to by itself."""
        del self._desks[desk.id]

    def lost(self, desk: Desk, line: Line) -> None:
        """A connection is gone since it was last heard."""
        self.figures.silent.add()
        desk.left(line, line.heard)
        line.cut()

    async def _inbox(self) -> None:
        """What other nodes say; and when not even this node's own canary comes, subscribe anew. Ends when the store is closed."""
        loop, patience = asyncio.get_running_loop(), CANARY / 1000
        while True:
            inbox = self.store.inbox(self.id)
            try:
                async with asyncio.timeout(patience) as limit:
                    async for hint in inbox:
                        self._heard(hint)
                        limit.reschedule(loop.time() + patience)
                return
            except TimeoutError:
                continue
            finally:
                await inbox.aclose()  # type: ignore[attr-defined]  # every inbox is an async generator

    def _heard(self, hint: Hint | None) -> None:
        if hint is None:
            self.figures.inbox_gaps.add()
            if self._reading is not None:
                self._reading.cancel()
            self._reading = self._spawn(self._read_again(list(self._desks.values())))
            return
        if (desk := self._desks.get(hint.session)) is None:
            return
        if not hint.seat:
            desk.hinted(hint)
        elif (line := desk.lines.get("a" if hint.seat == "a" else "b")) is not None:
            line.tell(Relayed(data=hint.relay))

    async def _read_again(self, desks: Sequence[Desk]) -> None:
        """Hints may have been missed, and any copy may be old: one that does not know of a host elsewhere, or that a seat was taken on
        another node, least of all. So all are read again, a few at a time. And the store may be another one by now, without our words."""
        async for some in parts(desks, max(READ_WITHIN, len(desks) / READ_MOST)):
            for desk in some:
                desk.hinted(None)
        self.bundles.doubt()
        with contextlib.suppress(StoreError):
            await self.bundles.keep()

    # --- upkeep

    async def _upkeep(self) -> None:
        """Now and then: sessions that are watched but silent live on; bundles in use are kept."""
        while True:
            async for some in parts(list(self._desks.values()), UPKEEP):
                with contextlib.suppress(StoreError):
                    for desk in some:
                        await self._renew(desk)
            with contextlib.suppress(StoreError):
                await self.bundles.keep()

    async def _renew(self, desk: Desk) -> None:
        """Let a session live on that somebody watches, when half its time is over. Raises Unavailable."""
        ttl = time_to_live(desk.session)
        if desk.lines and self.clock.now() - desk.renewed > ttl // 2:
            await self.store.renew(desk.id, ttl)
            desk.renewed = self.clock.now()
