"""Forms: what is typed, and the commands it becomes."""

from __future__ import annotations

import pytest

from client.rigged import NOW, lobby_view, phase_view, tiny_bundle
from viceversa.game.commands import Answer, Choose, Compose, MakeGuess, Over, Rename, Seal, SetLane, SetLevel, SetRest, Tap
from viceversa.game.exercise import BY_HAND
from viceversa.game.view import ByHandView, GuessView, View
from viceversa_client import say
from viceversa_client.asking import Problem, ask_actions, command_of, read_entry
from viceversa_client.frame import gauge_form
from viceversa_client.lobby_page import check_form, compose_form, level_form, name_form, picks_form, rest_form
from viceversa_client.page import Field, Form
from viceversa_client.scene import Scene
from viceversa_client.sealed import unseal


def scene(view: View) -> Scene:
    """A scene of that view."""
    return Scene(view=view, words=tiny_bundle(), opened={}, now=NOW)


def only_form(view: View) -> Form:
    """The one form of a phase."""
    here = scene(view)
    assert here.phase is not None
    (form,) = [does for _, does in ask_actions(here, here.phase) if isinstance(does, Form)]
    return form


def test_items_are_sealed_under_their_places() -> None:
    """Answers about items go into one padded blob, by place from '1'; what was left out is not in it."""
    form = only_form(phase_view("rate", card="red"))
    command = command_of(form, {("own", "2"): 7})
    assert isinstance(command, Seal)
    assert len(command.blob) == 256
    assert unseal(command.blob) == {"own": {"2": 7}}


def test_one_blob_for_all_sealed_asks() -> None:
    """Several sealed asks of a phase make one form and one command."""
    form = only_form(phase_view("think", card="red"))
    assert [field.key for field in form.fields] == [("theirs", "1"), ("theirs", "2"), ("wish", "")]
    command = command_of(form, {("theirs", "1"): 2, ("wish", ""): "Tea"})
    assert isinstance(command, Seal)
    assert unseal(command.blob) == {"theirs": {"1": 2}, "wish": "Tea"}


def test_too_much_in_all_is_said_before_sending() -> None:
    """Words that do not fit into the blob are a sentence, not a failure."""
    form = only_form(phase_view("think", card="red"))
    assert command_of(form, {("wish", ""): "\u00e9" * 400}) == Problem(say.TOO_LONG_IN_ALL)


def test_a_hand_is_answered_card_by_card() -> None:
    """A choice about the hand needs an answer for every card."""
    form = only_form(phase_view("pick", hand=("red", "blue")))
    assert command_of(form, {("take", "red"): "yes"}) == Problem(say.ALL_NEEDED)
    assert command_of(form, {("take", "red"): "yes", ("take", "blue"): "no"}) == Answer(3, "take", {"red": "yes", "blue": "no"})


def test_guess_names_the_card() -> None:
    """A guess is sent as the chosen card."""
    form = only_form(phase_view("mime", lead="b", options=("red", "blue"), guesses=(GuessView("red", "miss"),)))
    assert command_of(form, {("read", ""): "blue"}) == MakeGuess(3, "read", "blue")


def test_nothing_is_asked_of_the_other_role() -> None:
    """What only the other answers is not offered; readiness is a tap."""
    here = scene(phase_view("speak"))
    assert here.phase is not None
    assert [does for _, does in ask_actions(here, here.phase)] == [Tap(3, "done")]


def test_private_check_sends_the_lane_alone() -> None:
    """Four answers become one lane, and nothing else."""
    answers = {"adult": "yes", "free_to_say_no": "skip", "worried_how_partner_reacts": "no", "state_now": "ok"}
    entries = {(name, ""): value for name, value in answers.items()}
    assert command_of(check_form(), dict(entries)) == SetLane("light")
    entries.pop(("adult", ""))
    assert command_of(check_form(), dict(entries)) == Problem(say.ALL_NEEDED)


@pytest.mark.parametrize("value", ["steady", "stirred", "full"])
def test_gauge_sends_nothing_below_the_line(value: str) -> None:
    """Only 'too much' is ever sent."""
    assert command_of(gauge_form(), {("gauge", ""): value}) is None
    assert command_of(gauge_form(), {("gauge", ""): "over"}) == Over()


def test_lobby_forms() -> None:
    """Level, the longer break, name and programmes become their commands; no programme means any."""
    assert command_of(level_form(False), {("level", ""): "2"}) == SetLevel(2)
    assert command_of(rest_form(), {("rest", ""): "60"}) == SetRest(60)
    assert command_of(name_form(), {("name", ""): "Mika"}) == Rename("Mika")
    picks = picks_form(scene(lobby_view()), None)
    assert command_of(picks, {}) == Choose(())
    assert command_of(picks, {("programmes", ""): ("short",)}) == Choose(("short",))


def test_a_session_is_put_together_in_order() -> None:
    """The exercises go out in the order in which they were chosen, one of them twice; none takes the list away."""
    form = compose_form(scene(lobby_view()))
    assert command_of(form, {("exercises", ""): ("tiny", "tiny")}) == Compose(("tiny", "tiny"))
    assert command_of(form, {}) == Compose(())


def test_what_was_put_together_can_be_picked() -> None:
    """It stands before the programmes, with its exercises by their titles and the minutes."""
    (field,) = picks_form(scene(lobby_view()), ByHandView(("tiny", "tiny"), 9)).fields
    assert field.options[0] == (BY_HAND, "Put together by hand: A tiny game, A tiny game (about 9 min)")
    assert [value for value, _ in field.options] == [BY_HAND, "short"]


SCALE = Field("own", "scale", "?", low=1, high=7)
CHOICE = Field("take", "choice", "?", options=(("yes", "Yes, this one"), ("no", "Another")))
TEXT = Field("wish", "text", "?", longest=5)
MANY = Field("p", "many", "?", options=(("x", "X"), ("y", "Y")))
ORDER = Field("p", "order", "?", options=(("x", "X"), ("y", "Y")), high=3)


@pytest.mark.parametrize(
    ("field", "typed", "entry"),
    [
        (SCALE, " 4 ", 4),
        (CHOICE, "2", "no"),
        (CHOICE, "yes, THIS one", "yes"),
        (TEXT, " a  b ", "a b"),
        (MANY, "2, 1 2", ("y", "x")),
        (MANY, "", ()),
        (ORDER, "2, 1 2", ("y", "x", "y")),
        (ORDER, "", ()),
    ],
)
def test_typed_answers_are_read(field: Field, typed: str, entry: object) -> None:
    """Numbers from one, words in any case, and spaces are understood."""
    assert read_entry(field, typed) == entry


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (SCALE, "8"),
        (SCALE, "-1"),
        (SCALE, "\u00b2"),
        (CHOICE, "3"),
        (CHOICE, "0"),
        (TEXT, "abcdef"),
        (MANY, "1 9"),
        (ORDER, "3"),
        (ORDER, "1 2 1 2"),
    ],
)
def test_what_cannot_be_is_explained(field: Field, typed: str) -> None:
    """What is outside is answered with a sentence."""
    assert isinstance(read_entry(field, typed), Problem)
