"""How large a sealed blob is: one exact size a step, so that its length tells nothing.

A blob is UTF-8 JSON, `{ask: value}`, padded with spaces. A value is a number for a scale, a string for a choice or a text, and for one
answer an item a map from the item's place ("1", "2", ...) to the value. Nothing here reads a blob.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from . import files

SIZES = (64, 256, 1024, 4096)
"""The sizes a blob may have, in bytes."""

SEAT_MOST = 16_384
"""The most bytes of blobs that one seat may give in one exercise."""

_WIDEST = 4
"""Bytes of the widest character in UTF-8."""


def is_sealed(ask: files.Ask) -> bool:
    """Whether the answer goes into the sealed blob; all else is read by the server."""
    match ask:
        case files.Scale() | files.Text():
            return True
        case files.Choice():
            return not ask.open
    return False


def seal_size(asks: Mapping[str, files.Ask], items: int) -> int | None:
    """The size of the blob for these asks on a card with that many items: 0 when nothing is sealed, None when it would be too large."""
    sealed = {name: ask for name, ask in asks.items() if is_sealed(ask)}
    if not sealed:
        return 0
    worst = {name: _worst(ask, items) for name, ask in sealed.items()}
    spare = sum(ask.max * (_WIDEST - 1) for ask in sealed.values() if isinstance(ask, files.Text))
    needed = len(json.dumps(worst)) + spare
    return next((size for size in SIZES if size >= needed), None)


def _worst(ask: files.Ask, items: int) -> object:
    match ask:
        case files.Scale():
            one: object = max(ask.range, key=lambda end: len(str(end)))
        case files.Choice():
            one = max(ask.options, key=len)
        case files.Text():
            return "x" * ask.max
        case _:
            return None
    return {str(place): one for place in range(1, items + 1)} if ask.each == "items" else one
