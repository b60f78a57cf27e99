"""After the game: taking the part off, what was opened, keeping and erasing; and the sessions that do not start."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.commands import Another, DeviceCommand, Erase
from viceversa.game.session import FOUND

from . import say
from .asking import numbered
from .figures_page import has_figures
from .findings import findings, to_keep
from .frame import leaving, presence
from .page import Action, Field, Form, Local, Page, Section
from .reveals import beside_profiles, drawn, revealed, title_of
from .scene import Scene

DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that set the direction of what follows, by their code points."""


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
    done, opened = scene.view.stage == "done", scene.view.opened
    choices: list[tuple[str, DeviceCommand | Form | Local]] = []
    if keepsakes(scene):
        choices.append((say.KEEP, keep_form(scene)))
    if kept(scene):
        choices.append((say.SAVE, Local("save")))
    return Page(
        key=f"end {scene.view.stage}",
        title=say.DONE_TITLE if done else say.STOPPED_TITLE,
        turn=say.NOBODY,
        task=say.DONE_TASK if done else say.STOPPED_TASK if choices else say.STOPPED_BARE,
        audience=say.END_SEEN,
        time=say.ROOM_GOES,
        sections=(
            *findings(scene),
            *drawn(scene, opened),
            *beside_profiles(scene, opened),
            *scene.mine.unsealed,
            *_keeping(scene),
        ),
        presence=presence(scene),
        actions=(
            *numbered(choices),
            *([Action("f", say.FIGURES, Local("sheet", "figures"), "figures")] if has_figures(scene) else []),
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


def keepsakes(scene: Scene) -> dict[int, Section]:
    """What may be kept, as the command names it: what was found for both, and opened phases with an ask that the exercise offers to keep."""
    both = to_keep(scene)
    found = {FOUND: Section(say.FOUND_TITLE, both)} if both else {}
    for one in scene.view.opened:
        words = scene.words.exercises.get(one.exercise)
        phase = words.phases.get(one.phase) if words else None
        if words is None or phase is None or not any(name in words.keep for name in phase.asks):
            continue
        lines = tuple(line for section in revealed(scene, [one]) for line in section.lines)
        if lines:
            found[one.instance] = Section(title_of(scene, one), lines)
    return found


def keep_form(scene: Scene) -> Form:
    """What to keep; nothing is chosen beforehand, and nothing can be saved that one alone has chosen."""
    options = tuple((str(name), section.title) for name, section in keepsakes(scene).items())
    field = Field("items", "many", say.KEEP_HINT, options=options, may_skip=True)
    return Form("keep", say.KEEP, (field,), say.KEEP_SEEN, confirm=say.KEEP_CONFIRM)


def kept(scene: Scene) -> tuple[Section, ...]:
    """What both want to keep, as far as this device has it."""
    may = keepsakes(scene)
    return tuple(may[name] for name in scene.view.kept if name in may)


def _keeping(scene: Scene) -> Iterator[Section]:
    """What this partner chose, and what both did."""
    may, both = keepsakes(scene), kept(scene)
    if mine := tuple(may[name].title for name in scene.view.keeps if name in may and name not in scene.view.kept):
        yield Section(say.KEEPS_TITLE, (*mine, say.KEEPS_WAIT))
    if both:
        yield Section(say.KEPT_TITLE, (*(section.title for section in both), say.SAVE_WARNING))


def saved_text(scene: Scene) -> str:
    """The file's text: what both want to keep, and nothing else. A further line of an answer is set in, so that it cannot be taken for what
    somebody else said; marks of direction are for the screen."""
    parts = ["\n".join((section.title, *map(_set_in, section.lines))) for section in kept(scene)]
    return "\n\n".join(("Vice Versa", *parts)).translate(DIRECTIONS) + "\n"


def _set_in(line: str) -> str:
    return "\n  ".join(line.splitlines())
