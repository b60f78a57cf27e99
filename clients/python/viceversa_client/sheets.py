"""Pages that lie over the game on this device alone: stop, help, the gauge, looking back, the QR code."""

from __future__ import annotations

from viceversa.game.commands import DeviceCommand, Pause, Share, Stop

from . import say
from .asking import numbered
from .clockface import time_line
from .end_page import erase_page
from .frame import leaving, presence
from .page import Action, Field, Form, Local, Page, Section
from .reveals import revealed, title_of
from .scene import Scene


def sheet_page(scene: Scene) -> Page | None:
    """The sheet that is open; None when there is none, or it has no place any more."""
    playing = scene.view.stage == "playing"
    match scene.mine.sheet:
        case "stop" if playing:
            return _stop(scene)
        case "gauge" if playing:
            return _sheet(scene, "gauge", say.GAUGE, numbered([(say.GAUGE, gauge_form())]), audience=say.GAUGE_SEEN)
        case "back":
            return _look_back(scene)
        case "help":
            sections = (Section(say.TAGLINE, say.ABOUT), Section("Safety", say.SAFETY), Section("Support", say.SUPPORT))
            return _sheet(scene, "help", say.HELP, [], sections=sections)
        case "erase" if not playing:
            return erase_page(scene)
        case "qr" if scene.view.door is not None:
            return _sheet(scene, "qr", say.QR, [], task=say.QR_TASK)
        case _:
            return None


def gauge_form() -> Form:
    """How am I: only the last of these is ever sent, and nobody is shown that it was."""
    return Form("gauge", say.GAUGE, (Field("gauge", "choice", say.GAUGE, options=say.GAUGE_OPTIONS),), say.GAUGE_SEEN)


def _sheet(
    scene: Scene,
    key: str,
    title: str,
    actions: list[Action],
    *,
    task: str = say.SHEET_SEEN,
    audience: str = say.SHEET_SEEN,
    sections: tuple[Section, ...] = (),
) -> Page:
    return Page(
        key=f"sheet {key}",
        title=title,
        turn=scene.fill(say.YOURS),
        task=task,
        audience=audience,
        time=time_line(scene) if scene.view.clock else say.NO_TIMER_HERE,
        sections=sections,
        presence=presence(scene),
        actions=(*actions, Action("0", say.BACK, Local("close"), "back"), *leaving()),
        notes=scene.mine.notes,
    )


def _stop(scene: Scene) -> Page:
    choices: list[tuple[str, DeviceCommand | Form]] = [(say.STOP, Stop())]
    if scene.view.interlude is None:
        choices.append((say.TAKE_A_BREAK, Pause()))
    return _sheet(scene, "stop", say.STOP_TITLE, numbered(choices), task=say.STOP_TASK)


def _look_back(scene: Scene) -> Page:
    sections = revealed(scene, scene.view.opened)
    host = scene.view.seats.get("host")
    choices: list[tuple[str, DeviceCommand | Form]] = []
    if host is not None and host.presence != "empty" and scene.view.you != "host":
        for one in scene.view.opened:
            words = say.UNSHARE if one.mine_shared else say.SHARE
            choices.append((words.format(title=title_of(scene, one)), Share(one.instance, on=not one.mine_shared)))
        if any(one.shared for one in scene.view.opened):
            sections = (Section(say.HOST_SEES, tuple(title_of(scene, one) for one in scene.view.opened if one.shared)), *sections)
    task = say.LOOK_TITLE if sections else say.NOTHING_OPENED
    return _sheet(scene, "back", say.LOOK_BACK, numbered(choices), task=task, audience=say.END_SEEN, sections=sections)
