"""The rules' half of what is shipped, read once."""

from __future__ import annotations

from functools import cache

from viceversa.game.exercise import Library
from viceversa.scenarios.library import load, shipped_folder


@cache
def shipped_library() -> Library:
    """Every exercise, deck and programme that comes with the program."""
    return load(shipped_folder()).library
