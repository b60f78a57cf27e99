"""How well what was said, or felt, has landed: marks of 0, 1 or 2 that somebody who knows gives to each try.

In research, independent raters give the marks (Ickes). In the game the partner does; so there it is called "how well it landed".
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from .absent import Absent, Number
from .answers import Scale

MARKS = Scale(0, 2)
"""0 something else, 1 alike but not the same, 2 the same."""

LEAST = 3
"""With fewer marks than these there is nothing to say."""

Entries = Sequence[Sequence[int | None]]
"""For each try, what each rater gave it."""


def landed(entries: Entries, least: int = LEAST) -> Number:
    """100 * (sum over tries of the raters' mean mark) / (2 n), 0 to 100. `not_enough` below `least` tries that have a mark.

    Strangers come to about 20 and partners to about 30 or 35, so a low number is no failure.
    Source: Ickes, Stinson, Bissonnette & Garcia (1990), Journal of Personality and Social Psychology 59:730.
    """
    marks = [
        [mark for each in entry if (mark := MARKS.read(each)) is not None] for entry in entries if isinstance(entry, (list, tuple))
    ]
    means = [fmean(given) for given in marks if given]
    return Absent("not_enough") if len(means) < max(1, least) else 100 * sum(means) / (2 * len(means))


def landed_beyond_chance(entries: Entries, shuffled: Entries, least: int = LEAST) -> Number:
    """The same less what tries get that were put to other moments at random, -100 to 100. `not_enough` when either has too few."""
    one, by_chance = landed(entries, least), landed(shuffled, least)
    if isinstance(one, Absent):
        return one
    return by_chance if isinstance(by_chance, Absent) else one - by_chance
