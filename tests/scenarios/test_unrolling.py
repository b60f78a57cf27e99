"""Blocks become a line of steps."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from viceversa.game.exercise import Ask, Deal, Ends, Guard, Step
from viceversa.scenarios import files
from viceversa.scenarios.unrolling import Place, compiled, length, steps_of, unroll


def phase(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "ask": {f"{name}_done": {"from": "both", "kind": "ready"}}, "time": (1, 30, None), **more}


def exercise(*steps: Any, **more: Any) -> files.Exercise:
    needs = {"lanes": ("standard", "light"), "level": (0, 2), "deck": "cards"}
    return files.Exercise.model_validate({"exercise": "x", "needs": needs, "steps": steps, **more})


def line(*steps: Any) -> tuple[Place, ...]:
    return unroll(exercise(*steps), 6)


def order(*steps: Any) -> list[tuple[str, int, tuple[int, int]]]:
    return [(place.step.phase, place.step.lead, place.step.turn) for place in line(*steps)]


def test_each_and_alternate_change_who_leads() -> None:
    """`each` is one and then the other; `alternate` goes on by turns."""
    assert order({"do": (phase("a"),), "lead": "each"}) == [("a", 0, (1, 2)), ("a", 1, (2, 2))]
    assert order({"do": (phase("a"),), "lead": "alternate", "times": 3}) == [("a", 0, (1, 3)), ("a", 1, (2, 3)), ("a", 0, (3, 3))]


def test_keep_inherits_lead_and_turn() -> None:
    """A block that keeps the lead is played by whoever leads around it, in the turn around it."""
    inner = {"do": (phase("b"),)}
    assert order({"do": (phase("a"), inner), "lead": "each"}) == [
        ("a", 0, (1, 2)),
        ("b", 0, (1, 2)),
        ("a", 1, (2, 2)),
        ("b", 1, (2, 2)),
    ]
    assert order({"do": ({"do": (phase("b"),), "times": 2},), "lead": "each"})[2:] == [("b", 1, (1, 2)), ("b", 1, (2, 2))]


def test_turns_inside_turns_begin_with_who_leads() -> None:
    """`each` inside a turn begins with the one who leads that turn."""
    inner = {"do": (phase("b"),), "lead": "each"}
    assert [lead for _, lead, _ in order({"do": (inner,), "lead": "each"})] == [0, 1, 1, 0]


def test_conditions_are_merged() -> None:
    """A step is played under the conditions of its phase and of every block around it."""
    inner = phase("c", when={"level": (1, 2), "more": {"lead": "yes"}})
    (place,) = line({"do": (inner,), "when": {"level": (0, 1), "again": {"both": "again"}, "host": True}})
    assert place.step.guard == Guard(answers=(("again", "both", "again"), ("more", "lead", "yes")), level=(1, 1), host=True)
    assert place.clash == ""


def test_clashing_conditions_are_told() -> None:
    """Conditions that cannot both hold are named, not lost."""
    for outer, inner, name in (
        ({"level": (0, 1)}, {"level": (2, 3)}, "level"),
        ({"outcome": "hit"}, {"outcome": "miss"}, "outcome"),
        ({"host": True}, {"host": False}, "host"),
    ):
        (place,) = line({"do": (phase("a", when=inner),), "when": outer})
        assert place.clash == name
    (place,) = line({"do": (phase("a", when={"level": (0, 1)}),), "when": {"level": (0, 1), "outcome": "hit", "host": False}})
    assert place.clash == ""


def test_a_phase_becomes_a_step() -> None:
    """Every field of a phase arrives in its step, seconds as milliseconds."""
    (place,) = line(
        {
            "id": "all",
            "deal": {"hand": 1, "to": "lead", "again": "free", "aim": (0.6, 0.8), "apart": "family", "options": 6, "near": 3},
            "reveal": ("before",),
            "show": {"both": ("options",), "lead": ("card.word", "card"), "partner": ("outcome", "hand")},
            "ask": {
                "read": {"from": "partner", "kind": "guess", "tries": 2},
                "flag": {"from": "lead", "kind": "signal", "times": 3},
                "note": {"from": "both", "kind": "text", "max": 10, "need": False},
                "rate": {"from": "both", "kind": "scale", "range": (1, 7), "each": "items", "about": "partner"},
                "mark": {"from": "both", "kind": "choice", "options": ("x", "y"), "private": True},
            },
            "ends": ("read",),
            "time": (1, 30, 60),
            "away": "run",
            "mics": {"lead": "open"},
            "must": True,
            "undoes": "role",
            "corrects": ("speech",),
            "intensity": 3,
        }
    )
    assert place.step == Step(
        phase="all",
        deal=Deal(hand=1, to=("lead",), again=None, aim=(0.6, 0.8), apart=True, options=6, near=3),
        reveal=("before",),
        card=("lead",),
        hand=("partner",),
        options=("lead", "partner"),
        outcome=("partner",),
        asks=(
            Ask("read", "guess", ("partner",), tries=2, open=True),
            Ask("flag", "signal", ("lead",), times=3, open=True, need=False),
            Ask("note", "text", longest=10, need=False),
            Ask("rate", "scale", each="items", low=1, high=7, about_partner=True),
            Ask("mark", "choice", options=("x", "y"), private=True),
        ),
        ends=Ends(asks=("read",)),
        least=1_000,
        usual=30_000,
        most=60_000,
        seal=256,
        away="run",
        open_mics=("lead",),
        must=True,
        undoes_role=True,
        corrects=("speech",),
        intensity=3,
    )


def test_an_exercise_is_compiled() -> None:
    """The rules get needs, figures and steps; a part of a figure that is not given is left out."""
    file = exercise(phase("a"), figures={"profile": {"truth": "t", "guess": "g"}}, keep=("t",))
    made = compiled(file, unroll(file, 0))
    assert (made.name, made.deck, made.lanes, made.levels, made.host) == ("x", "cards", ("light", "standard"), (0, 2), False)
    assert made.figures == {"profile": {"truth": "t", "guess": "g"}}
    assert made.keep == ("t",)
    assert [step.phase for step in made.steps] == ["a"]


_NAMES = st.integers(0, 9).map(lambda n: phase(f"p{n}"))
_STEPS = st.recursive(
    _NAMES,
    lambda inner: st.fixed_dictionaries(
        {
            "do": st.lists(inner, min_size=1, max_size=3).map(tuple),
            "lead": st.sampled_from(["keep", "alternate"]),
            "times": st.integers(1, 3),
        }
    ),
    max_leaves=6,
)


@given(_STEPS)
def test_length_is_known_before_unrolling(step: Any) -> None:
    """How long the line gets is known without making it, so a huge one is never made."""
    made = exercise(step)
    assert length(made.steps) == len(unroll(made, 0))


def test_what_is_too_long_to_be_played_has_no_steps() -> None:
    """An exercise that unrolls to thousands of steps is not unrolled; a shorter one is, turn by turn."""
    step: dict[str, Any] = phase("one")
    assert len(steps_of(exercise({"do": (step,), "lead": "each"}))) == 2
    for _ in range(6):
        step = {"do": (step,), "times": 12}
    assert steps_of(exercise(step)) == []
