"""Times as words: what is left, and times of day. Pure, in the store's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from . import say
from .scene import Scene

GRACE = 2_000
"""Milliseconds without a link after which the clock is shown as held."""


def held_at(scene: Scene) -> int | None:
    """The moment the clock stands at because the link is gone, store ms; None while there is nothing to say that it stands."""
    return scene.lost if scene.lost is not None and scene.now - scene.lost > GRACE else None


def left_ms(scene: Scene) -> int | None:
    """Milliseconds left in the phase, never negative; None without a clock."""
    clock, held = scene.view.clock, held_at(scene)
    if clock is None:
        return None
    if clock.running and clock.due is not None:
        return max(0, clock.due - (scene.now if held is None else held))
    return clock.left


def time_line(scene: Scene) -> str:
    """The phase's time as one line."""
    clock, left = scene.view.clock, left_ms(scene)
    if clock is None:
        return say.NO_TIMER
    if left is None:
        return say.NO_TIMER if clock.running else say.HELD_BARE
    if not clock.running or held_at(scene) is not None:
        return say.HELD.format(time=span(left))
    seconds = -(-left // 1000)
    match seconds:
        case 0:
            return time_up(scene)
        case 1:
            return say.ONE_SECOND
        case _ if seconds <= 10:
            return say.SECONDS.format(n=seconds)
        case _:
            return say.LEFT.format(time=span(left))


def time_up(scene: Scene) -> str:
    """What it means for this person that the time is up: what is not sealed stays here, what is not sent does not count, and whoever speaks
    may finish."""
    phase, view = scene.phase, scene.view
    if phase is None or view.you == "host":
        return say.TIME_UP
    mine = [ask for name, ask in phase.asks.items() if scene.role in ask.of and name not in view.given]
    if any(not ask.open and ask.kind in ("choice", "scale", "text") for ask in mine) and "sealed" not in view.given:
        return say.TIME_UP_SEALED
    if any(ask.kind in ("choice", "guess") for ask in mine):
        return say.TIME_UP_OPEN
    return say.TIME_UP_SPOKEN if phase.open_mics else say.TIME_UP


def least_line(scene: Scene) -> str:
    """How long the phase still takes at least; empty when it may end."""
    clock = scene.view.clock
    if clock is None or clock.least is None or clock.least <= scene.now:
        return ""
    return say.LEAST.format(time=span(clock.least - scene.now))


def span(ms: int) -> str:
    """A length of time, such as 1:05, in minutes and seconds, rounded up."""
    seconds = -(-ms // 1000)
    return f"{seconds // 60}:{seconds % 60:02d}"


def about(seconds: int) -> str:
    """A length of time in words for planning: seconds under a minute and a half, else minutes."""
    if seconds < 90:
        return f"{seconds} seconds"
    minutes = round(seconds / 60)
    return f"{minutes} minutes"


def of_day(at: int, zone: int) -> str:
    """A moment of store time as a time of day, such as 21:40."""
    return (datetime.fromtimestamp(at / 1000, UTC) + timedelta(seconds=zone)).strftime("%H:%M")
