"""The two symbols that show both partners that they are in the same room."""

from __future__ import annotations

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.marks import SYMBOLS, drawn_mark
from viceversa.game.randomness import Dice


def test_a_mark_is_two_different_symbols() -> None:
    """Both are known by name, and never the same twice; over many draws all symbols come."""
    marks = [drawn_mark(Dice(b"marks", 100 * n)) for n in range(300)]
    assert all(one != two and {one, two} <= set(SYMBOLS) for one, two in marks)
    assert {symbol for mark in marks for symbol in mark} == set(SYMBOLS)


def test_symbols_are_told_apart() -> None:
    """No two symbols are drawn with the same sign."""
    assert len(set(SYMBOLS.values())) == len(SYMBOLS) >= 16


def test_both_see_the_same_mark_and_a_new_one_when_somebody_new_comes() -> None:
    """The mark is the same on both screens, and drawn anew after one was sent out and another came."""
    table = Table(small_library(), 8)
    lobbies = [table.view(seat).lobby for seat in ("a", "b")]
    assert lobbies[0] is not None
    assert lobbies[1] is not None
    assert lobbies[0].mark == lobbies[1].mark
    table.ok("a", c.SendOut())
    table.sit("b")
    after = table.view("b").lobby
    assert after is not None
    assert after.mark != lobbies[0].mark
