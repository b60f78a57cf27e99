"""The light lane stays light."""

from __future__ import annotations

from typing import Any

import pytest

SWAP = "exercises/perspective-swap.yaml"
MIRROR = "exercises/thirty-second-mirror.yaml"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("role: swapped", "no phases in role"),
        ("differ: {from", "no written texts"),
        ("  profile:", "no profiles"),
    ],
)
def test_swap_is_not_light(change: Any, refused: Any, at: str, says: str) -> None:
    """An exercise with roles, texts or profiles is refused in the light lane, each at its own line."""
    change(SWAP, "lanes: [standard]", "lanes: [light, standard]")
    refused(at, says)


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("level: [0, 2]", "level: [2, 2]", "level: [2, 2]", "stays at level 1 or below"),
        ("lanes: [light, standard]", "lanes: [light, light]", "lanes: [light, light]", "named twice"),
        ("level: [0, 2]", "level: [0, 4]", "level: [0, 4]", "with a host only"),
    ],
)
def test_needs_are_refused(change: Any, refused: Any, old: str, new: str, at: str, says: str) -> None:
    """Lanes and levels that do not go together are refused."""
    change(MIRROR, old, new)
    refused(at, says)
