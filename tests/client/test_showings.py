"""Feelings that were shown and read are remembered on this screen, by the figures of the exercise."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from client.rigged import phase_view, tiny_bundle
from viceversa.game.view import GuessView, View
from viceversa.scenarios.bundle import DeviceBundle
from viceversa_client.showings import Showing, Showings, complete, seen


def words(**figures: dict[str, str]) -> DeviceBundle:
    """The tiny game with other figures."""
    tiny = tiny_bundle()
    game = tiny.exercises["tiny"].model_copy(update={"figures": figures})
    return tiny.model_copy(update={"exercises": {"tiny": game}})


MAP = words(map={"guess": "read"})
BLUE, RED = GuessView("blue", "family"), GuessView("red", "hit")


def turn(phase: str, n: int = 1, **changes: Any) -> View:
    view = phase_view(phase, **changes)
    assert view.place is not None
    return replace(view, place=replace(view.place, turn=(n, 6)))


def after(*views: View, bundle: DeviceBundle = MAP) -> Showings:
    known: Showings = {}
    for view in views:
        known = seen(known, view, bundle)
    return known


def test_a_turn_is_remembered_on_both_screens() -> None:
    """Who shows knows the card at once, who reads once it is shown; both remember the same."""
    shows = after(
        turn("mime", card="red"),
        turn("mime", card="red", guesses=(BLUE,)),
        turn("mime", card="red", guesses=(BLUE, RED)),
        turn("talk", card="red", outcome=RED),
    )
    reads = after(
        turn("mime", options=("red", "blue")),
        turn("mime", options=("red", "blue"), guesses=(BLUE,)),
        turn("talk", card="red", outcome=RED),
    )
    assert shows == {(1, 1, 1): Showing("tiny", "a", "word", "red", (BLUE, RED), 0)}
    assert reads == {(1, 1, 1): replace(shows[1, 1, 1], options=2)}
    assert complete(shows)


def test_a_later_phase_with_another_card_changes_nothing() -> None:
    """A turn of the same number in a later block has a card and a leader of its own."""
    before, later = turn("rate", card="blue", lead="b"), turn("rate", card="grey", lead="b")
    known = after(before, turn("mime", guesses=(RED,)), turn("talk", card="red", outcome=RED), later)
    assert (known[1, 1, 1].lead, known[1, 1, 1].meant) == ("a", "red")


def test_turns_are_kept_apart() -> None:
    """Each turn is remembered by itself, and one in which nobody guessed has no guesses."""
    known = after(turn("mime", guesses=(BLUE,)), turn("mime", 2, lead="b"), turn("mime", 3, guesses=(RED,)))
    assert [len(one.guesses) for one in known.values()] == [1, 0, 1]
    assert known[1, 1, 2].lead == "b"
    assert complete(known)


def test_what_this_screen_missed_is_not_counted() -> None:
    """A turn that was missed, or of which only the outcome was seen, leaves the whole incomplete."""
    assert not complete(after(turn("mime", 2, guesses=(RED,))))
    missed = seen(after(turn("mime")), turn("talk", card="red", outcome=RED), MAP, gap=True)
    assert missed[1, 1, 1].guesses == (RED,)
    assert not complete(missed)
    assert not complete(seen(missed, turn("talk", card="red", outcome=RED), MAP))


def test_a_gap_that_hid_no_guess_does_no_harm() -> None:
    """Where all guesses are still to be seen after a gap, nothing was missed."""
    known = seen(after(turn("mime", guesses=(BLUE,))), turn("mime", guesses=(BLUE, RED)), MAP, gap=True)
    assert complete(seen(known, turn("talk", card="red", outcome=RED), MAP))


def test_only_what_the_exercise_names_is_remembered() -> None:
    """Without a map among the figures nothing is remembered, nor for a host, nor outside the game."""
    assert after(turn("mime", guesses=(RED,)), bundle=words()) == {}
    assert after(turn("mime", you="host")) == {}
    assert after(View(you="a", stage="done", seats={})) == {}


def test_a_hidden_card_is_not_guessed_at() -> None:
    """While the card is hidden from this screen nothing is known of what is meant."""
    known = after(turn("mime", options=("red", "blue"), guesses=(BLUE,)))
    assert known[1, 1, 1].meant is None


def test_two_things_to_guess_in_one_exercise_are_kept_apart() -> None:
    """Turns of the same number, of a first and of a second guess, are two turns."""
    tiny = tiny_bundle()
    game = tiny.exercises["tiny"]
    again = game.phases["mime"].model_copy(update={"asks": {"read2": game.phases["mime"].asks["read"]}})
    both = {"phases": {**game.phases, "again": again}, "figures": {"map": {"guess": "read", "again": "read2"}}}
    bundle = tiny.model_copy(update={"exercises": {"tiny": game.model_copy(update=both)}})
    known = after(
        turn("mime", card="red", guesses=(RED,)),
        turn("talk", card="red", outcome=RED),
        turn("again", card="blue", guesses=(BLUE,)),
        turn("talk", card="blue", outcome=BLUE),
        bundle=bundle,
    )
    assert {key: one.meant for key, one in known.items()} == {(1, 1, 1): "red", (1, 2, 1): "blue"}
    assert complete(known)
