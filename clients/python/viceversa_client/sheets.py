"""Pages that lie over the game on this device alone: stop, end, help, a way to a seat, looking back, erasing, figures, the QR code."""

from __future__ import annotations

from viceversa.game.commands import DeviceCommand, End, OpenDoor, Pause, Share, Stop
from viceversa.game.view import DoorView

from . import say
from .asking import numbered
from .clockface import time_line
from .end_page import erase_page
from .figures_page import figures_page
from .frame import leaving, presence
from .lobby_page import door_section
from .page import Action, Form, Local, Page, Section
from .reveals import revealed, title_of
from .scene import Scene


def sheet_page(scene: Scene) -> Page | None:
    """The sheet that is open; None when there is none, or it has no place any more."""
    playing = scene.view.stage == "playing"
    match scene.mine.sheet:
        case "stop" if playing:
            return _stop(scene)
        case "end" if playing and scene.view.you == "host":
            return _sheet(scene, "end", say.END_TITLE, numbered([(say.HOST_END, End())]), task=say.END_TASK)
        case "back":
            return _look_back(scene)
        case "help":
            return _help(scene)
        case "door" if scene.view.door is not None and scene.view.stage == "playing":
            return _door(scene, scene.view.door)
        case "erase" if not playing:
            return erase_page(scene)
        case "figures" if not playing and scene.view.you != "host":
            return figures_page(scene)
        case "qr" if scene.view.door is not None:
            return _sheet(scene, "qr", say.QR, [], task=say.QR_TASK)
        case _:
            return None


def _sheet(
    scene: Scene,
    key: str,
    title: str,
    actions: list[Action],
    *,
    task: str = say.SHEET_SEEN,
    audience: str = say.SHEET_SEEN,
    sections: tuple[Section, ...] = (),
    back: str = say.BACK,
) -> Page:
    return Page(
        key=f"sheet {key}",
        title=title,
        turn=scene.fill(say.JUST_YOU),
        task=task,
        audience=audience,
        time=time_line(scene) if scene.view.clock else say.NO_TIMER_HERE,
        sections=sections,
        presence=presence(scene),
        actions=(*actions, Action("0", back, Local("close"), "back"), *leaving()),
        notes=scene.mine.notes,
    )


def _help(scene: Scene) -> Page:
    sections = (
        Section(say.SUPPORT_TITLE, say.SUPPORT),
        Section(say.SAFETY_TITLE, say.SAFETY),
        Section(say.LEAVING_TITLE, say.LEAVING_FAST),
        Section(say.TAGLINE, say.ABOUT),
    )
    choices: list[tuple[str, DeviceCommand | Form]] = []
    if scene.view.stage in ("lobby", "playing") and scene.view.you != "host":
        choices.append((say.MOVE_SEAT, OpenDoor(scene.me)))
        other = scene.view.seats.get(scene.them)
        if scene.view.stage == "playing" and other is not None and other.presence in ("asleep", "away"):
            choices.append((scene.fill(say.LET_BACK), OpenDoor(scene.them)))
    return _sheet(scene, "help", say.HELP, numbered(choices), task=say.HELP_TASK, sections=sections)


def _door(scene: Scene, door: DoorView) -> Page:
    """The way to a seat that is taken: one's own, or that of a partner who is away."""
    mine = door.seat == scene.me
    return _sheet(
        scene,
        "door",
        say.MOVE_SEAT if mine else scene.fill(say.LET_BACK),
        [],
        task=say.MOVE_TASK if mine else scene.fill(say.LET_BACK_TASK),
        audience=say.DOOR_SEEN,
        sections=(door_section(scene, door),),
    )


def _stop(scene: Scene) -> Page:
    choices: list[tuple[str, DeviceCommand | Form]] = [(say.STOP, Stop())]
    if scene.view.interlude is None:
        choices.append((say.TAKE_A_BREAK, Pause()))
    return _sheet(scene, "stop", say.STOP_TITLE, numbered(choices), task=say.STOP_TASK, back=say.KEEP_PLAYING)


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
    everything = (*scene.mine.unsealed, *sections)
    return _sheet(scene, "back", say.LOOK_BACK, numbered(choices), task=task, audience=say.END_SEEN, sections=everything)
