"""The lists of the page that are kept beside the code are held against the code."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

import viceversa
from viceversa.game.exercise import AskKind
from viceversa.game.marks import SYMBOLS
from viceversa.game.refusals import SENTENCES
from viceversa.game.session import LaneAnswer
from viceversa.reference.facts import LANES, OF_THE_GATEWAY, SENT_BY, lists, numbers
from viceversa.wire.closing import ALL
from viceversa_client.lane import Check, lane_of

PACKAGE = Path(viceversa.__file__).parent
ANSWERS = {
    "adult": ("yes", "no"),
    "free_to_say_no": ("yes", "no", "skip"),
    "worried_how_partner_reacts": ("no", "yes", "skip"),
    "state_now": ("ok", "very_upset", "drunk_or_high", "crisis"),
}


def sent_codes() -> set[str]:
    """Every code that the gateway and the codec name in words, in a message that they make."""
    found: set[str] = set()
    for path in [*(PACKAGE / "gateway").glob("*.py"), PACKAGE / "wire" / "codec.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refused", "Malformed", "_refused"):
                first = [*node.args[:1], *(each.value for each in node.keywords if each.arg == "code")]
                found |= {each.value for each in first if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return found


def test_the_gateways_own_codes_are_all_told() -> None:
    """A code that the gateway sends stands in one of the two tables."""
    sent = sent_codes()
    assert {"seated", "later", "too_many_tries", "malformed", "too_large"} <= sent
    assert sent <= set(OF_THE_GATEWAY) | set(SENTENCES)
    assert not set(OF_THE_GATEWAY) & set(SENTENCES)
    assert set(OF_THE_GATEWAY) <= sent | {"unknown_kind", "too_old", "erased"}


def test_every_kind_of_ask_says_how_it_is_sent() -> None:
    """No kind of ask is left out, and none is made up."""
    assert set(SENT_BY) == set(get_args(AskKind))


@pytest.mark.parametrize("answers", list(product(*ANSWERS.values())))
def test_the_decision_table_is_the_clients(answers: tuple[str, ...]) -> None:
    """For all answers, the first line of the table that fits gives the lane that the client computes."""
    given = dict(zip(ANSWERS, answers, strict=True))
    lane = next((lane for question, fits, lane in LANES if given[question] in fits.split(", ")), "standard")
    assert lane == lane_of(Check(**given))  # type: ignore[arg-type]  # the words are those of the check
    assert lane in get_args(LaneAnswer)


def test_everything_that_can_be_listed_is_listed() -> None:
    """Close codes, refusals and marks all have their line."""
    tables = lists()
    assert all(f"| {each.number} | `{each.code}` |" in tables["table closing"] for each in ALL)
    assert all(f"| `{code}` |" in tables["table refusals"] for code in SENTENCES)
    assert all(f"| `{name}` |" in tables["table marks"] for name in SYMBOLS)


def test_numbers_are_those_of_the_server() -> None:
    """A few figures, as they are written."""
    found = numbers()
    assert (found["frame KiB"], found["cut KiB"], found["code length"], found["grace s"]) == ("16", "64", "6", "2")
    assert (found["silence timed s"], found["quota s"], found["late over round trip s"]) == ("10", "2", "0.5")
