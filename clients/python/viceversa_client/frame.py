"""What every page has: presence, the state of the link, and the ways out that are always there."""

from __future__ import annotations

from viceversa.game.commands import Extend, Pass, Pause, Redeal
from viceversa.game.exercise import Seat
from viceversa.game.view import SeatView

from . import say
from .page import Action, Field, Form, Local
from .scene import Scene

SHAPES: dict[Seat, str] = {"a": "(o)", "b": "<>", "host": "[]"}
"""A shape for each seat, so that nothing hangs on colour."""


def presence(scene: Scene) -> tuple[str, ...]:
    """A line for each seat, one's own first, and one for the link when it is down."""
    you = scene.view.you
    seats = sorted(scene.view.seats.items(), key=lambda pair: pair[0] != you)
    lines = [f"{SHAPES[seat]} {_presence(scene, seat, state)}" for seat, state in seats if not _absent_host(seat, state)]
    if scene.mine.practice:
        lines.append(say.SCRIPT)
    if not scene.link_up:
        lines.append(say.NO_LINK)
    if scene.view.host_holds:
        lines.append(say.HOST_HOLDS)
    return tuple(lines)


def _absent_host(seat: Seat, state: SeatView) -> bool:
    return seat == "host" and state.presence == "empty"


def _presence(scene: Scene, seat: Seat, state: SeatView) -> str:
    if state.presence == "empty":
        return say.EMPTY
    if seat == scene.view.you:
        return (say.YOU_HERE + " " + say.READY if state.ready else say.YOU_HERE).format(name=state.name)
    held = scene.view.clock is not None and not scene.view.clock.running
    match state.presence:
        case "asleep":
            line = say.ASLEEP if held else say.ASLEEP_OPEN
        case "away":
            line = say.AWAY if held else say.AWAY_OPEN
        case "moving":
            line = say.MOVING
        case _:
            line = say.READY if state.ready else say.HERE
    return line.format(name=state.name)


def leaving() -> tuple[Action, ...]:
    """Help and the ways to leave, the same everywhere."""
    return (
        Action("h", say.HELP, Local("sheet", "help"), "help"),
        Action("q", say.LEAVE, Local("leave"), "quit"),
        Action("x", say.LEAVE_FAST, Local("leave_fast"), "exit"),
    )


def gauge_form() -> Form:
    """How am I: only the last of these is ever sent, and nobody is shown that it was."""
    return Form("gauge", say.GAUGE, (Field("gauge", "choice", say.GAUGE, options=say.GAUGE_OPTIONS),), say.GAUGE_SEEN)


def always(scene: Scene) -> tuple[Action, ...]:
    """Pass, pause, stop, the gauge and more time, wherever a phase is under way."""
    view, place = scene.view, scene.view.place
    if view.stage != "playing" or place is None or view.you == "host":
        return leaving()
    actions: list[Action] = []
    if view.interlude is None:
        if not view.passed:
            actions.append(Action("p", say.SHORTEN if place.must else say.SKIP_IT, Pass(place.instance), "pass"))
        actions.append(Action("space", say.PAUSE, Pause(), "pause"))
        clock = view.clock
        if clock is not None and not clock.extended and (clock.due is not None or clock.left is not None):
            actions.append(Action("+", say.MORE_TIME, Extend(place.instance), "more"))
        if view.swaps_left is None or view.swaps_left > 0:
            actions.append(Action("n", say.REDEAL, Redeal(place.instance), "another"))
    actions.append(Action("s", say.STOP, Local("sheet", "stop"), "stop"))
    actions.append(Action("g", say.GAUGE, gauge_form(), "gauge"))
    if view.opened or scene.mine.unsealed:
        actions.append(Action("b", say.LOOK_BACK, Local("sheet", "back"), "back"))
    return (*actions, *leaving())
