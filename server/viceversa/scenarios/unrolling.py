"""Blocks become a straight line of steps, so that a place in an exercise is one integer and every walk ends.

A guard on a block is merged into each of its phases. Guards that contradict each other cannot be merged; that is told, not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from viceversa.game.exercise import BOTH, Ask, Deal, Ends, Exercise, Guard, Role, Roles, Step

from . import files
from .mistakes import Path
from .sealing import seal_size

MOST_STEPS = 200
"""The most steps an exercise may unroll to."""


class Place(NamedTuple):
    """One step of the line: what the file says, where it says it, and what the rules play. `clash` names a condition that a phase and
    a block around it set differently."""

    at: Path
    phase: files.Phase
    step: Step
    clash: str = ""


class _Around(NamedTuple):
    lead: int = 0
    turn: tuple[int, int] = (1, 1)
    guard: Guard = Guard()
    clash: str = ""


def length(steps: Iterable[files.Step]) -> int:
    """How many steps the line has."""
    return sum(length(step.do) * turns(step) if isinstance(step, files.Block) else 1 for step in steps)


def steps_of(exercise: files.Exercise) -> list[Step]:
    """The steps as they are played; none of an exercise that is too long to be."""
    return [place.step for place in unroll(exercise, 0)] if length(exercise.steps) <= MOST_STEPS else []


def turns(block: files.Block) -> int:
    """How often a block is played."""
    return 2 if block.lead == "each" else block.times


def unroll(exercise: files.Exercise, items: int) -> tuple[Place, ...]:
    """The line of steps of an exercise whose cards have that many items. A step's `seal` is -1 where its blob would be too large."""
    return tuple(_steps(exercise.steps, ("steps",), _Around(), items))


def compiled(exercise: files.Exercise, places: Iterable[Place]) -> Exercise:
    """The exercise as the rules play it."""
    figures: dict[str, dict[str, str]] = {
        figure: {part: ask for part in ("truth", "guess", "again") if (ask := getattr(made_of, part)) is not None}
        for figure, made_of in sorted(exercise.figures.items())
    }
    return Exercise(
        name=exercise.exercise,
        deck=exercise.needs.deck,
        steps=tuple(place.step for place in places),
        lanes=tuple(sorted(exercise.needs.lanes)),
        levels=exercise.needs.level,
        host=exercise.needs.host,
        figures=figures,
        keep=exercise.keep,
    )


def roles(who: files.Who) -> Roles:
    """Who a word of the file stands for."""
    match who:
        case "both":
            return BOTH
        case role:
            return (role,)


def shown(show: files.Show, what: str) -> Roles:
    """The roles that see `what`: card, hand, options or outcome. A field of the card counts as the card."""
    seen: dict[Role, tuple[str, ...]] = {"lead": show.both + show.lead, "partner": show.both + show.partner}
    return tuple(role for role in BOTH if any(entry.partition(".")[0] == what for entry in seen[role]))


def guard_of(when: files.When | None) -> Guard:
    """The conditions of a file as a guard of the rules."""
    if when is None:
        return Guard()
    answers = [
        (ask, who, value)
        for ask, answer in (when.__pydantic_extra__ or {}).items()
        for who in ("both", "either", "lead", "partner")
        if (value := getattr(answer, who)) is not None
    ]
    return Guard(answers=tuple(answers), level=when.level, outcome=when.outcome, host=when.host)


def _steps(steps: Iterable[files.Step], at: Path, around: _Around, items: int) -> Iterator[Place]:
    for place, step in enumerate(steps):
        here = (*at, place)
        match step:
            case files.Block():
                yield from _block(step, here, around, items)
            case files.Phase():
                guard, clash = _merged(around.guard, guard_of(step.when))
                made = _step(step, around, None if guard == Guard() else guard, items)
                yield Place(here, step, made, around.clash or clash)


def _block(block: files.Block, at: Path, around: _Around, items: int) -> Iterator[Place]:
    guard, clash = _merged(around.guard, guard_of(block.when))
    of = turns(block)
    for n in range(of):
        lead = around.lead if block.lead == "keep" else (around.lead + n) % 2
        turn = (n + 1, of) if of > 1 else around.turn
        yield from _steps(block.do, (*at, "do"), _Around(lead, turn, guard, around.clash or clash), items)


def _merged(one: Guard, two: Guard) -> tuple[Guard, str]:
    clash = ""
    level = one.level if two.level is None else two.level
    if one.level is not None and two.level is not None:
        level = max(one.level[0], two.level[0]), min(one.level[1], two.level[1])
        clash = "level" if level[0] > level[1] else ""
    if one.outcome not in {None, two.outcome} and two.outcome is not None:
        clash = "outcome"
    if one.host not in {None, two.host} and two.host is not None:
        clash = "host"
    answers = one.answers + tuple(answer for answer in two.answers if answer not in one.answers)
    return Guard(
        answers=answers, level=level, outcome=two.outcome or one.outcome, host=one.host if two.host is None else two.host
    ), clash


def _step(phase: files.Phase, around: _Around, guard: Guard | None, items: int) -> Step:
    least, usual, most = phase.time
    seal = seal_size(phase.ask, items)
    return Step(
        phase=phase.id,
        lead=around.lead,
        turn=around.turn,
        guard=guard,
        deal=None if phase.deal is None else _deal(phase.deal),
        reveal=phase.reveal,
        card=shown(phase.show, "card"),
        hand=shown(phase.show, "hand"),
        options=shown(phase.show, "options"),
        outcome=shown(phase.show, "outcome"),
        asks=tuple(_ask(name, ask) for name, ask in phase.ask.items()),
        ends=_ends(phase.ends),
        least=least * 1000,
        usual=usual * 1000,
        most=None if most is None else most * 1000,
        seal=-1 if seal is None else seal,
        away=phase.away,
        open_mics=tuple(role for role in BOTH if getattr(phase.mics, role) == "open"),
        must=phase.must,
        in_role=phase.role == "swapped",
        undoes_role=phase.undoes == "role",
        corrects=phase.corrects,
        intensity=phase.intensity,
    )


def _deal(deal: files.Deal) -> Deal:
    return Deal(
        hand=deal.hand,
        to=roles(deal.to),
        again=None if deal.again == "free" else deal.again,
        deals=deal.deals,
        aim=deal.aim,
        apart=deal.apart == "family",
        options=deal.options,
        near=deal.near,
    )


def _ends(ends: files.Ends) -> Ends:
    match ends:
        case files.Agreement():
            return Ends(agree=(ends.agree, ends.equal))
        case tuple():
            return Ends(asks=ends)
    return Ends()


def _ask(name: str, ask: files.Ask) -> Ask:
    of = roles(ask.who)
    match ask:
        case files.Ready():
            return Ask(name, "ready", of, open=True, need=ask.need)
        case files.Choice():
            return Ask(
                name,
                "choice",
                of,
                each=ask.each,
                options=ask.options,
                about_partner=ask.about is not None,
                open=ask.open,
                private=ask.private,
                need=ask.need,
            )
        case files.Scale():
            low, high = ask.range
            about = ask.about is not None
            return Ask(
                name, "scale", of, each=ask.each, low=low, high=high, about_partner=about, private=ask.private, need=ask.need
            )
        case files.Text():
            return Ask(name, "text", of, longest=ask.max, private=ask.private, need=ask.need)
        case files.Guess():
            return Ask(name, "guess", of, tries=ask.tries, open=True, need=ask.need)
        case files.Signal():
            return Ask(name, "signal", of, times=ask.times, open=True, need=False)
