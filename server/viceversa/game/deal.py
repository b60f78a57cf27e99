"""Dealing cards: which levels may come, how hands are drawn, how a hidden card is aimed and its options chosen.

Two axes that never mix: the level (how close to the bone) is bounded by what both allow and by the ladder, and nothing raises it by
itself; the difficulty (how hard to guess) follows the couple's first guesses.

Options for a guess are drawn first, as clusters of cards that look alike, and the hidden card is then drawn evenly from among
them. So whatever a player knows of the rules, not looking finds the card once in as many times as there are options.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, log

import msgspec

from .exercise import Card, Deal, Deck, Exercise, Library
from .guards import hosted
from .near_miss import apartness
from .randomness import Dice
from .session import Session, Table

PRIOR_OPTIONS = 6
"""Among how many options the priors of a deck were taken."""

AIM = 0.70
TENDER = 3
LIGHT_BEFORE_TENDER = 3


# --- levels


def level_cap(session: Session) -> int:
    """The highest level that the next card may have: what both allow, and nothing above a tender card while no host sits there; at
    first 1, then at most one above the round before; at the end 1; a tender card after three light rounds, and only once where
    nothing above it may come."""
    allowed = session.cap if session.cap is not None else 0
    if not hosted(session):
        allowed = min(allowed, TENDER)
    levels = session.levels
    cap = min(allowed, levels[-1] + 1 if levels else 1)
    if session.exercise == len(session.exercises) - 1:
        cap = min(cap, 1)
    warm = sum(level <= 1 for level in levels) >= LIGHT_BEFORE_TENDER
    again = allowed == TENDER and max(levels, default=0) >= TENDER
    if cap >= TENDER and (again or not warm):
        cap = TENDER - 1
    return cap


# --- difficulty


def expected(card: Card, offset: float, options: int) -> float:
    """The chance that the couple's first guess hits, among so many options: a Rasch model with a guessing floor.

    The card's difficulty is read off its prior among six options; cards without a prior count as middling.
    """
    return 1 / options + (1 - 1 / options) / (1 + exp(difficulty(card.prior) - offset))


@cache
def difficulty(prior: float | None) -> float:
    """A card's difficulty, on the scale of the couple's offset, read off its prior. There are as many priors as cards at most."""
    floor = 1 / PRIOR_OPTIONS
    known = min(max(((0.5 if prior is None else prior) - floor) / (1 - floor), 0.01), 0.99)
    return -log(known / (1 - known))


def learned(session: Session, card: Card, hit: bool, options: int) -> Session:
    """The session after a first guess: only the couple's offset moves, by steps that shrink from .4 to .1."""
    step = max(0.1, 0.4 / (1 + 0.05 * session.guesses))
    offset = session.offset + step * (float(hit) - expected(card, session.offset, options))
    return msgspec.structs.replace(session, offset=offset, guesses=session.guesses + 1)


# --- dealing


def dealt(session: Session, library: Library, exercise: Exercise, deal: Deal, dice: Dice, *, swap: bool = False) -> Session:
    """The session with new cards on the table. A swap replaces the card of this round; anything else begins a round, or a hand
    whose round begins when its card is agreed on."""
    deck, table = library.decks[exercise.deck], session.table
    rounds = session.levels[:-1] if swap else session.levels
    before = msgspec.structs.replace(session, levels=rounds)
    cap = max(level_cap(before), exercise.levels[0])
    family = table.family if swap else _family(deck, table.card) or table.family
    apart = {family, _family(deck, table.card)} - {""} if deal.apart else set()
    names = [name for name, card in deck.cards.items() if exercise.levels[0] <= card.level <= min(cap, exercise.levels[1])]
    wanted = max(deal.options, deal.hand)
    pool = _fresh(names, deck, table.dealt, apart, wanted)

    hand: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    shown: tuple[str, ...]
    card: str | None = None
    if deal.options:
        window = _aimed(pool, deck, deal, session.offset, dice)
        options = _clusters(window, deck, deal, dice)
        card = dice.pick(options)
        shown = (card,)
    elif deal.hand > 1:
        hand = shown = _hand(pool, deck, deal.hand, set(table.dealt), dice)
    else:
        window = _aimed(pool, deck, deal, session.offset, dice) if deal.aim else _top(pool, deck)
        card = dice.pick(window)
        shown = (card,)
    new = Table(
        hand=hand,
        card=card,
        options=options,
        dealt=tuple(dict.fromkeys((*table.dealt, *shown))),
        deals=table.deals + (not swap),
        swaps=table.swaps + 1 if swap else 0,
        family=family,
    )
    levels = (*rounds, deck.cards[card].level) if card else rounds
    return msgspec.structs.replace(before, table=new, levels=levels, outcome=None, dice=dice.count)


def agreed(session: Session, deck: Deck, card: str) -> Session:
    """The session with the card of the hand that both took; its round begins."""
    table = msgspec.structs.replace(session.table, card=card, hand=())
    return msgspec.structs.replace(session, table=table, levels=(*session.levels, deck.cards[card].level))


def _family(deck: Deck, card: str | None) -> str:
    found = deck.cards.get(card) if card else None
    return found.family if found else ""


def _fresh(names: Sequence[str], deck: Deck, before: tuple[str, ...], apart: set[str], wanted: int) -> list[str]:
    """The cards to draw from: not dealt before and of no family that must wait; relaxed, the first of these first, when too few."""
    gone = set(before)
    for unseen, kept_apart in ((True, True), (False, True), (False, False)):
        pool = [name for name in names if not (unseen and name in gone) and not (kept_apart and deck.cards[name].family in apart)]
        if len(pool) >= wanted:
            return pool
    return list(names)


def _aimed(pool: Sequence[str], deck: Deck, deal: Deal, offset: float, dice: Dice) -> list[str]:
    """All cards within the aim; when these are too few, the nearest to it besides."""
    low, high = deal.aim or (0.0, 1.0)
    options = deal.options or PRIOR_OPTIONS
    chance = {name: expected(deck.cards[name], offset, options) for name in pool}
    within = [name for name in pool if low - 1e-9 <= chance[name] <= high + 1e-9]
    wanted = max(deal.options, 1) - len(within)
    if wanted <= 0:
        return within
    besides = dice.shuffled([name for name in pool if name not in within])
    return within + sorted(besides, key=lambda name: abs(chance[name] - AIM))[:wanted]


def _clusters(window: Sequence[str], deck: Deck, deal: Deal, dice: Dice) -> tuple[str, ...]:
    """Options in clusters of cards that look alike, in a drawn order that says nothing of the card."""
    left = list(window)
    chosen: list[str] = []
    while left and len(chosen) < deal.options:
        anchor = deck.cards[dice.pick(left)]
        left.sort(key=lambda name: -1.0 if name == anchor.name else apartness(anchor, deck.cards[name]))
        size = min(deal.near or 1, deal.options - len(chosen))
        chosen += left[:size]
        left = left[size:]
    return tuple(dice.shuffled(chosen))


def _top(pool: Sequence[str], deck: Deck) -> list[str]:
    """The cards of the highest level in the pool, so that a session warms up as far as both allow and the ladder lets it."""
    top = max(deck.cards[name].level for name in pool)
    return [name for name in pool if deck.cards[name].level == top]


def _hand(pool: Sequence[str], deck: Deck, size: int, seen: set[str], dice: Dice) -> tuple[str, ...]:
    """A hand: up to two of the highest level in the pool, the others of any, cards not seen before first, in a drawn order."""
    order = sorted(dice.shuffled(pool), key=seen.__contains__)
    first = [name for name in order if name in set(_top(pool, deck))][:2]
    rest = [name for name in order if name not in first]
    return tuple(dice.shuffled([*first, *rest][:size]))
