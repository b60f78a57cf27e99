"""How mistakes are told."""

from __future__ import annotations

from viceversa.scenarios.mistakes import Mistake, ScenarioError, field_name, in_order, meant


def test_field_names_count_from_one() -> None:
    """A field is named as a person counts."""
    assert field_name(("steps", 1, "do", 0, "ask", "truth")) == "steps[2].do[1].ask.truth"
    assert field_name(()) == ""


def test_all_mistakes_are_told_in_order_and_once() -> None:
    """An error tells every mistake, one a line, by file and line, each once."""
    one, two, three = (
        Mistake("a", 2, "x", "odd", "Mend."),
        Mistake("a", 10, "", "bad", "Mend."),
        Mistake("b", 1, "y", "no", "Mend."),
    )
    error = ScenarioError([three, two, one, two])
    assert error.mistakes == in_order([one, two, three]) == [one, two, three]
    assert str(error) == "a:2: x: odd. Mend.\na:10: bad. Mend.\nb:1: y: no. Mend."


def test_what_was_nearly_written_is_asked_about() -> None:
    """A name that is nearly one that exists is asked about; one that is far from all is not."""
    assert meant("windws", ["door", "window"]) == "Did you mean 'window'? "
    assert meant("roof", ["door", "window"]) == meant("roof", []) == ""


def test_what_a_stranger_wrote_is_shown_harmlessly() -> None:
    """What stands in a file cannot reach the terminal that shows it, break a line, or fill the screen."""
    told = str(Mistake("a", 1, "x" * 5000, "there is no field '\x1b[2J\nevil\u202e' here", "Mend it."))
    assert told.isprintable()
    assert "there is no field '?[2J?evil?' here. Mend it." in told
    assert len(told) < 500


def test_a_capital_letter_does_not_hide_what_was_meant() -> None:
    """A name that differs in capital letters alone is still recognised."""
    assert meant("Ask", ["ask", "show"]) == "Did you mean 'ask'? "
