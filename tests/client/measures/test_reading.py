"""What people are told: true, kind, different for different couples, and addressed to whom it concerns."""

from __future__ import annotations

from random import Random

import pytest

from viceversa_client.measures.absent import Absent
from viceversa_client.measures.answers import AnswerSet, Scale, Source
from viceversa_client.measures.intervals import wilson
from viceversa_client.measures.reading import (
    LEAST_FOR_CLOSENESS,
    Reading,
    furthest_apart,
    of_charades,
    of_couple,
    of_guesser,
    of_listening,
)

SEVEN = Scale(1, 7)
Sets = tuple[AnswerSet, AnswerSet]


def card_of(n: int) -> Source:
    return Source("topics", "1", f"card {n}")


def near(random: Random, true: int) -> int:
    """The answer itself, or one step beside it."""
    return max(1, min(7, true + random.choice([-1, 0, 0, 0, 1])))


def a_couple(random: Random, knows: bool, items: int = 14) -> Sets:
    """Both guess each other: who knows comes near the truth; who does not takes their own answer for the other's."""
    own = [[random.randint(1, 7) for _ in range(items)] for _ in range(2)]
    sets = []
    for guesser in (0, 1):
        mine, theirs = own[guesser], own[1 - guesser]
        guess = [near(random, each) for each in (theirs if knows else mine)]
        sets.append(AnswerSet(card_of(1), SEVEN, tuple(guess), tuple(theirs), tuple(mine)))
    return sets[0], sets[1]


@pytest.mark.parametrize("seed", range(30))
def test_two_couples_are_told_different_and_true_things(seed: int) -> None:
    """A couple that knows each other is told so; one that takes itself for the other is never told that it is often close, and each of
    its guessers hears of leaning on their own answer. Neither hears what is only true of the other couple."""
    random = Random(seed)
    knowing, guessing = a_couple(random, knows=True), a_couple(random, knows=False)
    assert of_couple(knowing).name == "often_close"
    assert of_couple(guessing).name in ("far_apart", "here_and_there")
    for one in knowing:
        told = {reading.name for reading in of_guesser([one])}
        assert "followed_partners_view" in told or "too_alike_to_tell" in told
        assert "leaned_on_own_view" not in told
    for one in guessing:
        told = {reading.name for reading in of_guesser([one])}
        assert "leaned_on_own_view" in told or "too_alike_to_tell" in told
        assert "followed_partners_view" not in told


def test_blind_couples_are_seldom_told_that_they_are_close() -> None:
    """Of a thousand couples who guess blindly at six items, at most two in a hundred are told that they are often close."""
    random = Random(5)
    told = [of_couple([blind(random, 6), blind(random, 6)]).name for _ in range(1000)]
    assert told.count("often_close") <= 20
    assert told.count("far_apart") >= 800


def cut(one: AnswerSet, n: int) -> AnswerSet:
    return AnswerSet(one.source, one.scale, one.guess[:n], one.truth[:n], one.own[:n])


def test_below_the_thresholds_there_is_not_enough_yet() -> None:
    """Five items say nothing of closeness, six do; eleven items say nothing of leaning, twelve do, also over two cards."""
    one, other = a_couple(Random(3), knows=False, items=24)
    assert of_couple([cut(one, 5), cut(other, 6)]).name == "not_enough_yet"
    assert of_couple([cut(one, 6), cut(other, 6)]).name != "not_enough_yet"
    assert [reading.name for reading in of_guesser([cut(one, 11)])] == ["not_enough_yet"]
    assert "not_enough_yet" not in [reading.name for reading in of_guesser([cut(one, 12)])]
    two = [cut(one, 6), AnswerSet(card_of(2), SEVEN, one.guess[6:12], one.truth[6:12], one.own[6:12])]
    assert of_guesser(two) == of_guesser([cut(one, 12)])


def test_one_direction_alone_says_nothing_of_the_couple() -> None:
    """A sentence for both needs both directions, so that it is never about one guesser."""
    one, other = a_couple(Random(3), knows=True)
    assert of_couple([one]).name == "not_enough_yet"
    assert furthest_apart([one]) is None
    gone = AnswerSet(other.source, SEVEN, (None,) * 14, other.truth, other.own)
    assert of_couple([one, gone]).name == "not_enough_yet"
    assert furthest_apart([one, gone]) is None


def test_whose_direction_comes_first_makes_no_difference() -> None:
    """What both are told is the same on both devices."""
    for seed in range(20):
        one, other = a_couple(Random(seed), knows=bool(seed % 2))
        assert of_couple([one, other]) == of_couple([other, one])
        assert furthest_apart([one, other]) == furthest_apart([other, one])


def test_changed_items_are_said_to_be_changed() -> None:
    """Where the items of a deck changed between two sets nothing is put together, and that is said."""
    one, _ = a_couple(Random(3), knows=True)
    newer = AnswerSet(Source("topics", "2", "card 2"), SEVEN, one.guess, one.truth, one.own)
    assert [reading.name for reading in of_guesser([one, newer])] == ["items_have_changed"]
    slider = AnswerSet(card_of(1), Scale(0, 100), one.guess, one.truth, one.own)
    assert of_couple([one, slider]).name == "items_have_changed"


@pytest.mark.parametrize(("by", "name"), [(1, "sees_it_stronger"), (-1, "sees_it_milder")])
def test_a_guess_that_lies_higher_is_said_to_its_guesser(by: int, name: str) -> None:
    """Guesses a step above, or below, what the partner said are told to the guesser, with the number in steps."""
    t = (2, 4, 6, 3, 5, 4, 6, 2, 3, 5, 4, 6)
    s = (4, 2, 5, 6, 3, 3, 5, 6, 2, 4, 6, 3)
    told = of_guesser([AnswerSet(card_of(1), SEVEN, tuple(each + by for each in t), t, s)])
    assert Reading(name, "guesser", number=float(by)) in told  # type: ignore[arg-type]  # one of the names above
    exact = of_guesser([AnswerSet(card_of(1), SEVEN, t, t, s)])
    assert [reading.name for reading in exact] == ["followed_partners_view"]


def blind(random: Random, items: int) -> AnswerSet:
    g, t, s = (tuple(random.randint(1, 7) for _ in range(items)) for _ in range(3))
    return AnswerSet(card_of(1), SEVEN, g, t, s)


def test_blind_guesses_are_seldom_taken_for_a_leaning() -> None:
    """Of a thousand people who guess blindly at twelve items, about sixty are told that they leaned, and as many that they followed."""
    random = Random(11)
    told = [reading.name for _ in range(1000) for reading in of_guesser([blind(random, 12)])]
    assert told.count("leaned_on_own_view") <= 80
    assert told.count("followed_partners_view") <= 80


@pytest.mark.parametrize("middle", [3, 4, 5])
def test_who_is_hardly_off_is_not_told_to_be_far_apart(middle: int) -> None:
    """Two people who stay round one answer, and guess within a step of it, are not far apart, though chance would do as well."""
    random = Random(middle)
    for _ in range(200):
        g, t, s = (tuple(middle + random.choice([0, 0, 0, 1]) for _ in range(6)) for _ in range(3))
        assert of_couple([AnswerSet(card_of(1), SEVEN, g, t, s), AnswerSet(card_of(1), SEVEN, t, g, s)]).name != "far_apart"
    one, other = (4,) * 6, (5,) * 6
    assert (
        of_couple([AnswerSet(card_of(1), SEVEN, one, other, one), AnswerSet(card_of(1), SEVEN, other, one, other)]).name
        == "little_between"
    )
    beyond = (5, 5, 5, 5, 5, 6)
    both = [AnswerSet(card_of(1), SEVEN, one, beyond, one), AnswerSet(card_of(1), SEVEN, beyond, one, beyond)]
    assert of_couple(both).name == "far_apart"


def test_opposite_answers_are_not_called_alike() -> None:
    """Two people whose answers run exactly against each other are not told that they answered much alike."""
    t = (1, 2, 3, 4, 5, 6, 7, 1, 3, 5, 7, 2)
    s = tuple(8 - each for each in t)
    assert "too_alike_to_tell" not in [each.name for each in of_guesser([AnswerSet(card_of(1), SEVEN, t, t, s)])]


def test_answers_that_are_all_the_same_are_said_to_be() -> None:
    """Where nobody's answers differ nothing can be compared; of one's own alike answers nothing is said."""
    flat = AnswerSet(card_of(1), SEVEN, (4,) * 12, (4,) * 12, (4,) * 12)
    assert of_couple([flat, flat]).name == "all_the_same"
    assert of_guesser([flat]) == ()
    t = (1, 2, 3, 4, 5, 6, 7, 1, 3, 5, 7, 2)
    assert [each.name for each in of_guesser([AnswerSet(card_of(1), SEVEN, t, t, t)])] == ["too_alike_to_tell"]


def test_the_item_that_was_missed_most_by_both_is_named() -> None:
    """The item where both guesses together lay furthest off is named to both; small misses are not."""
    one = AnswerSet(card_of(1), SEVEN, (1, 4, 4), (1, 4, 7))
    other = AnswerSet(card_of(1), SEVEN, (2, 6, 2), (3, 6, 5))
    assert furthest_apart([one, other]) == Reading("furthest_apart", "both", item=2)
    assert furthest_apart([one, AnswerSet(card_of(1), SEVEN, (2, 6, 5), (3, 6, 5))]) is None
    assert furthest_apart([]) is None


@pytest.mark.parametrize(
    ("counts", "names"),
    [
        ((4, 2, 1, 6), ["found_with_second", "near_ones"]),
        ((6, 0, 0, 6), ["found_feelings"]),
        ((0, 0, 0, 6), ["found_none_yet"]),
        ((0, 0, 6, 6), ["found_none_yet", "near_ones"]),
        ((0, 0, 0, 0), []),
        ((7, 0, 0, 6), []),
        ((1, 2, 0, 6), []),
        ((1, 0, -1, 6), []),
        ((3, 0, 4, 6), []),
    ],
)
def test_feelings_that_were_found(counts: tuple[int, int, int, int], names: list[str]) -> None:
    """Counts are told at once, to both; counts that cannot be are not told."""
    told = of_charades(*counts)
    assert [each.name for each in told] == names
    assert {each.to for each in told} <= {"both"}


@pytest.mark.parametrize(
    ("predicted", "felt", "name"),
    [
        (70, 70, "felt_as_thought"),
        (80, 70, "felt_as_thought"),
        (81, 70, "felt_less"),
        (30, 70, "felt_more"),
        (None, 70, "not_enough_yet"),
    ],
)
def test_felt_understood_is_said_to_who_listened(predicted: int | None, felt: int, name: str) -> None:
    """The listener hears whether the speaker felt as understood as thought."""
    told = of_listening(predicted, felt)
    assert (told.name, told.to) == (name, "guesser")


def test_what_is_about_a_guess_is_for_its_guesser() -> None:
    """Nothing that is worked out from one guesser's guesses is for both, and nothing for both is for one."""
    for seed in range(20):
        one, other = a_couple(Random(seed), knows=bool(seed % 2))
        assert {each.to for each in of_guesser([one])} <= {"guesser"}
        assert of_couple([one, other]).to == "both"


def test_a_reading_has_its_number_on_request() -> None:
    """A number comes with what was said, and a reason where there is none."""
    one, other = a_couple(Random(3), knows=True)
    assert isinstance(of_couple([one, other]).number, float)
    assert of_couple([cut(one, LEAST_FOR_CLOSENESS - 1), other]).number == Absent("not_enough")


def test_the_number_of_charades_is_of_first_guesses() -> None:
    """The number behind the count, and its interval, are of first guesses alone."""
    (said,) = of_charades(4, 2, 0, 6)
    assert said.number == 2 / 6
    assert said.interval == wilson(2, 6)
    assert (said.found, said.second, said.of) == (4, 2, 6)
