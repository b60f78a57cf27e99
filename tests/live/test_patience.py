"""Which node rings first."""

from __future__ import annotations

import pytest

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PartnerSeat
from viceversa.game.session import seat_of
from viceversa.live.patience import BYSTANDER, STAGGER, patience


@pytest.fixture
def table() -> Table:
    """A session whose first seat is on one node, and the second on another."""
    table = Table(small_library())
    for seat, node in (("a", "first"), ("b", "second")):
        table.report(c.Here(seat, node, f"token-{seat}".encode()))  # type: ignore[arg-type]  # plain strings are seats
    return table


def test_the_node_of_the_first_seat_rings_first_and_a_bystander_last(table: Table) -> None:
    """The second node is there in case, and one that holds nobody only if both are dead."""
    assert [patience(table.session, node) for node in ("first", "second", "third")] == [0, STAGGER, BYSTANDER]


def test_one_node_alone_waits_for_nobody(table: Table) -> None:
    """Also where the other partner is asleep."""
    table.drop("a")
    table.wait(60_000)
    assert patience(table.session, "second") == 0
    table.report(c.Here("a", "second", b"token-a"))
    assert patience(table.session, "second") == 0


@pytest.mark.parametrize(("leaves", "stays"), [("a", "second"), ("b", "first")])
def test_a_node_that_is_leaving_is_not_waited_for(table: Table, leaves: PartnerSeat, stays: str) -> None:
    """Who does not arrive in time is shown asleep when the time is up, whichever seat it is."""
    table.report(c.Moving(leaves, seat_of(table.session, leaves).epoch))
    assert patience(table.session, stays) == 0
