"""Randomness as data: a counter-based generator whose whole state is a seed and a counter in the session.

Draw n of a seed is a part of a hash of both, so the same commands give the same session on every machine and in every release of Python.
Nothing here may read a clock or the operating system's randomness.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from struct import Struct
from typing import TypeVar

T = TypeVar("T")

_EIGHT = Struct(">8Q").unpack


class Dice:
    """Draws from (seed, counter). Read `count` afterwards and keep it in the state."""

    __slots__ = ("_block", "_words", "count", "seed")

    def __init__(self, seed: bytes, count: int) -> None:
        self.seed = seed
        self.count = count
        self._block = -1
        self._words: tuple[int, ...] = ()

    def _word(self) -> int:
        """Word n: the (n mod 8)-th of the eight in the hash of n div 8."""
        block, place = divmod(self.count, 8)
        if block != self._block:
            self._block, self._words = block, _EIGHT(blake2b(block.to_bytes(8, "big"), key=self.seed).digest())
        self.count += 1
        return self._words[place]

    def below(self, n: int) -> int:
        """An integer in [0, n), without modulo bias."""
        limit = (1 << 64) - (1 << 64) % n
        while (word := self._word()) >= limit:
            pass
        return word % n

    def chance(self) -> float:
        """A float in [0, 1)."""
        return (self._word() >> 11) / (1 << 53)

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each equally likely; the sequence must not be empty."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a drawn order (Fisher-Yates)."""
        out = list(items)
        for i in range(len(out) - 1, 0, -1):
            j = self.below(i + 1)
            out[i], out[j] = out[j], out[i]
        return out
