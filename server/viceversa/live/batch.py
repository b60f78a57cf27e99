"""A batch of commands, judged one after the other against one copy of a session: what is to be committed, answered and shown.

Pure, as the rules are: nothing here waits, saves or sends.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from viceversa.game.commands import Command, Gone, Here, Lapse, NewDoor, Sit
from viceversa.game.exercise import Library, Seat
from viceversa.game.outcome import Effects
from viceversa.game.play import Moment, Sender, play
from viceversa.game.refusals import sentence
from viceversa.game.session import Session
from viceversa.game.view import View

from .line import Line


class Verdict(NamedTuple):
    """What became of a command: accepted; refused, with a code; later, when it may or may not have been saved; gone, with the session."""

    result: Literal["accepted", "refused", "later", "gone"]
    code: str | None = None

    @property
    def say(self) -> str | None:
        """The sentence for a person."""
        return sentence(self.code) if self.code else None


class Job:
    """Commands to judge one after the other, and who is told the verdict, once. `line` takes the seat that its token opens, once saved."""

    __slots__ = ("_told", "commands", "door", "line", "rtt", "sender", "tapped")

    def __init__(
        self,
        commands: tuple[Command, ...],
        told: Callable[[Verdict], None],
        sender: Sender | None = None,
        tapped: int | None = None,
        rtt: int | None = None,
        door: NewDoor | None = None,
        line: Line | None = None,
    ) -> None:
        self._told: Callable[[Verdict], None] | None = told
        self.commands = commands
        self.sender = sender
        self.tapped = tapped
        self.rtt = rtt
        self.door = door
        self.line = line

    def answer(self, verdict: Verdict) -> None:
        """Say what became of it, once."""
        told, self._told = self._told, None
        if told is not None:
            told(verdict)


class Batch:
    """A batch as judged: what the session would be, and each job's verdict, and the seat and epoch it took for its connection.
    `reported` is how many losses are in it that had been put off; more may have come by the time that it is saved. `now` is the moment at
    which it was judged; the session's own may be earlier, when only a report of an earlier moment changed anything. `clock` is what the
    store's clock was taken to be: earlier than `now` where that clock has gone back, and then time stands still until it has caught up."""

    def __init__(self, session: Session, library: Library, now: int) -> None:
        self.session = session
        self.effects = Effects()
        self.views: dict[Seat, View] = {}
        self.due = 0
        self.reported = 0
        self.verdicts: list[Verdict] = []
        self.seats: list[tuple[Seat, int] | None] = []
        self._library = library
        self.clock = now
        self.now = max(now, session.now)

    def changed(self, before: Session) -> bool:
        """Whether there is anything to commit."""
        return self.session != before or self.effects.erase

    def _play(self, command: Command, job: Job | None = None, now: int | None = None) -> str | None:
        moment = Moment(now or self.now) if job is None else Moment(self.now, job.tapped, job.rtt, job.door)
        outcome = play(self.session, self._library, command, moment, None if job is None else job.sender)
        self.session, self.due = outcome.session, max(self.due, outcome.due)
        self.views |= outcome.views
        self.effects.blobs |= outcome.effects.blobs
        self.effects.drop += outcome.effects.drop
        self.effects.erase = self.effects.erase or outcome.effects.erase
        return outcome.refused

    def report(self, lapses: Sequence[Lapse], losses: Sequence[Gone]) -> None:
        """Judge what is to be said first: time is taken back before anything falls due in it, then who is gone since when."""
        self.reported = len(losses)
        for lapse in lapses:
            self._play(lapse, now=lapse.to)
        for loss in losses:
            self._play(loss)

    def judge(self, job: Job) -> None:
        """Judge a job; the first command that is refused ends it.

        A seat is not taken for a connection that its device has given up: it may long sit on another, which this would send away.
        """
        if job.line is not None and not job.line.open():
            self.verdicts.append(Verdict("later"))
            self.seats.append(None)
            return
        refused: str | None = None
        for command in job.commands:
            if (refused := self._play(self._if_seated(command), job)) is not None:
                break
        self.verdicts.append(Verdict("accepted") if refused is None else Verdict("refused", refused))
        self.seats.append(_seat_of_token(self.session, job.line.token) if job.line is not None else None)

    def _if_seated(self, command: Command) -> Command:
        """A person who sits already, by an earlier submission or a join whose welcome was lost, has no seat to take but comes back to it."""
        if not isinstance(command, Sit) or (taken := _seat_of_token(self.session, command.token)) is None:
            return command
        return Here(taken[0], command.node, command.token, command.rtt)


def _seat_of_token(session: Session, token: bytes) -> tuple[Seat, int] | None:
    return next(((seat, state.epoch) for seat, state in session.seats.items() if token in state.tokens), None)
