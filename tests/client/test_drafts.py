"""What was filled in and not given."""

from __future__ import annotations

import msgspec

from client.rigged import NOW, lobby_view, phase_view, tiny_bundle
from viceversa.game.view import View
from viceversa_client import drafts, say
from viceversa_client.asking import ask_actions
from viceversa_client.lobby_page import check_form, level_form, name_form
from viceversa_client.page import Field, Form
from viceversa_client.scene import Mine, Scene


def form_of(view: View) -> Form:
    """The one form of a phase."""
    scene = Scene(view=view, words=tiny_bundle(), opened={}, now=NOW)
    assert scene.phase is not None
    (form,) = [does for _, does in ask_actions(scene, scene.phase) if isinstance(does, Form)]
    return form


THINK = form_of(phase_view("think", card="red"))


def test_entries_and_half_a_sentence_are_kept() -> None:
    """What was filled in, and the words being typed, are there when the form is opened again."""
    mine = drafts.kept(Mine(), THINK, {("theirs", "1"): 3}, (("wish", ""), "te"))
    assert drafts.entries_of(mine, THINK) == {("theirs", "1"): 3}
    assert drafts.half_of(mine, THINK) == (("wish", ""), "te")


def test_private_forms_are_wiped() -> None:
    """The private check and the level leave nothing on the device."""
    for form in (check_form(), level_form(False)):
        assert drafts.kept(Mine(), form, {form.fields[0].key: "yes"}).drafts == {}
    assert drafts.kept(Mine(), name_form(), {("name", ""): "Mika"}).drafts != {}


def test_what_is_no_longer_offered_is_not_filled_in() -> None:
    """A guess that was tried is not filled in again."""
    guess = form_of(phase_view("mime", lead="b", options=("red", "blue")))
    left = msgspec.structs.replace(guess, fields=(msgspec.structs.replace(guess.fields[0], options=(("blue", "blue-ish"),)),))
    mine = drafts.kept(Mine(), guess, {("read", ""): "red"})
    assert drafts.entries_of(mine, guess) == {("read", ""): "red"}
    assert drafts.entries_of(mine, left) == {}


def test_several_are_offered_only_whole() -> None:
    """A choice of several is offered again only while all of it is."""
    field = Field("p", "many", "?", options=(("x", "X"),))
    assert drafts.is_offered(field, ("x",))
    assert not drafts.is_offered(field, ("x", "y"))
    row = Field("p", "order", "?", options=(("x", "X"),), high=3)
    assert drafts.is_offered(row, ("x", "x"))
    assert not drafts.is_offered(row, ("x", "y"))


def test_unsealed_words_stay_readable_after_their_step() -> None:
    """Once the next step has begun the words are no draft any more, but can be read; this is told once."""
    mine = drafts.kept(Mine(), THINK, {("theirs", "1"): 3}, (("wish", ""), "te"))
    later = drafts.after(mine, 4)
    assert later.drafts == {}
    (section,) = later.unsealed
    assert section.lines == ("How is it for Robin? The noise 3", "One wish te")
    assert later.notes == (say.UNSEALED,)
    assert drafts.after(mine, 3) == mine


def test_what_is_on_its_way_is_not_called_unsealed() -> None:
    """A form that was given just as the step ended waits for its answer first."""
    mine = drafts.kept(Mine(flying=frozenset({THINK.draft})), THINK, {("theirs", "1"): 3})
    assert drafts.after(mine, 4) == mine


def test_lobby_forms_leave_nothing_behind() -> None:
    """Drafts of the lobby are not shown as words that were not sealed."""
    mine = drafts.kept(Mine(), name_form(), {("name", ""): "Mika"})
    assert drafts.after(mine, 1).unsealed == ()
    assert lobby_view().place is None
