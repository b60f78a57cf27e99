"""What figures are made of: plain numbers that cost next to nothing to count, each with its name, its help and its labels.

Nothing here knows who reads the figures, or how they are written down. A label has a closed list of values: whatever is not on it
counts as `other`, so that no id, name or address can ever become one.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import product

OTHER = "other"
"""What a value that is not on the list is counted as."""


class Counts:
    """Numbers by the values of labels, which are given in the order of the labels; all are there from the start, at nought."""

    __slots__ = ("_numbers", "help", "labels", "name")

    def __init__(self, name: str, help: str, **labels: Sequence[str]) -> None:
        self.name = name
        self.help = help
        self.labels = {label: tuple(values) for label, values in labels.items()}
        self._numbers: dict[tuple[str, ...], float] = dict.fromkeys(product(*self.labels.values()), 0)

    def _known(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """The key that values count under. Raises ValueError when there are more or fewer values than labels."""
        return tuple(value if value in known else OTHER for value, known in zip(values, self.labels.values(), strict=True))

    def __getitem__(self, values: tuple[str, ...]) -> float:
        """The number of those values, `()` where there are no labels."""
        return self._numbers.get(values, 0)

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], float]]:
        """Each combination of values, and its number."""
        return iter(self._numbers.items())

    @property
    def total(self) -> float:
        """All of them together."""
        return sum(self._numbers.values())


class Counter(Counts):
    """How often something happened, or how much of it; it only grows."""

    __slots__ = ()

    def add(self, *values: str, by: float = 1) -> None:
        """Count it."""
        if values in self._numbers:
            self._numbers[values] += by
        else:
            key = self._known(values)
            self._numbers[key] = self._numbers.get(key, 0) + by

    def reach(self, number: float) -> None:
        """It has come to this, as somebody else counted it."""
        self._numbers[()] = number


class Gauge(Counts):
    """How much of something there is now."""

    __slots__ = ()

    def set(self, number: float, *values: str) -> None:
        """This is how much."""
        self._numbers[self._known(values)] = number


class Stopwatch:
    """For how long something has been so, in all, in seconds."""

    __slots__ = ("_clock", "_past", "_since", "help", "name")

    def __init__(self, name: str, help: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = name
        self.help = help
        self._clock = clock
        self._past = 0.0
        self._since: float | None = None

    def turn(self, on: bool) -> None:
        """It is so from now on, or no more; saying it twice does no harm."""
        self._past, self._since = self.seconds, self._clock() if on else None

    @property
    def seconds(self) -> float:
        """Up to now."""
        return self._past + (0.0 if self._since is None else self._clock() - self._since)


class Histogram:
    """How sizes or durations are spread: how many lie at or under each bound, and their sum."""

    __slots__ = ("bounds", "buckets", "help", "name", "sum")

    def __init__(self, name: str, help: str, bounds: Sequence[float]) -> None:
        self.name = name
        self.help = help
        self.bounds = tuple(bounds)
        self.buckets = [0] * (len(bounds) + 1)
        self.sum = 0.0

    def observe(self, value: float) -> None:
        """Count one, of that size."""
        self.buckets[bisect_left(self.bounds, value)] += 1
        self.sum += value


Measure = Counter | Gauge | Stopwatch | Histogram
