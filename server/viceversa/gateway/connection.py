"""One device's connection, from its first message to its last: read, answer, and hand what is a command to the desk.

Every message is answered, or is a liveness ping; nothing a peer sends raises, and nothing is dropped without a word.
"""

from __future__ import annotations

import asyncio

from viceversa.game.commands import DeviceCommand, InviteHost, NewDoor, OpenDoor, SendOut
from viceversa.game.play import Sender
from viceversa.game.refusals import sentence
from viceversa.live.batch import Verdict
from viceversa.live.desk import Desk
from viceversa.live.figures import BY_DEVICE
from viceversa.live.line import Line
from viceversa.live.node import Node
from viceversa.settings import Settings
from viceversa.store.contract import StoreError
from viceversa.wire.closing import ELSEWHERE, GONE, MALFORMED, NO_SEAT, TOO_OLD
from viceversa.wire.codec import Malformed
from viceversa.wire.messages import Answered, Do, Join, Message, Open, Ping, Pong, Refused, Relay, Resume

from .doorway import Doorway

MOST_UNDER_WAY = 16
"""Commands of one connection that may wait for their answers; the next is read when one of them has it."""

OPENS_A_DOOR = (OpenDoor, SendOut, InviteHost)


class Connection:
    """What one device has said so far on one connection."""

    def __init__(self, node: Node, doorway: Doorway, settings: Settings, line: Line, address: str) -> None:
        self._node = node
        self._doorway = doorway
        self._settings = settings
        self._address = address
        self._unreadable = 0
        self._under_way = asyncio.Semaphore(MOST_UNDER_WAY)
        self.line = line
        node.figures.opened.add()
        self.desk: Desk | None = None

    async def heard(self, message: Message | Malformed) -> None:
        """Take one message and answer it."""
        line = self.line
        line.heard = self._node.clock.now()
        if self._node.leaving:
            line.end(ELSEWHERE)
            return
        match message:
            case Malformed():
                self._malformed(message)
            case Ping(t=t):
                line.tell(Pong(t=t, now=self._node.clock.now()))
            case Do():
                await self._do(message)
            case Relay(data=data):
                self._relay(data)
            case Open() | Join() | Resume():
                await self._come_in(message)

    def gone(self) -> None:
        """The connection is closed, by whomever."""
        self._node.figures.closed.add(self.line.goodbye or BY_DEVICE)
        if self.desk is not None and not self._node.leaving:
            self.desk.left(self.line, self._node.clock.now())

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
                desk, refused = await self._doorway.open(message, self.line)
            case Join():
                desk, refused = await self._doorway.join(message, self.line, self._address)
            case Resume():
                desk, refused = await self._doorway.resume(message, self.line)
        self.desk = desk
        self._node.figures.came_in(_way(message), None if refused is None else refused.code)
        if refused is None:
            return
        self.line.tell(refused)
        if refused.code == TOO_OLD.code:
            self.line.end(TOO_OLD)
        elif isinstance(message, Resume) and refused.code == NO_SEAT.code:
            self.line.end(NO_SEAT)

    async def _do(self, message: Do) -> None:
        """One command, one answer. Does not wait for it, so that a ping behind a slow command is still answered at once."""
        if self.desk is None:
            self._answer(message, Verdict("refused", "no_seat"))
            return
        try:
            door = await self._door(message.command)
        except StoreError:
            self._answer(message, Verdict("later"))
            return
        await self._under_way.acquire()
        waiting = True

        def told(verdict: Verdict) -> None:
            nonlocal waiting
            if waiting:
                waiting = False
                patience.cancel()
                self._under_way.release()
                self._answer(message, verdict)

        patience = asyncio.get_running_loop().call_later(self._settings.later_seconds, told, Verdict("later"))
        instance, counter = message.id
        sender = Sender(self.line.seat, self.line.epoch, instance, counter)
        self.desk.submit(message.command, sender=sender, tapped=message.at, rtt=self.line.rtt, door=door, told=told)

    async def _door(self, command: DeviceCommand) -> NewDoor | None:
        if self.desk is None or not isinstance(command, OPENS_A_DOOR):
            return None
        return await self._doorway.new_door(self.desk.id)

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
