"""What the measures say of a session's answers, as sections for the pages at its end.

Worked out on this device from what was released. What is about a guess is shown to its guesser alone; what is for both is the same on
both screens. In the light lane nothing is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viceversa.game.exercise import PARTNERS, PartnerSeat

from . import say
from .measures.absent import Absent
from .measures.answers import AnswerSet, Scale, Source, gathered, print_of
from .measures.reading import Reading, furthest_apart, of_charades, of_couple, of_guesser
from .measures.sentences import sentence
from .page import Section
from .profiles import Profile, item_name, profiles_of
from .scene import Scene
from .showings import Showing, complete

CLEARLY = 0.15
"""How far from the middle of the map a feeling has to lie before its side is named."""


def findings(scene: Scene) -> tuple[Section, ...]:
    """In words: what both may read, what this device's person alone may read, and the feelings that were read."""
    both = tuple(for_both(scene))
    mine = tuple(for_me(scene))
    feelings = tuple(_feelings(scene))
    return tuple(
        Section(title, lines)
        for title, lines in ((say.FOUND_TITLE, both), (say.FOUND_ALONE_TITLE, mine), (say.FEELINGS_TITLE, feelings))
        if lines
    )


def for_both(scene: Scene) -> Iterator[str]:
    """Sentences for both, the same on both screens."""
    for reading, item in _of_both(scene):
        yield _said(scene, reading, item)


def to_keep(scene: Scene) -> tuple[str, ...]:
    """What of it is worth a place in a file: not that there is nothing to say yet."""
    return tuple(_said(scene, reading, item) for reading, item in _of_both(scene) if reading.name != "not_enough_yet")


def _of_both(scene: Scene) -> Iterator[tuple[Reading, str]]:
    """Readings for both, with the item that they name."""
    for exercise, profiles in by_exercise(scene).items():
        directions = [whole for whole in (_of(scene, profiles, seat) for seat in PARTNERS) if whole is not None]
        yield of_couple(directions), ""
        for card in dict.fromkeys(profile.card for profile in profiles):
            furthest = furthest_apart([answer_set(scene, each) for each in profiles if each.card == card])
            if furthest is not None and furthest.item is not None:
                yield furthest, item_name(scene, exercise, card, str(furthest.item + 1)).rstrip(".")
    yield from ((each, "") for each in charades(scene))


def for_me(scene: Scene) -> Iterator[str]:
    """Sentences about the guesses of this device's person, for them alone; nothing where it takes more answers than one swap gives."""
    for profiles in by_exercise(scene).values():
        sets = guesses_of(scene, profiles, scene.me)
        readings = of_guesser(sets) if sets else ()
        yield from (_said(scene, each) for each in readings if each.name != "not_enough_yet")


def charades(scene: Scene) -> tuple[Reading, ...]:
    """How many feelings the two found; nothing in the light lane, nor where this screen did not see all of it."""
    read = [one for one in scene.mine.showings.values() if one.guesses]
    if not counted(scene) or not complete(scene.mine.showings):
        return ()
    ends = [one.guesses[-1].nearness for one in read]
    second = sum(one.guesses[-1].nearness == "hit" and len(one.guesses) > 1 for one in read)
    near = sum(each not in ("hit", "miss") for each in ends)
    return of_charades(ends.count("hit"), second, near, len(read))


def counted(scene: Scene) -> bool:
    """Whether this session may be counted in: not the light lane, and not one of which this screen does not know."""
    return scene.mine.kind == "standard"


def by_exercise(scene: Scene) -> dict[str, list[Profile]]:
    """All profiles that were released, by exercise: within one, all are on one scale."""
    found: dict[str, list[Profile]] = {}
    for profile in profiles_of(scene, scene.view.opened):
        found.setdefault(profile.exercise, []).append(profile)
    return found


def guesses_of(scene: Scene, profiles: Sequence[Profile], guesser: PartnerSeat) -> list[AnswerSet]:
    """One person's guesses, card by card, with that person's own answers beside them."""
    sets = []
    for profile in profiles:
        if profile.guesser == guesser:
            own = next((each.truth for each in profiles if each.about == guesser and each.card == profile.card), {})
            sets.append(answer_set(scene, profile, own))
    return sets


def answer_set(scene: Scene, profile: Profile, own: dict[str, str | int] | None = None) -> AnswerSet:
    """The profile as the measures take it, item after item in the card's own order."""
    deck, card = scene.deck(profile.exercise), scene.card(profile.exercise, profile.card)
    name = scene.words.exercises[profile.exercise].deck
    parts = [str(n + 1) for n in range(len(card.items))] if card and card.items else list(profile.parts)

    def answers(given: dict[str, str | int]) -> tuple[int | None, ...]:
        return tuple(value if isinstance(value := given.get(part), int) else None for part in parts)

    return AnswerSet(
        source=Source(name, str(deck.version) if deck else "", profile.card or "", print_of(card.items if card else ())),
        scale=Scale(profile.ask.low, profile.ask.high),
        guess=answers(profile.guess),
        truth=answers(profile.truth),
        own=answers(own or {}),
    )


def _of(scene: Scene, profiles: Sequence[Profile], guesser: PartnerSeat) -> AnswerSet | None:
    whole = gathered(guesses_of(scene, profiles, guesser))
    return None if isinstance(whole, Absent) else whole


def _feelings(scene: Scene) -> Iterator[str]:
    """Turn by turn what was meant and what was read, and where it lies on the map of feelings, in words."""
    read = [one for one in scene.mine.showings.values() if one.meant is not None and one.guesses]
    for one in read:
        yield say.SHOWED.format(
            name=scene.name(one.lead),
            meant=_placed(scene, one, one.meant or ""),
            read=say.THEN.join(_placed(scene, one, guess.card) for guess in one.guesses),
        )
    if any(_where(scene, one, one.meant or "") for one in read):
        yield say.SKETCH


def _placed(scene: Scene, one: Showing, card: str) -> str:
    where = _where(scene, one, card)
    called = scene.called(one.exercise, card, one.field)
    return f"{called} ({where})" if where else called


def _where(scene: Scene, one: Showing, card: str) -> str:
    """Which sides of the map a card lies on; empty where it is not known."""
    words = scene.card(one.exercise, card)
    if words is None or words.at is None:
        return ""
    pleasant, lively = (1 if at > CLEARLY else -1 if at < -CLEARLY else 0 for at in words.at)
    return say.MAP_WORDS[pleasant, lively]


def _said(scene: Scene, reading: Reading, item: str = "") -> str:
    return sentence(reading, scene.words.language, scene.name(scene.them), item)
