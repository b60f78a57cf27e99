"""What the rules promise together: every walk ends, and no walk leaves a role on or a speech uncorrected."""

from __future__ import annotations

import inspect
from itertools import product
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from viceversa.game.exercise import Exercise, Guard, Step
from viceversa.scenarios import checking, files
from viceversa.scenarios.library import load, shipped_folder
from viceversa.scenarios.reading import Page
from viceversa.scenarios.rules import conditions, decks, lanes, packs, roles, secrets, shape, table, tags, words
from viceversa.scenarios.rules.subject import Subject
from viceversa.scenarios.unrolling import compiled, unroll

EXERCISES = load(shipped_folder()).library.exercises
Facts = dict[str, dict[int, str]]


def holds(guard: Guard | None, lead: int, facts: Facts, level: int, outcome: str | None) -> bool:
    """The guard, judged on what was answered by seat."""
    if guard is None:
        return True
    whose = {"lead": [lead], "partner": [1 - lead], "both": [0, 1], "either": [0, 1]}
    given_by = [
        (any if who == "either" else all)(facts.get(ask, {}).get(seat) == value for seat in whose[who])
        for ask, who, value in guard.answers
    ]
    return (
        all(given_by)
        and (guard.level is None or guard.level[0] <= level <= guard.level[1])
        and guard.outcome in {None, outcome}
        and guard.host in {None, False}
    )


def walk(exercise: Exercise, level: int, answer: Any) -> list[Step]:
    """The steps that are played at that level when partners answer open choices as `answer(options)` says; None is a pass."""
    facts: Facts = {}
    outcome = None
    played = []
    for step in exercise.steps:
        if not holds(step.guard, step.lead, facts, level, outcome):
            continue
        played.append(step)
        for ask in step.asks:
            if ask.kind == "choice" and ask.open and ask.each is None:
                by_seat = {step.lead if role == "lead" else 1 - step.lead: answer(ask.options) for role in ask.of}
                facts[ask.name] = {seat: value for seat, value in by_seat.items() if value is not None}
            if ask.kind == "guess":
                outcome = answer(("hit", "near", "miss")) or "miss"
    return played


def assert_safe(played: list[Step]) -> None:
    """Each role is taken off at once after it, and each speech corrected later by the one it was for."""
    for n, step in enumerate(played):
        if not step.in_role:
            continue
        after = [later for later in range(n + 1, len(played)) if not played[later].in_role]
        assert after, f"the role of {step.phase} is worn into the end"
        off = played[after[0]]
        assert off.undoes_role, f"{step.phase} is followed by {off.phase}"
        assert off.must
        owner = 1 - step.lead
        assert any(
            step.phase in played[k].corrects
            and played[k].must
            and any(("lead" if played[k].lead == owner else "partner") in ask.of for ask in played[k].asks if not ask.open)
            for k in after
        ), f"{step.phase} of {step.lead} is not corrected"


@pytest.mark.parametrize("name", sorted(EXERCISES))
@given(data=st.data())
def test_every_walk_ends_and_is_safe(name: str, data: st.DataObject) -> None:
    """However the partners answer or pass, at whatever level, an exercise ends, and what a role began is finished."""
    exercise = EXERCISES[name]
    level = data.draw(st.integers(*exercise.levels))
    played = walk(exercise, level, lambda options: data.draw(st.sampled_from([None, *options])))
    assert 0 < len(played) <= len(exercise.steps)
    assert played[-1] == exercise.steps[-1]
    assert_safe(played)
    for step in played:
        assert any(ask.need for ask in step.asks)


@pytest.mark.parametrize("name", sorted(EXERCISES))
@given(data=st.data())
def test_every_answer_is_revealed_or_private(name: str, data: st.DataObject) -> None:
    """On every walk, each answer that is not private comes out later, exactly once for each time it was given."""
    exercise = EXERCISES[name]
    level = data.draw(st.integers(*exercise.levels))
    waiting: list[str] = []
    for step in walk(exercise, level, lambda options: data.draw(st.sampled_from([None, *options]))):
        waiting = [ask for ask in waiting if ask not in step.reveal]
        waiting += [ask.name for ask in step.asks if ask.kind in {"choice", "scale", "text"} and not ask.private]
    assert waiting == []


def test_second_try_needs_both() -> None:
    """The second try of the swap is played when both want it, and not when one does; without triggers at level 0 and 1."""
    swap = EXERCISES["perspective-swap"]
    both = [step.phase for step in walk(swap, 2, lambda options: options[0])]
    answers = iter(["again", "enough"])
    one = [step.phase for step in walk(swap, 1, lambda options: next(answers) if "again" in options else None)]
    assert both.count("second_speech") == 2
    assert len(both) == len(swap.steps)
    assert "second_speech" not in one
    assert "triggers" not in one
    assert "plan" in one


def test_made_up_topics_need_no_plan() -> None:
    """At level 0 the swap is shortest."""
    played = [step.phase for step in walk(EXERCISES["perspective-swap"], 0, lambda options: None)]
    assert "plan" not in played
    assert played[-1] == "sharing"


WHEN: list[dict[str, Any]] = [
    {},
    {"when": {"again": {"both": "again"}}},
    {"when": {"again": {"lead": "again"}}},
    {"when": {"again": {"either": "enough"}}},
    {"when": {"level": (0, 1)}},
    {"when": {"level": (1, 2)}},
]
KINDS: list[dict[str, Any]] = [
    {"role": "swapped"},
    {"undoes": "role", "must": True},
    {"corrects": "every", "must": True},
    {"undoes": "role"},
    {"corrects": "every"},
    {},
]


@st.composite
def plays(draw: st.DrawFn) -> files.Exercise:
    """Small exercises about roles, most of them wrong."""
    steps: list[dict[str, Any]] = [
        {
            "id": "ask",
            "ask": {"again": {"from": "both", "kind": "choice", "options": ("again", "enough"), "open": True, "private": True}},
            "time": (0, 9, None),
        }
    ]
    chosen = draw(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(WHEN), st.booleans()), min_size=2, max_size=5))
    spoken = tuple(f"p{n}" for n, (kind, _, _) in enumerate(chosen) if "role" in kind)
    for n, (kind, when, by_turns) in enumerate(chosen):
        who = draw(st.sampled_from(["both", "both", "partner"])) if "corrects" in kind else "lead"
        asked = {"from": who, "kind": "text", "max": 9} if "corrects" in kind else {"from": who, "kind": "ready"}
        made = {**kind, **when, "id": f"p{n}", "ask": {f"a{n}": asked}, "time": (0, 9, None)}
        made |= {"corrects": spoken} if "corrects" in kind else {}
        steps.append({"do": (made,), "lead": "each"} if by_turns else made)
    needs = {"lanes": ("standard",), "level": (0, 3), "deck": "d"}
    return files.Exercise.model_validate({"exercise": "x", "needs": needs, "steps": tuple(steps)})


@given(plays())
@settings(max_examples=300, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_the_role_rules_accept_is_safe(file: files.Exercise) -> None:
    """Whatever exercise the rules about roles accept, no walk through it leaves a role on or a speech uncorrected."""
    line = unroll(file, 0)
    subject = Subject(Page("x.yaml", {}, {}), file, line, None)
    accepted = not [*roles.role_is_taken_off(subject), *roles.speeches_are_corrected(subject)]
    event("accepted" if accepted and any(place.step.in_role for place in line) else "refused, or without a role")
    assume(accepted)
    exercise = compiled(file, line)
    for level, one, two in product(range(4), ("again", "enough", None), ("again", "enough", None)):
        answers = iter((one, two))
        assert_safe(walk(exercise, level, lambda options, answers=answers: next(answers)))


@pytest.mark.parametrize("module", [conditions, decks, lanes, packs, roles, secrets, shape, table, tags, words])
def test_no_rule_is_forgotten(module: ModuleType) -> None:
    """Each rule that is written is also applied."""
    written = {
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    of_exercises = {*checking.FIRST_RULES, *checking.EXERCISE_RULES}
    assert written <= {*of_exercises, *checking.DECK_RULES, *checking.FOLDER_RULES, *checking.PACK_RULES}


def test_too_many_steps(change: Any, refused: Any) -> None:
    """Blocks within blocks that unroll to thousands of steps are refused before they are unrolled."""
    many = "- times: 12\n  do:\n  - times: 12\n    do:\n    - times: 12\n      do:\n"
    many += "      - {id: over_again, ask: {turned: {from: both, kind: ready}}, time: [0, 9, null]}\n"
    change("exercises/thirty-second-mirror.yaml", "- id: thanks\n", many + "- id: thanks\n")
    refused("steps:", "unrolls to")
