"""From numbers to what may be said: names of sentences, each addressed to whom it concerns.

What is about a guess goes to the one who guessed, and to nobody else. What is about the couple goes to both, and takes both directions
without an order, so that nobody stands above the other. Below the thresholds the answer is "not enough yet".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .absent import Absent, Number
from .answers import AnswerSet, Pairs, Scale, gathered, is_count, pairs, triples
from .closeness import corrected_together
from .felt import SLIDER, felt_difference
from .intervals import Interval, wilson
from .projection import TruthAndBias, truth_and_bias
from .tracking import actual_similarity, bias

LEAST_FOR_CLOSENESS = 6
"""Items that both answered, in each direction, before closeness is spoken of."""

LEAST_FOR_LEANING = 12
"""Items with all three answers, over all cards of a session, before bias or leaning is spoken of."""

OFTEN_CLOSE, SOMETIMES_CLOSE = 0.5, 0.2
"""Corrected closeness from which on it is often close, and close here and there. Of pairs who guess blindly at six items, one in eight comes
above the lower line and fewer than one in a hundred above the upper."""

LEANING = 0.2
"""By how much one force has to be above the other."""

SURE = 1.645
"""By how many standard errors as well: of people who guess blindly, about one in fifteen is then told that they leaned, and one in fifteen
that they followed. With the difference alone it was one in three, each."""

LITTLE = 1 / 6
"""Up to this mean error, as a share of the scale, two people are not far apart, whatever chance would give: one step from 1 to 7."""

STRONGER = 0.5 / 6
"""Bias that is spoken of, as a share of the scale: half a step from 1 to 7."""

APART = 1 / 3
"""How far apart, as a share of the scale, a guess must lie for its item to be worth asking about: two steps from 1 to 7."""

FELT_ALIKE = 0.1
"""Up to this share of the scale, felt and thought are the same."""

Name = Literal[
    "often_close",
    "here_and_there",
    "little_between",
    "far_apart",
    "not_enough_yet",
    "all_the_same",
    "furthest_apart",
    "leaned_on_own_view",
    "followed_partners_view",
    "sees_it_stronger",
    "sees_it_milder",
    "too_alike_to_tell",
    "items_have_changed",
    "found_feelings",
    "found_with_second",
    "found_none_yet",
    "near_ones",
    "felt_as_thought",
    "felt_more",
    "felt_less",
]
"""The name of a message; `sentences` has its words."""


UNSAID = Absent("not_enough")


@dataclass(frozen=True, slots=True)
class Reading:
    """What may be said: the message, to whom, what fills its sentence, and the number behind it with how sure it is, on request."""

    name: Name
    to: Literal["both", "guesser"]
    item: int | None = None
    found: int = 0
    second: int = 0
    of: int = 0
    number: Number = UNSAID
    interval: Interval | Absent = UNSAID


def of_couple(directions: Sequence[AnswerSet]) -> Reading:
    """How close the two guesses of one card, or of one session, came together: to both. The order of the directions makes no difference.

    It takes two directions with six items each; less is not enough yet, so that no sentence is about one guesser alone.
    """
    if any(one.scale != directions[0].scale for one in directions):
        return Reading("items_have_changed", "both", number=Absent("changed_items"))
    read = [pairs(one.guess, one.truth, one.scale) for one in directions]
    number = corrected_together(read, LEAST_FOR_CLOSENESS) if len(read) == 2 else Absent("not_enough")
    match number:
        case Absent("flat"):
            name: Name = "all_the_same"
        case Absent():
            name = "not_enough_yet"
        case _ if number >= OFTEN_CLOSE:
            name = "often_close"
        case _ if number >= SOMETIMES_CLOSE:
            name = "here_and_there"
        case _ if _off(read) <= LITTLE * directions[0].scale.span:
            name = "little_between"
        case _:
            name = "far_apart"
    return Reading(name, "both", number=number, of=sum(map(len, read)))


def furthest_apart(directions: Sequence[AnswerSet]) -> Reading | None:
    """The item of one card at which the guesses of both together missed most, from 0: to both. None when nothing lies far apart.

    Only items that were guessed in both directions count, so that it says nothing of one guesser.
    """
    if len(directions) != 2 or directions[0].scale != directions[1].scale:
        return None
    scale = directions[0].scale
    missed = [_missed(one, scale) for one in directions]
    both = [(a + b, n) for n, (a, b) in enumerate(zip(*missed, strict=False)) if a is not None and b is not None]
    most, item = max(both, key=lambda each: (each[0], -each[1]), default=(0, 0))
    return Reading("furthest_apart", "both", item=item) if both and most >= 2 * APART * scale.span else None


def of_guesser(sets: Sequence[AnswerSet]) -> tuple[Reading, ...]:
    """What one guesser's guesses of a session say about guessing: to that guesser alone. At most two; none where there is nothing to say.

    Projection: own view above the truth by 0.2 (leaned), truth above the own view by 0.2 (followed), and either by 1.645 standard errors,
    so that blind guesses are seldom taken for a leaning. Bias: above half a step of seven.
    """
    whole = gathered(sets)
    if isinstance(whole, Absent):
        return (_none(whole),)
    if len(triples(whole.guess, whole.truth, whole.own, whole.scale)) < LEAST_FOR_LEANING:
        return (_none(Absent("not_enough")),)
    return tuple(reading for reading in (_leaning(whole), _strength(whole)) if reading is not None)


def of_charades(found: int, second: int, near: int, of: int) -> tuple[Reading, ...]:
    """Feelings that the two found: in all, of these on a second guess, and others that came near, of so many that were read: to both."""
    if not all(map(is_count, (found, second, near, of))) or of == 0 or second > found or found + near > of:
        return ()
    name: Name = "found_none_yet" if not found else "found_with_second" if second else "found_feelings"
    first = found - second
    said = Reading(name, "both", found=found, second=second, of=of, number=first / of, interval=wilson(first, of))
    return (said, Reading("near_ones", "both", found=near, of=of)) if near else (said,)


def of_listening(predicted: int | None, felt: int | None, scale: Scale = SLIDER) -> Reading:
    """Whether the speaker felt as understood as the listener thought: to the listener, who guessed."""
    difference = felt_difference(predicted, felt, scale)
    if isinstance(difference, Absent):
        return _none(difference)
    near = difference.size <= FELT_ALIKE * scale.span
    name: Name = "felt_as_thought" if near else "felt_less" if difference.signed > 0 else "felt_more"
    return Reading(name, "guesser", number=float(difference.signed))


def _leaning(whole: AnswerSet) -> Reading | None:
    forces = truth_and_bias(whole.guess, whole.truth, whole.own, whole.scale, LEAST_FOR_LEANING)
    match forces:
        case Absent("alike") if _same_way(whole):
            return Reading("too_alike_to_tell", "guesser", number=forces)
        case Absent():
            return None
        case TruthAndBias(truth=truth, projection=projection, unsure=unsure):
            by = projection - truth
            if isinstance(unsure, Absent) or abs(by) <= max(LEANING, SURE * unsure):
                return None
            return Reading("leaned_on_own_view" if by > 0 else "followed_partners_view", "guesser", number=by)


def _same_way(whole: AnswerSet) -> bool:
    """Whether what cannot be told apart runs the same way: answers that are each other's reverse are not alike."""
    r = actual_similarity(whole.truth, whole.own, whole.scale)
    return not isinstance(r, Absent) and r > 0


def _strength(whole: AnswerSet) -> Reading | None:
    number = bias(whole.guess, whole.truth, whole.scale, LEAST_FOR_LEANING)
    if isinstance(number, Absent) or abs(number) <= STRONGER * whole.scale.span:
        return None
    return Reading("sees_it_stronger" if number > 0 else "sees_it_milder", "guesser", number=number)


def _off(read: Sequence[Pairs]) -> float:
    """The mean error of both directions."""
    errors = [abs(g - t) for both in read for g, t in both]
    return sum(errors) / len(errors)


def _missed(one: AnswerSet, scale: Scale) -> list[int | None]:
    read = ((scale.read(g), scale.read(t)) for g, t in zip(one.guess, one.truth, strict=False))
    return [None if g is None or t is None else abs(g - t) for g, t in read]


def _none(why: Absent) -> Reading:
    return Reading("items_have_changed" if why.reason == "changed_items" else "not_enough_yet", "guesser", number=why)
