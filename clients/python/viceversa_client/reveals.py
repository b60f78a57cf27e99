"""What was opened, as rows: a person's own answers beside the guesses about them, item by item.

No score, no mark of right or wrong, no figure for a person: the partner is the one who knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from viceversa.game.exercise import PARTNERS
from viceversa.game.session import other
from viceversa.game.view import OpenedView
from viceversa.scenarios.bundle import AskWords

from . import say
from .page import Section
from .plot import table_lines
from .profiles import Profile, item_name, plot_of, profile_asks, profiles_of, with_earlier
from .scene import Scene
from .sealed import Value


def fresh(scene: Scene) -> list[OpenedView]:
    """What was first seen in the phase under way."""
    place = scene.view.place
    here = place.instance if place else 0
    return [one for one in scene.view.opened if scene.mine.fresh.get(one.instance, here) == here]


def revealed(scene: Scene, instances: Iterable[OpenedView]) -> tuple[Section, ...]:
    """Sections for opened instances: first the profiles that they make, then everything that is in no profile."""
    wanted = list(instances)
    return (*profiles(scene, wanted), *beside_profiles(scene, wanted))


def revealed_now(scene: Scene) -> tuple[Section, ...]:
    """Sections for what was first seen in the phase under way; a profile with what was opened to its card before."""
    now = fresh(scene)
    return (*profiles(scene, with_earlier(scene, now)), *beside_profiles(scene, now))


def profiles(scene: Scene, instances: Iterable[OpenedView]) -> Iterator[Section]:
    """A section in words for each person that answers and guesses are about."""
    for profile in profiles_of(scene, instances):
        rows = tuple(_rows(scene, profile))
        yield Section(say.PROFILE_TITLE.format(name=scene.name(profile.about)), (*_scale(profile.ask), *rows))


def drawn(scene: Scene, instances: Iterable[OpenedView]) -> Iterator[Section]:
    """The same as sections with a plot, whose lines are a table; where there are several cards, each with its card's name."""
    found = list(profiles_of(scene, instances))
    several = len({(profile.exercise, profile.card) for profile in found}) > 1
    for profile in found:
        plot = plot_of(scene, profile)
        if plot is not None:
            title = say.PROFILE_ON if several and profile.card else say.PROFILE_TITLE
            card = scene.called(profile.exercise, profile.card or "", "")
            yield Section(title.format(name=scene.name(profile.about), card=card), tuple(table_lines(plot)), plot)


def beside_profiles(scene: Scene, instances: Iterable[OpenedView]) -> Iterator[Section]:
    """Everything that is in no profile."""
    for one in instances:
        lines = tuple(_lines(scene, one, skip=profile_asks(scene, one.exercise)))
        if lines:
            yield Section(say.OPENED_TITLE.format(title=title_of(scene, one)), lines)


def _rows(scene: Scene, profile: Profile) -> Iterator[str]:
    truth, guess, again = profile.truth, profile.guess, profile.again
    for part in profile.parts:
        said = say.OWN_SAID if part in truth else say.OWN_NONE
        once = guess.get(part, again.get(part))
        guessed = say.GUESSED_AGAIN if part in guess and part in again else say.GUESSED_NONE if once is None else say.GUESSED
        yield say.PROFILE_ROW.format(
            item=item_name(scene, profile.exercise, profile.card, part).rstrip(".?!"),
            own=said.format(owner=scene.name(profile.about), truth=truth.get(part)),
            guessed=guessed.format(guesser=scene.name(profile.guesser), guess=once, again=again.get(part)),
        )


def _lines(scene: Scene, one: OpenedView, skip: set[str]) -> Iterator[str]:
    words = scene.words.exercises.get(one.exercise)
    phase = words.phases.get(one.phase) if words else None
    for name, ask in (phase.asks if phase else {}).items():
        if ask.open or ask.private or name in skip:
            continue
        if not ask.about_partner:
            yield scene.fill(ask.label)
        yield from _scale(ask)
        for seat in PARTNERS:
            role = "lead" if seat == one.lead else "partner"
            if role not in ask.of:
                continue
            if ask.about_partner:  # asked in the names of the one who guessed
                yield scene.fill(ask.label, me=scene.name(seat), partner=scene.name(other(seat)))
            value = scene.opened.get(one.instance, {}).get(seat, {}).get(name)
            labels = {option.value: scene.fill(option.label) for option in ask.options}
            for line in in_words(scene, one.exercise, one.card, value, labels):
                yield say.SAID.format(name=scene.name(seat), value=line)


def in_words(scene: Scene, exercise: str, card: str | None, value: Value | None, labels: Mapping[str, str]) -> Iterator[str]:
    """An answer as lines: one, or one for each item or card."""
    match value:
        case None | "":
            yield say.NO_ANSWER
        case dict():
            for part, each in value.items():
                yield f"{item_name(scene, exercise, card, part).rstrip('.')}: {labels.get(str(each), each)}"
        case _:
            yield labels.get(str(value), str(value))


def told(scene: Scene) -> tuple[Section, ...]:
    """Open answers that were revealed in the phase under way, in words."""
    place, exercise = scene.view.place, scene.exercise
    if place is None or exercise is None:
        return ()
    lines: list[str] = []
    for name, by_seat in scene.view.told.items():
        if scene.mine.told.get(name, place.instance) != place.instance:
            continue
        ask = next((phase.asks[name] for phase in exercise.phases.values() if name in phase.asks), None)
        labels = {option.value: scene.fill(option.label) for option in ask.options} if ask else {}
        if ask is not None:
            lines.append(scene.fill(ask.label))
        for seat, value in by_seat.items():
            plain: Value = dict(value) if isinstance(value, dict) else value
            lines += [
                say.SAID.format(name=scene.name(seat), value=line)
                for line in in_words(scene, place.exercise, scene.view.card, plain, labels)
            ]
    return (Section(say.TOLD_TITLE, tuple(lines)),) if lines else ()


def title_of(scene: Scene, one: OpenedView) -> str:
    """The title of an opened phase."""
    words = scene.words.exercises.get(one.exercise)
    phase = words.phases.get(one.phase) if words else None
    return scene.fill(phase.title) if phase else one.phase


def _scale(ask: AskWords) -> Iterator[str]:
    """What the ends of a scale mean."""
    if ask.kind == "scale" and ask.low_label and ask.high_label:
        yield say.SCALE.format(low=ask.low, low_label=ask.low_label, high=ask.high, high_label=ask.high_label)
