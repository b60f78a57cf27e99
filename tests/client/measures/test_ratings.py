"""The couple against the cards: the offset, and what is believed of a card."""

from __future__ import annotations

from random import Random

import pytest

from viceversa.game.deal import difficulty
from viceversa_client.measures.absent import Absent
from viceversa_client.measures.beta import Belief, believed, faded, learned
from viceversa_client.measures.glicko import Rated, Round, glicko, glicko2
from viceversa_client.measures.ratings import FirstGuess, couple_offset, difficulty_of, elo, elo_with_floor, step_after


@pytest.mark.parametrize("prior", [0.0, 0.1, 1 / 6, 0.3, 0.5, 0.85, 1.0])
def test_the_server_deals_by_the_same_difficulty(prior: float) -> None:
    """A card's difficulty is what the server deals by."""
    assert difficulty_of(prior) == pytest.approx(difficulty(prior))


def test_one_first_guess_moves_the_couple_as_worked_by_hand() -> None:
    """A middling card of six options: a hit moves by .4 (1 - p), and the next, with the new offset, by a smaller step."""
    p = 1 / 6 + 5 / 6 * 0.5  # a card of that prior has difficulty 0
    assert couple_offset([FirstGuess(p, 6, True)]) == pytest.approx(0.4 * (1 - p))
    first = 0.4 * (1 - p)
    then = elo_with_floor(first, 0, 6, 0, 0.4 / 1.05).couple
    assert couple_offset([FirstGuess(p, 6, True), FirstGuess(p, 6, False)]) == pytest.approx(then)


@pytest.mark.parametrize("seed", range(4))
def test_a_couple_as_good_as_strangers_stays_at_nought(seed: int) -> None:
    """Who finds what the priors say has an offset around 0; who finds much more has one well above; who guesses blindly, below."""
    random = Random(seed)
    priors = [random.choice([0.3, 0.45, 0.6, 0.75]) for _ in range(600)]
    as_strangers = couple_offset([FirstGuess(p, 6, random.random() < p) for p in priors])
    good = couple_offset([FirstGuess(p, 6, random.random() < min(1, p + 0.2)) for p in priors])
    blind = couple_offset([FirstGuess(p, 6, random.random() < 1 / 6) for p in priors])
    assert isinstance(as_strangers, float)
    assert isinstance(good, float)
    assert isinstance(blind, float)
    assert abs(as_strangers) < 0.9
    assert blind < as_strangers - 0.5 < good


def test_no_guess_says_nothing() -> None:
    """Without a guess there is no offset, and priors that cannot be give none."""
    assert couple_offset([]) == Absent("not_enough")
    assert couple_offset([FirstGuess(1.2, 6, True)]) == difficulty_of(-1) == Absent("impossible")
    assert [step_after(n) for n in (0, 20, 60, 1000, -5)] == pytest.approx([0.4, 0.2, 0.1, 0.1, 0.4])


def test_what_one_wins_the_other_loses() -> None:
    """The sum of both ratings stays, also far apart."""
    for couple, card in ((1500, 1500), (400, 40_000), (40_000, 400)):
        after = elo(couple, card, 1)
        assert after.couple + after.card == pytest.approx(couple + card)
        assert 0 <= after.expected <= 1


def test_belief_follows_play_and_fades() -> None:
    """Hits and misses are added to the prior; a session later both counts weigh a little less and the mean stays."""
    prior = believed(5.6, 2.4)
    assert isinstance(prior, Belief)
    after = learned(prior, 1, 3)
    assert isinstance(after, Belief)
    assert after.mean == pytest.approx(0.55)
    assert faded(after).mean == pytest.approx(after.mean)
    assert faded(after).variance > after.variance
    assert learned(prior, -1, 0) == believed(0, 1) == believed(float("nan"), 1) == Absent("impossible")


def test_a_belief_that_is_even_is_even() -> None:
    """Beta(a, a) is symmetric, Beta(1, 1) is flat."""
    assert Belief(7, 7).above(0.5) == pytest.approx(0.5)
    assert Belief(1, 1).above(0.3) == pytest.approx(0.7)
    flat = Belief(1, 1).interval(0.9)
    assert (flat.low, flat.high) == pytest.approx((0.05, 0.95))
    assert (Belief(2, 3).above(0), Belief(2, 3).above(1)) == (1, 0)


def test_without_play_nothing_is_learned() -> None:
    """Without rounds the rating stays; in Glicko-2 it becomes less sure."""
    assert glicko(Rated(1600, 80), []) == Rated(1600, 80)
    idle = glicko2(Rated(1600, 80, 0.06), [])
    assert idle.rating == 1600
    assert idle.deviation > 80


def test_a_great_surprise_moves_the_volatility() -> None:
    """A result that nobody expected makes the volatility grow, one that everybody did lets it shrink or stay."""
    surprised = glicko2(Rated(2400, 50), [Round(1000, 30, 0)] * 5)
    assert surprised.volatility > 0.06
    assert glicko2(Rated(1500, 50), [Round(1500, 30, 0.5)]).volatility <= 0.06
