"""Answers: each is revealed once, to both, at the right moment, or never; and nothing sealed slips out with something else."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.scenarios import files
from viceversa.scenarios.guarding import always_with
from viceversa.scenarios.mistakes import Mistake, Path, meant
from viceversa.scenarios.sealing import is_sealed

from .subject import Subject


def answers_are_revealed_or_private(exercise: Subject) -> Iterator[Mistake]:
    """Every answer is revealed whenever it was given, or is private and never is."""
    if _strays(exercise):
        return
    for index, place in enumerate(exercise.line):
        for name, ask in place.phase.ask.items():
            if not isinstance(ask, files.Choice | files.Scale | files.Text):
                continue
            at = (*place.at, "ask", name)
            later = [after for after in _revealing(exercise, name) if after > index]
            if ask.private and _revealing(exercise, name):
                yield exercise.mistake(at, f"'{name}' is private and yet revealed", "Take out 'private: true', or the reveal.")
            elif not ask.private and not later:
                mend = f"Add 'reveal: [{name}]' to a later phase, or 'private: true' here."
                yield exercise.mistake(at, f"'{name}' is neither revealed nor private", mend)
            elif not ask.private and not any(always_with(exercise.line, index, after) for after in later):
                mend = "Reveal it in a phase that is always played when this one is."
                yield exercise.mistake(at, f"'{name}' is revealed in a phase that may not be played", mend)


def reveals_are_meant(exercise: Subject) -> Iterator[Mistake]:
    """A reveal names a sealed or open answer of an earlier phase, and no answer is revealed by two phases."""
    known = {name: ask for place in exercise.phases() for name, ask in place.phase.ask.items()}
    by: dict[str, Path] = {}
    for index, place in enumerate(exercise.line):
        at = (*place.at, "reveal")
        early = []
        for name in dict.fromkeys(place.phase.reveal):
            match known.get(name):
                case None:
                    yield exercise.mistake(
                        at, f"there is no ask '{name}' to reveal", f"{meant(name, known)}Name an ask of an earlier phase."
                    )
                case files.Ready() | files.Guess() | files.Signal():
                    yield exercise.mistake(at, f"'{name}' is open from the start", "Take it out of the reveal.")
                case _ if not _asked_before(exercise, index, name):
                    early.append(f"'{name}'")
                    continue
            if by.setdefault(name, place.at) != place.at or place.phase.reveal.count(name) > 1:
                yield exercise.mistake(at, f"'{name}' is revealed twice", "Take one of the two reveals out.")
        if early:
            what = f"{' and '.join(early)} {'is' if len(early) == 1 else 'are'} not asked before this phase"
            yield exercise.mistake(at, what, "Move the reveal to a later phase.")


def sealed_together_revealed_together(exercise: Subject) -> Iterator[Mistake]:
    """A seat gives one sealed blob a phase, so all in it is revealed at one moment, or all of it never."""
    if _strays(exercise):
        return
    for place in exercise.phases():
        sealed = {name: ask for name, ask in place.phase.ask.items() if is_sealed(ask)}
        moments = {frozenset(exercise.line[after].at for after in _revealing(exercise, name)) for name in sealed}
        private = {getattr(ask, "private", False) for ask in sealed.values()}
        if len(moments) > 1 or len(private) > 1:
            what = f"{', '.join(sealed)} are sealed together but not revealed together"
            yield exercise.mistake((*place.at, "ask"), what, "Reveal them in one phase, or ask them in two.")


def figures_are_revealed(exercise: Subject) -> Iterator[Mistake]:
    """A figure is drawn from scales or guesses that both partners get to see, of the same items and ends."""
    asks = {name: (place.at, ask) for place in exercise.phases() for name, ask in place.phase.ask.items()}
    for figure, made_of in exercise.file.figures.items():
        scales = []
        for part in ("truth", "guess", "again"):
            name = getattr(made_of, part)
            at: Path = ("figures", figure, part)
            match asks.get(name, (None, None)):
                case _ if name is None:
                    continue
                case (_, files.Guess()) if figure == "map":
                    continue
                case (_, files.Scale() as scale) if figure == "profile":
                    scales.append((scale.each, scale.range))
                    if not _revealing(exercise, name) and not _strays(exercise):
                        yield exercise.mistake(at, f"'{name}' is never revealed", "Reveal it, or take it out of the figure.")
                    if (scale.about == "partner") != (part != "truth"):
                        mend = "A truth is about oneself; a guess has 'about: partner'."
                        yield exercise.mistake(at, f"'{name}' is not about the right one", mend)
                case (None, _):
                    yield exercise.mistake(at, f"there is no ask '{name}'", "Name an ask of this exercise.")
                case _:
                    kind = "guess" if figure == "map" else "scale"
                    yield exercise.mistake(at, f"'{name}' is not a {kind}", f"A {figure} is made of asks of kind {kind}.")
        if figure == "profile" and made_of.truth is None:
            yield exercise.mistake(("figures", figure), "a profile has no truth to hold the guess against", "Add 'truth:'.")
        if len(set(scales)) > 1:
            yield exercise.mistake(("figures", figure), "its scales differ", "Give them the same 'range' and the same 'each'.")


def kept_answers_are_seen(exercise: Subject) -> Iterator[Mistake]:
    """What may be kept at the end has been revealed to both."""
    asks = {name for place in exercise.line for name in place.phase.ask}
    for place, name in enumerate(exercise.file.keep):
        if name not in asks or not (_revealing(exercise, name) or _strays(exercise)):
            what = f"'{name}' is never revealed" if name in asks else f"there is no ask '{name}'"
            yield exercise.mistake(("keep", place), what, "Name an answer that both get to see.")


def _revealing(exercise: Subject, name: str) -> list[int]:
    return [index for index, place in enumerate(exercise.line) if name in place.phase.reveal]


def _strays(exercise: Subject) -> bool:
    """Whether a reveal misses what it means; then it cannot be said which answers come out."""
    return any(not _asked_before(exercise, index, name) for index, place in enumerate(exercise.line) for name in place.phase.reveal)


def _asked_before(exercise: Subject, index: int, name: str) -> bool:
    return any(before.step.ask(name) for before in exercise.line[:index])
