"""A role is taken off and corrected, under every condition it is played under."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import check

SWAP = "exercises/perspective-swap.yaml"

MUTATIONS = [
    pytest.param(
        ["  must: true\n  undoes: role\n  ask:\n    differ", "  must: true\n  ask:\n    differ"],
        "role: swapped",
        "'derole' follows, and the role was not taken off",
        id="no de-role",
    ),
    pytest.param(
        ["  must: true\n  undoes: role\n  ask:\n    differ", "  undoes: role\n  ask:\n    differ"],
        "role: swapped",
        "could be passed",
        id="a de-role that can be passed",
    ),
    pytest.param(
        ["- id: derole\n", "- id: derole\n  when: {level: [1, 3]}\n"],
        "role: swapped",
        "not always played",
        id="a de-role under a condition",
    ),
    pytest.param(
        ["  - id: second_derole\n    must: true\n    undoes: role\n", "  - id: second_derole\n    must: true\n"],
        "role: swapped",
        "'second_derole' follows",
        id="a second try without a second de-role",
    ),
    pytest.param(
        ["    corrects: [interview, speech]\n", "    corrects: [interview]\n"],
        "role: swapped",
        "nothing corrects 'speech'",
        id="a speech that nobody corrects",
    ),
    pytest.param(
        ["    must: true\n    corrects: [interview, speech]\n", "    corrects: [interview, speech]\n"],
        "role: swapped",
        "nothing corrects 'speech'",
        id="a correction that can be passed",
    ),
    pytest.param(
        ["- lead: each                       # the one who was spoken for corrects it\n  do:", "- do:"],
        "role: swapped",
        "nothing corrects 'speech'",
        id="only one of two speeches is corrected",
    ),
    pytest.param(
        ["    corrects: [second_speech]\n", "    corrects: [second_speech]\n    when: {level: [2, 3]}\n"],
        "role: swapped",
        "nothing corrects 'second_speech'",
        id="a correction under another condition",
    ),
    pytest.param(
        ["    corrects: [second_speech]\n", "    corrects: [second_speech, plan]\n"],
        "corrects: [second_speech, plan]",
        "'plan' is not a phase in role",
        id="a correction of what was not played in role",
    ),
    pytest.param(
        ["- id: sharing\n", "- id: sharing\n  role: swapped\n"],
        "role: swapped",
        "worn into the end",
        id="a role worn into the end",
    ),
    pytest.param(
        ["- id: triggers\n", "- id: triggers\n  must: true\n  undoes: role\n  role: swapped\n"],
        "undoes: role",
        "no role is worn here",
        id="putting on and taking off at once",
    ),
]


@pytest.mark.parametrize(("swap", "at", "says"), MUTATIONS)
def test_swap_is_refused(change: Any, refused: Any, swap: list[str], at: str, says: str) -> None:
    """A swap from which one safeguard is missing is refused, at the line of the phase in role."""
    change(SWAP, *swap)
    refused(at, says)


def test_one_correction_by_both_is_enough(change: Any, folder: Path) -> None:
    """One phase in which both correct what was said for them does for both speeches."""
    change(SWAP, "- lead: each                       # the one who was spoken for corrects it\n  do:", "- do:")
    change(SWAP, "caught: {from: partner", "caught: {from: both")
    change(SWAP, "marks: {from: partner", "marks: {from: both")
    assert check([folder]) == []


def test_no_agreement_after_a_role(change: Any, refused: Any) -> None:
    """An agreement that may end the exercise cannot stand behind a phase in role."""
    change(
        SWAP,
        "- id: once_more",
        "- id: anew\n"
        "  deal: {hand: 2}\n"
        "  show: {both: [hand]}\n"
        "  ask: {pick2: {from: both, kind: choice, each: hand, options: [take, leave], open: true, private: true}}\n"
        "  ends: {agree: pick2, equal: take}\n"
        "  time: [0, 60, 180]\n"
        "- id: once_more",
    )
    refused("ends: {agree: pick2", "a role was played before it")


def test_the_mend_says_who_speaks_in_role(change: Any, refused: Any) -> None:
    """A speech that nobody corrects is answered with who speaks in role, and whom the correction asks."""
    change(SWAP, "    must: true\n    corrects: [interview, speech]\n", "    corrects: [interview, speech]\n")
    assert "'from: partner'" in refused("role: swapped", "nothing corrects 'speech'").mend
