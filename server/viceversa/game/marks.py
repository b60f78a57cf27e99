"""Two symbols that both partners see before Ready: the same on both screens when they are in the same room."""

from __future__ import annotations

from .randomness import Dice

SYMBOLS: dict[str, str] = {
    "anchor": "\u2693",
    "bell": "\U0001f514",
    "boat": "\u26f5",
    "cloud": "\u2601",
    "clover": "\U0001f340",
    "key": "\U0001f511",
    "kite": "\U0001fa81",
    "lamp": "\U0001f4a1",
    "leaf": "\U0001f343",
    "lemon": "\U0001f34b",
    "moon": "\U0001f319",
    "mountain": "\u26f0",
    "pear": "\U0001f350",
    "shell": "\U0001f41a",
    "snail": "\U0001f40c",
    "star": "\u2b50",
    "sun": "\u2600",
    "train": "\U0001f686",
    "umbrella": "\u2602",
    "wave": "\U0001f30a",
}
"""Ids, as views carry them, and a sign that a device may draw beside the word."""


def drawn_mark(dice: Dice) -> tuple[str, str]:
    """Two different symbols."""
    first, second, *_ = dice.shuffled(tuple(SYMBOLS))
    return first, second
