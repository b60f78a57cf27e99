"""From everything a device knows to the one page it shows. Pure: the same scene makes the same page."""

from __future__ import annotations

from . import say
from .break_page import break_page
from .end_page import blocked_page, end_page, part_page, put_off_page
from .frame import always, presence
from .host_page import host_page
from .lobby_page import lobby_page
from .page import Page
from .phase_page import phase_page
from .scene import Scene
from .sheets import sheet_page


def page(scene: Scene) -> Page:
    """The page to show now."""
    view = scene.view
    if view.stage == "stopped" and view.derole and not scene.mine.part_off:
        return part_page(scene)
    sheet = sheet_page(scene)
    if sheet is not None:
        return sheet
    if view.you == "host":
        return host_page(scene)
    match view.stage:
        case "lobby" if view.lobby is not None:
            return lobby_page(scene, view.lobby)
        case "playing" if view.interlude is not None:
            return break_page(scene, view.interlude)
        case "playing" if view.place is not None and scene.phase is not None:
            return phase_page(scene, view.place, scene.phase)
        case "postponed":
            return put_off_page(scene)
        case "blocked":
            return blocked_page(scene)
        case "done" | "stopped":
            return end_page(scene)
        case _:
            return _unknown(scene)


def _unknown(scene: Scene) -> Page:
    """A place that this client has no words for: the ways out are there all the same."""
    return Page(
        key="unknown",
        title="Vice Versa",
        turn=say.BOTH,
        task=say.NO_TIMER,
        audience=say.SHEET_SEEN,
        time=say.NO_TIMER_HERE,
        presence=presence(scene),
        actions=always(scene),
        notes=scene.mine.notes,
    )
