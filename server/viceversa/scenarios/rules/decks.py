"""Decks and programmes: what must be true of their facts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from viceversa.game.deal import LIGHT_BEFORE_TENDER, TENDER
from viceversa.game.exercise import Deal
from viceversa.scenarios import files
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.unrolling import MOST_STEPS, Place, length, unroll

from .lanes import HIGHEST_LIGHT

LISTS = ("items", "questions")
"""Names that a deck's text fields cannot have, because they stand for lists."""


def deck_names_are_sound(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """A deck's fields are named once, and the one that names its cards is among them."""
    fields = deck.model.fields
    if len(set(fields)) < len(fields) or set(fields) & set(LISTS):
        yield deck.page.mistake(
            ("fields",), "a field is named twice, or like a list", "Name each once; 'items' and 'questions' have their own line."
        )
    if deck.model.named_by not in fields:
        yield deck.page.mistake(("named_by",), f"there is no field '{deck.model.named_by}'", f"Use one of: {', '.join(fields)}.")


def mixed_up_cards_exist(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """Cards that are often mixed up are two different cards of the deck, each pair once."""
    seen = set()
    for place, pair in enumerate(deck.model.mixed_up):
        at = ("mixed_up", place)
        for name in pair:
            if name not in deck.model.cards:
                yield deck.page.mistake(at, f"there is no card '{name}'", "Name cards of this deck.")
        if pair[0] == pair[1] or frozenset(pair) in seen:
            yield deck.page.mistake(at, "the pair is there twice, or is one card", "Take it out.")
        seen.add(frozenset(pair))


def decks_are_there(folder: Folder) -> Iterator[Mistake]:
    """The deck that an exercise needs is in the folder."""
    for filed in folder.exercises.values():
        deck = filed.model.needs.deck
        if deck not in folder.present["decks"]:
            yield filed.page.mistake(
                ("needs", "deck"), f"there is no deck '{deck}'", f"Add 'decks/{deck}.yaml', or name another deck."
            )


def programmes_are_playable(folder: Folder) -> Iterator[Mistake]:
    """A programme has exercises that exist and are reached, one for the light lane, opens and closes softly, and says how long it is."""
    for filed in folder.programmes.values():
        names = filed.model.exercises
        for place, name in enumerate(names):
            if name not in folder.present["exercises"]:
                at, there = ("exercises", place), folder.present["exercises"]
                mend = f"Use one of: {', '.join(there)}." if there else "Add one in the folder 'exercises'."
                yield filed.page.mistake(at, f"there is no exercise '{name}'", mend)
            elif place and name == names[place - 1]:
                what = f"'{name}' comes twice in a row"
                yield filed.page.mistake(("exercises", place), what, "Take one out, or put another exercise between them.")
        if all(name in folder.exercises for name in names):
            yield from _light(filed, folder.exercises)
            yield from _soft_ends(filed, folder)
            yield from _minutes(filed, folder.exercises)
            yield from _reached(filed, folder)
            yield from _cards_left(filed, folder)


def _light(filed: Filed[files.Programme], exercises: Mapping[str, Filed[files.Exercise]]) -> Iterator[Mistake]:
    if not any("light" in exercises[name].model.needs.lanes for name in filed.model.exercises):
        mend = "Add one whose 'lanes' have 'light', so that a light session has something to play."
        yield filed.page.mistake(("exercises",), "no exercise here may be played in the light lane", mend)


def _soft_ends(filed: Filed[files.Programme], folder: Folder) -> Iterator[Mistake]:
    last = len(filed.model.exercises) - 1
    for place, which in ((0, "first"), (last, "last")):
        needs = folder.exercises[filed.model.exercises[place]].model.needs
        deck = folder.decks.get(needs.deck)
        cards = deck is None or any(card.level <= HIGHEST_LIGHT for card in deck.model.cards.values())
        if needs.level[0] > HIGHEST_LIGHT or not cards:
            what = f"the {which} exercise cannot be played at level {HIGHEST_LIGHT} or below"
            yield filed.page.mistake(("exercises", place), what, "Begin and end with something light.")


def _minutes(filed: Filed[files.Programme], exercises: Mapping[str, Filed[files.Exercise]]) -> Iterator[Mistake]:
    """People choose by the minutes, so these come near to what the usual times add up to."""
    shortest = longest = 0
    for name in filed.model.exercises:
        for place in _line(exercises[name].model):
            longest += place.step.usual
            shortest += place.step.usual if place.step.guard is None else 0
    at, said = ("minutes",), filed.model.minutes * 60_000
    if said * 2 < shortest or said > max(longest * 2, 60_000):
        few, many = math.ceil(shortest / 60_000), math.ceil(longest / 60_000)
        span = f"{few}" if few == many else f"{few} to {many}"
        what = f"the usual times add up to about {span} minutes"
        yield filed.page.mistake(at, what, "Say about how long it takes, or change the times of its phases.")


def _reached(filed: Filed[files.Programme], folder: Folder) -> Iterator[Mistake]:
    """A session climbs one level a card from level 1 on, and to a tender card after three light ones: each exercise is reached."""
    highest, light = 0, 0
    for place, name in enumerate(filed.model.exercises):
        exercise = folder.exercises[name].model
        low, high = exercise.needs.level
        deck = folder.decks.get(exercise.needs.deck)
        if deck is None:
            return
        if 0 < place < len(filed.model.exercises) - 1 and low > _cap(highest, light):
            what = f"'{name}' begins at level {low}, and the cards before it do not lead that far"
            mend = "Put exercises before it that climb one level a card; a tender card comes after three light ones."
            yield filed.page.mistake(("exercises", place), what, mend)
            return
        levels = [card.level for card in deck.model.cards.values() if low <= card.level <= high]
        for _ in _deals(exercise):
            highest = max((level for level in levels if level <= _cap(highest, light)), default=highest)
            light += any(level <= HIGHEST_LIGHT for level in levels)


def _cap(highest: int, light: int) -> int:
    """The highest level that the next card may have, at the best."""
    cap = max(1, highest + 1)
    return cap if cap < TENDER or light >= LIGHT_BEFORE_TENDER else TENDER - 1


def _cards_left(filed: Filed[files.Programme], folder: Folder) -> Iterator[Mistake]:
    """A deck that several exercises of a programme deal from has a new card for every deal, at the lowest level too."""
    needed: dict[str, int] = {}
    for place, name in enumerate(filed.model.exercises):
        exercise = folder.exercises[name].model
        found = folder.decks.get(exercise.needs.deck)
        if found is None:
            continue
        deck, low = found.model, exercise.needs.level[0]
        before = needed.get(deck.deck, 0)
        needed[deck.deck] = before + sum(deal.hand for deal in _deals(exercise))
        there = sum(card.level <= low for card in deck.cards.values())
        if before and there < needed[deck.deck]:
            what = f"'{deck.deck}' has {there} cards at level {low} or below, and {needed[deck.deck]} are dealt up to here"
            yield filed.page.mistake(("exercises", place), what, "Add cards to the deck, or take one of its exercises out.")


def _line(exercise: files.Exercise) -> tuple[Place, ...]:
    return unroll(exercise, 0) if length(exercise.steps) <= MOST_STEPS else ()


def _deals(exercise: files.Exercise) -> list[Deal]:
    return [place.step.deal for place in _line(exercise) if place.step.deal is not None]
