"""Guards: whether a step is entered."""

from __future__ import annotations

import msgspec
import pytest

from support.small import small_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.exercise import Guard
from viceversa.game.guards import holds, hosted, seat_in
from viceversa.game.session import Guess, Session

LIBRARY = small_library()
replace = msgspec.structs.replace


def playing() -> Session:
    """A session with a card of level 2 on the table, some facts, and a near guess behind it."""
    table = Table(LIBRARY, 1)
    table.begin("guess")
    session = table.session
    cards = replace(session.table, card="anger")
    facts = {"again": {"a": "again", "b": "enough"}, "landed": {"b": "yes"}}
    return replace(session, table=cards, facts=facts, outcome=Guess("disgust", "pair"))


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        (None, True),
        (Guard(), True),
        (Guard(level=(2, 3)), True),
        (Guard(level=(0, 1)), False),
        (Guard(outcome="near"), True),
        (Guard(outcome="hit"), False),
        (Guard(host=False), True),
        (Guard(host=True), False),
        (Guard(answers=(("again", "either", "again"),)), True),
        (Guard(answers=(("again", "both", "again"),)), False),
        (Guard(answers=(("again", "lead", "again"),)), True),
        (Guard(answers=(("again", "partner", "again"),)), False),
        (Guard(answers=(("again", "partner", "enough"),)), True),
        (Guard(answers=(("landed", "lead", "yes"),)), False),
        (Guard(answers=(("nobody_asked", "either", "yes"),)), False),
        (Guard(answers=(("again", "someone", "again"),)), False),
        (Guard(answers=(("again", "either", "again"),), level=(0, 1)), False),
    ],
)
def test_a_guard_is_a_conjunction_over_open_facts(guard: Guard | None, expected: bool) -> None:
    """Each condition is judged with the cast of the guarded step, here led by a, and all must hold."""
    assert holds(guard, playing(), LIBRARY, "a") is expected


def test_without_a_card_or_a_guess_conditions_on_them_fail() -> None:
    """There is no level without a card, and no outcome without a guess."""
    session = playing()
    bare = replace(session, table=replace(session.table, card=None), outcome=None)
    assert not holds(Guard(level=(0, 4)), bare, LIBRARY, "a")
    assert not holds(Guard(outcome="miss"), bare, LIBRARY, "a")


def test_roles_are_seats_by_who_leads() -> None:
    """The lead is who leads, the partner is the other."""
    assert [seat_in(role, lead) for role in ("lead", "partner") for lead in ("a", "b")] == ["a", "b", "b", "a"]


def test_a_host_counts_when_both_have_said_yes() -> None:
    """Neither an invitation, nor a host who came, nor one partner's yes makes a hosted session."""
    table = Table(LIBRARY)
    seen = [hosted(table.session)]
    table.ok("a", c.InviteHost())
    seen.append(hosted(table.session))
    table.sit("host")
    seen.append(hosted(table.session))
    table.ok("a", c.Admit(True))
    seen.append(hosted(table.session))
    table.ok("b", c.Admit(True))
    seen.append(hosted(table.session))
    assert seen == [False, False, False, False, True]


def test_a_host_may_come_before_the_second_partner() -> None:
    """One partner alone with a host they said yes to is not hosted yet, and nothing breaks."""
    table = Table(LIBRARY, seated=False)
    table.sit("a")
    table.ok("a", c.InviteHost())
    table.sit("host")
    table.ok("a", c.Admit(True))
    assert not hosted(table.session)
    table.sit("b")
    assert not hosted(table.session)
    assert table.view("host").seats == {}
