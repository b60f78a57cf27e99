"""Which steps are played together for certain."""

from __future__ import annotations

import msgspec
import pytest

from viceversa.game.exercise import Ask, Deal, Guard, Roles, Step
from viceversa.scenarios import files
from viceversa.scenarios.guarding import always_with, answering, asked_before, contradiction, maybe_with, seats
from viceversa.scenarios.unrolling import Place

_PHASE = files.Phase.model_validate({"id": "p", "ask": {"x": {"from": "both", "kind": "ready"}}, "time": (0, 9, None)})


def line(*steps: Step) -> tuple[Place, ...]:
    return tuple(Place((n,), _PHASE, step) for n, step in enumerate(steps))


def step(guard: Guard | None = None, *asks: Ask, lead: int = 0, deal: Deal | None = None) -> Step:
    return Step("p", guard=guard, asks=asks, lead=lead, deal=deal)


def said(who: str, value: str = "yes") -> Guard:
    return Guard(answers=(("again", who, value),))


def ask(of: Roles = ("lead", "partner")) -> Ask:
    return Ask("again", "choice", of, options=("yes", "no"), open=True)


PLAIN = step()


@pytest.mark.parametrize(
    ("one", "two", "follows", "possible"),
    [
        (None, None, True, True),
        (said("both"), None, True, True),
        (None, said("both"), False, True),
        (said("both"), said("both"), True, True),
        (said("both"), said("lead"), True, True),
        (said("both"), said("either"), True, True),
        (said("lead"), said("either"), True, True),
        (said("lead"), said("both"), False, True),
        (said("either"), said("lead"), False, True),
        (said("both"), said("lead", "no"), False, False),
        (said("lead"), said("partner", "no"), False, True),
        (said("either"), said("either", "no"), False, True),
        (Guard(level=(1, 2)), Guard(level=(0, 3)), True, True),
        (Guard(level=(0, 3)), Guard(level=(1, 2)), False, True),
        (Guard(level=(0, 1)), Guard(level=(2, 3)), False, False),
        (Guard(outcome="hit"), Guard(outcome="hit"), True, True),
        (Guard(outcome="hit"), Guard(outcome="miss"), False, False),
        (Guard(host=True), Guard(host=True), True, True),
        (Guard(host=True), Guard(host=False), False, False),
    ],
)
def test_two_guards(one: Guard | None, two: Guard | None, follows: bool, possible: bool) -> None:
    """Whether the second step follows from the first, and whether both are possible at all."""
    both = line(step(one), step(two))
    assert always_with(both, 0, 1) is follows
    assert maybe_with(both, 0, 1) is maybe_with(both, 1, 0) is possible


@pytest.mark.parametrize(
    ("guard", "between"),
    [
        (said("both"), step(None, ask())),
        (Guard(outcome="hit"), step(None, Ask("read", "guess", ("partner",)))),
        (Guard(level=(1, 2)), step(deal=Deal())),
        (Guard(outcome="hit"), step(deal=Deal())),
    ],
)
def test_a_fact_may_change_between(guard: Guard, between: Step) -> None:
    """The same guard says nothing certain once its fact may have changed."""
    assert always_with(line(step(guard), PLAIN, step(guard)), 0, 2)
    assert not always_with(line(step(guard), between, step(guard)), 0, 2)
    other = msgspec.structs.replace(guard, outcome="miss") if guard.outcome else None
    if other is not None:
        assert maybe_with(line(step(guard), between, step(other)), 0, 2)


def test_roles_are_seats() -> None:
    """What the lead said is, when the other leads, what the partner said."""
    changed = line(step(said("lead"), lead=0), step(said("partner"), lead=1), step(said("lead"), lead=1))
    assert always_with(changed, 0, 1)
    assert not always_with(changed, 0, 2)
    assert seats(("lead",), 1) == seats(("partner",), 0) == {1}


def test_who_was_asked_before() -> None:
    """Earlier steps that ask, and the seats that answer there."""
    asked = line(step(None, ask(("lead",)), lead=1), step(), step(said("partner")), step(None, ask()))
    assert asked_before(asked, 2, "again") == [0]
    assert answering(asked, 0, "again") == {1}
    assert answering(asked, 1, "again") == frozenset()


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ((("a", "both", "x"), ("a", "lead", "y")), "a"),
        ((("a", "lead", "x"), ("a", "lead", "y")), "a"),
        ((("a", "both", "x"), ("a", "either", "y")), "a"),
        ((("a", "lead", "x"), ("a", "partner", "y")), ""),
        ((("a", "lead", "x"), ("a", "either", "y")), ""),
        ((("a", "either", "x"), ("a", "either", "y")), ""),
        ((("a", "both", "x"), ("b", "both", "y")), ""),
    ],
)
def test_contradiction_in_one_guard(answers: tuple[tuple[str, str, str], ...], found: str) -> None:
    """One partner cannot have given two values."""
    assert contradiction(Guard(answers=answers)) == found
