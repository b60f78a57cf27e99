"""docs/content.md: what the shipped cards cover, counted from their files, in a page whose prose is a template.

Like the protocol's page, it leaves nothing out: a table that the template does not use, and a name in it that nobody knows, is a mistake.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from viceversa.scenarios.files import Card, Deck
from viceversa.scenarios.folder import Folder
from viceversa.scenarios.library import sound
from viceversa.scenarios.topics import Topic, topics

from .page import filled
from .tables import table

TEMPLATE = Path(__file__).with_name("content.template.md")
LEVELS = range(5)
_HEADS = tuple(map(str, LEVELS))
_DEMANDS = {"voice": "a voice", "face": "face and body", "touch": "touch"}
_GRADES = ("A", "B", "D")


class Dealt(NamedTuple):
    """A card where it lies."""

    deck: Deck
    card: Card

    @property
    def topic(self) -> str:
        return self.card.topic or self.deck.topic or ""


def content(scenarios: Path) -> str:
    """The whole page, of that folder. Raises Unfilled and ScenarioError."""
    return filled(TEMPLATE, blocks(sound(scenarios)))


def blocks(folder: Folder) -> dict[str, str]:
    """Each table and figure by its name in the template."""
    decks = [filed.model for filed in folder.decks.values()]
    cards = [Dealt(deck, card) for deck in decks for card in deck.cards.values()]
    found = defaultdict(list)
    for dealt in cards:
        found[dealt.topic].append(dealt.card.level)
    grades = Counter(str(dealt.card.grade) for dealt in cards)
    return {
        "cards": str(len(cards)),
        "languages": " and ".join(sorted(folder.languages)),
        "decks": table(("deck", "cards", *_HEADS, "asks for", "played in"), (_deck(deck, folder) for deck in decks)),
        "known topics": table(("topic", "about", *_HEADS, "goes up to", "why there is none"), _known(found)),
        "covered topics": str(sum(bool(found[name]) for name in topics())),
        "all topics": str(len(topics())),
        "other topics": table(("topic", *_HEADS, "deck"), _others(cards)),
        "families": table(("deck", "families, and how many cards each has"), map(_families, decks)),
        "single topics": _listed(f"`{name}`" for name in topics() if len(found[name]) == 1),
        "gaps": _listed(f"`{name}` at {level}" for name, level in _gaps(found)),
        "reviewed": _reviewed(decks),
        "grades": ", ".join(f"{grades[grade]} {grade}" for grade in _GRADES),
        "emblems": str(sum(dealt.card.emblem for dealt in cards)),
    }


def _counts(levels: Iterable[int]) -> tuple[str, ...]:
    """How many there are at each level, and nothing where there are none."""
    counted = Counter(levels)
    return tuple(str(counted[level] or "") for level in LEVELS)


def _deck(deck: Deck, folder: Folder) -> tuple[str, ...]:
    needs = sorted({_DEMANDS[need] for card in deck.cards.values() for need in (deck.needs if card.needs is None else card.needs)})
    played = [f"`{name}`" for name, exercise in folder.exercises.items() if exercise.model.needs.deck == deck.deck]
    levels = _counts(card.level for card in deck.cards.values())
    return f"`{deck.deck}`", str(len(deck.cards)), *levels, ", ".join(needs) or "nothing", ", ".join(played) or "no exercise yet"


def _known(found: dict[str, list[int]]) -> Iterator[tuple[str, ...]]:
    for name, topic in topics().items():
        yield f"`{name}`", topic.about, *_counts(found[name]), str(topic.most), "" if found[name] else _why(topic)


def _why(topic: Topic) -> str:
    if topic.never:
        return "never a card"
    return "never without somebody who hosts, and never to speak as each other" if topic.hosted else "not written yet"


def _others(cards: list[Dealt]) -> Iterator[tuple[str, ...]]:
    names = sorted({dealt.topic for dealt in cards} - set(topics()))
    for name in names:
        of_it = [dealt for dealt in cards if dealt.topic == name]
        decks = dict.fromkeys(f"`{dealt.deck.deck}`" for dealt in of_it)
        yield f"`{name}`", *_counts(dealt.card.level for dealt in of_it), ", ".join(decks)


def _families(deck: Deck) -> tuple[str, ...]:
    counted = Counter(card.family for card in deck.cards.values())
    return f"`{deck.deck}`", ", ".join(f"{family} {many}" for family, many in counted.items())


def _gaps(found: dict[str, list[int]]) -> Iterator[tuple[str, int]]:
    """The levels at which a topic could have a card and has none; those of topics that need a host are told elsewhere."""
    for name, topic in topics().items():
        if not topic.hosted and not topic.never:
            yield from ((name, level) for level in range(topic.usual, topic.most + 1) if level not in found[name])


def _reviewed(decks: list[Deck]) -> str:
    """Which decks were read as they are now, by whom; and plainly which were not."""
    read = {deck.deck: [review for review in deck.reviewed if review.version == deck.version] for deck in decks}
    if not any(read.values()):
        return f"**None of the {len(decks)} decks has been reviewed by a clinician, in any language.**"
    lines = [
        f"- `{name}`: {review.by}, {review.on}, version {review.version}, {review.language or 'all languages'}"
        for name, reviews in read.items()
        for review in reviews
    ]
    bare = _listed(f"`{name}`" for name, reviews in read.items() if not reviews)
    return "\n".join([*lines, "", f"**Not reviewed by a clinician, as they are now: {bare}.**"])


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
