"""The host's seat: pace and presence, and of content only what both partners share."""

from __future__ import annotations

from viceversa.game.commands import DeviceCommand, End, Extend, Hold, Nudge, Skip, Start

from . import say
from .asking import numbered
from .clockface import time_line
from .frame import leaving, presence
from .page import Form, Page
from .reveals import revealed
from .scene import Scene


def host_page(scene: Scene) -> Page:
    """The host's page at every stage."""
    view, place, phase = scene.view, scene.view.place, scene.phase
    choices: list[tuple[str, DeviceCommand | Form]] = []
    title, task = say.HOST_TITLE, say.HOST_LOBBY
    match view.stage:
        case "lobby" if len(view.seats) == 1:
            task = say.HOST_WAIT
        case "lobby":
            choices = [(say.HOST_START, Start())]
        case "playing" if place is not None and phase is not None:
            title, task = scene.fill(phase.title), scene.fill(say.HOST_WATCH, said=scene.fill(phase.lead))
            choices = [
                (say.HOST_RUN, Hold(on=False)) if view.host_holds else (say.HOST_HOLD, Hold()),
                (say.SHORTEN if place.must else say.HOST_SKIP, Skip(place.instance)),
                (say.MORE_TIME, Extend(place.instance)),
                (say.HOST_NUDGE, Nudge()),
                (say.HOST_END, End()),
            ]
        case "playing":
            choices = [(say.HOST_END, End())]
        case _:
            task = say.DONE_TASK
    return Page(
        key=f"host {view.stage} {place.instance if place else 0}",
        title=title,
        turn=scene.fill(say.THEIRS) if place else say.NOBODY,
        task=task,
        audience=say.HOST_SEEN,
        time=time_line(scene) if place else say.NO_TIMER_HERE,
        sections=revealed(scene, view.opened),
        presence=presence(scene),
        actions=(*numbered(choices), *leaving()),
        notes=scene.mine.notes,
    )
