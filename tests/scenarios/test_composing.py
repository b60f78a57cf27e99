"""The quick way into a YAML file leads to the same place as the thorough one."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viceversa.scenarios import composing, reading
from viceversa.scenarios.composing import composed
from viceversa.scenarios.library import shipped_folder
from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import DEEPEST, Page, read

SHIPPED = sorted(shipped_folder().rglob("*.yaml"))

PIECES = (
    *(
        "- ",
        "  ",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        ": ",
        ":",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " #",
        "|",
        ">-",
        "|+",
        ">#",
        "!",
        "&a",
        "*a",
    ),
    *(
        "? ",
        "%",
        "@",
        "`",
        "---",
        "...",
        "\\",
        "\\n",
        "\\ud800",
        "~",
        "a",
        "b",
        "b:",
        "a b",
        "don't",
        "é",
        "\U0001f600",
        "\x00",
        "\x7f",
        "\x85",
    ),
    *(
        "\u2028",
        "\ufeff",
        "yes",
        "true",
        "null",
        "=",
        "<<",
        "0x1f",
        "0o7",
        "007",
        "1_000",
        "1:30",
        "-1",
        ".5",
        "1e3",
        ".inf",
        "2026-01-01",
    ),
)


def both(data: bytes) -> tuple[Page | Mistake, Page | Mistake]:
    """What the quick way reads, and what the thorough one does."""
    reading._parse.cache_clear()
    quick = read(data, "it.yaml")
    reading._parse.cache_clear()
    with patch.object(composing, "LOADER", None):
        return quick, read(data, "it.yaml")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: "/".join(path.parts[-3:]))
def test_what_is_shipped_is_read_quickly_and_alike(path: Path) -> None:
    """Every file takes the quick way, and has the same values on the same lines."""
    quick, thorough = both(path.read_bytes())
    assert isinstance(quick, Page)
    assert repr(quick) == repr(thorough)
    assert composed(path.read_text(encoding="utf-8-sig"), DEEPEST) is not None


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_anything_at_all_is_read_alike(text: str) -> None:
    """Whatever somebody types: the same values and lines, or the same mistake."""
    quick, thorough = both(f"a: {text}".encode())
    assert repr(quick) == repr(thorough)


@pytest.mark.parametrize(
    "text", ["a: &x 1", "a: !!str 1", "a: [1", "", "- a", "a: 1\n---\nb: 2", "a: " + "[" * DEEPEST + "]" * DEEPEST]
)
def test_what_is_unusual_is_left_to_the_thorough_way(text: str) -> None:
    """It has the words for what is wrong, and for what is not used here."""
    assert composed(text, DEEPEST) is None
