"""Plain values become models, or mistakes a person can mend."""

from __future__ import annotations

from typing import Any

import pytest

from viceversa.scenarios import files, texts
from viceversa.scenarios.reading import Page
from viceversa.scenarios.shaping import MOST_TOLD, shape

PHASE: dict[str, Any] = {"id": "one", "ask": {"done": {"from": "both", "kind": "ready"}}, "time": (0, 30, None)}
DECK: dict[str, Any] = {"deck": "d", "fields": ("a",), "named_by": "a", "instead": "a", "needs": (), "topic": "t"}
NEEDS: dict[str, Any] = {"lanes": ("standard",), "level": (0, 1), "deck": "cards"}


def exercise(*steps: Any, **more: Any) -> Page:
    return Page("x.yaml", {"exercise": "x", "needs": NEEDS, "steps": steps, **more}, {})


def said(page: Page) -> list[str]:
    found = shape(page, files.Exercise)
    return [str(mistake) for mistake in found] if isinstance(found, list) else []


def test_right_shape_becomes_a_model() -> None:
    """A file of the right shape becomes a frozen model."""
    made = shape(exercise(PHASE, {"do": (PHASE,), "lead": "each"}), files.Exercise)
    assert isinstance(made, files.Exercise)
    assert isinstance(made.steps[0], files.Phase)
    assert isinstance(made.steps[1], files.Block)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({**PHASE, "musst": True}, "steps[1].musst: there is no field 'musst' here. Did you mean 'must'?"),
        ({**PHASE, "Must": True}, "steps[1].Must: there is no field 'Must' here. Did you mean 'must'?"),
        ({**PHASE, "\u00a0must": True}, "There is a space in it that is not a plain one"),
        ({**PHASE, "I have said it": None}, "Inside braces, text with a comma is put in quotes, all of it"),
        ({**PHASE, "time": (0, 30)}, "steps[1].time: the list is too short"),
        ({**PHASE, "time": (0, 30, 40, 50)}, "steps[1].time: "),
        ({**PHASE, "time": (0, "30", None)}, "steps[1].time[2]: '30' is not a whole number"),
        ({**PHASE, "time": (-1, 30, None)}, "steps[1].time[1]: -1 is out of bounds"),
        ({**PHASE, "time": (0, 30, 86_401)}, "steps[1].time[3]: 86401 is out of bounds"),
        ({**PHASE, "must": "yes"}, "steps[1].must: 'yes' is not true or false"),
        ({**PHASE, "id": "Big One"}, "steps[1].id: 'Big One' is not a name"),
        ({**PHASE, "ends": "some"}, "steps[1].ends: 'some' is not offered here. Use 'all', a list such as [done]"),
        ({**PHASE, "ends": {"agree": "done"}}, "steps[1].ends.equal: 'equal' is missing"),
        ({**PHASE, "ask": {}}, "steps[1].ask: there are 0 entries"),
        ({**PHASE, "ask": {"a": {"from": "both"}}}, "steps[1].ask.a: 'kind' is missing"),
        ({**PHASE, "ask": {"a": {"from": "both", "kind": "poll"}}}, "steps[1].ask.a: there is no kind 'poll'"),
        ({**PHASE, "ask": {"a": {"from": "all", "kind": "ready"}}}, "steps[1].ask.a.from: 'all' is not offered here"),
        ({**PHASE, "ask": {"a": {"kind": "ready"}}}, "steps[1].ask.a.from: 'from' is missing"),
        (
            {**PHASE, "ask": {"a": {"from": "both", "kind": "text", "max": 20, "range": (1, 2)}}},
            "steps[1].ask.a.range: there is no field",
        ),
        ({"do": (PHASE,), "lead": "both"}, "steps[1].lead: 'both' is not offered here"),
        ({"do": (PHASE,), "times": 13}, "steps[1].times: 13 is out of bounds"),
        ({"do": ({**PHASE, "role": "swap"},)}, "steps[1].do[1].role: 'swap' is not offered here"),
        ({"do": ()}, "steps[1].do: there are 0 entries"),
    ],
)
def test_wrong_shape_is_told_once(step: Any, says: str) -> None:
    """Each mistake in the shape of a file is told once, at its field, in words for the one who wrote it."""
    found = said(exercise(step))
    assert len(found) == 1, found
    assert says in found[0]
    assert found[0].endswith(".")


def test_file_without_fields() -> None:
    """A file that is empty or a mere list is one mistake."""
    assert len(said(Page("x.yaml", None, {}))) == len(said(Page("x.yaml", (1, 2), {}))) == 1


def test_infinite_numbers_are_refused() -> None:
    """A card cannot lie at infinity, nor at no number."""
    for odd in (float("inf"), float("nan")):
        page = Page(
            "x.yaml",
            {**DECK, "cards": {"c": {"level": 0, "family": "f", "at": (odd, 0.0)}}},
            {},
        )
        found = shape(page, files.Deck)
        assert isinstance(found, list)
        assert found[0].field == "cards.c.at[1]"


@pytest.mark.parametrize(
    ("step", "mend"),
    [
        ({**PHASE, "time": (0, 30)}, "Write it as [least, usual, most], in seconds and without a unit."),
        ({**PHASE, "time": "30"}, "Write it as [least, usual, most], in seconds and without a unit."),
        ({**PHASE, "time": (0, "30s", None)}, "Write digits only, without quotes and without a unit."),
        ({**PHASE, "must": "yes"}, "Write true or false, without quotes."),
        ({**PHASE, "when": {"level": 1}}, "Write it as [lowest, highest]."),
        ({**PHASE, "reveal": "truth"}, "Write it as [a, b], with square brackets."),
        ({**PHASE, "show": "card"}, "'card' is not a map of fields. Write it as 'show: {both: [card]}'."),
        ({**PHASE, "show": None}, "there is nothing after the name. Write it as 'show: {both: [card]}'."),
        ({**PHASE, "when": "more both yes"}, "Write it as 'when: {again: {both: yes}}'."),
        ({**PHASE, "when": {"more": "yes"}}, "when.more: 'yes' is not a map of fields. Write it as 'more: {both: yes}'."),
        ({**PHASE, "ask": {"said": "ready"}}, "Write it as 'said: {from: both, kind: ready}'."),
        ("hello", "Write its fields below it, indented, each on a line of its own."),
        ({**PHASE, "time": ("0; 30; 90",)}, "time[1]: '0; 30; 90' is one entry, for semicolons part nothing here."),
        ({**PHASE, "time": ("0; 30; 90",)}, "Put commas in their place: [0, 30, 90]."),
        ({**PHASE, "reveal": ("mood; hunch",)}, "Put commas in their place: [mood, hunch]."),
        ({**PHASE, "id": 1}, "1 is not a name. Names begin with a small letter, for instance 'one'."),
        ({**PHASE, "reveal": (1,)}, "1 is not a name. Names begin with a small letter, for instance 'one'."),
        ({**PHASE, "ask": {"a": {"from": "both", "kind": ("ready",)}}}, "Write one word, without brackets: 'kind: ready'."),
        ({**PHASE, "ask": {"a": {"from": "both", "kind ready": None}}}, "a colon is missing after 'kind'. Write 'kind: ready'."),
        ({**PHASE, "ask": {"a": {"from": "both", "knid": "ready"}}}, "there is no field 'knid' here. Did you mean 'kind'?"),
        ({**PHASE, "ask": {"a": {"from both": None, "kind": "ready"}}}, "a colon is missing after 'from'. Write 'from: both'."),
        ({**PHASE, "deal": {"hand 1": None}}, "a colon is missing after 'hand'. Write 'hand: 1'."),
        ({**PHASE, "ask": {"range": {"from": "both", "kind": "ready", "ned": False}}}, "Did you mean 'need'?"),
        ({"do": (PHASE,), "tims": 2}, "Did you mean 'times'?"),
        ({**PHASE, "id": "zuhören"}, "Use small letters from a to z, digits and underscores in place of spaces"),
        ({**PHASE, "deal": {"again": "endless"}}, "again: 'endless' is not offered here. Use 'free' or a whole number."),
        ({**PHASE, "deal": {"hand:1": None}}, "Leave a space after the colon, and after a dash."),
        ({**PHASE, "deal": {"again": 21}}, "again: 21 is out of bounds"),
    ],
)
def test_mend_says_how_to_write_it(step: Any, mend: str) -> None:
    """The mend of a value of the wrong kind shows how a value of the right kind is written, once."""
    found = said(exercise(step))
    assert len(found) == 1, found
    assert mend in found[0]


WORDS: dict[str, Any] = {"deck": "d", "title": "D", "cards": {"attic": {"place": "An attic", "written": "Write it."}}}
SAID: dict[str, Any] = {"exercise": "x", "title": "X", "about": "About it."}


def a_card(**given: Any) -> dict[str, Any]:
    return {**DECK, "cards": {"attic": given}}


def a_phase(**given: Any) -> dict[str, Any]:
    return {**SAID, "phases": {"one": {"title": "One", "lead": "Talk.", "asks": {"seen": {"label": "Done"}}, **given}}}


@pytest.mark.parametrize(
    ("model", "data", "says"),
    [
        (files.Deck, a_card(**{"level 0": None, "family": "house"}), "a colon is missing after 'level'. Write 'level: 0'."),
        (files.Deck, a_card(**{"level; 0": None, "family": "house"}), "a colon is missing after 'level'. Write 'level: 0'."),
        (files.Deck, a_card(**{"level= 0": None, "family": "house"}), "a colon is missing after 'level'. Write 'level: 0'."),
        (files.Deck, a_card(**{"level = 0": None, "family": "house"}), "a colon is missing after 'level'. Write 'level: 0'."),
        (files.Deck, a_card(**{"level:0": None, "family": "house"}), "Leave a space after the colon, and after a dash."),
        (files.Deck, a_card(level=0, familly="house"), "there is no field 'familly' here. Did you mean 'family'?"),
        (files.Deck, a_card(Level=0, family="house"), "there is no field 'Level' here. Did you mean 'level'?"),
        (files.Exercise, {"exercise": "x", "Needs": NEEDS, "steps": (PHASE,)}, "Did you mean 'needs'?"),
        (
            files.Exercise,
            {"exercise": "x", "steps": (PHASE,)},
            "'needs' is missing. Add it, for instance 'needs: {lanes: [light, standard], level: [0, 1], deck: NAME}'.",
        ),
        (files.Programme, {"program": "p", "exercises": ("x",), "minutes": 5}, "Did you mean 'programme'?"),
        (files.Programme, {"programme": "p", "minutes": 5}, "Add it, for instance 'exercises: [small-delights]'."),
        (texts.DeckText, {**WORDS, "cards": {"attic": "An attic"}}, "Write it as 'attic: {prompt: An attic}'."),
        (
            texts.DeckText,
            {**WORDS, "cards": {**WORDS["cards"], "loft": "A loft"}},
            "'A loft' is not a map of fields. Write it as 'loft: {place: A loft, written: ...}'.",
        ),
        (texts.ExerciseText, a_phase(asks={"seen": "We talked"}), "Write it as 'seen: {label: We talked}'."),
        (texts.ExerciseText, a_phase(asks={"seen": "Yes, done"}), """Write it as 'seen: {label: "Yes, done"}'."""),
        (texts.ExerciseText, a_phase(asks={"seen": {"lable": "Done"}}), "Did you mean 'label'?"),
        (texts.ExerciseText, a_phase(asks={"seen": {"label": "Yes", "high five": None}}), "text with a comma is put in quotes"),
        (
            texts.ExerciseText,
            a_phase(asks={"seen": {"label": "Yes", "options": ("Yes", "No")}}),
            "Write it as 'options: {yes: Yes, no: Not now}'.",
        ),
    ],
)
def test_one_slip_is_one_mistake(model: Any, data: Any, says: str) -> None:
    """A field with a slip in its name, or with its colon missing, is told as that and not as missing too; examples fit their file."""
    found = shape(Page("x.yaml", data, {}), model)
    assert isinstance(found, list)
    assert len(found) == 1, found
    assert says in str(found[0])
    assert found[0].mend.endswith(".")


def test_names_of_files_take_hyphens() -> None:
    """What is named like a file takes hyphens, where other names take underscores."""
    found = shape(Page("x.yaml", {"exercise": "My game", "needs": NEEDS, "steps": (PHASE,)}, {}), files.Exercise)
    assert isinstance(found, list)
    assert "hyphens in place of spaces" in found[0].mend


def test_a_file_full_of_nonsense_is_told_in_part() -> None:
    """Of thousands of mistakes in one file the first hundred are told, and telling them takes no time."""
    assert len(said(exercise(PHASE, **{f"field{n}": n for n in range(20_000)}))) == MOST_TOLD
