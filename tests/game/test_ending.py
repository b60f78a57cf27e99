"""Stopping for today, and what becomes of sealed answers that were never revealed."""

from __future__ import annotations

import pytest

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS

CALM = calm_library()


def swapping() -> Table:
    """A swap of the standard lane."""
    for seed in range(60):
        table = Table(CALM, seed)
        table.begin("swap")
        if table.session.lane == "standard":
            return table
    raise AssertionError("every session was light")


def test_what_both_want_is_kept_and_what_one_wants_is_not_told() -> None:
    """After the end each says what they would like to keep; the other learns of what both want, and of nothing else."""
    table = swapping()
    table.play_until("correct")
    opened = table.session.opened
    assert opened
    assert table.do("a", c.Keep(opened[:1])) == "not_now"
    table.ok("a", c.Stop())
    assert table.do("a", c.Keep((9_999,))) == "not_offered"
    before = table.view("b")
    table.ok("a", c.Keep((opened[0], 0)))
    assert table.view("b") == before
    assert (table.view("a").keeps, table.view("a").kept) == ((0, opened[0]), ())
    table.ok("b", c.Keep(opened[:1]))
    assert [table.view(seat).kept for seat in PARTNERS] == [opened[:1]] * 2
    table.ok("a", c.Keep(()))
    assert [table.view(seat).kept for seat in PARTNERS] == [(), ()]


@pytest.mark.parametrize(("phase", "derole"), [("truth", False), ("speech", True), ("derole", True), ("correct", False)])
def test_stopping_brings_the_card_while_a_role_is_worn(phase: str, derole: bool) -> None:
    """Each device shows its own de-role card when a role was worn, or was just being taken off; else none does."""
    table = swapping()
    table.play_until(phase)
    table.ok("a", c.Stop())
    assert {table.view(seat).stage for seat in PARTNERS} == {"stopped"}
    assert [table.view(seat).derole for seat in PARTNERS] == [derole, derole]


def test_stopping_drops_what_was_sealed_and_not_revealed() -> None:
    """Nobody will ever be shown it, so it goes from the store in the same commit; what was revealed stays."""
    table = swapping()
    table.play_until("truth")
    table.ok("a", c.Seal(table.instance, bytes(64)))
    sealed = f"a:{table.instance}:a"
    assert sealed in table.blobs
    table.ok("b", c.Stop())
    assert sealed not in table.blobs
    table = swapping()
    table.play_until("correct")
    opened = set(table.blobs)
    assert opened
    table.ok("b", c.Stop())
    assert set(table.blobs) == opened
    assert table.view("a").opened


def test_a_session_stops_once() -> None:
    """What has stopped has no doors, and is not stopped again."""
    table = swapping()
    table.ok("a", c.Stop())
    assert table.do("b", c.Stop()) == "not_playing"
    assert (table.view("a").door, table.view("a").host_door) == (None, None)
