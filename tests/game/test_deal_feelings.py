"""How close to the bone the feelings of a guess may come: the hidden card and every option beside it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from support.shipped import shipped_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.deal import TENDER, dealt, level_cap
from viceversa.game.exercise import PARTNERS, Exercise
from viceversa.game.phases import playable
from viceversa.game.randomness import Dice
from viceversa.game.session import Session

LIBRARY = shipped_library()
GUESSING = next(exercise for exercise in LIBRARY.exercises.values() if any(s.deal and s.deal.options for s in exercise.steps))
"""The shipped exercise that deals options."""

WARM = (0, 1, 1, 2)
"""Three light rounds, then one of level 2: from here a tender card may come."""


def table_with_a_host(levels: tuple[int, ...], cap: int = 4) -> Table:
    """A session in the midst of the exercise, with so many rounds behind it and a host whom both have let in."""
    table = Table(LIBRARY)
    table.ok("a", c.InviteHost())
    table.sit("host")
    for seat in PARTNERS:
        table.ok(seat, c.Admit(True))
    table.session = midst(table.session, levels, cap)
    return table


def midst(session: Session, levels: tuple[int, ...], cap: int) -> Session:
    """That session with so many rounds behind it, and the exercise neither its first nor its last."""
    names = (GUESSING.name,) * 3
    return replace(session, stage="playing", lane="standard", exercises=names, exercise=1, levels=levels, cap=cap)


def alone(levels: tuple[int, ...], cap: int) -> Session:
    """The same without a host."""
    return midst(Table(LIBRARY, seated=False).session, levels, cap)


def seen(session: Session, exercise: Exercise = GUESSING, *, deals: int = 150, swap: bool = False) -> set[int]:
    """The levels of everything that so many deals put among the options."""
    deal = next(step.deal for step in exercise.steps if step.deal is not None)
    deck = LIBRARY.decks[exercise.deck]
    levels: set[int] = set()
    for n in range(deals):
        table = dealt(replace(session, offset=n / deals * 3), LIBRARY, exercise, deal, Dice(session.seed, 100 * n), swap=swap).table
        assert table.card in table.options
        levels |= {deck.cards[name].level for name in table.options}
    return levels


@pytest.mark.parametrize("swap", [False, True], ids=["new", "swapped"])
@pytest.mark.parametrize("cap", [0, 1, 2, 3])
def test_no_option_is_closer_than_both_allow(cap: int, swap: bool) -> None:
    """Every level up to what both allow comes among the options, and none above it, for couples who read little and who read much."""
    levels = (*WARM, cap) if swap else WARM
    assert seen(alone(levels, cap), swap=swap) == set(range(cap + 1))


@pytest.mark.parametrize(
    ("levels", "highest"),
    [((), 1), ((0,), 1), ((1,), 2), ((1, 2), 2), (WARM, TENDER), ((*WARM, TENDER), 2), ((*WARM, TENDER, 2), 2)],
    ids=["first", "play", "everyday", "too soon", "warm", "after a tender one", "later"],
)
def test_options_climb_with_the_ladder(levels: tuple[int, ...], highest: int) -> None:
    """Where both opened as far as tender, options still come one level a round, tender ones after three light rounds, and no more
    once a tender card was dealt."""
    assert max(seen(alone(levels, TENDER))) == highest


def test_a_tender_wish_of_one_brings_no_tender_option() -> None:
    """Whole evenings in which only one of the two opened that far never have a tender feeling on a screen."""
    deck = LIBRARY.decks[GUESSING.deck]
    for seed in range(30):
        table = Table(LIBRARY, seed)
        table.begin("evening", levels=(TENDER, 2))
        while table.session.stage == "playing":
            assert all(deck.cards[name].level < TENDER for name in table.session.table.options)
            table.play_phase()


def test_even_an_exercise_for_all_levels_brings_no_feeling_that_needs_support() -> None:
    """Without a host nothing above tender comes, whatever the session was allowed and the exercise says."""
    everything = replace(GUESSING, levels=(0, 4))
    assert seen(alone((*WARM, TENDER), 4), everything) == {0, 1, 2}
    assert max(seen(alone(WARM, 4), everything)) == TENDER


def test_what_needs_support_comes_only_while_the_host_sits_there() -> None:
    """With a host whom both let in the ladder goes on to what needs support; once either sends the host away it does not."""
    everything = replace(GUESSING, levels=(0, 4))
    table = table_with_a_host((*WARM, TENDER))
    assert level_cap(table.session) == 4
    assert max(seen(table.session, everything)) == 4
    table.ok("b", c.Admit(False))
    assert level_cap(table.session) == 2
    assert max(seen(table.session, everything)) == 2


def test_an_exercise_for_a_host_waits_until_both_let_the_host_in() -> None:
    """A host whom one of the two has not let in is none."""
    led = replace(GUESSING, host=True)
    table = table_with_a_host(WARM)
    assert playable(table.session, LIBRARY, led)
    table.ok("b", c.Admit(False))
    assert not playable(table.session, LIBRARY, led)
    table.ok("a", c.InviteHost())
    table.sit("host")
    table.ok("a", c.Admit(True))
    assert not playable(table.session, LIBRARY, led)
    table.ok("b", c.Admit(True))
    assert playable(table.session, LIBRARY, led)
