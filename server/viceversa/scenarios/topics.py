"""What couples disagree about: the known topics, the levels a card on each may have, and those that no card is about.

The list lies in `topics.yaml`. It judges nothing by itself; a deck may have topics of its own, about which nothing is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .tables import table

FILE = Path(__file__).with_name("topics.yaml")
"""The list of topics."""


NEAR = 0.85
"""From this likeness on, a name is taken for a slip of the pen: one sign in seven, or one left out in four. `wealth` is not yet `health`."""


class Topic(NamedTuple):
    """A topic: what it is about, the level it is usually at, and the highest one of a card. A hosted one is for that level alone, and one
    that is `alone` is for one's own voice: nobody speaks as the other about it."""

    about: str
    usual: int
    most: int
    hosted: bool = False
    alone: bool = False
    never: bool = False


@cache
def topics() -> Mapping[str, Topic]:
    """The known topics by name, in the order in which they are listed."""
    return {name: Topic(**topic) for name, topic in table(FILE).items()}


@cache
def slip_of(name: str) -> str:
    """The known topic that a name is nearly, or whose rules it would go around; empty where it is one's own, or known.

    Nearly: but for a letter or two, or with two changed over. Around: it has a word of a topic that needs a host or has no card, such as
    `old_trauma`.
    """
    if name in topics():
        return ""
    for known, topic in topics().items():
        if (topic.hosted or topic.never) and set(name.split("_")) & set(known.split("_")):
            return known
    for known in topics():
        if sorted(name) == sorted(known):
            return known
    alike = {known: SequenceMatcher(None, name, known, autojunk=False).ratio() for known in topics()}
    nearest = max(alike, key=lambda known: alike[known])
    return nearest if alike[nearest] >= NEAR else ""
