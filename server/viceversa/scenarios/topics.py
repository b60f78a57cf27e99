"""What couples disagree about: the known topics, the levels a card on each may have, and those that no card is about.

The list lies in `topics.yaml`. It judges nothing by itself; a deck may have topics of its own, about which nothing is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .tables import table

FILE = Path(__file__).with_name("topics.yaml")
"""The list of topics."""


class Topic(NamedTuple):
    """A topic: what it is about, the level it is usually at, and the highest one of a card. A hosted one is for that level alone."""

    about: str
    usual: int
    most: int
    hosted: bool = False
    never: bool = False


@cache
def topics() -> Mapping[str, Topic]:
    """The known topics by name, in the order in which they are listed."""
    return {name: Topic(**topic) for name, topic in table(FILE).items()}
