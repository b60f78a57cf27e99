"""Cards on the table: nothing is shown before it is dealt, the guesser never sees the answer, and the deck can give what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.deal import TENDER
from viceversa.game.exercise import BOTH, Deal, Roles
from viceversa.scenarios import files
from viceversa.scenarios.guarding import always_with, maybe_with, seats
from viceversa.scenarios.mistakes import Mistake, meant
from viceversa.scenarios.unrolling import Place

from .subject import Subject

SHOWN = ("card", "hand", "options", "outcome")
"""What a phase may show."""


def shown_things_exist(exercise: Subject) -> Iterator[Mistake]:
    """`show` names a field of the card, the hand, the options or the outcome."""
    for place in exercise.phases():
        for who in ("both", "lead", "partner"):
            for entry in getattr(place.phase.show, who):
                at = (*place.at, "show", who)
                what, dot, field = entry.partition(".")
                if what not in SHOWN or (dot and what != "card"):
                    yield exercise.mistake(at, f"'{entry}' cannot be shown", f"Use card, card.FIELD, {', '.join(SHOWN[1:])}.")
                elif dot and exercise.deck is not None and field not in _fields(exercise.deck):
                    mend = f"{meant(field, _fields(exercise.deck))}Use one of: {', '.join(_fields(exercise.deck))}."
                    yield exercise.mistake(at, f"the cards of '{exercise.deck.deck}' have no '{field}'", mend)


def nothing_is_shown_before_it_is_dealt(exercise: Subject) -> Iterator[Mistake]:
    """A card is there once one was dealt or agreed on; a hand until then; options only where a deal draws some."""
    unchosen = any(_unchosen(place) for place in exercise.line)
    for index, place in enumerate(exercise.line):
        step, at = place.step, (*place.at, "show")
        hand, card, options = _on_table(exercise, index)
        if step.card and not card and not unchosen:
            yield exercise.mistake(
                at, "a card is shown before one is dealt or agreed on", "Deal before, with 'deal:', or show it later."
            )
        if step.hand and not hand:
            yield exercise.mistake(
                at, "a hand is shown where none is on the table", "Deal one with 'deal: {hand: 5}', or show it earlier."
            )
        if step.options and not options:
            yield exercise.mistake(at, "options are shown before any are drawn", "Add 'options:' to the deal before.")
        if step.outcome and not _guessed(exercise, index):
            yield exercise.mistake(
                at, "an outcome is shown and nothing was guessed", "Show it in the phase of the guess, or after it."
            )


def those_who_answer_see_what_for(exercise: Subject) -> Iterator[Mistake]:
    """Who answers for each item, for each card of the hand, or guesses, is shown the items, the hand or the options."""
    for place in exercise.phases():
        for name, ask in place.phase.ask.items():
            at = (*place.at, "ask", name)
            of = place.step.ask(name)
            each = getattr(ask, "each", None)
            if of is None:
                continue
            if each == "items" and exercise.deck is not None and exercise.deck.items == 0:
                yield exercise.mistake(at, f"the cards of '{exercise.deck.deck}' have no items", "Take 'each: items' out.")
            elif each == "items" and not _sees(place.phase.show, of.of, ("card", "card.items")):
                yield exercise.mistake(at, "the items are not shown to those who answer", "Add 'card.items' to 'show'.")
            elif each == "hand" and (not _sees(place.phase.show, of.of, ("hand",)) or not of.open):
                yield exercise.mistake(
                    at, "an answer for each card of a hand needs the hand, and to be open", "Show 'hand'; add 'open: true'."
                )
            elif of.kind == "guess" and not _sees(place.phase.show, of.of, ("options",)):
                yield exercise.mistake(at, "the options are not shown to the one who guesses", "Add 'options' to 'show'.")


def agreements_have_a_hand(exercise: Subject) -> Iterator[Mistake]:
    """An agreement is a private, open choice by both for each card of a hand that is on the table."""
    for index, place in enumerate(exercise.line):
        if place.step.ends.agree is None:
            continue
        name, value = place.step.ends.agree
        at = (*place.at, "ends")
        hand, _, _ = _on_table(exercise, index)
        match place.phase.ask.get(name):
            case files.Choice(who="both", each="hand", open=True, private=True) as ask:
                if value not in ask.options:
                    yield exercise.mistake(at, f"'{name}' does not offer '{value}'", f"Use one of: {', '.join(ask.options)}.")
            case _:
                mend = (
                    "It takes a choice from both with 'each: hand', 'open: true' and 'private: true', so that a no is never shown."
                )
                yield exercise.mistake(at, f"'{name}' cannot carry an agreement", mend)
        if not hand or place.step.deal is None:
            yield exercise.mistake(at, "an agreement needs a hand that this phase deals", "Add 'deal: {hand: 5}' to the phase.")


def hands_are_agreed_on(exercise: Subject) -> Iterator[Mistake]:
    """More than one card on the table need an agreement in the same phase, and only that can be dealt again."""
    for place in exercise.phases():
        deal = place.step.deal
        if deal is None:
            continue
        at = (*place.at, "deal")
        if _unchosen(place):
            yield exercise.mistake(
                at, "nobody chooses among the cards of this hand", "Add 'ends: {agree: ..., equal: ...}', or deal one card."
            )
        elif deal.hand > 1 and deal.to != BOTH:
            yield exercise.mistake(at, "a hand to agree on is dealt to one", "Take 'to' out.")
        if deal.hand == 1 and deal.deals > 1:
            yield exercise.mistake(at, "'deals' is for hands to agree on", "Take it out; 'again' lets a single card be swapped.")
        if deal.hand > 1 and deal.options:
            yield exercise.mistake(at, "options belong to a single hidden card", "Deal one card, or take 'options' out.")


def guesses_are_fair(exercise: Subject) -> Iterator[Mistake]:
    """A guess has options in whole groups, and whoever guesses has not seen the card."""
    for index, place in enumerate(exercise.line):
        for ask in place.step.asks:
            if ask.kind != "guess":
                continue
            at = (*place.at, "ask", ask.name)
            dealt = _dealt(exercise, index)
            deal = None if dealt is None else exercise.line[dealt].step.deal
            if dealt is None or deal is None or deal.options == 0:
                yield exercise.mistake(at, "there are no options to guess among", "Add 'options: 6' to the deal before.")
                continue
            if len(ask.of) > 1 or _seen_by(exercise, dealt, index) & seats(ask.of, place.step.lead):
                yield exercise.mistake(
                    at, "whoever guesses has seen the card", "Deal it 'to: lead', show it to the lead alone, let the partner guess."
                )
            if ask.tries >= deal.options:
                yield exercise.mistake(at, "there are as many tries as options", "Give fewer tries or more options.")


def options_come_in_groups(exercise: Subject) -> Iterator[Mistake]:
    """The number of options is a multiple of the size of their groups; one option is none."""
    for place in exercise.phases():
        deal = place.step.deal
        if deal is None:
            continue
        at = (*place.at, "deal")
        if (deal.near and (deal.options == 0 or deal.options % deal.near)) or deal.options == 1:
            mend = "For instance 'options: 6' with 'near: 3'."
            yield exercise.mistake(at, "the options cannot be drawn in groups of that size", mend)
        if deal.aim is not None and deal.aim[0] > deal.aim[1]:
            yield exercise.mistake((*at, "aim"), "the range is not in order", "Write the lower chance first.")


def deck_is_enough(exercise: Subject) -> Iterator[Mistake]:
    """At the lowest level of the exercise, the deck has a card for every deal, and enough for hands, options and families."""
    deck, low = exercise.deck, exercise.file.needs.level[0]
    if deck is None or any(_unchosen(place) for place in exercise.line):
        return
    playable = [card for card in deck.cards.values() if card.level <= low]
    deals = [place.step.deal for place in exercise.line if place.step.deal is not None]
    at = ("needs", "deck")
    wanted, gone = 1, 0
    for deal in deals:  # cards that were dealt before are not drawn again while there are enough others
        wanted = max(wanted, gone + max(deal.hand, deal.options))
        gone += deal.hand
    if len(playable) < wanted:
        what = f"'{deck.deck}' has {len(playable)} cards at level {low} or below, and the exercise may need {wanted}"
        yield exercise.mistake(at, what, "Add cards to the deck, or raise the lowest level.")
    elif len(playable) == wanted == gone and any(deal.hand == 1 and deal.again != 0 for deal in deals):
        what = f"'{deck.deck}' has {len(playable)} cards at level {low} or below, all of them dealt, so a swap brings the same card"
        yield exercise.mistake(at, what, "Add a card to the deck, or take 'again' out.")
    if any(deal.apart for deal in deals) and len({card.family for card in playable}) < 2:
        yield exercise.mistake(at, f"'{deck.deck}' has one family at level {low}", "Add a card of another family.")
    if any(_measured(deal) and any(card.at is None or card.prior is None for card in deck.cards.values()) for deal in deals):
        yield exercise.mistake(
            at, f"'{deck.deck}' has cards without 'at' or 'prior'", "Add both to every card, or take 'aim' and 'options' out."
        )


def tender_comes_once(exercise: Subject) -> Iterator[Mistake]:
    """A session has one tender card, so an exercise that begins at that level deals once on every way through it."""
    if exercise.file.needs.level[0] != TENDER:
        return
    deals = [index for index, place in enumerate(exercise.line) if place.step.deal is not None]
    for later in deals:
        if any(earlier < later and maybe_with(exercise.line, earlier, later) for earlier in deals):
            what = f"level {TENDER} comes once in a session, and here more than one card of it is dealt"
            at = (*exercise.line[later].at, "deal")
            yield exercise.mistake(at, what, f"Deal one card, or let the lowest level be {TENDER - 1} or below.")
            return


def _unchosen(place: Place) -> bool:
    """Whether a hand is dealt there and no card of it is agreed on; what follows for the cards is not said then."""
    return place.step.deal is not None and place.step.deal.hand > 1 and place.step.ends.agree is None


def _measured(deal: Deal) -> bool:
    return deal.aim is not None or deal.options > 0


def _fields(deck: files.Deck) -> tuple[str, ...]:
    return (*deck.fields, *(name for name in ("items", "questions") if getattr(deck, name)))


def _sees(show: files.Show, of: Roles, entries: tuple[str, ...]) -> bool:
    return all(any(entry in show.both + getattr(show, role) for entry in entries) for role in of)


def _dealt(exercise: Subject, index: int) -> int | None:
    """The newest deal that has certainly happened when this step is played."""
    line = exercise.line
    return next(
        (back for back in range(index, -1, -1) if line[back].step.deal is not None and always_with(line, index, back)), None
    )


def _on_table(exercise: Subject, index: int) -> tuple[bool, bool, bool]:
    """Whether a hand, a card and options are certainly there."""
    dealt = _dealt(exercise, index)
    deal = None if dealt is None else exercise.line[dealt].step.deal
    if dealt is None or deal is None:
        return False, False, False
    agreed = any(
        exercise.line[place].step.ends.agree is not None and always_with(exercise.line, index, place)
        for place in range(dealt, index)
    )
    return deal.hand > 1 and not agreed, deal.hand == 1 or agreed, deal.options > 0


def _guessed(exercise: Subject, index: int) -> bool:
    asks = (ask for place in exercise.line[: index + 1] for ask in place.step.asks)
    return any(ask.kind == "guess" for ask in asks)


def _seen_by(exercise: Subject, dealt: int, index: int) -> frozenset[int]:
    """The seats that may have seen the card between its deal and this step."""
    deal = exercise.line[dealt].step.deal
    seen = seats(deal.to, exercise.line[dealt].step.lead) if deal is not None and deal.hand == 1 else frozenset()
    for place in exercise.line[dealt : index + 1]:
        seen |= seats(place.step.card, place.step.lead)
    return seen
