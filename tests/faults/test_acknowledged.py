"""What the checker says of actions that are lost, counted twice, or counted though refused."""

from __future__ import annotations

import msgspec

from faults.acknowledged import LOST, REFUSED, TWICE, acknowledged
from faults.findings import Case, Stored, Tally
from faults.made import Made, case, place, view
from viceversa.game import commands as c
from viceversa.game.session import Receipts, SeatState, Session
from viceversa.game.view import GuessView
from viceversa.wire.messages import Opened, OpenedBlob

BLOB = b"x" * 64


def rules(of: Case) -> set[str]:
    """The promises that are found broken."""
    return {finding.rule for finding in acknowledged(of, Tally())}


def stored(accepted: int, blobs: dict[str, bytes] | None = None, opened: tuple[int, ...] = ()) -> Stored:
    """What a store has where seat a had so many commands accepted."""
    seat = SeatState(receipts=(Receipts("instance-1", accepted, ()),)) if accepted else SeatState()
    state = Session(id="s", seed=b"", library="", now=0, seats={"a": seat}, stage="playing", opened=opened)
    return Stored(state, blobs or {}, b"")


def test_a_view_without_an_accepted_answer_is_found() -> None:
    """What was accepted is in every view that comes later; until a moment later it may be missing."""
    tap = c.Tap(1, "talked")
    assert rules(case(Made("a").did(0, tap).saw(100, view()).saw(900, view(given=("talked",))))) == set()
    assert rules(case(Made("a").did(0, tap).saw(900, view()))) == {LOST}
    assert rules(case(Made("a").did(0, tap, "refused").saw(900, view()))) == set()


def test_an_action_of_another_phase_says_nothing() -> None:
    """An answer belongs to its phase instance alone."""
    assert rules(case(Made("a").did(0, c.Tap(1, "talked")).saw(900, view(place=place(2))))) == set()


def test_the_store_has_as_many_actions_as_were_accepted() -> None:
    """Fewer are lost ones, more are refused ones that count; one without an answer may be there or not."""
    assert rules(case(Made("a").did(0, c.Pause()), stored=stored(1))) == set()
    assert rules(case(Made("a").did(0, c.Pause()), stored=stored(0))) == {LOST}
    assert rules(case(Made("a").did(0, c.Pause(), "refused"), stored=stored(1))) == {REFUSED}
    for there in (0, 1):
        assert rules(case(Made("a").did(0, c.Pause(), ""), stored=stored(there))) == set()


def test_a_device_that_counts_right_is_never_told_that_it_does_not() -> None:
    """`out_of_order` means that something was lost, `id_reused` that something refused counts."""
    assert rules(case(Made("a").did(0, c.Pause(), "refused", "out_of_order"))) == {LOST}
    assert rules(case(Made("a").did(0, c.Pause(), "refused", "id_reused"))) == {REFUSED}


def test_a_signal_is_shown_as_often_as_it_was_raised() -> None:
    """One more is counted twice; one less is lost."""

    def shown(times: int) -> set[str]:
        raised = Made("b").did(0, c.Tap(1, "flag")).did(20, c.Tap(1, "flag"))
        return rules(case(Made("a"), raised.saw(900, view("b", signals={"flag": times}))))

    assert shown(2) == set()
    assert shown(3) == {TWICE}
    assert shown(1) == {LOST}


def test_a_guess_that_nobody_made_is_found() -> None:
    """Guesses that are shown are among those that were accepted, each as often."""
    guessed = Made("b").did(0, c.MakeGuess(1, "read", "joy"))
    assert rules(case(Made("a").saw(900, view(guesses=(GuessView("joy", "hit"),))), guessed)) == set()
    assert rules(case(Made("a").saw(900, view(guesses=(GuessView("joy", "hit"),) * 2)), guessed)) == {TWICE}


def test_what_is_opened_is_what_was_sealed() -> None:
    """Other bytes are found, and so is a missing seat."""
    sealed = Made("a").did(0, c.Seal(1, BLOB))

    def opened(blob: bytes) -> Made:
        return Made("b").got(900, Opened(answers=[OpenedBlob(instance=1, seat="a", blob=blob)]))

    assert rules(case(sealed, opened(BLOB))) == set()
    assert rules(case(sealed, opened(BLOB[1:] + b"y"))) == {LOST}


def test_what_was_sealed_lies_in_the_store() -> None:
    """As it was given, under its name."""
    sealed = Made("a").did(0, c.Seal(1, BLOB))
    assert rules(msgspec.structs.replace(case(sealed), stored=stored(1, {"a:1:a": BLOB}))) == set()
    assert rules(msgspec.structs.replace(case(sealed), stored=stored(1))) == {LOST}
