"""Command ids: (client instance, counter). A repeated id gets the first answer again and counts once.

Only accepted commands are remembered, since a refusal changed nothing. A seat keeps its last 4 instances, and of each the last 8.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

import msgspec

from .session import Receipts

INSTANCES = 4
KEPT = 8

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def digest(value: msgspec.Struct) -> int:
    """A 64-bit hash of a command, or of a view: the same for the same fields, on every machine."""
    return int.from_bytes(blake2b(_encode(value), digest_size=8).digest(), "big")


def known(
    receipts: tuple[Receipts, ...], instance: str, counter: int, hashed: int
) -> Literal["new", "again", "id_reused", "out_of_order"]:
    """Where an id stands: the next in order, accepted before with the same bytes, used for others, or with one missing before it."""
    found = _of(receipts, instance)
    highest = found.highest if found else 0
    if counter == highest + 1:
        return "new"
    if counter > highest or found is None:
        return "out_of_order"
    place = counter - 1 - highest  # -1 is the newest
    if -place <= len(found.hashes) and found.hashes[place] == hashed:
        return "again"
    return "id_reused"


def noted(receipts: tuple[Receipts, ...], instance: str, counter: int, hashed: int) -> tuple[Receipts, ...]:
    """The receipts with one more accepted command; its instance becomes the newest."""
    found = _of(receipts, instance)
    hashes = (*(found.hashes if found else ()), hashed)[-KEPT:]
    rest = [entry for entry in receipts if entry is not found]
    return (*rest, Receipts(instance, counter, hashes))[-INSTANCES:]


def _of(receipts: tuple[Receipts, ...], instance: str) -> Receipts | None:
    for entry in reversed(receipts):  # the newest first: nearly always the one
        if entry.instance == instance:
            return entry
    return None
