"""Randomness as data."""

from __future__ import annotations

from collections import Counter

from viceversa.game.randomness import Dice

SEED = bytes(range(16))
DRAWN = [79966, 660952, 902738]


def test_the_same_seed_and_counter_give_the_same_draws_for_ever() -> None:
    """These draws are part of the contract: a session recorded today must play the same in any later release."""
    dice = Dice(SEED, 0)
    assert [dice.below(1_000) for _ in range(5)] == [Dice(SEED, n).below(1_000) for n in range(5)]
    assert [Dice(SEED, n).below(10**6) for n in range(3)] == DRAWN


def test_draws_go_on_from_the_count() -> None:
    """A generator made from the count of another goes on where that one was."""
    one = Dice(SEED, 0)
    one.shuffled(range(10))
    assert Dice(SEED, one.count).chance() == one.chance()


def test_draws_are_even() -> None:
    """Each of six values comes about as often, and chances fill [0, 1)."""
    dice = Dice(b"even", 0)
    counts = Counter(dice.below(6) for _ in range(12_000))
    assert set(counts) == set(range(6))
    assert all(abs(count - 2_000) < 200 for count in counts.values())
    chances = [dice.chance() for _ in range(4_000)]
    assert all(0 <= chance < 1 for chance in chances)
    assert abs(sum(chances) / len(chances) - 0.5) < 0.03


def test_a_shuffle_keeps_everything_and_favours_no_place() -> None:
    """Every item is in it once, and each comes first about as often."""
    dice = Dice(b"deal", 0)
    firsts: Counter[str] = Counter()
    for _ in range(4_000):
        order = dice.shuffled("abcd")
        assert sorted(order) == list("abcd")
        firsts[order[0]] += 1
    assert all(abs(count - 1_000) < 150 for count in firsts.values())


def test_other_seeds_give_other_draws() -> None:
    """Two seeds have nothing to do with each other."""
    assert [Dice(b"one", n).below(2**32) for n in range(4)] != [Dice(b"two", n).below(2**32) for n in range(4)]
