"""What is special about a partner: only where norms are known."""

from __future__ import annotations

from viceversa_client.measures.absent import Absent
from viceversa_client.measures.answers import Scale
from viceversa_client.measures.norms import distinctive, normativeness, overall, social_accuracy

SEVEN = Scale(1, 7)
G, T, N = [4, 4, 7, 3, 5, 6], [3, 4, 6, 2, 5, 6], [4.0, 3.2, 5.5, 3.1, 4.2, 5.8]


def test_without_norms_nothing_is_said() -> None:
    """Fewer norms than it takes, norms that are beside the scale, and norms that do not differ give a reason."""
    assert social_accuracy(G, T, N[:2], SEVEN) == Absent("not_enough")
    assert (
        distinctive(G, T, N[:1], SEVEN) == normativeness(G, [], SEVEN) == overall(G, T, [None] * 6, SEVEN) == Absent("not_enough")
    )
    assert distinctive(G, T, [0.5, 7.5, float("nan"), float("inf"), None, 4.0], SEVEN) == Absent("not_enough")
    assert normativeness(G, [4.0] * 6, SEVEN) == social_accuracy(G, T, [4.0] * 6, SEVEN) == Absent("flat")


def test_an_item_without_a_norm_is_left_out() -> None:
    """An item whose norm is not known counts for nobody."""
    assert distinctive([*G, 1], [*T, 7], [*N, None], SEVEN) == distinctive(G, T, N, SEVEN)
    assert social_accuracy([1, *G], [7, *T], [None, *N], SEVEN) == social_accuracy(G, T, N, SEVEN)


def test_who_guesses_people_in_general_is_not_distinctive() -> None:
    """A guess that is the norm itself knows people, and nothing of this partner."""
    norm = [2, 5, 3, 6, 4, 1, 7]
    assert normativeness(norm, norm, SEVEN) == 1
    assert distinctive(norm, [3, 4, 3, 7, 5, 2, 6], norm, SEVEN) == Absent("flat")
