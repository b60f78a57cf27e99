"""What every programme keeps to, from a file or put together by hand."""

from __future__ import annotations

import pytest

from support.shipped import shipped_library
from viceversa.game.deal import LIGHT_BEFORE_TENDER
from viceversa.game.exercise import Guard, Step
from viceversa.game.programmes import Fault, FaultKind, Part, faults, part_of, usual_span

CARD = Part("card", ("light", "standard"), (0, 1), "small", (0, 0, 0, 0, 1, 1), (1, 1))
TALK = Part("talk", ("standard",), (0, 2), "large", (0, 0, 0, 0, 0, 1, 1, 2, 2), (1, 1))
DEEP = Part("deep", ("standard",), (2, 2), "other", (2, 2, 2), (1,))
TENDER = Part("tender", ("standard",), (3, 3), "tears", (3, 3), (1,))


def kinds(*parts: Part) -> list[FaultKind]:
    return [fault.kind for fault in faults(parts)]


@pytest.mark.parametrize(
    "parts",
    [(CARD,), (CARD, TALK, CARD), (TALK, CARD), (CARD, DEEP, CARD), (CARD, TALK, TENDER, CARD)],
    ids=lambda parts: " ".join(part.name for part in parts),
)
def test_sound_programmes_have_no_fault(parts: tuple[Part, ...]) -> None:
    """Light at both ends, one level a card, and a new card for every deal."""
    assert kinds(*parts) == []


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ((CARD, CARD), Fault("twice_in_a_row", 1)),
        ((TALK,), Fault("nothing_gentle")),
        ((DEEP, CARD), Fault("no_soft_start")),
        ((CARD, DEEP), Fault("no_soft_end", 1)),
        ((CARD._replace(cards=(2, 2, 2)), TALK, CARD._replace(deck="b")), Fault("no_soft_start")),
        ((CARD, TENDER, CARD), Fault("too_steep", 1)),
        ((CARD, TALK, CARD, TALK, CARD), Fault("too_few_cards", 4, there=4, dealt=6)),
    ],
    ids=lambda value: value.kind if isinstance(value, Fault) else None,
)
def test_each_fault_is_found_at_its_place(parts: tuple[Part, ...], fault: Fault) -> None:
    """The fault names the exercise, and how many cards are too few."""
    assert fault in list(faults(parts))


def test_a_tender_card_comes_after_enough_light_ones() -> None:
    """One light card fewer than that, and the exercise is not reached."""
    level_two = DEEP._replace(hands=(1,))
    light = CARD._replace(hands=(1,) * LIGHT_BEFORE_TENDER, cards=(0, 0, 0, 0, 1))
    assert kinds(light, level_two, TENDER, CARD._replace(deck="last")) == []
    fewer = light._replace(hands=(1,) * (LIGHT_BEFORE_TENDER - 1))
    assert kinds(fewer, level_two, TENDER, CARD._replace(deck="last")) == ["too_steep"]


def test_whatever_is_shipped_can_be_put_together_by_hand_too() -> None:
    """The exercises of each shipped programme, told one by one, are a sound list."""
    library = shipped_library()
    for programme in library.programmes.values():
        exercises = [library.exercises[name] for name in programme.exercises]
        assert list(faults([part_of(each, library.decks[each.deck]) for each in exercises])) == []


def test_usual_times_add_up_with_and_without_conditions() -> None:
    """What hangs on a condition counts for the long way alone."""
    steps = (Step("one", usual=10_000), Step("two", usual=5_000, guard=Guard(host=True)))
    assert usual_span(steps) == (10_000, 15_000)
