"""Answers are revealed once, at the right moment, or never."""

from __future__ import annotations

from typing import Any

import pytest

SWAP = "exercises/perspective-swap.yaml"
CHARADES = "exercises/emotion-charades.yaml"
MIRROR = "exercises/thirty-second-mirror.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (
            SWAP,
            "reveal: [truth, guess, differ]",
            "reveal: [truth, guess]",
            "differ: {from",
            "'differ' is neither revealed nor private",
        ),
        (MIRROR, "    reveal: [landed]\n", "", "landed: {from", "'landed' is neither revealed nor private"),
        (
            SWAP,
            "open: true, private: true}\n  time: [0, 20",
            "open: true}\n  time: [0, 20",
            "again: {from",
            "neither revealed nor private",
        ),
        (SWAP, "reveal: [plan]", "reveal: [plan, pick]", "pick: {from", "private and yet revealed"),
        (SWAP, "reveal: [plan]", "reveal: [plan, plann]", "reveal: [plan, plann]", "there is no ask 'plann'"),
        (SWAP, "reveal: [plan]", "reveal: [plan, truth]", "reveal: [plan, truth]", "'truth' is revealed twice"),
        (SWAP, "reveal: [plan]", "reveal: [plan, myself]", "reveal: [plan, myself]", "'myself' is open from the start"),
        (SWAP, "  ask:\n    truth: {", "  reveal: [plan]\n  ask:\n    truth: {", "reveal: [plan]", "'plan' is not asked before"),
        (SWAP, "when: {level: [1, 3]}", "when: {level: [3, 3]}", "trigger: {from", "in a phase that may not be played"),
        (SWAP, "reveal: [caught, marks]", "reveal: [caught]", "ask:", "sealed together but not revealed together"),
        (SWAP, "again: guess2}", "again: guess3}", "profile:", "there is no ask 'guess3'"),
        (SWAP, "again: guess2}", "again: differ}", "profile:", "'differ' is not a scale"),
        (SWAP, "truth: truth, guess: guess", "truth: guess, guess: truth", "profile:", "not about the right one"),
        (SWAP, "truth: truth, guess: guess", "guess: guess", "profile:", "no truth"),
        (SWAP, "again: guess2}", "again: caught2}", "profile:", "its scales differ"),
        (SWAP, "  profile: {truth", "  map: {truth", "map:", "is not a guess"),
        (SWAP, "keep: [plan]", "keep: [pick]", "keep: [pick]", "'pick' is never revealed"),
        (SWAP, "keep: [plan]", "keep: [diary]", "keep: [diary]", "there is no ask 'diary'"),
    ],
)
def test_answer_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """An answer that comes out too early, twice, in part, or not at all is refused at its line."""
    change(file, old, new)
    refused(at, says)


def test_figure_of_answers_that_stay_private(change: Any, refused: Any) -> None:
    """A figure is not made of answers that nobody is shown."""
    change(SWAP, "reveal: [guess2]\n", "reveal: []\n")
    change(SWAP, "guess2: {from: both, kind: scale,", "guess2: {from: both, kind: scale, private: true,")
    refused("profile:", "'guess2' is never revealed")
