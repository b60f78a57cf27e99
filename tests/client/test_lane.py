"""The private check's table."""

from __future__ import annotations

from itertools import product

import pytest

from viceversa_client.lane import Check, lane_of

FINE = Check("yes", "yes", "no", "ok")
WORSE = ("standard", "light", "stop", "blocked")

# The decision table for a pair: what a says, what b says, what the server makes of the two lanes.
CASES = [
    (FINE, FINE, "standard"),
    (FINE._replace(free_to_say_no="no"), FINE, "light"),
    (FINE._replace(worried_how_partner_reacts="skip"), FINE, "light"),
    (FINE._replace(state_now="drunk_or_high"), FINE, "light"),
    (FINE._replace(state_now="crisis"), FINE, "stop"),
    (FINE._replace(adult="no"), FINE, "blocked"),
]


@pytest.mark.parametrize(("one", "other", "lane"), CASES)
def test_the_worse_of_two_is_the_tables_lane(one: Check, other: Check, lane: str) -> None:
    """Each device's own lane, and the worse of the two, give the table's answer, whoever is who."""
    assert max(lane_of(one), lane_of(other), key=WORSE.index) == lane
    assert max(lane_of(other), lane_of(one), key=WORSE.index) == lane


def expected(check: Check) -> str:
    """The rules in order, written the long way."""
    if check.adult == "no":
        return "blocked"
    if check.state_now == "crisis":
        return "stop"
    if check.free_to_say_no != "yes" or check.worried_how_partner_reacts != "no":
        return "light"
    if check.state_now in ("very_upset", "drunk_or_high"):
        return "light"
    return "standard"


def test_every_combination_follows_the_rules_in_order() -> None:
    """All 72 sets of answers lead where the rules say."""
    for adult, free, worried, state in product(
        ("yes", "no"), ("yes", "no", "skip"), ("no", "yes", "skip"), ("ok", "very_upset", "drunk_or_high", "crisis")
    ):
        check = Check(adult, free, worried, state)  # type: ignore[arg-type]  # product() forgets the literals
        assert lane_of(check) == expected(check), check
