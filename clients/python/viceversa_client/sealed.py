"""Sealed answers: what a partner says about themselves, in one blob of exactly the phase's size.

The blob is UTF-8 JSON, {ask: value}, padded with spaces, so that neither its length nor the server tells anything. Reading is
total: whatever the bytes are, the result is a map of what could be understood. It never raises on bytes from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

Value = str | int | dict[str, str | int]
"""An answer: a choice or a text, a place on a scale, or one of these for each item ('1', '2', ...) or card of the hand."""

Answers = dict[str, Value]

_PAD = b" "


class TooLong(ValueError):
    """The answers do not fit; `over` is how many bytes too many."""

    def __init__(self, over: int) -> None:
        super().__init__(f"the answers are {over} bytes too long to be sealed")
        self.over = over


def seal(answers: Mapping[str, Value], size: int) -> bytes:
    """The blob of `size` bytes. Raises TooLong."""
    data = msgspec.json.encode(dict(answers))
    if len(data) > size:
        raise TooLong(len(data) - size)
    return data + _PAD * (size - len(data))


def unseal(blob: bytes | None) -> Answers:
    """What a blob says; an empty map for no blob, and for one that cannot be read. What is no answer in it is left out."""
    if not blob:
        return {}
    try:
        data = msgspec.json.decode(blob)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {ask: value for ask, raw in data.items() if (value := _value(raw)) is not None}


def _value(raw: Any) -> Value | None:
    if isinstance(raw, dict):
        kept = {key: one for key, one in raw.items() if _plain(one)}
        return kept or None
    return raw if _plain(raw) else None


def _plain(raw: Any) -> bool:
    return isinstance(raw, (str, int)) and not isinstance(raw, bool)
