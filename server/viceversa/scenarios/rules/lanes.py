"""The light lane: no role reversal, no written texts, no profiles, nothing above level 1."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.programmes import HIGHEST_LIGHT
from viceversa.scenarios import files
from viceversa.scenarios.mistakes import Mistake

from .subject import Subject, is_too_high

_MEND = "Take 'light' out of 'lanes', or leave this out."


def light_stays_light(exercise: Subject) -> Iterator[Mistake]:
    """What may be played in the light lane has nothing in it that the light lane leaves out."""
    if "light" not in exercise.file.needs.lanes:
        return
    for place in exercise.phases():
        if place.step.in_role:
            yield exercise.mistake((*place.at, "role"), "the light lane has no phases in role", _MEND)
        for name, ask in place.phase.ask.items():
            if isinstance(ask, files.Text):
                yield exercise.mistake((*place.at, "ask", name), "the light lane has no written texts", _MEND)
    if "profile" in exercise.file.figures:
        yield exercise.mistake(("figures", "profile"), "the light lane has no profiles", _MEND)
    if is_too_high(exercise.file.needs):
        yield exercise.mistake(
            ("needs", "level"), f"the light lane stays at level {HIGHEST_LIGHT} or below", "Lower the lowest level."
        )


def lanes_are_single(exercise: Subject) -> Iterator[Mistake]:
    """Each lane is named once."""
    lanes = exercise.file.needs.lanes
    if len(set(lanes)) < len(lanes):
        yield exercise.mistake(("needs", "lanes"), "a lane is named twice", "Name it once.")


def support_needs_a_host(exercise: Subject) -> Iterator[Mistake]:
    """Level 4 is for exercises that only a host leads."""
    if exercise.file.needs.level[1] > 3 and not exercise.file.needs.host:
        yield exercise.mistake(("needs", "level"), "level 4 is played with a host only", "Add 'host: true', or end at level 3.")
