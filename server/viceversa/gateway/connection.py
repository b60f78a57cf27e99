"""One device's connection, from its first message to its last: read, answer, and hand what is a command to the desk.

Every message is answered, or is a liveness ping; nothing a peer sends raises, and nothing is dropped without a word.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Protocol

import structlog

from viceversa.game.commands import InviteHost, NewDoor, OpenDoor, SendOut
from viceversa.game.play import Sender
from viceversa.game.refusals import sentence
from viceversa.live.batch import Job, Verdict
from viceversa.live.desk import Desk
from viceversa.live.figures import BY_DEVICE
from viceversa.live.line import Line
from viceversa.live.node import Node
from viceversa.settings import Settings
from viceversa.store.contract import StoreError
from viceversa.wire.closing import ELSEWHERE, ERASED, GONE, MALFORMED, NO_SEAT, SILENT, SLOW_DOWN, STALE, TOO_OLD, UNSEATED
from viceversa.wire.codec import Codec, Malformed
from viceversa.wire.messages import Answered, Do, Join, Message, Open, Ping, Pong, Refused, Relay, Resume

from .bucket import WINDOW, Bucket
from .crowd import Party
from .doorway import Doorway

log = structlog.get_logger()

MOST_UNDER_WAY = 16
"""Commands of one connection that may wait for their answers; the next is read when one of them has it."""

TICK = 0.001
"""Seconds that a timer may ring early."""

OPENS_A_DOOR = (OpenDoor, SendOut, InviteHost)
ENDS = {closing.code: closing for closing in (TOO_OLD, ERASED, NO_SEAT)}
"""Refusals of a way in that close the connection: nothing can come of it here."""

LATER = Verdict("later")
TOO_FAST = "That's too much at once. Wait a moment, then go on."


class Reading(Protocol):
    """What a connection is read from: told to wait while too much is under way."""

    def pause(self) -> None:
        """Read nothing more for now."""

    def resume(self) -> None:
        """Read on."""

    def deafen(self) -> None:
        """Read nothing more, ever."""


class Connection:
    """What one device has said so far on one connection.

    A message is dealt with at once, without a task or a wait, unless it is about a door. While such a one is under way, or too many
    commands are, what comes next waits in order, and the socket is not read.
    """

    def __init__(
        self,
        node: Node,
        doorway: Doorway,
        settings: Settings,
        codec: Codec,
        line: Line,
        reading: Reading,
        spawn: Callable[[Coroutine[None, None, None]], asyncio.Task[None]],
        party: Party,
    ) -> None:
        self._node = node
        self._doorway = doorway
        self._settings = settings
        self._codec = codec
        self._reading = reading
        self._spawn = spawn
        self._party = party
        self._bucket = Bucket(settings.messages_per_second, debt=WINDOW)
        self._unreadable = 0
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[Message | Malformed] = deque()
        self._meanwhile: asyncio.Task[None] | None = None
        self._under_way: dict[int, tuple[Do, float]] = {}
        self._asked = 0
        self._patience: asyncio.TimerHandle | None = None
        self._gone = False
        self._began = self._loop.time()
        self._spoke = False
        self._held_at: float | None = None
        self.line = line
        line.heard = node.clock.now()
        node.figures.opened.add()
        self.desk: Desk | None = None

    # --- what its socket says

    def took(self, frame: bytes | str, now: float) -> None:
        """Take one message and answer it, or keep it until those before it have been dealt with."""
        line = self.line
        if line.ending:
            self.spent(now)
            return
        line.heard = self._node.clock.now()
        self._spoke = True
        message = self._codec.decode(frame)
        early = self._bucket.take(now)
        if early <= 0:
            early = self._party.bucket.take(now)
        if early > 0:
            self._too_fast(message, early)
        elif self._waiting or self._is_busy(message):
            self._waiting.append(message)
            self._reading.pause()
        else:
            self._take(message)

    def spent(self, now: float) -> None:
        """Count what is no message, and is read all the same."""
        early = self._bucket.take(now)
        if early <= 0:
            self._party.bucket.take(now)
        elif early > WINDOW:
            self._flooded()

    def measured(self, rtt: int) -> None:
        """The round trip took that many milliseconds."""
        self.line.rtt = rtt

    def look(self, now: float) -> None:
        """Let one go that says nothing, takes no seat, or reads nothing. `now` is the event loop's time, in seconds."""
        if self._held_at is not None:
            if now - self._held_at >= self._settings.unread_seconds:
                self.line.end(STALE)
        elif self.desk is None and self._meanwhile is None:
            been = now - self._began
            if not self._spoke and been >= self._settings.hello_seconds:
                self.line.end(SILENT)
            elif been >= self._settings.seat_minutes * 60:
                self.line.end(UNSEATED)

    def hold(self) -> None:
        """The device does not read."""
        self._held_at = self._loop.time()
        self.line.hold()

    def flow(self) -> None:
        """It reads again."""
        self._held_at = None
        self.line.flow()

    def gone(self) -> None:
        """The connection is closed, by whomever."""
        if not self._gone:
            self._node.figures.closed.add(self.line.goodbye or BY_DEVICE)
        self._gone = True
        self._waiting.clear()
        if self._meanwhile is None and self.desk is not None and not self._node.leaving:
            self.desk.left(self.line, self._node.clock.now())

    # --- too much

    def _too_fast(self, message: Message | Malformed, early: float) -> None:
        """Answer what came too soon, without doing it; close what goes on like that. Only its own doing closes a connection: what
        others at its address do does not."""
        match message:
            case _ if early > WINDOW:
                self._flooded()
            case Do():
                self._answer(message, LATER)
            case Malformed():
                self._malformed(message)
            case _:
                self._node.figures.refusals.add("slow_down")
                self.line.tell(Refused(code="slow_down", say=TOO_FAST, wait=1_000 + int(1_000 * early)))

    def _flooded(self) -> None:
        self.line.end(SLOW_DOWN)
        self._reading.deafen()

    # --- one message after the other

    def _is_busy(self, message: Message | Malformed) -> bool:
        return self._meanwhile is not None or (isinstance(message, Do) and len(self._under_way) >= MOST_UNDER_WAY)

    def _go_on(self) -> None:
        """Deal with what has waited, as far as that can be."""
        if self._gone:
            return
        while self._waiting and not self._is_busy(self._waiting[0]):
            self._take(self._waiting.popleft())
        if not self._waiting:
            self._reading.resume()

    def _take(self, message: Message | Malformed) -> None:
        line = self.line
        if line.ending:
            return
        if self.desk is not None and self.desk.leaving:
            return  # its goodbye is on the way; what is not answered here is sent again elsewhere
        if self.desk is None and self._node.leaving:
            line.end(ELSEWHERE)
            return
        match message:
            case Do(command=command) if self.desk is not None and isinstance(command, OPENS_A_DOOR):
                self._wait_for(self._do_with_a_door(message, self.desk.id))
            case Do():
                self._do(message)
            case Ping(t=t):
                line.tell(Pong(t=t, now=self._node.clock.now()))
            case Relay(data=data):
                self._relay(data)
            case Open() | Join() | Resume():
                self._wait_for(self._come_in(message))
            case Malformed():
                self._malformed(message)

    def _wait_for(self, dealing: Coroutine[None, None, None]) -> None:
        self._meanwhile = self._spawn(dealing)
        self._meanwhile.add_done_callback(self._dealt)

    def _dealt(self, task: asyncio.Task[None]) -> None:
        self._meanwhile = None
        if not task.cancelled() and (error := task.exception()) is not None:
            # a fault of ours must not leave a device without an answer for ever; what it was about is not for the log
            log.error("not dealt with", kind=type(error).__name__)
            self.line.cut()
        if self._gone:
            self.gone()
        else:
            self._go_on()

    def _malformed(self, what: Malformed) -> None:
        self._node.figures.refusals.add(what.code)
        self._unreadable += what.code != "unknown_kind"  # a newer device may know more kinds than this server
        if what.id is not None:
            self.line.tell(Answered(id=what.id, result="refused", code=what.code, say=what.say))
        else:
            self.line.tell(Refused(code=what.code, say=what.say))
        if self._unreadable >= self._settings.malformed_most:
            self.line.end(MALFORMED)

    async def _come_in(self, message: Open | Join | Resume) -> None:
        if self.desk is not None:
            self._node.figures.refusals.add("seated")
            self.line.tell(Refused(code="seated", say="This connection has a seat already."))
            return
        match message:
            case Open():
                desk, refused = await self._doorway.open(message, self.line, self._party.network)
            case Join():
                desk, refused = await self._doorway.join(message, self.line, self._party.network)
            case Resume():
                desk, refused = await self._doorway.resume(message, self.line)
        self.desk = desk
        self._node.figures.came_in(_way(message), None if refused is None else refused.code)
        if desk is not None:
            self._bucket = self._doorway.bucket(desk, self.line.seat, self._bucket)
        if refused is None:
            return
        self.line.tell(refused)
        if (closing := ENDS.get(refused.code)) is not None:
            self.line.end(closing)

    async def _do_with_a_door(self, message: Do, session: str) -> None:
        try:
            door = await self._doorway.new_door(session)
        except StoreError:
            self._answer(message, LATER)
        else:
            self._do(message, door)

    def _do(self, message: Do, door: NewDoor | None = None) -> None:
        """One command, one answer. Does not wait for it, so that a ping behind a slow command is still answered at once."""
        if self.desk is None:
            self._answer(message, Verdict("refused", "no_seat"))
            return
        self._asked = number = self._asked + 1
        until = self._loop.time() + self._settings.later_seconds
        self._under_way[number] = message, until
        if self._patience is None:
            self._patience = self._loop.call_at(until, self._out_of_patience)
        instance, counter = message.id
        sender = Sender(self.line.seat, self.line.epoch, instance, counter)
        self.desk.put(Job((message.command,), partial(self._told, number), sender, message.at, self.line.rtt, door))

    def _told(self, number: int, verdict: Verdict) -> None:
        """What became of a command; nothing, when it was answered later already."""
        if (asked := self._under_way.pop(number, None)) is None:
            return
        self._answer(asked[0], verdict)
        if self._waiting:
            self._loop.call_soon(self._go_on)

    def _out_of_patience(self) -> None:
        """Answer what has waited long enough. One timer a connection, over its oldest command: not one a command."""
        self._patience = None
        now = self._loop.time() + TICK
        for number, (_, until) in list(self._under_way.items()):
            if until > now:
                self._patience = self._loop.call_at(until, self._out_of_patience)
                return
            self._told(number, LATER)

    def _answer(self, message: Do, verdict: Verdict) -> None:
        self._node.figures.answered(verdict.result, verdict.code)
        match verdict.result:
            case "gone":
                self.line.end(GONE)
            case result:
                self.line.tell(Answered(id=message.id, result=result, code=verdict.code, say=verdict.say))

    def _relay(self, data: bytes) -> None:
        if self.desk is None:
            self._node.figures.refusals.add("no_seat")
            self.line.tell(Refused(code="no_seat", say=sentence("no_seat")))
        elif self.line.seat == "host":
            self._node.figures.refusals.add("not_for_you")
            self.line.tell(Refused(code="not_for_you", say=sentence("not_for_you")))
        else:
            self.desk.relay(self.line.seat, data)


def _way(message: Open | Join | Resume) -> str:
    """By what somebody comes in, as the figures call it."""
    match message:
        case Open():
            return "open"
        case Join(code=code):
            return "link" if code is None else "code"
        case Resume():
            return "resume"
