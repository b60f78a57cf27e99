"""What was opened, as rows: a person's own answers beside the guesses about them, item by item.

No score, no mark of right or wrong, no figure for a person: the partner is the one who knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.session import other
from viceversa.game.view import OpenedView
from viceversa.scenarios.bundle import AskWords

from . import say
from .page import Section
from .scene import Scene
from .sealed import Answers, Value


def fresh(scene: Scene) -> list[OpenedView]:
    """What was first seen in the phase under way."""
    place = scene.view.place
    here = place.instance if place else 0
    return [one for one in scene.view.opened if scene.mine.fresh.get(one.instance, here) == here]


def revealed(scene: Scene, instances: Iterable[OpenedView]) -> tuple[Section, ...]:
    """Sections for opened instances: first the profiles that they make, then everything that is in no profile."""
    wanted = list(instances)
    sections = list(profiles(scene, wanted))
    in_profiles = _profile_asks(scene)
    for one in wanted:
        lines = tuple(_lines(scene, one, skip=in_profiles.get(one.exercise, set())))
        if lines:
            sections.append(Section(say.OPENED_TITLE.format(title=title_of(scene, one)), lines))
    return tuple(sections)


def profiles(scene: Scene, instances: Iterable[OpenedView]) -> Iterator[Section]:
    """A section for each person that answers and guesses are about."""
    groups: dict[tuple[str, str | None], list[OpenedView]] = {}
    for one in instances:
        groups.setdefault((one.exercise, one.card), []).append(one)
    for (exercise, card), group in groups.items():
        words = scene.words.exercises.get(exercise)
        figure = words.figures.get("profile") if words else None
        if words is None or figure is None:
            continue
        for about in PARTNERS:
            own, theirs = _collected(scene, group, about), _collected(scene, group, other(about))
            rows = tuple(_rows(scene, exercise, card, figure, own, theirs, about))
            if rows:
                ask = next(
                    (phase.asks[figure["truth"]] for phase in words.phases.values() if figure.get("truth") in phase.asks), None
                )
                scale = tuple(_scale(ask)) if ask else ()
                yield Section(say.PROFILE_TITLE.format(name=scene.name(about)), (*scale, *rows))


def _rows(
    scene: Scene,
    exercise: str,
    card: str | None,
    figure: Mapping[str, str],
    own: Answers,
    theirs: Answers,
    about: PartnerSeat,
) -> Iterator[str]:
    truth, guess, again = (
        _parts(own, figure.get("truth")),
        _parts(theirs, figure.get("guess")),
        _parts(theirs, figure.get("again")),
    )
    if not truth and not guess:
        return
    for part in sorted({*truth, *guess}, key=lambda part: (len(part), part)):
        said = say.OWN_SAID if part in truth else say.OWN_NONE
        guessed = say.GUESSED_AGAIN if part in guess and part in again else say.GUESSED if part in guess else say.GUESSED_NONE
        yield say.PROFILE_ROW.format(
            item=item_name(scene, exercise, card, part).rstrip(".?!"),
            own=said.format(owner=scene.name(about), truth=truth.get(part)),
            guessed=guessed.format(guesser=scene.name(other(about)), guess=guess.get(part), again=again.get(part)),
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


def item_name(scene: Scene, exercise: str, card: str | None, part: str) -> str:
    """An item of a card by its place from '1', or a card of a hand by what it is called."""
    words = scene.card(exercise, card)
    if part.isdecimal() and words is not None and 1 <= int(part) <= len(words.items):
        return scene.fill(words.items[int(part) - 1])
    return scene.called(exercise, part, "")


def title_of(scene: Scene, one: OpenedView) -> str:
    """The title of an opened phase."""
    words = scene.words.exercises.get(one.exercise)
    phase = words.phases.get(one.phase) if words else None
    return scene.fill(phase.title) if phase else one.phase


def _scale(ask: AskWords) -> Iterator[str]:
    """What the ends of a scale mean."""
    if ask.kind == "scale" and ask.low_label and ask.high_label:
        yield say.SCALE.format(low=ask.low, low_label=ask.low_label, high=ask.high, high_label=ask.high_label)


def _collected(scene: Scene, group: list[OpenedView], seat: PartnerSeat) -> Answers:
    """Everything a partner said in these instances; what was said first stays."""
    found: Answers = {}
    for one in group:
        for name, value in scene.opened.get(one.instance, {}).get(seat, {}).items():
            found.setdefault(name, value)
    return found


def _parts(answers: Answers, ask: str | None) -> dict[str, str | int]:
    value = answers.get(ask) if ask else None
    return value if isinstance(value, dict) else {}


def _profile_asks(scene: Scene) -> dict[str, set[str]]:
    return {name: set(words.figures.get("profile", {}).values()) for name, words in scene.words.exercises.items()}
