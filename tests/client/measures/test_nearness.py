"""Near misses: symmetric, gated, and the same as the server says."""

from __future__ import annotations

from support.shipped import shipped_library
from viceversa.game.near_miss import nearness as judged
from viceversa_client.measures.nearness import Feeling, credit, nearness


def test_the_server_says_the_same() -> None:
    """For every two cards of every deck that is guessed from, the device's rule and the server's say the same, both ways round."""
    judged_pairs = 0
    for deck in shipped_library().decks.values():
        cards = {
            name: Feeling(name, card.family, card.group, card.at) for name, card in deck.cards.items() if card.prior is not None
        }
        for meant, one in cards.items():
            for read, other in cards.items():
                found = nearness(one, other, deck.mixed_up)
                assert found == judged(deck, meant, read) == nearness(other, one, deck.mixed_up)
                judged_pairs += 1
    assert judged_pairs > 100


def test_anger_and_fear_are_not_near() -> None:
    """Feelings of two groups are not near, though they lie on one point; nor are those without a group."""
    anger, fear = Feeling("anger", "anger", "against", (-0.7, 0.7)), Feeling("fear", "fear", "away", (-0.7, 0.7))
    assert nearness(anger, fear) == "miss"
    assert nearness(anger, fear, {("fear", "anger")}) == "pair"
    assert nearness(Feeling("a", "", "", (0, 0)), Feeling("b", "", "", (0, 0))) == "miss"


def test_credit_encourages() -> None:
    """The nearer, the more credit; a miss has none."""
    assert [credit(each) for each in ("hit", "family", "pair", "close", "miss")] == [1.0, 0.5, 0.25, 0.25, 0.0]
