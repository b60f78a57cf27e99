"""What the checker says of views that go back, or of two partners who are shown two games."""

from __future__ import annotations

from faults.agreement import AGREE, SEQ, at_rest, one_game, sequences
from faults.findings import Tally
from faults.made import Made, T, case, place, view
from viceversa.game.view import GuessView, OpenedView


def test_a_seq_that_goes_back_is_found() -> None:
    """It may stay, with the same view, and it may leave numbers out."""
    fine = Made("a").saw(0, view(), 1).saw(10, view(), 1).saw(20, view(done=True), 5)
    assert not list(sequences(case(fine), Tally()))
    assert [each.rule for each in sequences(case(Made("a").saw(0, view(), 2).saw(10, view(), 1)), Tally())] == [SEQ]


def test_one_seq_is_one_view() -> None:
    """Another view under the same number is found."""
    assert [each.rule for each in sequences(case(Made("a").saw(0, view(), 1).saw(1, view(done=True), 1)), Tally())] == [SEQ]


def test_one_phase_instance_is_one_place() -> None:
    """Two partners in two phases under one number are found."""
    a, b = Made("a").saw(0, view()), Made("b").saw(0, view("b", place=place(1, "look", 1)))
    assert [each.rule for each in one_game(case(a, b), Tally())] == [AGREE]
    assert not list(one_game(case(a, Made("b").saw(0, view("b"))), Tally()))


def test_lists_that_only_grow_are_never_two_lists() -> None:
    """One may be behind; it may not be different."""
    joy, awe = GuessView("joy", "miss"), GuessView("awe", "miss")
    a = Made("a").saw(0, view(guesses=(joy, awe)))
    assert not list(one_game(case(a, Made("b").saw(0, view("b", guesses=(joy,)))), Tally()))
    assert [each.rule for each in one_game(case(a, Made("b").saw(0, view("b", guesses=(awe,)))), Tally())] == [AGREE]


def test_what_was_released_is_never_two_lists() -> None:
    """The same for opened answers, over all phases."""
    one, two = (OpenedView(n, "emotion-charades", "talk", ("a",)) for n in (1, 2))
    a, b = Made("a").saw(0, view(opened=(one,))), Made("b").saw(0, view("b", place=place(2), opened=(two,)))
    assert [each.rule for each in one_game(case(a, b), Tally())] == [AGREE]


def test_at_rest_both_see_the_same() -> None:
    """In a calm moment a difference is found; while there is news, it may be on its way."""
    a, b = Made("a").saw(0, view(signals={"flag": 1})), Made("b").saw(0, view("b"))
    assert [each.rule for each in at_rest(case(a, b, calm=(T + 5_000,)), Tally())] == [AGREE]
    assert not list(at_rest(case(a, b, calm=(T + 1_000,)), Tally()))
    assert not list(at_rest(case(Made("a").saw(0, view()), b, calm=(T + 5_000,)), Tally()))


def test_who_is_done_is_told_from_both_sides() -> None:
    """What is `done` for the one is `partner_done` for the other."""
    a, b = Made("a").saw(0, view(done=True)), Made("b").saw(0, view("b", partner_done=True))
    assert not list(at_rest(case(a, b, calm=(T + 5_000,)), Tally()))
    assert list(at_rest(case(a, Made("b").saw(0, view("b", done=True)), calm=(T + 5_000,)), Tally()))
