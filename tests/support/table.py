"""A table at which a session is played in memory: the rules alone, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, Library, PartnerSeat, Seat, Step
from viceversa.game.outcome import Outcome
from viceversa.game.phases import current, owes
from viceversa.game.play import Moment, Sender, play
from viceversa.game.session import Door, LaneAnswer, Session, seat_of
from viceversa.game.sight import view
from viceversa.game.view import View

START = 1_000_000_000_000


class Played(NamedTuple):
    """One thing that was put to the rules: what is needed to put it to them again."""

    command: c.Command
    moment: Moment
    sender: Sender | None


class Table:
    """Two seats and perhaps a host, each on a connection that works. Every view a seat is sent is kept in `sent`, and everything that
    was put to the rules in `log`."""

    def __init__(self, library: Library, seed: int = 0, *, seated: bool = True) -> None:
        self.library = library
        self.now = START
        door = Door("BCDFGH", "secret", START + 600_000)
        self.session = Session(id="s", seed=seed.to_bytes(16, "big"), library=library.fingerprint, now=START, door=door)
        self.log: list[Played] = []
        self.counters: dict[str, int] = {}
        self.sent: dict[Seat, list[View]] = {"a": [], "b": [], "host": []}
        self.blobs: dict[str, bytes] = {}
        self.erased = False
        self.notices: list[str] = []
        if seated:
            for seat in PARTNERS:
                self.sit(seat)

    # --- doing things

    def report(self, event: c.Event) -> Outcome:
        """Something the server reports."""
        return self._play(event, Moment(self.now), None)

    def do(
        self,
        seat: Seat,
        command: c.DeviceCommand,
        *,
        tapped: int | None = None,
        instance: str | None = None,
        counter: int | None = None,
        epoch: int | None = None,
        rtt: int | None = None,
    ) -> str | None:
        """A device's command; None when it was accepted, else the code of the refusal."""
        instance = instance or f"device-{seat}"
        counter = self.counters.get(instance, 0) + 1 if counter is None else counter
        epoch = seat_of(self.session, seat).epoch if epoch is None else epoch
        door = c.NewDoor("JKLMNP", "another", self.now + 600_000)
        outcome = self._play(command, Moment(self.now, tapped, rtt, door), Sender(seat, epoch, instance, counter))
        if outcome.refused is None:
            self.counters[instance] = max(counter, self.counters.get(instance, 0))
        return outcome.refused

    def ok(self, seat: Seat, command: c.DeviceCommand, **how: Any) -> None:
        """A command that must be accepted."""
        refused = self.do(seat, command, **how)
        assert refused is None, refused

    def sit(self, seat: Seat, name: str = "") -> None:
        """Somebody comes in through the open door that leads to the seat, and is connected."""
        door = self.session.host_door if seat == "host" else self.session.door
        assert door is not None
        outcome = self.report(c.Sit(door.secret, f"token-{seat}".encode(), "node", name, rtt=100))
        assert outcome.refused is None, outcome.refused

    def drop(self, seat: Seat, at: int | None = None) -> None:
        """The seat's connection is gone."""
        self.report(c.Gone(seat, seat_of(self.session, seat).epoch, self.now if at is None else at))

    def back(self, seat: Seat) -> None:
        """The seat is connected again, from the device that had it last."""
        self.report(c.Here(seat, "node", seat_of(self.session, seat).tokens[-1], 100))

    def wait(self, ms: int) -> None:
        """Let time pass, ticking at every due moment on the way, as the alarms would."""
        until = self.now + ms
        while (due := self.session.due) is not None and due <= until:
            self.now = max(self.now, due)
            self.report(c.Tick())
        self.now = until

    def _play(self, command: c.Command, moment: Moment, sender: Sender | None) -> Outcome:
        self.log.append(Played(command, moment, sender))
        outcome = play(self.session, self.library, command, moment, sender)
        before = self.session.notice[0]
        self.session = outcome.session
        for seat, seen in outcome.views.items():
            self.sent[seat].append(seen)
        self.blobs |= outcome.effects.blobs
        for key in outcome.effects.drop:
            self.blobs.pop(key, None)
        self.erased = self.erased or outcome.effects.erase
        if self.session.notice[0] != before:
            self.notices.append(self.session.notice[1])
        return outcome

    # --- looking

    def view(self, seat: Seat) -> View:
        """What the seat sees now."""
        return view(self.session, self.library, seat)

    @property
    def phase(self) -> str:
        """The name of the phase under way; empty when there is none."""
        return self.step.phase if self.session.phase is not None else ""

    @property
    def step(self) -> Step:
        """The step under way."""
        return current(self.session, self.library)[1]

    @property
    def instance(self) -> int:
        """The phase instance under way."""
        assert self.session.phase is not None
        return self.session.phase.instance

    @property
    def lead(self) -> PartnerSeat:
        """Who leads the phase under way."""
        assert self.session.phase is not None
        return self.session.phase.lead

    @property
    def partner(self) -> PartnerSeat:
        """Who does not."""
        return "b" if self.lead == "a" else "a"

    # --- playing on

    def begin(self, programme: str = "evening", levels: tuple[int, int] = (3, 3), lane: LaneAnswer = "standard") -> None:
        """Through the lobby to the first phase, in the standard lane where the draw allows it."""
        for seat, level in zip(PARTNERS, levels, strict=True):
            self.ok(seat, c.Choose((programme,)))
            self.ok(seat, c.SetLevel(level))
            self.ok(seat, c.SetLane(lane))
        for seat in PARTNERS:
            self.ok(seat, c.Ready())

    def answer_one(self, seat: PartnerSeat, choose: Callable[[Step, str], Any] | None = None) -> bool:
        """Give the first thing that the seat still owes this phase; False when it owes nothing."""
        if self.session.phase is None or not owes(self.step, self.session.phase, seat):
            return False
        role = "lead" if seat == self.lead else "partner"
        given = self.session.phase.given.get(seat, ())
        for ask in self.step.asks:
            if role not in ask.of or ask.mark in given or ask.kind == "signal":
                continue
            refused = self.do(seat, self._answer(ask.name, ask.kind, ask.open, seat, choose))
            assert refused in (None, "too_late", "on_break", "not_now"), refused
            return refused is None
        return False

    def _answer(
        self, name: str, kind: str, is_open: bool, seat: PartnerSeat, choose: Callable[[Step, str], Any] | None
    ) -> c.DeviceCommand:
        chosen = choose(self.step, name) if choose else None
        ask = self.step.ask(name)
        assert ask is not None
        if not is_open:
            return c.Seal(self.instance, (chosen or b"{}").ljust(self.step.seal))
        match kind:
            case "ready":
                return c.Tap(self.instance, name)
            case "guess":
                left = [card for card in self.session.table.options if all(card != g.card for g in self.session.phase.guesses)]  # type: ignore[union-attr]  # there is a phase
                return c.MakeGuess(self.instance, name, chosen or left[0])
            case _:
                value = chosen or ask.options[0]
                if ask.each == "hand":
                    return c.Answer(self.instance, name, dict.fromkeys(self.session.table.hand, value))
                return c.Answer(self.instance, name, value)

    def play_phase(self, choose: Callable[[Step, str], Any] | None = None) -> None:
        """Both answer all they owe, and the least time passes."""
        instance = self.instance
        for _ in range(1000):
            if self.session.phase is None or self.session.phase.instance != instance:
                return
            answered = False
            for seat in PARTNERS:
                if self.session.phase is not None and self.session.phase.instance == instance:
                    answered = self.answer_one(seat, choose) or answered
            if not answered:
                self.wait(1_000)
                if self.session.interlude is not None:
                    self.sit_out()

    def sit_out(self) -> None:
        """Through whatever break is on."""
        for _ in range(100):
            interlude = self.session.interlude
            if interlude is None:
                return
            for seat in PARTNERS:
                self.do(seat, c.GoOn())
            self.wait(60_000)

    def play_until(self, phase: str, choose: Callable[[Step, str], Any] | None = None) -> None:
        """Play on until the phase of that name is under way."""
        for _ in range(200):
            if self.phase == phase:
                return
            assert self.session.phase is not None, f"the session ended before {phase}"
            self.play_phase(choose)
        raise AssertionError(phase)
