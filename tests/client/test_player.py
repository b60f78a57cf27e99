"""What a scripted partner does next."""

from __future__ import annotations

import msgspec
import pytest

from client.rigged import NOW, lobby_view, phase_view, tiny_bundle
from viceversa.game.commands import Admit, Answer, Choose, GoOn, MakeGuess, Pass, Ready, Seal, SetLane, SetLevel, Tap
from viceversa.game.view import GuessView, InterludeView, LobbyView, SeatView, View
from viceversa_client.player import Style, next_command
from viceversa_client.sealed import unseal

WORDS = tiny_bundle()
SET = LobbyView(mark=("lamp", "train"), timer="standard", level_set=True, lane_set=True)


def does(view: View, style: Style = "kind", seed: int = 1) -> object:
    """The next command."""
    return next_command(view, WORDS, style, seed)


def test_lobby_goes_from_level_to_ready() -> None:
    """In the lobby it sets a level, a lane and its wishes, then says ready once both are there; then it waits."""
    assert does(lobby_view()) == SetLevel(1)
    level = LobbyView(mark=("lamp", "train"), timer="standard", level_set=True)
    assert does(lobby_view(lobby=level)) == SetLane("standard")
    assert next_command(lobby_view(lobby=SET), WORDS, "kind", 1, ("short",)) == Choose(("short",))
    assert does(lobby_view(lobby=SET)) == Ready()
    alone = {"a": SeatView("Mika", "here"), "b": SeatView("", "empty")}
    assert does(lobby_view(lobby=SET, seats=alone)) is None
    ready = {"a": SeatView("Mika", "here", ready=True), "b": SeatView("Robin", "here")}
    assert does(lobby_view(lobby=SET, seats=ready)) is None


def test_host_is_let_in() -> None:
    """It says yes to a host."""
    assert does(lobby_view(admit=True)) == Admit(yes=True)


def test_sealed_answers_fit_their_scales() -> None:
    """Every item gets a value on its scale, in a blob of the phase's size; the same seed gives the same."""
    command = does(phase_view("think", card="red"))
    assert isinstance(command, Seal)
    assert len(command.blob) == 256
    answers = unseal(command.blob)
    theirs = answers["theirs"]
    assert isinstance(theirs, dict)
    assert set(theirs) == {"1", "2"}
    assert all(1 <= int(value) <= 7 for value in theirs.values())
    wish = answers["wish"]
    assert isinstance(wish, str)
    assert len(wish) <= 40
    assert does(phase_view("think", card="red")) == command


def test_given_answers_are_not_given_again() -> None:
    """What was given, or passed, is over."""
    assert does(phase_view("rate", card="red", given=("sealed",))) is None
    assert does(phase_view("rate", card="red", passed=True)) is None


def test_hand_is_agreed_on() -> None:
    """Every card of a hand is taken, so that the two agree."""
    assert does(phase_view("pick", hand=("red", "blue"))) == Answer(3, "take", {"red": "yes", "blue": "yes"})


def test_guesses_are_new_ones() -> None:
    """It guesses among the options that were not tried."""
    view = phase_view("mime", lead="b", options=("red", "blue"), guesses=(GuessView("red", "miss"),))
    assert does(view) == MakeGuess(3, "read", "blue")


def test_ready_is_tapped() -> None:
    """It taps ready where that is asked of it, and only there."""
    assert does(phase_view("speak")) == Tap(3, "done")
    assert does(phase_view("speak", lead="b", signals={"flag": 3})) is None


def test_brisk_passes_only_where_nothing_is_left() -> None:
    """A brisk script passes in a phase that asks nothing of it, not where it may answer."""
    assert does(phase_view("speak", lead="b", signals={"flag": 3}), "brisk") == Pass(3)
    assert isinstance(does(phase_view("rate", card="red"), "brisk"), Seal)


def test_shy_passes_now_and_then() -> None:
    """A shy script passes in some phases and answers in others."""
    found = {type(does(phase_view("rate", card="red"), "shy", seed)) for seed in range(40)}
    assert found == {Pass, Seal}


@pytest.mark.parametrize("kind", ["pause", "breather", "rest"])
def test_goes_on_after_a_break(kind: str) -> None:
    """It goes on once, and then waits."""
    out = msgspec.convert({"kind": kind, "until": NOW}, InterludeView)
    assert does(phase_view("talk", interlude=out)) == GoOn()
    assert does(phase_view("talk", interlude=msgspec.structs.replace(out, tapped="go_on"))) is None


@pytest.mark.parametrize("stage", ["done", "stopped", "postponed", "blocked"])
def test_nothing_after_the_end(stage: str) -> None:
    """When there is no game it does nothing."""
    assert does(msgspec.structs.replace(lobby_view(), stage=stage)) is None
