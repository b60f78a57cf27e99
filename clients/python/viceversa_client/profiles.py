"""Profiles: what a person said of themselves beside what the other guessed, as values, by the figures that the exercise names.

It lays side by side what was released and nothing else; what it means is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.session import other
from viceversa.game.view import OpenedView
from viceversa.scenarios.bundle import AskWords

from .page import Plot, PlotLine
from .scene import Scene
from .sealed import Answers


class Profile(msgspec.Struct, frozen=True):
    """One person's answers to one card's items, and the other's guesses.

    about  whose answers they are; the other one guessed.
    ask    the ask of the answers: its scale and its words.
    parts  the items that any of the two rated, by their place from '1', in order.
    truth, guess, again  what was given, by item; as it came, so perhaps not on the scale.
    """

    exercise: str
    card: str | None
    about: PartnerSeat
    ask: AskWords
    parts: tuple[str, ...]
    truth: dict[str, str | int]
    guess: dict[str, str | int]
    again: dict[str, str | int]

    @property
    def guesser(self) -> PartnerSeat:
        """Who guessed."""
        return other(self.about)


def profiles_of(scene: Scene, instances: Iterable[OpenedView]) -> Iterator[Profile]:
    """The profiles that these instances make: card by card, for each person that answers and guesses are about."""
    groups: dict[tuple[str, str | None], list[OpenedView]] = {}
    for one in instances:
        groups.setdefault((one.exercise, one.card), []).append(one)
    for (exercise, card), group in groups.items():
        words = scene.words.exercises.get(exercise)
        figure = words.figures.get("profile", {}) if words else {}
        ask = _ask(scene, exercise, figure.get("truth", ""))
        if ask is None:
            continue
        for about in PARTNERS:
            own, theirs = _collected(scene, group, about), _collected(scene, group, other(about))
            truth = _parts(own, figure.get("truth"))
            guess = _parts(theirs, figure.get("guess"))
            again = _parts(theirs, figure.get("again"))
            if parts := tuple(sorted({*truth, *guess, *again}, key=lambda part: (len(part), part))):
                yield Profile(exercise, card, about, ask, parts, truth, guess, again)


def with_earlier(scene: Scene, instances: Iterable[OpenedView]) -> list[OpenedView]:
    """These, and what was opened before to the same card where they complete its profile."""
    wanted = {one.instance: one for one in instances}
    drawn = {(one.exercise, one.card) for one in wanted.values() if _asks(scene, one) & profile_asks(scene, one.exercise)}
    return [one for one in scene.view.opened if one.instance in wanted or (one.exercise, one.card) in drawn]


def profile_asks(scene: Scene, exercise: str) -> set[str]:
    """The asks of an exercise that are shown as profiles."""
    words = scene.words.exercises.get(exercise)
    return set(words.figures.get("profile", {}).values()) if words else set()


def item_name(scene: Scene, exercise: str, card: str | None, part: str) -> str:
    """An item of a card by its place from '1', or a card of a hand by what it is called."""
    words = scene.card(exercise, card)
    if part.isdecimal() and words is not None and 1 <= int(part) <= len(words.items):
        return scene.fill(words.items[int(part) - 1])
    return scene.called(exercise, part, "")


def plot_of(scene: Scene, profile: Profile) -> Plot | None:
    """The profile to be drawn; None when its scale has no two ends."""
    low, high = profile.ask.low, profile.ask.high
    if low >= high:
        return None
    lines = tuple(
        PlotLine(
            item=item_name(scene, profile.exercise, profile.card, part),
            truth=_place(profile.truth.get(part), low, high),
            guess=_place(profile.guess.get(part), low, high),
            again=_place(profile.again.get(part), low, high),
        )
        for part in profile.parts
    )
    return Plot(
        low=low,
        high=high,
        ends=(profile.ask.low_label, profile.ask.high_label),
        owner=scene.name(profile.about),
        guesser=scene.name(profile.guesser),
        round=profile.about == "a",
        lines=lines,
    )


def _place(value: str | int | None, low: int, high: int) -> int | None:
    return value if isinstance(value, int) and low <= value <= high else None


def _asks(scene: Scene, one: OpenedView) -> set[str]:
    words = scene.words.exercises.get(one.exercise)
    phase = words.phases.get(one.phase) if words else None
    return set(phase.asks) if phase else set()


def _ask(scene: Scene, exercise: str, name: str) -> AskWords | None:
    words = scene.words.exercises.get(exercise)
    return next((phase.asks[name] for phase in words.phases.values() if name in phase.asks), None) if words else None


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
