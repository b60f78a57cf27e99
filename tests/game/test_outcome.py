"""What judging came to."""

from __future__ import annotations

from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.outcome import Effects
from viceversa.game.play import Moment, play


def test_effects_are_not_shared() -> None:
    """What one command is to write never shows up with another."""
    one, other = Effects(), Effects()
    one.blobs["a:1:a"] = b"x"
    one.drop.append("a:1:b")
    assert (other.blobs, other.drop, other.erase) == ({}, [], False)


def test_only_seats_whose_view_moved_are_shown_anything() -> None:
    """An outcome names the views that changed, and no others."""
    table = Table(calm_library())
    outcome = play(table.session, table.library, c.Tick(), Moment(table.now))
    assert outcome.views == {}
