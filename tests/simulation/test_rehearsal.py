"""Scripted partners play whole sessions in no time."""

from __future__ import annotations

import pytest

from viceversa.scenarios.library import load, shipped_folder
from viceversa.simulation.rehearsal import Style, UnknownExercise, named, simulate

BUNDLE = load(shipped_folder())


@pytest.mark.parametrize("style", ["answer", "pass", "random"])
@pytest.mark.parametrize("name", [*BUNDLE.library.exercises, *BUNDLE.library.programmes])
@pytest.mark.parametrize("level", [0, 2])
def test_everything_shipped_is_played_to_its_end(name: str, style: Style, level: int) -> None:
    """Whatever the partners do, every exercise and programme comes to its end."""
    for seed in range(5):
        course = list(simulate(named(BUNDLE, [name]), seed=seed, style=style, level=level))
        assert course[-1].what == "The session ends: done."


def test_the_same_seed_gives_the_same_course() -> None:
    """The course of a session depends on its seed and nothing else."""
    bundle = named(BUNDLE, ["evening"])
    assert list(simulate(bundle, seed=7, style="random")) == list(simulate(bundle, seed=7, style="random"))
    assert list(simulate(bundle, seed=7, style="random")) != list(simulate(bundle, seed=8, style="random"))


def test_nothing_comes_after_a_role_but_taking_it_off() -> None:
    """In the course of a swap, what follows the last phase in role is mandatory."""
    for seed in range(20):  # some sessions are light by draw, and have no role at all
        events = list(simulate(named(BUNDLE, ["the-one-thing"]), seed=seed, level=2))
        if "standard lane" in events[0].what:
            break
    course = [event.what for event in events if "leads" in event.what]
    in_role = [n for n, what in enumerate(course) if "in role" in what]
    assert in_role
    after = [course[n + 1] for n in in_role if "in role" not in course[n + 1]]
    assert after
    assert all("mandatory" in what for what in after)


def test_the_light_lane_has_no_role_reversal() -> None:
    """A light session passes over everything that is played in role."""
    course = [event.what for event in simulate(named(BUNDLE, ["evening"]), seed=3, level=3, light=True)]
    assert any("light lane" in what for what in course)
    assert not any("in role" in what for what in course)


def test_a_file_may_be_named_by_its_path() -> None:
    """An exercise may be named by the path of its file."""
    name = next(iter(BUNDLE.library.exercises))
    assert named(BUNDLE, [f"scenarios/exercises/{name}.yaml"]).library.programmes["simulation"].exercises == (name,)


def test_an_unknown_name_is_answered_with_what_there_is() -> None:
    """A name that nothing has is refused, and the names that there are are told."""
    with pytest.raises(UnknownExercise, match="evening"):
        named(BUNDLE, ["tango"])


def test_a_session_with_nothing_to_play_says_so() -> None:
    """An exercise that the light lane does not have is not begun, and the course says why nothing came."""
    bundle = named(BUNDLE, ["the-one-thing"])
    in_role = next(name for name, each in bundle.library.exercises.items() if each.lanes == ("standard",))
    course = list(simulate(named(BUNDLE, [in_role]), light=True))
    assert [event.what for event in course] == [
        "Nothing of it can be played at level 1 in the light lane: they would choose again."
    ]
