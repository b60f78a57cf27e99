"""Words: there are words for everything that exists and for nothing else, and no two cards read alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from viceversa.game.deal import TENDER
from viceversa.scenarios import files, texts
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake, Path, meant
from viceversa.scenarios.reading import Page

from .subject import names_clash, phases_of

_WHO_SEES = (
    "Add it, for instance 'who_sees: You both see this at the end.', or 'who_sees: Nobody is shown this.' for what is private."
)

_ADDED = {
    "phase": "Add a phase with 'id: {name}' to exercises/{file}",
    "ask": "Ask for '{name}' in that phase of exercises/{file}",
    "value": "Add '{name}' to its 'options' in exercises/{file}",
    "card": "Add the card to decks/{file}, as in '{name}: {{level: 1, family: home}}'",
    "field": "Add '{name}' to the 'fields' of decks/{file}",
}
"""How to add to the facts what has words, by what it is."""


def exercises_have_words(folder: Folder) -> Iterator[Mistake]:
    """Each phase, ask, value and end of a scale has words in each language, and no words are left over."""
    for by_name in folder.exercise_texts.values():
        for name, text in by_name.items():
            if name in folder.exercises and not names_clash(folder.exercises[name].model):
                phases = {phase.id: phase for phase in phases_of(folder.exercises[name].model.steps)}
                yield from _paired(text.page, ("phases",), phases, text.model.phases, "phase")
                for phase in phases.keys() & text.model.phases.keys():
                    yield from _phase_words(text.page, ("phases", phase), phases[phase], text.model.phases[phase])


def decks_have_words(folder: Folder) -> Iterator[Mistake]:
    """Each card has each field, as many items and questions as its deck says, and notes where it has them; no two read alike."""
    for by_name in folder.deck_texts.values():
        for name, text in by_name.items():
            if name in folder.decks:
                deck = folder.decks[name].model
                yield from _paired(text.page, ("cards",), deck.cards, text.model.cards, "card")
                yield from _field_words(text, deck)
                yield from _card_words(text, deck)


def _paired(page: Page, at: Path, facts: Mapping[str, Any], words: Mapping[str, Any], what: str) -> Iterator[Mistake]:
    missing = [name for name in facts if name not in words]
    left = [name for name in words if name not in facts]
    if len(missing) == len(left) == 1:
        told = f"these are words for the {what} '{left[0]}', which does not exist, and those of '{missing[0]}' are missing"
        yield page.mistake((*at, left[0]), told, f"Was '{left[0]}' renamed to '{missing[0]}'? Then write '{missing[0]}:' here.")
        return
    for name in missing:
        yield page.mistake(at, f"the words of the {what} '{name}' are missing", f"Add '{name}:' and its words.")
    for name in left:
        yield page.mistake(
            (*at, name),
            f"these are words for the {what} '{name}', which does not exist",
            f"{meant(name, missing)}{_ADDED[what].format(name=name, file=PurePath(page.file).name)}, or take its words out here.",
        )


def _phase_words(page: Page, at: Path, phase: files.Phase, text: texts.PhaseText) -> Iterator[Mistake]:
    yield from _paired(page, (*at, "asks"), phase.ask, text.asks, "ask")
    entered = any(isinstance(ask, files.Choice | files.Scale | files.Text) for ask in phase.ask.values())
    if entered and text.who_sees is None:
        yield page.mistake(at, "it does not say who will see what is entered here", _WHO_SEES)
    for name in phase.ask.keys() & text.asks.keys():
        here, ask, said = (*at, "asks", name), phase.ask[name], text.asks[name]
        offered = dict.fromkeys(ask.options) if isinstance(ask, files.Choice) else {}
        yield from _paired(page, (*here, "options") if said.options else here, offered, said.options, "value")
        scale = isinstance(ask, files.Scale)
        for end in ("low", "high"):
            if scale and getattr(said, end) is None:
                yield page.mistake(here, f"the {end} end of the scale has no words", f"Add '{end}:'.")
            if not scale and getattr(said, end) is not None:
                yield page.mistake((*here, end), "this is not a scale", f"Take '{end}' out.")


def _field_words(text: Filed[texts.DeckText], deck: files.Deck) -> Iterator[Mistake]:
    """What is wrong with the fields of each card; once, where it is the same with all cards."""
    fields = dict.fromkeys(deck.fields)
    told = [
        list(_paired(text.page, ("cards", name), fields, card.__pydantic_extra__ or {}, "field"))
        for name, card in text.model.cards.items()
    ]
    alike = set.intersection(*({(each.what, each.mend) for each in found} for found in told)) if len(told) > 1 else set()
    for place, found in enumerate(told):
        for each in found:
            if (each.what, each.mend) not in alike:
                yield each
            elif place == 0:
                yield each._replace(what=f"{each.what}, in every card")


def _card_words(text: Filed[texts.DeckText], deck: files.Deck) -> Iterator[Mistake]:
    called: dict[str, str] = {}
    for name, card in text.model.cards.items():
        at = ("cards", name)
        said = card.__pydantic_extra__ or {}
        for each, wanted, given in (("items", deck.items, card.items), ("questions", deck.questions, card.questions)):
            if len(given) != wanted:
                here = (*at, each) if given else at
                yield text.page.mistake(
                    here, f"there are {len(given)} {each}, and the deck has {wanted} a card", _as_many(each, wanted)
                )
            if len(set(given)) < len(given):
                yield text.page.mistake((*at, each), f"two {each} of the card read alike", "Write one of them anew.")
        yield from _notes(text.page, at, card, deck, tender=name in deck.cards and deck.cards[name].level >= TENDER)
        title = said.get(deck.named_by, "").casefold()
        if title and called.setdefault(title, name) != name:
            yield text.page.mistake(
                (*at, deck.named_by), f"the cards '{called[title]}' and '{name}' read alike", "Change one of them."
            )


def _notes(page: Page, at: Path, card: texts.CardText, deck: files.Deck, *, tender: bool) -> Iterator[Mistake]:
    """Notes are on all cards of a deck or on none; only when to leave a card out is said of every tender one."""
    if tender and card.not_for is None and not deck.notes:
        mend = "Add 'not_for:' for someone who hosts, and say when to leave it out."
        yield page.mistake(at, f"a card of level {TENDER} or above says whom it is not for", mend)
    for name in ("note", "not_for") if not tender or deck.notes else ("note",):
        there = getattr(card, name) is not None
        if deck.notes and not there:
            mend = f"Add '{name}:' for someone who hosts, or take 'notes: true' out of the deck."
            yield page.mistake(at, f"'{name}' is missing, and this deck has notes", mend)
        if there and not deck.notes:
            mend = f"Take '{name}' out, or add 'notes: true' to the deck."
            yield page.mistake((*at, name), f"'{name}' is for someone who hosts, and this deck has no notes", mend)


def _as_many(each: str, wanted: int) -> str:
    return f"Write {wanted} of them under '{each}:', each after a dash." if wanted else f"Take '{each}' out."
