"""Scripted partners play a session through the rules, in no time at all, and the course of it is written down.

What comes when, who leads, what is dealt, what each seat then sees, what is waited for. The rules are the real ones; the clock is turned
by hand, and nothing is sent or saved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from viceversa.game.commands import (
    Answer,
    DeviceCommand,
    GoOn,
    MakeGuess,
    NewDoor,
    Pass,
    Ready,
    Seal,
    SetLane,
    SetLevel,
    Sit,
    Tap,
    Tick,
)
from viceversa.game.exercise import PARTNERS, Ask, Library, PartnerSeat, Programme, Role, Seat, Step
from viceversa.game.interlude import BREATHER
from viceversa.game.phases import current, owes
from viceversa.game.play import Moment, Sender, play
from viceversa.game.randomness import Dice
from viceversa.game.refusals import sentence
from viceversa.game.session import Door, Session, seat_of
from viceversa.game.sight import view
from viceversa.scenarios.bundle import Bundle, DeviceBundle, ExerciseWords

from . import seen

Style = Literal["answer", "pass", "random"]
THINKING = 3_000
"""Milliseconds that a scripted partner takes for an answer."""

MOST_MOVES = 20_000


class Event(NamedTuple):
    """One thing in the course of a session: milliseconds since the start, who does it (None for the game itself), and what.

    Where a phase begins, `screens` has what each seat sees of it, line by line.
    """

    at: int
    who: PartnerSeat | None
    what: str
    screens: Mapping[PartnerSeat, tuple[str, ...]] = {}


class UnknownExercise(ValueError):
    """There is no exercise or programme of that name."""


class UnknownLanguage(ValueError):
    """The words are not offered in that language."""


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


def spoken(bundle: Bundle, languages: Sequence[str]) -> dict[PartnerSeat, DeviceBundle]:
    """Each seat's words: the first language is for one, the second, or else the same, for the other; the bundle's first when none is
    given. Raises UnknownLanguage."""
    for language in languages:
        if language not in bundle.words:
            raise UnknownLanguage(f"There are no words in {language!r}. There are: {', '.join(bundle.words)}.")
    chosen = list(languages) or [next(iter(bundle.words))]
    return {"a": bundle.words[chosen[0]], "b": bundle.words[chosen[-1]]}


def simulate(
    bundle: Bundle,
    *,
    seed: int = 0,
    level: int = 1,
    light: bool = False,
    style: Style = "answer",
    languages: Sequence[str] = (),
) -> Iterator[Event]:
    """Play the bundle's one programme to its end: its course. The same arguments give the same course. Raises UnknownLanguage."""
    return _Rehearsal(bundle, seed, style, spoken(bundle, languages)).course(level, light)


class _Rehearsal:
    def __init__(self, bundle: Bundle, seed: int, style: Style, words: Mapping[PartnerSeat, DeviceBundle]) -> None:
        self._library: Library = bundle.library
        self._words = words
        self._style = style
        self._now = 0
        self._whims = Dice(b"whims" + seed.to_bytes(8, "big"), 0)
        self._counters: dict[Seat, int] = {}
        door = Door("BCDFGH", "door", 600_000)
        self._session = Session(
            id="simulation",
            seed=seed.to_bytes(16, "big"),
            library=self._library.fingerprint,
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
        if self._session.nothing_fits:
            yield Event(
                0, None, f"Nothing of it can be played at level {level} in the {self._session.lane} lane: they would choose again."
            )
            return
        yield Event(0, None, f"The session begins: level {self._session.cap}, {self._session.lane} lane.")
        instance, interlude = 0, ""
        for _ in range(MOST_MOVES):
            session = self._session
            if session.stage != "playing" or session.phase is None:
                break
            kind = session.interlude.kind if session.interlude is not None else ""
            if kind != interlude:
                interlude = kind
                yield Event(self._now, None, f"A {kind} begins." if kind else "And on it goes.")
            if session.phase.instance != instance:
                instance = session.phase.instance
                yield Event(self._now, None, self._entered(), {seat: self._screen(seat) for seat in PARTNERS})
            yield from self._move()
        yield Event(self._now, None, f"The session ends: {self._session.stage}.")

    def _screen(self, seat: PartnerSeat) -> tuple[str, ...]:
        _, step, _ = current(self._session, self._library)
        return seen.lines(view(self._session, self._library, seat), self._words[seat], step.reveal)

    def _said_here(self, seat: PartnerSeat) -> ExerciseWords:
        return self._words[seat].exercises[self._session.exercises[self._session.exercise]]

    def _entered(self) -> str:
        _, step, phase = current(self._session, self._library)
        exercise = self._session.exercises[self._session.exercise]
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
        return f"{exercise} · {step.phase}{turn} ({'; '.join(marks)})"

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
            yield Event(self._now, seat, "passes")
            return
        role: Role = "lead" if seat == phase.lead else "partner"
        given = phase.given.get(seat, ())
        for ask in step.asks:
            if role in ask.of and ask.kind != "signal" and ask.mark not in given:
                command, said = self._said(step, ask, seat)
                said = seen.filled(said, view(self._session, self._library, seat))
                refused = self._do(seat, command)
                yield Event(self._now, seat, said if refused is None else f"{said}: refused. {sentence(refused)}")
                return

    def _said(self, step: Step, ask: Ask, seat: PartnerSeat) -> tuple[DeviceCommand, str]:
        phase, table, words = self._session.phase, self._session.table, self._said_here(seat)
        assert phase is not None
        if not ask.open:
            role: Role = "lead" if seat == phase.lead else "partner"
            sealed = [seen.label(each.name, words) for each in step.asks if not each.open and role in each.of]
            return Seal(phase.instance, b"{}".ljust(step.seal)), f"seals {', '.join(sealed)}"
        asked = seen.label(ask.name, words)
        match ask.kind:
            case "ready":
                return Tap(phase.instance, ask.name), f"taps {asked}"
            case "guess":
                tried = {guess.card for guess in phase.guesses}
                card = self._whims.pick([each for each in table.options if each not in tried])
                field = words.phases[step.phase].hand_field
                called = seen.called(card, self._words[seat].decks[words.deck], field)
                return MakeGuess(phase.instance, ask.name, card), f"guesses {called}"
            case _ if ask.each == "hand":
                value = {card: self._choice(ask) for card in table.hand}
                return Answer(phase.instance, ask.name, value), f"answers {asked} for each card"
            case _:
                choice = self._choice(ask)
                offered = words.phases[step.phase].asks[ask.name].options
                said = next((option.label for option in offered if option.value == choice), choice)
                return Answer(phase.instance, ask.name, choice), f"answers {asked}: {said}"

    def _choice(self, ask: Ask) -> str:
        return self._whims.pick(ask.options) if self._style == "random" else ask.options[0]

    def _sit_out(self) -> Iterator[Event]:
        for seat in PARTNERS:
            if self._do(seat, GoOn()) is None:
                yield Event(self._now, seat, "is ready to go on")
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
