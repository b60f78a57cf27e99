"""Decks and programmes: what must be true of their facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from viceversa.scenarios import files
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake

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
    """A programme has exercises that exist, one for the light lane, and opens and closes softly."""
    for filed in folder.programmes.values():
        names = filed.model.exercises
        for place, name in enumerate(names):
            if name not in folder.present["exercises"]:
                at = ("exercises", place)
                yield filed.page.mistake(
                    at, f"there is no exercise '{name}'", f"Use one of: {', '.join(folder.present['exercises'])}."
                )
        if all(name in folder.exercises for name in names):
            yield from _light(filed, folder.exercises)
            yield from _soft_ends(filed, folder)


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
