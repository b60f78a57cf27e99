"""Reads a QR code back from its modules, as a camera would once it has found them: enough of ISO/IEC 18004 for a link, without mending errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Modules = Sequence[Sequence[int]]

BLOCKS = {("M", 3): (1, 44), ("M", 4): (2, 32), ("M", 5): (2, 43), ("M", 6): (4, 27)}
"""Blocks, and data bytes in each, by level and version."""

LEVELS = "MLHQ"
FORMAT_MASK = 0b101010000010010

MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda x, y: (x + y) % 2 == 0,
    lambda x, y: y % 2 == 0,
    lambda x, y: x % 3 == 0,
    lambda x, y: (x + y) % 3 == 0,
    lambda x, y: (y // 2 + x // 3) % 2 == 0,
    lambda x, y: x * y % 2 + x * y % 3 == 0,
    lambda x, y: (x * y % 2 + x * y % 3) % 2 == 0,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2 == 0,
)


def scanned(modules: Modules) -> str:
    """The text of a QR code in byte mode, from its modules without the quiet border."""
    size = len(modules)
    marks = [modules[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [modules[y][8] for y in (7, 5, 4, 3, 2, 1, 0)]
    form = _number(marks) ^ FORMAT_MASK
    blocks, length = BLOCKS[LEVELS[form >> 13], (size - 17) // 4]
    mask = MASKS[form >> 10 & 7]
    bits = [modules[y][x] ^ mask(x, y) for x, y in _walk(size)]
    words = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    data = [words[place * blocks + block] for block in range(blocks) for place in range(length)]
    stream = [byte >> bit & 1 for byte in data for bit in range(7, -1, -1)]
    assert _number(stream[:4]) == 4, "byte mode"
    count = _number(stream[4:12])
    return bytes(_number(stream[12 + 8 * n : 20 + 8 * n]) for n in range(count)).decode()


def _walk(size: int) -> Iterator[tuple[int, int]]:
    """Where the data lies, in its order: two columns at a time from the far edge, up and down, around what has a place of its own."""
    upward = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for y in reversed(range(size)) if upward else range(size):
            for x in (right, right - 1):
                if not _is_fixed(x, y, size):
                    yield x, y
        upward = not upward


def _is_fixed(x: int, y: int, size: int) -> bool:
    corner = (x < 9 and y < 9) or (x >= size - 8 and y < 9) or (x < 9 and y >= size - 8)
    return corner or 6 in (x, y) or (size - 9 <= x <= size - 5 and size - 9 <= y <= size - 5)


def _number(bits: Sequence[int]) -> int:
    return int("".join(str(int(bit)) for bit in bits), 2)
