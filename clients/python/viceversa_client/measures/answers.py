"""Answers on a scale, and how two or three people's answers to the same items are laid side by side.

Whatever cannot be read, lies beside the scale or is missing counts as not given, and its item is left out for all. Nothing in here raises
at what a person, or somebody else's device, has sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .absent import Absent

Answers = Sequence[int | None]
"""One answer an item, in the order of the items; None where nothing was given."""

WIDEST = 1_000_000
"""A scale that reaches further than this from nought is none: its answers count as not given."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of whole numbers with both its ends, such as 1 to 7. One without a lowest and a higher end takes no answer."""

    low: int
    high: int

    @property
    def span(self) -> int:
        """How far the ends are from each other."""
        return self.high - self.low

    def read(self, answer: object) -> int | None:
        """The answer, or None when it is none: no number, not whole, or beside the scale."""
        if isinstance(answer, float) and answer.is_integer():  # JSON of another program writes 4 as 4.0
            answer = int(answer)
        if not isinstance(answer, int) or isinstance(answer, bool):
            return None
        sound = -WIDEST <= self.low < self.high <= WIDEST
        return answer if sound and self.low <= answer <= self.high else None


def is_count(value: object) -> bool:
    """Whether it is a whole number from nought, and not beyond what anybody plays."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= WIDEST


def is_number(value: object) -> bool:
    """Whether it is a number that can be worked with: neither a word nor a yes, neither boundless nor none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -1e300 < value < 1e300


Pairs = tuple[tuple[int, int], ...]
"""Two people's answers to the same items, where both gave one: (first, second) of each."""

Triples = tuple[tuple[int, int, int], ...]
"""Three sets of answers to the same items, where all are given."""


def pairs(first: Iterable[object], second: Iterable[object], scale: Scale) -> Pairs:
    """The items that both answered. A longer list's rest counts as not given by the other."""
    read = ((scale.read(one), scale.read(other)) for one, other in zip(first, second, strict=False))
    return tuple((one, other) for one, other in read if one is not None and other is not None)


def triples(first: Iterable[object], second: Iterable[object], third: Iterable[object], scale: Scale) -> Triples:
    """The items that all three answered."""
    read = (tuple(map(scale.read, each)) for each in zip(first, second, third, strict=False))
    return tuple((one, two, three) for one, two, three in read if one is not None and two is not None and three is not None)


@dataclass(frozen=True, slots=True)
class Source:
    """What answers were given to: a card of a deck, as that version of the deck words it; `lines` is the `print_of` the card's lines."""

    deck: str
    version: str
    card: str
    lines: str = ""


def print_of(lines: Iterable[str]) -> str:
    """A short hash of a card's lines, so that other lines are known as such even where the deck's version was not raised.

    FNV-1a (Fowler, Noll and Vo) of 32 bits, in eight digits, over the UTF-8 bytes of the lines with a newline after each. It is there for a
    slip of memory, not against anybody who means harm.
    """
    found = 0x811C9DC5
    for byte in "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"):
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{found:08x}"


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """What a guesser said of one card's items: the guess, the partner's answer and the guesser's own, on one scale."""

    source: Source
    scale: Scale
    guess: tuple[int | None, ...]
    truth: tuple[int | None, ...]
    own: tuple[int | None, ...] = ()


def gathered(sets: Sequence[AnswerSet]) -> AnswerSet | Absent:
    """One guesser's sets, item after item as if they were one; the source is the last one's.

    `not_enough` when there are none; `changed_items` when two versions of a deck, other lines of one card, or two scales would be mixed.
    """
    if not sets:
        return Absent("not_enough")
    if any(one.scale != next_.scale for one, next_ in pairwise(sets)):
        return Absent("changed_items")
    versions = {(each.source.deck, each.source.version) for each in sets}
    lines = {(each.source.deck, each.source.card, each.source.lines) for each in sets}
    if len(versions) > len({deck for deck, _ in versions}) or len(lines) > len({(deck, card) for deck, card, _ in lines}):
        return Absent("changed_items")
    padded = [_padded(each) for each in sets]
    return AnswerSet(
        sets[-1].source,
        sets[-1].scale,
        tuple(answer for each in padded for answer in each.guess),
        tuple(answer for each in padded for answer in each.truth),
        tuple(answer for each in padded for answer in each.own),
    )


def _padded(one: AnswerSet) -> AnswerSet:
    """The same set with lists of one length, so that what follows stays with its items."""
    longest = max(len(one.guess), len(one.truth), len(one.own))
    guess, truth, own = (each + (None,) * (longest - len(each)) for each in (one.guess, one.truth, one.own))
    return AnswerSet(one.source, one.scale, guess, truth, own)
