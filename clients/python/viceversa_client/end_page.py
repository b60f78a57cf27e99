"""After the game: taking the part off, what was opened, keeping and erasing; and the sessions that do not start."""

from __future__ import annotations

from viceversa.game.commands import Another, DeviceCommand, Erase

from . import say
from .asking import numbered
from .frame import leaving, presence
from .page import Action, Field, Form, Local, Page, Section
from .reveals import revealed, title_of
from .scene import Scene


def part_page(scene: Scene) -> Page:
    """The short card that takes the part off again; each device shows its own."""
    return Page(
        key="part",
        title=say.PART_TITLE,
        turn=scene.fill(say.YOURS),
        task=scene.fill(say.PART_TASK),
        audience=say.NOTHING_WRITTEN,
        time=say.NO_TIMER_HERE,
        sections=(Section(say.STOPPED_TITLE, (say.PART_LINE,)),),
        presence=presence(scene),
        actions=(Action("1", say.PART_DONE, Local("own"), "me"), *leaving()),
        notes=scene.mine.notes,
    )


def end_page(scene: Scene) -> Page:
    """What was seen, and what becomes of it."""
    done = scene.view.stage == "done"
    choices: list[tuple[str, DeviceCommand | Form]] = []
    if keepsakes(scene):
        choices.append((say.SAVE, save_form(scene)))
    return Page(
        key=f"end {scene.view.stage}",
        title=say.DONE_TITLE if done else say.STOPPED_TITLE,
        turn=say.NOBODY,
        task=say.DONE_TASK if done else say.STOPPED_TASK if choices else say.STOPPED_BARE,
        audience=say.END_SEEN,
        time=say.ROOM_GOES,
        sections=(*revealed(scene, scene.view.opened), *scene.mine.unsealed),
        presence=presence(scene),
        actions=(
            *numbered(choices),
            Action("e", say.ERASE, Local("sheet", "erase"), "erase"),
            *leaving(),
        ),
        notes=scene.mine.notes,
    )


def erase_page(scene: Scene) -> Page:
    """Asked once before erasing."""
    return Page(
        key="erase",
        title=say.ERASE_TITLE,
        turn=scene.fill(say.YOURS),
        task=say.ERASE_TASK,
        audience=say.END_SEEN,
        time=say.NO_TIMER_HERE,
        presence=presence(scene),
        actions=(Action("1", say.ERASE, Erase(), "erase"), Action("0", say.BACK, Local("close"), "back"), *leaving()),
        notes=scene.mine.notes,
    )


def put_off_page(scene: Scene) -> Page:
    """A session that was put off: the same on both devices, but for support on the one that may need it."""
    support = (Section(say.HELP, say.SUPPORT),) if scene.mine.lane == "stop" else ()
    return Page(
        key="put off",
        title=say.PAUSED_SESSION,
        turn=say.NOBODY,
        task=say.ROOM_OPEN,
        audience=say.CHECK_SEEN,
        time=say.NO_TIMER_HERE,
        sections=support,
        presence=presence(scene),
        actions=(Action("1", say.ANOTHER, Another(), "again"), *leaving()),
        notes=scene.mine.notes,
    )


def blocked_page(scene: Scene) -> Page:
    """A session that does not start: the same on both devices."""
    return Page(
        key="blocked",
        title=say.BLOCKED_TITLE,
        turn=say.NOBODY,
        task=say.BLOCKED_TASK,
        audience=say.CHECK_SEEN,
        time=say.NO_TIMER_HERE,
        sections=(Section(say.HELP, say.SUPPORT),),
        presence=presence(scene),
        actions=leaving(),
        notes=scene.mine.notes,
    )


def keepsakes(scene: Scene) -> dict[str, Section]:
    """What may be saved, by instance number: opened phases with an ask that the exercise offers to keep."""
    found = {}
    for one in scene.view.opened:
        words = scene.words.exercises.get(one.exercise)
        phase = words.phases.get(one.phase) if words else None
        if words is None or phase is None or not any(name in words.keep for name in phase.asks):
            continue
        lines = tuple(line for section in revealed(scene, [one]) for line in section.lines)
        if lines:
            found[str(one.instance)] = Section(title_of(scene, one), lines)
    return found


def save_form(scene: Scene) -> Form:
    """What to save; nothing is chosen beforehand."""
    options = tuple((name, section.title) for name, section in keepsakes(scene).items())
    field = Field("items", "many", say.SAVE_HINT, options=options, may_skip=True)
    return Form("save", say.SAVE, (field,), say.SAVE_WARNING)


def saved_text(scene: Scene, chosen: tuple[str, ...]) -> str:
    """The file's text."""
    kept = keepsakes(scene)
    parts = ["\n".join((kept[name].title, *kept[name].lines)) for name in chosen if name in kept]
    return "\n\n".join(("Vice Versa", *parts)) + "\n"
