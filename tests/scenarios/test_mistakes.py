"""How mistakes are told."""

from __future__ import annotations

from viceversa.scenarios.mistakes import Mistake, ScenarioError, field_name, in_order


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
