"""The figures behind the words, for those who ask: with how sure they are, or why there is none.

For the couple, and for the guesses of this device's person alone; never one partner's beside the other's.
"""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.exercise import PARTNERS

from . import say
from .findings import by_exercise, charades, counted, guesses_of
from .frame import leaving, presence
from .measures.absent import Absent, Number
from .measures.answers import AnswerSet, gathered, pairs
from .measures.intervals import Interval, fisher
from .measures.projection import truth_and_bias
from .measures.reading import LEAST_FOR_CLOSENESS, LEAST_FOR_LEANING, of_couple
from .measures.tracking import bias, tracking
from .page import Action, Local, Page, Section
from .scene import Scene


def figures_page(scene: Scene) -> Page:
    """All figures that there are."""
    return Page(
        key="sheet figures",
        title=say.FIGURES_TITLE,
        turn=scene.fill(say.JUST_YOU),
        task=say.FIGURES_TASK,
        audience=say.SHEET_SEEN,
        time=say.NO_TIMER_HERE,
        sections=tuple(section for section in (_couple(scene), _guesses(scene), _feelings(scene)) if section.lines),
        presence=presence(scene),
        actions=(Action("0", say.BACK, Local("close"), "back"), *leaving()),
        notes=scene.mine.notes,
    )


def has_figures(scene: Scene) -> bool:
    """Whether there is anything to ask for."""
    return bool(by_exercise(scene)) or bool(charades(scene))


def _couple(scene: Scene) -> Section:
    lines = []
    for profiles in by_exercise(scene).values():
        whole = [gathered(guesses_of(scene, profiles, seat)) for seat in PARTNERS]
        said = of_couple([one for one in whole if isinstance(one, AnswerSet)])
        lines.append(say.FIGURE_CLOSE.format(value=shown(said.number, LEAST_FOR_CLOSENESS), n=said.of))
    return Section(say.FOUND_TITLE, tuple(lines))


def _guesses(scene: Scene) -> Section:
    lines: list[str] = []
    for profiles in by_exercise(scene).values():
        whole = gathered(guesses_of(scene, profiles, scene.me))
        if isinstance(whole, AnswerSet):
            lines += _of_guesser(scene, whole)
    return Section(say.FOUND_ALONE_TITLE, tuple(lines))


def _of_guesser(scene: Scene, whole: AnswerSet) -> Iterator[str]:
    n = len(pairs(whole.guess, whole.truth, whole.scale))
    r = tracking(whole.guess, whole.truth, whole.scale, LEAST_FOR_CLOSENESS)
    sure = r if isinstance(r, Absent) else fisher(r, n)
    yield scene.fill(say.FIGURE_TRACKING, value=shown(r, LEAST_FOR_CLOSENESS) + _between(sure), n=n)
    level = bias(whole.guess, whole.truth, whole.scale, LEAST_FOR_LEANING)
    yield scene.fill(say.FIGURE_BIAS, value=shown(level, LEAST_FOR_LEANING))
    forces = truth_and_bias(whole.guess, whole.truth, whole.own, whole.scale, LEAST_FOR_LEANING)
    truth = forces if isinstance(forces, Absent) else forces.truth
    own = forces if isinstance(forces, Absent) else forces.projection
    yield scene.fill(say.FIGURE_FORCES, truth=shown(truth, LEAST_FOR_LEANING), own=shown(own, LEAST_FOR_LEANING))


def _feelings(scene: Scene) -> Section:
    first = next(iter(charades(scene)), None)
    if first is None or not counted(scene):
        return Section(say.FEELINGS_TITLE, ())
    options = {one.options for one in scene.mine.showings.values() if one.guesses and one.options > 1}
    line = say.FIGURE_FOUND.format(n=first.found - first.second, of=first.of) + _between(first.interval)
    chance = (say.FIGURE_CHANCE.format(k=min(options)),) if len(options) == 1 else ()
    return Section(say.FEELINGS_TITLE, (f"{line}.", *chance))


def shown(number: Number, least: int) -> str:
    """A number with two places, or why there is none."""
    match number:
        case Absent(reason):
            return say.WHY_NO_FIGURE[reason].format(least=least)
        case _:
            return f"{number:.2f}".replace("-0.00", "0.00")


def _between(interval: Interval | Absent) -> str:
    if isinstance(interval, Absent):
        return ""
    return say.FIGURE_BETWEEN.format(low=f"{interval.low:.2f}", high=f"{interval.high:.2f}")
