"""Time out: one page for a pause, a breather and a rest. It never says who, or why, and shows no card."""

from __future__ import annotations

from viceversa.game.commands import DeviceCommand, GoOn, Longer
from viceversa.game.view import InterludeView

from . import say
from .asking import numbered
from .clockface import held_at, of_day, span
from .frame import always, presence
from .page import Form, Page
from .scene import Scene


def break_page(scene: Scene, out: InterludeView) -> Page:
    """The page of an interlude."""
    held = held_at(scene)
    now = scene.now if held is None else held
    over = out.until is not None and now >= out.until
    match out.kind:
        case "pause":
            title, task, time = say.PAUSED_TITLE, say.PAUSED_TASK, say.NO_TIMER
        case "breather":
            title, task = say.BREATHER_TITLE, say.CHOOSE_TASK if over else f"{say.BREATHER_TASK} {say.CHOOSE_TASK}"
            words = say.LEFT if held is None else say.HELD
            time = words.format(time=span(out.until - now)) if out.until is not None and not over else say.NO_TIMER
        case "rest":
            title, task = say.REST_TITLE, say.REST_OVER if over else say.REST_TASK
            time = say.BACK_AT.format(time=of_day(out.until, scene.zone)) if out.until is not None else say.NO_TIMER
    notes = [scene.fill(say.NOTED if out.kind == "breather" else say.YOU_SAID_READY)] if out.tapped else []
    return Page(
        key=f"break {out.kind}",
        title=title,
        turn=say.BOTH,
        task=task,
        audience=say.BREAK_SEEN if out.kind == "breather" else say.BREAK_OPEN,
        time=time,
        presence=presence(scene),
        actions=(*(numbered(_choices(out, over)) if scene.view.you != "host" else ()), *always(scene)),
        notes=(*notes, *scene.mine.notes),
    )


def _choices(out: InterludeView, over: bool) -> list[tuple[str, DeviceCommand | Form]]:
    match out.kind:
        case "pause":
            going: list[tuple[str, DeviceCommand | Form]] = [] if out.tapped else [(say.IM_READY, GoOn())]
            return [*going, (say.LONGER_BREAK, Longer())]
        case "breather":
            return [] if out.tapped else [(say.GO_ON, GoOn()), (say.REST_LONGER, Longer())]
        case "rest":
            going = [(say.IM_READY, GoOn())] if over and not out.tapped else []
            return [*going, (say.MORE_REST.format(n=out.rest), Longer())]
