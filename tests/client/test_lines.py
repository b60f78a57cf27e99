"""A page as plain lines."""

from __future__ import annotations

from viceversa.game.commands import Pass, Pause
from viceversa_client import say
from viceversa_client.lines import dock, field_lines, foot, lines_of, review_lines
from viceversa_client.page import Action, Field, Form, Local, Page, Section

PAGE = Page(
    key="k",
    title="Title",
    turn="Turn.",
    task="Task.",
    audience="Audience.",
    time="Time.",
    sections=(Section("Part", ("one", "two")),),
    presence=("Here.",),
    notes=("Note.",),
    actions=(
        Action("1", "First", Local("close")),
        Action("p", say.SHORTEN, Pass(1)),
        Action("space", say.PAUSE, Pause()),
        Action("h", say.HELP, Local("sheet", "help")),
    ),
)


def test_reading_order() -> None:
    """Title, turn, task, audience and time are read first, then what there is, who is here, and what may be done."""
    assert lines_of(PAGE) == [
        "== Title ==",
        "Turn.",
        "Task.",
        "Audience.",
        "Time.",
        "-- Part",
        "   one",
        "   two",
        "Note.",
        "Here.",
        "[1] First",
        "[p] shorten  [space] pause  [h] help",
    ]


def test_what_is_always_there_is_one_line() -> None:
    """The keys of every page are read as one line, not one by one."""
    assert len([line for line in foot(PAGE) if line.startswith("[")]) == 2
    assert dock(PAGE)[0] == ("p", "[p] shorten")


def test_review_is_short_and_whole() -> None:
    """Before it is given every field is there with its answer, without the title over and over."""
    fields = tuple(Field("own", "scale", f"How is it? The {what}", part=what, low=1, high=7) for what in ("noise", "mess"))
    form = Form("seal", "How is it?", fields, "Audience.")
    assert review_lines(form, {("own", "noise"): 3}) == ["The noise: 3", "The mess: no answer"]


def test_what_the_title_has_said_is_not_said_again() -> None:
    """A field under a title of the same words asks only for what is new."""
    one = Field("own", "scale", "How is it? The noise", low=1, high=7)
    assert field_lines(one, (1, 2), "How is it?")[0] == "(1 of 2) The noise"
    alone = Field("level", "choice", "How deep?", options=(("0", "Play"),))
    assert field_lines(alone, (1, 1), "How deep?")[0] == "   1. Play"
