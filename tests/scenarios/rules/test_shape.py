"""Names, time and waiting."""

from __future__ import annotations

from typing import Any

import pytest

SWAP = "exercises/perspective-swap.yaml"
CHARADES = "exercises/emotion-charades.yaml"
MIRROR = "exercises/thirty-second-mirror.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (MIRROR, "- id: say_back", "- id: share", "- id: share", "there twice"),
        (SWAP, "plan: {from: both", "truth: {from: both", "truth: {from: both, kind: text", "'truth' is there twice"),
        (MIRROR, "thanked: {from", "level: {from", "level: {from", "means something else"),
        (MIRROR, "time: [0, 15, 60]", "time: [20, 15, 60]", "time: [20, 15, 60]", "not in order"),
        (MIRROR, "time: [0, 15, 60]", "time: [0, 90, 60]", "time: [0, 90, 60]", "not in order"),
        (MIRROR, "time: [0, 15, 60]", "time: [0, 4, 60]", "time: [0, 4, 60]", "the usual time is 4 s"),
        (
            MIRROR,
            "thanked: {from: both, kind: ready}",
            "thanked: {from: both, kind: ready, need: false}",
            "ask:",
            "waits for nothing",
        ),
        (SWAP, "ends: [spoken]", "ends: [finished]", "ends: [finished]", "'finished' is not asked"),
        (SWAP, "ends: [spoken]", "ends: [flag]", "ends: [flag]", "'flag' is a signal"),
        (SWAP, "range: [0, 2]", "range: [2, 2]", "range: [2, 2]", "does not rise"),
        (SWAP, "options: [again, enough]", "options: [again, again]", "options: [again, again]", "offered twice"),
        (SWAP, "options: [fair, missing, wrong]}", "options: [fair, missing, wrong], open: true}", "open: true", "cannot be open"),
        (CHARADES, "- lead: alternate\n", "- lead: each\n", "times: 6", "always two turns"),
        (CHARADES, "times: 6", "times: 5", "lead: alternate", "leads once more"),
        (SWAP, "max: 160", "max: 1000, private: true}\n    more: {from: both, kind: text, max: 40", "ask:", "more than 4096 bytes"),
    ],
)
def test_phase_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """A phase with a mistake of its own is refused at its line."""
    change(file, old, new)
    refused(at, says)


def test_a_seat_may_give_so_many_bytes(change: Any, refused: Any) -> None:
    """An exercise that asks one seat for more sealed bytes than are kept is refused."""
    texts = "".join(
        f"- id: note{n}\n  ask: {{note{n}: {{from: both, kind: text, max: 900, private: true}}}}\n  time: [0, 60, 90]\n"
        for n in range(4)
    )
    change(SWAP, "- id: triggers\n", texts + "- id: triggers\n")
    refused("steps:", "bytes of sealed answers")
