"""Conditions: a phase whose conditions can never hold is a phase that nobody will ever see."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.exercise import Guard
from viceversa.scenarios import files
from viceversa.scenarios.guarding import answering, asked_before, contradiction, seats
from viceversa.scenarios.mistakes import Mistake, Path

from .subject import Subject

_UNREACHABLE = "so the phase can never be played"


def conditions_can_hold(exercise: Subject) -> Iterator[Mistake]:
    """No condition contradicts another one of the same phase or of a block around it."""
    for place in exercise.phases():
        at = (*place.at, "when") if place.phase.when is not None else place.at
        what = place.clash or contradiction(place.step.guard or Guard())
        if what:
            yield exercise.mistake(
                at, f"the conditions on '{what}' contradict each other, {_UNREACHABLE}", "Let them agree, or take one out."
            )


def answers_can_be_given(exercise: Subject) -> Iterator[Mistake]:
    """A condition rests on an open choice of an earlier phase, on a value that it offers, and on partners who are asked."""
    known = {name: ask for place in exercise.phases() for name, ask in place.phase.ask.items()}
    for index, place in enumerate(exercise.line):
        for name, who, value in (place.step.guard or Guard()).answers:
            at = _conditioned(exercise, place.at, name)
            match known.get(name):
                case None:
                    yield exercise.mistake(
                        at, f"there is no ask '{name}', {_UNREACHABLE}", "Name an open choice of an earlier phase."
                    )
                case files.Choice(open=True, each=None) as ask:
                    if value not in ask.options:
                        mend = f"Use one of: {', '.join(ask.options)}."
                        yield exercise.mistake(at, f"'{name}' does not offer '{value}', {_UNREACHABLE}", mend)
                    elif not (earlier := asked_before(exercise.line, index, name)):
                        yield exercise.mistake(
                            at, f"'{name}' is asked later, {_UNREACHABLE}", "Move the phase behind the one that asks it."
                        )
                    elif not _asked(exercise, earlier, name, who, place.step.lead):
                        mend = "Name someone whom that phase asks."
                        yield exercise.mistake(at, f"'{name}' is not asked of {_whom(who)}, {_UNREACHABLE}", mend)
                case _:
                    mend = (
                        f"Only a choice can carry a condition, without 'each': give '{name}' an 'open: true', or name another ask."
                    )
                    yield exercise.mistake(at, f"the server does not read '{name}'", mend)


def levels_are_played(exercise: Subject) -> Iterator[Mistake]:
    """A condition on the level lies within the levels that the exercise is played at."""
    low, high = exercise.file.needs.level
    if low > high:
        yield exercise.mistake(("needs", "level"), "the levels are not in order", "Write the lower one first.")
        return
    for place in exercise.phases():
        level = place.step.guard.level if place.step.guard else None
        if level is None or place.clash:
            continue
        at = (*place.at, "when", "level") if place.phase.when is not None else place.at
        if level[0] > level[1]:
            yield exercise.mistake(at, "the levels are not in order", "Write the lower one first.")
        elif level[0] < low or level[1] > high:
            yield exercise.mistake(at, f"the exercise is played at levels {low} to {high} only", f"Keep between {low} and {high}.")


def levels_are_known(exercise: Subject) -> Iterator[Mistake]:
    """A condition on the level is judged on a card, so one was dealt, and agreed on where there is a hand, in an earlier phase."""
    known = False
    for place in exercise.line:
        if place.step.guard is not None and place.step.guard.level is not None and not known:
            at = (*place.at, "when", "level") if place.phase.when is not None else place.at
            yield exercise.mistake(at, f"no card has a level yet, {_UNREACHABLE}", "Move the phase behind the deal.")
        deal = place.step.deal
        known = known or place.step.ends.agree is not None or (deal is not None and deal.hand == 1)


def outcomes_and_hosts_can_be(exercise: Subject) -> Iterator[Mistake]:
    """A condition on the outcome comes after a guess at the card on the table, and one on the host does not deny what the exercise
    needs."""
    guessed = False
    for place in exercise.line:
        guard = place.step.guard or Guard()
        at = (*place.at, "when") if place.phase.when is not None else place.at
        if guard.outcome is not None and not guessed:
            yield exercise.mistake(at, f"nothing was guessed before, {_UNREACHABLE}", "Move the phase behind the guess.")
        if guard.host is False and exercise.file.needs.host:
            yield exercise.mistake(at, f"the exercise always has a host, {_UNREACHABLE}", "Take the condition out.")
        dealt = place.step.deal is not None
        guessed = (guessed and not dealt) or any(ask.kind == "guess" for ask in place.step.asks)


def _conditioned(exercise: Subject, at: Path, ask: str) -> Path:
    """Where the condition on that ask stands: at the phase, or at the nearest block around it that has it."""
    around = (at[:length] for length in range(len(at), 0, -1))
    return next((here for each in around if (here := (*each, "when", ask)) in exercise.page.lines), at)


def _asked(exercise: Subject, earlier: list[int], name: str, who: str, lead: int) -> bool:
    asked = frozenset(seat for place in earlier for seat in answering(exercise.line, place, name))
    match who:
        case "both":
            return len(asked) == 2
        case "either":
            return bool(asked)
        case "lead":
            return seats(("lead",), lead) <= asked
    return seats(("partner",), lead) <= asked


def _whom(who: str) -> str:
    return {"both": "both", "either": "anyone", "lead": "the one who leads here", "partner": "the partner here"}[who]
