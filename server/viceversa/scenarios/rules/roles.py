"""Speaking as each other: what was put on is taken off, and what was said is corrected by the one it was said for."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.scenarios.guarding import always_with, maybe_with, seats
from viceversa.scenarios.mistakes import Mistake

from .subject import Subject


def role_is_taken_off(exercise: Subject) -> Iterator[Mistake]:
    """After a phase in role, the next phase out of role is a mandatory one that undoes it, under the same conditions."""
    for index, place in enumerate(exercise.line):
        if not place.step.in_role:
            continue
        at = (*place.at, "role")
        after = _next_out_of_role(exercise, index)
        if after is None:
            yield exercise.mistake(
                at, "the role is worn into the end", "Add a phase with 'undoes: role' and 'must: true' after it."
            )
            continue
        step = exercise.line[after].step
        if not step.undoes_role:
            mend = "Put a phase with 'undoes: role' and 'must: true' before it."
            yield exercise.mistake(at, f"'{step.phase}' follows, and the role was not taken off", mend)
        elif not step.must:
            yield exercise.mistake(
                at, f"'{step.phase}' takes the role off, but could be passed", f"Give '{step.phase}' a 'must: true'."
            )
        elif not always_with(exercise.line, index, after):
            mend = f"Give '{step.phase}' the same 'when', or none."
            yield exercise.mistake(at, f"'{step.phase}' takes the role off, but is not always played", mend)


def speeches_are_corrected(exercise: Subject) -> Iterator[Mistake]:
    """Each phase in role is corrected after the role is off, in a mandatory phase under the same conditions, by the one who was
    spoken for."""
    for index, place in enumerate(exercise.line):
        if place.step.in_role and not _corrected(exercise, index):
            what = f"nothing corrects '{place.phase.id}' after it, for each who spoke"
            mend = (
                f"Add a phase with 'corrects: [{place.phase.id}]' and 'must: true', in which the one who was spoken for rates or marks it. "
                "In role the one who leads speaks as the partner, so it asks a scale, a choice or a text 'from: partner', or 'from: both'."
            )
            yield exercise.mistake((*place.at, "role"), what, mend)


def corrections_are_meant(exercise: Subject) -> Iterator[Mistake]:
    """`corrects` names phases in role, and `undoes: role` has one to undo."""
    in_role = {place.phase.id for place in exercise.line if place.step.in_role}
    worn = False
    for place in exercise.phases():
        for name in place.phase.corrects:
            if name not in in_role:
                at = (*place.at, "corrects")
                yield exercise.mistake(
                    at, f"'{name}' is not a phase in role", f"Use one of: {', '.join(sorted(in_role)) or 'none'}."
                )
        if place.step.undoes_role and (place.step.in_role or not worn):
            yield exercise.mistake((*place.at, "undoes"), "no role is worn here", "Take 'undoes' out, or move the phase.")
        worn = worn or place.step.in_role


def agreement_comes_first(exercise: Subject) -> Iterator[Mistake]:
    """Where nobody agrees, the exercise ends; so an agreement never stands between a role and what must follow it."""
    worn = False
    for place in exercise.line:
        worn = worn or place.step.in_role
        if place.step.ends.agree is not None and worn:
            what = "an agreement that fails ends the exercise, and a role was played before it"
            yield exercise.mistake((*place.at, "ends"), what, "Move the agreement before the first phase in role.")


def _next_out_of_role(exercise: Subject, index: int) -> int | None:
    line = exercise.line
    following = range(index + 1, len(line))
    return next((after for after in following if not line[after].step.in_role and maybe_with(line, index, after)), None)


def _corrected(exercise: Subject, index: int) -> bool:
    line = exercise.line
    off = _next_out_of_role(exercise, index)
    spoken_for = 1 - line[index].step.lead
    return off is not None and any(
        line[index].phase.id in line[after].step.corrects
        and line[after].step.must
        and not line[after].step.in_role
        and _judges(exercise, after, spoken_for)
        and always_with(line, index, after)
        for after in range(off, len(line))
    )


def _judges(exercise: Subject, place: int, seat: int) -> bool:
    step = exercise.line[place].step
    kinds = {"scale", "choice", "text"}
    return any(ask.kind in kinds and ask.need and seat in seats(ask.of, step.lead) for ask in step.asks)
