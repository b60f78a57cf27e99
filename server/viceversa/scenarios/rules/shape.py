"""Names, time and waiting: what every single phase must have right, whatever the other phases are."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.scenarios import files
from viceversa.scenarios.guarding import seats
from viceversa.scenarios.mistakes import Mistake, Path
from viceversa.scenarios.sealing import SEAT_MOST, SIZES

from .subject import Subject

SHORTEST_USUAL = 5
"""Seconds: nothing can be read and answered in less."""

RESERVED = ("level", "outcome", "host")
"""Words that mean something of their own in a condition."""


def names_are_single(exercise: Subject) -> Iterator[Mistake]:
    """No two phases, and no two asks, have one name: words, answers and conditions hang on them."""
    phases: dict[str, int] = {}
    asks: dict[str, int] = {}
    for place in exercise.phases():
        at = (*place.at, "id")
        if (name := place.phase.id) in phases:
            yield exercise.mistake(at, f"the phase '{name}' is there twice, first in line {phases[name]}", "Rename one of the two.")
        phases.setdefault(name, exercise.page.line(at))
        for ask in place.phase.ask:
            here = (*place.at, "ask", ask)
            key = exercise.page.line(here)
            if ask in asks:
                yield exercise.mistake(here, f"the ask '{ask}' is there twice, first in line {asks[ask]}", "Rename one of the two.")
            asks.setdefault(ask, key)
            if ask in RESERVED:
                yield exercise.mistake(here, f"'{ask}' means something else in a condition", "Give the ask another name.")


def time_is_in_order(exercise: Subject) -> Iterator[Mistake]:
    """Least, usual and most time rise, and the usual time is long enough to read a sentence."""
    for place in exercise.phases():
        least, usual, most = place.phase.time
        at = (*place.at, "time")
        if least > usual or (most is not None and usual > most):
            yield exercise.mistake(
                at, "the times are not in order", "Write them as [least, usual, most], each at least the one before."
            )
        if usual < SHORTEST_USUAL:
            yield exercise.mistake(at, f"the usual time is {usual} s", f"Give at least {SHORTEST_USUAL} s.")


def something_is_waited_for(exercise: Subject) -> Iterator[Mistake]:
    """Every phase can be ended by the partners themselves: timers may be off."""
    for place in exercise.phases():
        if not any(ask.need for ask in place.step.asks):
            mend = "Add an ask of kind ready, or take 'need: false' off one."
            yield exercise.mistake((*place.at, "ask"), "the phase waits for nothing, so without a timer it would never end", mend)


def ends_name_asks(exercise: Subject) -> Iterator[Mistake]:
    """A list of what ends a phase names its own asks, and one that is waited for is among them."""
    for place in exercise.phases():
        at = (*place.at, "ends")
        if not isinstance(place.phase.ends, tuple):
            continue
        for name in place.phase.ends:
            match place.phase.ask.get(name):
                case None:
                    mend = f"Use one of: {', '.join(place.phase.ask)}."
                    yield exercise.mistake(at, f"'{name}' is not asked in this phase", mend)
                case files.Signal():
                    yield exercise.mistake(
                        at, f"'{name}' is a signal, and nobody has to raise one", "Name an ask that will be answered."
                    )
        if not any(ask.need for ask in place.step.asks if ask.name in place.phase.ends):
            yield exercise.mistake(
                at, "the phase waits for nothing that ends it", "Name an ask here that is needed, or write 'all'."
            )


def scales_and_choices_are_sound(exercise: Subject) -> Iterator[Mistake]:
    """A scale has two different ends in order, and a choice offers each value once."""
    for place in exercise.phases():
        for name, ask in place.phase.ask.items():
            at = (*place.at, "ask", name)
            match ask:
                case files.Scale() if ask.range[0] >= ask.range[1]:
                    yield exercise.mistake((*at, "range"), "the scale does not rise", "Write the low end first, then the high end.")
                case files.Choice() if len(set(ask.options)) < len(ask.options):
                    yield exercise.mistake((*at, "options"), "a value is offered twice", "Take one of the two out.")
                case files.Choice() if ask.open and ask.each == "items":
                    mend = "Take 'open: true' out: what partners rate about themselves stays sealed."
                    yield exercise.mistake((*at, "open"), "answers to the items of a card cannot be open", mend)


def blocks_are_sound(exercise: Subject) -> Iterator[Mistake]:
    """`each` is two turns by itself, so it has no `times`."""
    for at, block in _blocks(exercise.file.steps, ("steps",)):
        if block.lead == "each" and block.times > 1:
            mend = f"Write 'lead: alternate' with 'times: {2 * block.times}', or take 'times' out."
            yield exercise.mistake((*at, "times"), "'lead: each' is always two turns", mend)


def turns_are_even(exercise: Subject) -> Iterator[Mistake]:
    """What is played by turns comes as often with one in the lead as with the other."""
    for at, block in _blocks(exercise.file.steps, ("steps",)):
        if block.lead != "alternate" or block.times % 2 == 0:
            continue
        inside = [place for place in exercise.line if place.at[: len(at)] == at]
        leads = {phase: [place.step.lead for place in inside if place.phase.id == phase] for phase in {p.phase.id for p in inside}}
        if any(led.count(0) != led.count(1) for led in leads.values()):
            mend = f"Write 'times: {block.times + 1}', so that both lead as often."
            yield exercise.mistake((*at, "lead"), f"with {block.times} turns one of the two leads once more than the other", mend)


def blobs_fit(exercise: Subject) -> Iterator[Mistake]:
    """The sealed answers of a phase, and of the whole exercise, fit what a seat may give."""
    given = [0, 0]
    for place in exercise.line:
        size = place.step.seal
        if size < 0:
            mend = "Ask for shorter texts, or spread them over two phases."
            yield exercise.mistake((*place.at, "ask"), f"the sealed answers may need more than {SIZES[-1]} bytes", mend)
        sealers = {seat for ask in place.step.asks if not ask.open for seat in seats(ask.of, place.step.lead)}
        for seat in sealers:
            given[seat] += max(0, size)
    if max(given) > SEAT_MOST:
        mend = "Shorten texts, or ask for fewer of them."
        yield exercise.mistake(
            ("steps",), f"one seat may give up to {max(given)} bytes of sealed answers, and {SEAT_MOST} are kept", mend
        )


def _blocks(steps: tuple[files.Step, ...], at: Path) -> Iterator[tuple[Path, files.Block]]:
    for place, step in enumerate(steps):
        if isinstance(step, files.Block):
            yield (*at, place), step
            yield from _blocks(step.do, (*at, place, "do"))
