"""The host's seat: pace and presence, and of content only what both partners share."""

from __future__ import annotations

from viceversa.game.commands import Extend, Hold, Nudge, Skip, Start

from . import say
from .clockface import time_line
from .frame import leaving, presence
from .page import Action, Local, Page
from .reveals import revealed
from .scene import Scene

_BREAKS = {"pause": say.PAUSED_TITLE, "breather": say.BREATHER_TITLE, "rest": say.REST_TITLE}


def host_page(scene: Scene) -> Page:
    """The host's page at every stage."""
    view, place, phase, clock = scene.view, scene.view.place, scene.phase, scene.view.clock
    title, task, actions = say.HOST_TITLE, say.HOST_LOBBY, list[Action]()
    asking = Action("4", say.HOST_NUDGE, Nudge(), "nudge")
    ending = Action("5", say.HOST_END, Local("sheet", "end"), "end")
    match view.stage:
        case "lobby" if len(view.seats) <= 1:
            task = say.HOST_WAIT
        case "lobby":
            actions = [Action("1", say.HOST_START, Start(), "start")]
        case "playing" if view.interlude is not None:
            title, task, actions = _BREAKS[view.interlude.kind], say.HOST_BREAK, [asking, ending]
        case "playing" if place is not None and phase is not None:
            title, task = scene.fill(phase.title), scene.fill(say.HOST_WATCH, said=scene.fill(phase.lead))
            holding = (say.HOST_RUN, Hold(on=False)) if view.host_holds else (say.HOST_HOLD, Hold())
            actions = [
                Action("1", *holding, "hold"),
                Action("2", say.SHORTEN if place.must else say.HOST_SKIP, Skip(place.instance), "skip"),
                *([] if clock is None or clock.extended else [Action("3", say.MORE_TIME, Extend(place.instance), "more")]),
                asking,
                ending,
            ]
        case "playing":
            actions = [ending]
        case _:
            task = say.DONE_TASK
    out = view.interlude.kind if view.interlude else ""
    return Page(
        key=f"host {view.stage} {place.instance if place else 0} {out}".strip(),
        title=title,
        turn=scene.fill(say.THEIRS) if place and not out else say.NOBODY,
        task=task,
        audience=say.HOST_SEEN,
        time=time_line(scene) if place else say.NO_TIMER_HERE,
        sections=revealed(scene, view.opened),
        presence=presence(scene),
        actions=(*actions, *leaving()),
        notes=scene.mine.notes,
    )
