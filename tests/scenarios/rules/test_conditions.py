"""Conditions that can never hold."""

from __future__ import annotations

from typing import Any

import pytest

SWAP = "exercises/perspective-swap.yaml"
CHARADES = "exercises/emotion-charades.yaml"
MIRROR = "exercises/thirty-second-mirror.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (MIRROR, "when: {landed: {lead: again}}", "when: {arrived: {lead: again}}", "when: {arrived", "there is no ask 'arrived'"),
        (MIRROR, "when: {landed: {lead: again}}", "when: {landed: {lead: never}}", "when: {landed", "does not offer 'never'"),
        (MIRROR, "when: {landed: {lead: again}}", "when: {landed: {partner: again}}", "when: {landed", "not asked of the partner"),
        (MIRROR, "when: {landed: {lead: again}}", "when: {shared: {lead: again}}", "when: {shared", "does not read 'shared'"),
        (SWAP, "- id: guess\n", "- id: guess\n  when: {again: {both: again}}\n", "when: {again", "'again' is asked later"),
        (SWAP, "options: [again, enough], open: true", "options: [again, enough]", "when: {again: {both", "does not read 'again'"),
        (SWAP, "when: {again: {both: again}}", "when: {again: {both: never}}", "when: {again: {both", "does not offer 'never'"),
        (SWAP, "when: {level: [2, 3]}", "when: {level: [3, 4]}", "when: {level: [3, 4]}", "played at levels 0 to 3"),
        (SWAP, "when: {level: [2, 3]}", "when: {level: [3, 2]}", "when: {level: [3, 2]}", "not in order"),
        (SWAP, "level: [0, 3]", "level: [3, 0]", "level: [3, 0]", "not in order"),
        (
            SWAP,
            "- id: second_guess\n",
            "- id: second_guess\n    when: {again: {lead: enough}}\n",
            "when: {again: {lead",
            "'again' contradict",
        ),
        (
            SWAP,
            "- id: plan\n  when: {level: [1, 3]}",
            "- id: plan\n  when: {outcome: hit}",
            "when: {outcome",
            "nothing was guessed before",
        ),
        (
            SWAP,
            "- id: agree ",
            "- id: hello\n  when: {level: [0, 1]}\n  ask: {hi: {from: both, kind: ready}}\n  time: [0, 9, 9]\n- id: agree ",
            "when: {level: [0, 1]}",
            "no card has a level yet",
        ),
        (
            CHARADES,
            "  - id: look ",
            "  - id: look\n    when: {outcome: hit}\n    # ",
            "when: {outcome",
            "nothing was guessed before",
        ),
    ],
)
def test_condition_is_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """A phase that could never be played is refused at its condition."""
    change(file, old, new)
    refused(at, says)


def test_condition_of_a_block_and_of_a_phase_agree(change: Any, refused: Any) -> None:
    """A level inside a block that the block's own level rules out is refused."""
    change(SWAP, "- when: {again: {both: again}}", "- when: {again: {both: again}, level: [0, 1]}")
    change(SWAP, "- id: second_look\n", "- id: second_look\n    when: {level: [2, 3]}\n")
    refused("when: {level: [2, 3]}", "the conditions on 'level' contradict")


def test_condition_on_no_host_where_there_is_one(change: Any, refused: Any) -> None:
    """A phase for sessions without a host is refused in an exercise that needs one."""
    change(SWAP, "deck: swap-topics}", "deck: swap-topics, host: true}")
    change(SWAP, "when: {level: [2, 3]}", "when: {host: false}")
    refused("when: {host: false}", "always has a host")


def test_outcome_is_gone_with_the_next_card(change: Any, refused: Any) -> None:
    """A condition on how the guess went, on a new card before anything was guessed about it, is refused."""
    change(
        CHARADES,
        "  - id: show_and_read\n",
        "  - id: cheer\n    when: {outcome: hit}\n    ask: {cheered: {from: both, kind: ready}}\n    time: [0, 9, 9]\n  - id: show_and_read\n",
    )
    refused("when: {outcome: hit}", "nothing was guessed before")
