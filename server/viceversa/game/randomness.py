"""Randomness as data: a counter-based generator whose whole state is a seed and a counter in the session.

Draw n of a seed is a hash of both, so the same commands give the same session on every machine and in every release of Python.
Nothing here may read a clock or the operating system's randomness.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from (seed, counter). Read `count` afterwards and keep it in the state."""

    __slots__ = ("count", "seed")

    def __init__(self, seed: bytes, count: int) -> None:
        self.seed = seed
        self.count = count

    def _word(self) -> int:
        digest = blake2b(self.count.to_bytes(8, "big"), key=self.seed, digest_size=8).digest()
        self.count += 1
        return int.from_bytes(digest, "big")

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
