"""Decks and programmes: what must be true of their facts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from viceversa.game.programmes import HIGHEST_LIGHT, Fault, Part, faults, hands, usual_span
from viceversa.scenarios import files
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake, meant
from viceversa.scenarios.unrolling import steps_of

from .subject import is_too_high

TAKEN = ("items", "questions", "note", "not_for")
"""Names that a deck's text fields cannot have, because every deck means the same by them."""


def deck_names_are_sound(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """A deck's fields are named once, and the one that names its cards is among them."""
    fields = deck.model.fields
    if len(set(fields)) < len(fields) or set(fields) & set(TAKEN):
        yield deck.page.mistake(
            ("fields",),
            "a field is named twice, or like something that has its own line",
            "Name each once; 'items', 'questions' and 'notes' have their own line.",
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
                yield deck.page.mistake(
                    at, f"there is no card '{name}'", f"{meant(name, deck.model.cards)}Name two cards of this deck."
                )
        if pair[0] == pair[1] or frozenset(pair) in seen:
            yield deck.page.mistake(at, "the pair is there twice, or is one card", "Take it out.")
        seen.add(frozenset(pair))


def decks_are_there(folder: Folder) -> Iterator[Mistake]:
    """The deck that an exercise needs is in the folder."""
    for filed in folder.exercises.values():
        deck = filed.model.needs.deck
        if deck not in folder.present["decks"]:
            yield filed.page.mistake(
                ("needs", "deck"),
                f"there is no deck '{deck}'",
                f"{meant(deck, folder.present['decks'])}Add 'decks/{deck}.yaml', or name another deck.",
            )


def programmes_are_playable(folder: Folder) -> Iterator[Mistake]:
    """A programme has exercises that exist and are reached, one for the light lane, opens and closes softly, and says how long it is."""
    for filed in folder.programmes.values():
        names = filed.model.exercises
        for place, name in enumerate(names):
            if name not in folder.present["exercises"]:
                at, there = ("exercises", place), folder.present["exercises"]
                near = meant(name, there)
                mend = f"{near}Use one of: {', '.join(there)}." if there else "Add one in the folder 'exercises'."
                mend += "" if near else " A shipped one can be used in a pack, which has a 'pack.yaml' beside its folders."
                yield filed.page.mistake(at, f"there is no exercise '{name}'", mend)
        if all(name in folder.exercises for name in names):
            yield from _minutes(filed, folder.exercises)
            parts = [_part(folder.exercises[name].model, folder) for name in names]
            if not any(part is None for part in parts):
                for fault in faults([part for part in parts if part is not None]):
                    if not is_too_high(folder.exercises[names[fault.place]].model.needs):
                        yield _told(filed, names[fault.place], fault, folder)


def _part(exercise: files.Exercise, folder: Folder) -> Part | None:
    """What a programme must know of an exercise; None while its deck is not there."""
    needs, deck = exercise.needs, folder.decks.get(exercise.needs.deck)
    if deck is None:
        return None
    cards = tuple(card.level for card in deck.model.cards.values())
    return Part(exercise.exercise, needs.lanes, needs.level, needs.deck, cards, hands(steps_of(exercise)))


def _told(filed: Filed[files.Programme], name: str, fault: Fault, folder: Folder) -> Mistake:
    """A fault of a programme, for whoever wrote its file."""
    match fault.kind:
        case "twice_in_a_row":
            what, mend = f"'{name}' comes twice in a row", "Take one out, or put another exercise between them."
        case "nothing_gentle":
            what = "no exercise here may be played in the light lane"
            mend = (
                "Add one whose 'lanes' have 'light', so that a light session has something to play. "
                "In a pack, one beside a 'pack.yaml', it may be a shipped one."
            )
            return filed.page.mistake(("exercises",), what, mend)
        case "no_soft_start" | "no_soft_end":
            which = "first" if fault.kind == "no_soft_start" else "last"
            what = f"the {which} exercise cannot be played at level {HIGHEST_LIGHT} or below"
            mend = "Begin and end with something light."
        case "too_steep":
            low = folder.exercises[name].model.needs.level[0]
            what = f"'{name}' begins at level {low}, and the cards before it do not lead that far"
            mend = "Put exercises before it that climb one level a card; a tender card comes after three light ones."
        case "too_few_cards":
            needs = folder.exercises[name].model.needs
            what = (
                f"'{needs.deck}' has {fault.there} cards at level {needs.level[0]} or below, and {fault.dealt} are dealt up to here"
            )
            mend = "Add cards to the deck, or take one of its exercises out."
    return filed.page.mistake(("exercises", fault.place), what, mend)


def _minutes(filed: Filed[files.Programme], exercises: Mapping[str, Filed[files.Exercise]]) -> Iterator[Mistake]:
    """People choose by the minutes, so these come near to what the usual times add up to."""
    spans = [usual_span(steps_of(exercises[name].model)) for name in filed.model.exercises]
    shortest, longest = sum(short for short, _ in spans), sum(long for _, long in spans)
    at, said = ("minutes",), filed.model.minutes * 60_000
    if said * 2 < shortest or said > max(longest * 2, 60_000):
        few, many = math.ceil(shortest / 60_000), math.ceil(longest / 60_000)
        span = f"{few}" if few == many else f"{few} to {many}"
        what = f"the usual times add up to about {span} minutes"
        yield filed.page.mistake(at, what, f"Write 'minutes: {many}', or change the times of its phases.")
