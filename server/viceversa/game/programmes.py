"""What must be true of a programme, whether it comes as a file or was put together by hand in the lobby.

Exercises in an order that a session can walk: something for the light lane, soft at both ends, one level a card, and new cards for
each deal. It judges facts alone: no names, no words, no files; who judges a file says where in it the fault lies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from .deal import LIGHT_BEFORE_TENDER, TENDER
from .exercise import Deck, Exercise, Lane, Step

HIGHEST_LIGHT = 1
"""The highest level of the light lane, and of a round that opens or closes a session."""

FaultKind = Literal["twice_in_a_row", "nothing_gentle", "no_soft_start", "no_soft_end", "too_steep", "too_few_cards"]


class Part(NamedTuple):
    """What a programme must know of one of its exercises: its lanes and span of levels, its deck, the levels of all cards in that, and
    how many cards each of its deals puts on the table."""

    name: str
    lanes: tuple[Lane, ...]
    levels: tuple[int, int]
    deck: str
    cards: tuple[int, ...]
    hands: tuple[int, ...]


class Fault(NamedTuple):
    """What is wrong, and with which exercise, counted from 0; cards that are there and cards that are dealt, where they are too few."""

    kind: FaultKind
    place: int = 0
    there: int = 0
    dealt: int = 0


def part_of(exercise: Exercise, deck: Deck) -> Part:
    """The part that an exercise is of a programme."""
    cards = tuple(card.level for card in deck.cards.values())
    return Part(exercise.name, exercise.lanes, exercise.levels, exercise.deck, cards, hands(exercise.steps))


def hands(steps: Iterable[Step]) -> tuple[int, ...]:
    """How many cards each deal of these steps puts on the table."""
    return tuple(step.deal.hand for step in steps if step.deal is not None)


def faults(parts: Sequence[Part]) -> Iterator[Fault]:
    """Every fault of a programme of at least one exercise."""
    for place, part in enumerate(parts):
        if place and part.name == parts[place - 1].name:
            yield Fault("twice_in_a_row", place)
    if not any("light" in part.lanes for part in parts):
        yield Fault("nothing_gentle")
    if not _soft(parts[0]):
        yield Fault("no_soft_start")
    if not _soft(parts[-1]):
        yield Fault("no_soft_end", len(parts) - 1)
    yield from _steep(parts)
    yield from _few(parts)


def usual_span(steps: Iterable[Step]) -> tuple[int, int]:
    """Milliseconds that the usual times of the steps add up to: without those under a condition, and with all."""
    shortest = longest = 0
    for step in steps:
        longest += step.usual
        shortest += step.usual if step.guard is None else 0
    return shortest, longest


def _soft(part: Part) -> bool:
    return part.levels[0] <= HIGHEST_LIGHT and any(level <= HIGHEST_LIGHT for level in part.cards)


def _steep(parts: Sequence[Part]) -> Iterator[Fault]:
    """A session climbs one level a card from level 1 on, and to a tender card after three light ones: each exercise is reached."""
    highest, light = 0, 0
    for place, part in enumerate(parts):
        low, high = part.levels
        if 0 < place < len(parts) - 1 and low > _cap(highest, light):
            yield Fault("too_steep", place)
            return
        levels = [level for level in part.cards if low <= level <= high]
        for _ in part.hands:
            highest = max((level for level in levels if level <= _cap(highest, light)), default=highest)
            light += any(level <= HIGHEST_LIGHT for level in levels)


def _cap(highest: int, light: int) -> int:
    """The highest level that the next card may have, at the best."""
    cap = max(1, highest + 1)
    return cap if cap < TENDER or light >= LIGHT_BEFORE_TENDER else TENDER - 1


def _few(parts: Sequence[Part]) -> Iterator[Fault]:
    """A deck that several exercises deal from has a new card for every deal, at the lowest level too."""
    dealt: dict[str, int] = {}
    for place, part in enumerate(parts):
        before = dealt.get(part.deck, 0)
        dealt[part.deck] = before + sum(part.hands)
        there = sum(level <= part.levels[0] for level in part.cards)
        if before and there < dealt[part.deck]:
            yield Fault("too_few_cards", place, there, dealt[part.deck])
