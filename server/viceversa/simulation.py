"""Scripted partners play a session through the rules, in no time at all, and the course of it is written down.

For people who write exercises: what comes when, who leads, what is dealt, what is waited for. The rules are the real ones; the clock is
turned by hand, and nothing is sent or saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from .game.commands import Answer, DeviceCommand, GoOn, MakeGuess, NewDoor, Pass, Ready, Seal, SetLane, SetLevel, Sit, Tap, Tick
from .game.exercise import PARTNERS, Ask, Library, PartnerSeat, Programme, Role, Seat, Step
from .game.interlude import BREATHER
from .game.phases import current, owes
from .game.play import Moment, Sender, play
from .game.randomness import Dice
from .game.refusals import sentence
from .game.session import Door, Session, seat_of
from .scenarios.bundle import Bundle, DeviceBundle

Style = Literal["answer", "pass", "random"]
THINKING = 3_000
"""Milliseconds that a scripted partner takes for an answer."""

MOST_MOVES = 20_000


class Event(NamedTuple):
    """One thing in the course of a session: milliseconds since the start, who ("" for the game itself), and what."""

    at: int
    who: str
    what: str


class UnknownExercise(ValueError):
    """There is no exercise or programme of that name."""


def named(bundle: Bundle, names: list[str]) -> Bundle:
    """The bundle with one programme, "simulation", of the exercises (or programmes) that the names stand for.

    A name may also be the path of an exercise's file. Raises UnknownExercise.
    """
    library = bundle.library
    exercises: list[str] = []
    for name in names:
        stem = Path(name).stem if name.endswith((".yaml", ".yml")) else name
        if stem in library.exercises:
            exercises.append(stem)
        elif stem in library.programmes:
            exercises.extend(library.programmes[stem].exercises)
        else:
            known = ", ".join(sorted({*library.exercises, *library.programmes}))
            raise UnknownExercise(f"There is no exercise or programme {stem!r}. There are: {known}.")
    programme = Programme("simulation", tuple(exercises))
    return bundle._replace(library=msgspec.structs.replace(library, programmes={"simulation": programme}))


def simulate(bundle: Bundle, *, seed: int = 0, level: int = 1, light: bool = False, style: Style = "answer") -> Iterator[Event]:
    """Play the bundle's one programme to its end and yield its course. The same arguments give the same course."""
    yield from _Rehearsal(bundle, seed, style).course(level, light)


class _Rehearsal:
    def __init__(self, bundle: Bundle, seed: int, style: Style) -> None:
        self._library: Library = bundle.library
        self._words: DeviceBundle = next(iter(bundle.words.values()))
        self._style = style
        self._now = 0
        self._whims = Dice(b"whims" + seed.to_bytes(8, "big"), 0)
        self._counters: dict[Seat, int] = {}
        door = Door("BCDFGH", "door", 600_000)
        self._session = Session(
            id="simulation",
            seed=seed.to_bytes(16, "big"),
            library=self._library.fingerprint,
            created=0,
            now=0,
            door=door,
        )

    def course(self, level: int, light: bool) -> Iterator[Event]:
        """The lobby, then phase by phase to the end."""
        for seat in PARTNERS:
            sit = Sit("door", seat.encode(), "here")
            self._session = play(self._session, self._library, sit, Moment(self._now)).session
        for seat in PARTNERS:
            self._do(seat, SetLevel(level))
            self._do(seat, SetLane("light" if light else "standard"))
        for seat in PARTNERS:
            self._do(seat, Ready())
        yield Event(0, "", f"The session begins: level {self._session.cap}, {self._session.lane} lane.")
        instance, interlude, opened = 0, "", 0
        for _ in range(MOST_MOVES):
            session = self._session
            if session.stage != "playing" or session.phase is None:
                break
            if session.phase.instance != instance:
                instance = session.phase.instance
                yield Event(self._now, "", self._entered())
            if len(session.opened) > opened:
                opened = len(session.opened)
                yield Event(self._now, "", "  sealed answers are released to both")
            kind = session.interlude.kind if session.interlude is not None else ""
            if kind != interlude:
                interlude = kind
                yield Event(self._now, "", f"  {kind} begins" if kind else "  and on it goes")
            yield from self._move()
        if not instance:
            yield Event(self._now, "", "Nothing of it can be played in this lane and at this level.")
        yield Event(self._now, "", f"The session ends: {self._session.stage}.")

    def _entered(self) -> str:
        _, step, phase = current(self._session, self._library)
        exercise = self._session.exercises[self._session.exercise]
        words = self._words.exercises[exercise].phases[step.phase]
        turn = f" {step.turn[0]}/{step.turn[1]}" if step.turn[1] > 1 else ""
        marks = [
            f"{self._name(phase.lead)} leads",
            *(["in role"] if step.in_role else []),
            *(["mandatory"] if step.must else []),
            "no clock" if phase.clock.limit is None else f"{phase.clock.limit // 1000} s",
        ]
        table = self._session.table
        if step.deal is not None:
            marks.append(f"dealt {table.card or ', '.join(table.hand)}")
        return f"{exercise} · {step.phase}{turn} · {words.title} ({'; '.join(marks)})"

    def _move(self) -> Iterator[Event]:
        """The next thing that anybody does, or time that passes."""
        session = self._session
        if session.interlude is not None:
            yield from self._sit_out()
            return
        _, step, phase = current(session, self._library)
        for seat in PARTNERS:
            if owes(step, phase, seat) and seat not in phase.passed:
                self._wait(THINKING)
                if self._session.phase is None or self._session.phase.instance != phase.instance or self._session.interlude:
                    return
                yield from self._answer(step, seat)
                return
        self._wait(1_000)

    def _answer(self, step: Step, seat: PartnerSeat) -> Iterator[Event]:
        phase = self._session.phase
        assert phase is not None
        passes = self._style == "pass" or (self._style == "random" and self._whims.below(5) == 0)
        if passes:
            self._do(seat, Pass(phase.instance))
            yield Event(self._now, self._name(seat), "passes")
            return
        role: Role = "lead" if seat == phase.lead else "partner"
        given = phase.given.get(seat, ())
        for ask in step.asks:
            if role in ask.of and ask.kind != "signal" and ask.mark not in given:
                command, said = self._said(step, ask)
                refused = self._do(seat, command)
                yield Event(self._now, self._name(seat), said if refused is None else f"{said}: refused. {sentence(refused)}")
                return

    def _said(self, step: Step, ask: Ask) -> tuple[DeviceCommand, str]:
        phase, table = self._session.phase, self._session.table
        assert phase is not None
        if not ask.open:
            return Seal(
                phase.instance, b"{}".ljust(step.seal)
            ), f"seals {', '.join(each.name for each in step.asks if not each.open)}"
        match ask.kind:
            case "ready":
                return Tap(phase.instance, ask.name), f"taps {ask.name}"
            case "guess":
                tried = {guess.card for guess in phase.guesses}
                card = self._whims.pick([each for each in table.options if each not in tried])
                return MakeGuess(phase.instance, ask.name, card), f"guesses {card}"
            case _ if ask.each == "hand":
                value = {card: self._choice(ask) for card in table.hand}
                return Answer(phase.instance, ask.name, value), f"answers {ask.name} for each card"
            case _:
                choice = self._choice(ask)
                return Answer(phase.instance, ask.name, choice), f"answers {ask.name}: {choice}"

    def _choice(self, ask: Ask) -> str:
        return self._whims.pick(ask.options) if self._style == "random" else ask.options[0]

    def _sit_out(self) -> Iterator[Event]:
        for seat in PARTNERS:
            if self._do(seat, GoOn()) is None:
                yield Event(self._now, self._name(seat), "is ready to go on")
        self._wait(BREATHER)

    def _name(self, seat: PartnerSeat) -> str:
        return seat_of(self._session, seat).name

    def _do(self, seat: PartnerSeat, command: DeviceCommand) -> str | None:
        counter = self._counters.get(seat, 0) + 1
        sender = Sender(seat, seat_of(self._session, seat).epoch, "simulation", counter)
        door = NewDoor("BCDFGH", "door", self._now)
        outcome = play(self._session, self._library, command, Moment(self._now, door=door), sender)
        self._session = outcome.session
        if outcome.refused is None:
            self._counters[seat] = counter
        return outcome.refused

    def _wait(self, ms: int) -> None:
        until = self._now + ms
        while (due := self._session.due) is not None and due <= until:
            self._now = max(self._now, due)
            self._session = play(self._session, self._library, Tick(), Moment(self._now)).session
        self._now = until
