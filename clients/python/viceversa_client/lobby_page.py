"""Before the game: the way in, what each sets in private, and readiness."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.commands import Admit, DeviceCommand, InviteHost, OpenDoor, Ready, SendOut, SetLane
from viceversa.game.view import DoorView, LobbyView

from . import say
from .asking import numbered
from .frame import leaving, presence
from .link import link_to, spaced
from .page import Action, Field, Form, Local, Page, Section
from .scene import Scene

Choices = list[tuple[str, DeviceCommand | Form]]


def lobby_page(scene: Scene, lobby: LobbyView) -> Page:
    """The lobby as a partner sees it."""
    if scene.view.admit:
        return _admit_page(scene)
    alone = not _is_taken(scene)
    title, task = (say.INVITE_TITLE, say.INVITE_TASK) if alone else (say.LOBBY_TITLE, _task(scene, lobby))
    extra = (Action("r", say.QR, Local("sheet", "qr"), "qr"),) if scene.view.door else ()
    return Page(
        key="lobby" if alone else "lobby both",
        title=title,
        turn=say.BOTH,
        task=task,
        audience=say.LOBBY_SEEN,
        time=say.NO_TIMER_HERE,
        sections=tuple(_sections(scene, lobby, alone)),
        presence=presence(scene),
        actions=(*numbered(_choices(scene, lobby, alone)), *extra, *leaving()),
        notes=(*_notes(lobby), *scene.mine.notes),
    )


def link_of(scene: Scene, door: DoorView) -> str:
    """The link through a door."""
    return link_to(scene.server, scene.session, door.secret)


def _is_taken(scene: Scene) -> bool:
    seat = scene.view.seats.get(scene.them)
    return seat is not None and seat.presence != "empty"


def _task(scene: Scene, lobby: LobbyView) -> str:
    if not (lobby.level_set and lobby.lane_set):
        return say.LOBBY_TASK
    ready = scene.view.seats[scene.me].ready
    return scene.fill(say.WAITING) if ready else say.LOBBY_WAIT


def _notes(lobby: LobbyView) -> Iterator[str]:
    if lobby.lane == "light":
        yield say.LIGHT
    if lobby.no_match:
        yield say.NO_MATCH


def _sections(scene: Scene, lobby: LobbyView, alone: bool) -> Iterator[Section]:
    door, host = scene.view.door, scene.view.host_door
    if door is not None:
        code = say.CODE.format(code=spaced(door.code)) if door.expires > scene.now else say.CODE_OLD
        yield Section(say.DOOR_TITLE, (code, say.LINK.format(link=link_of(scene, door))))
    if host is not None:
        yield Section(say.ADD_HOST, (say.HOST_CODE.format(code=spaced(host.code)), say.HOST_LINK.format(link=link_of(scene, host))))
    if not alone and all(lobby.mark):
        one, two = lobby.mark
        yield Section(scene.fill(say.MARK_TITLE), (say.MARK.format(one=one, two=two),))
    done = {True: say.SET, False: say.NOT_SET}
    lines = (
        f"{say.LEVEL} {done[lobby.level_set]}",
        f"{say.CHECK}: {done[lobby.lane_set or lobby.lane is not None]}",
        f"{say.PICKS} {say.SET if lobby.picked else say.ANY}",
        f"{say.TIMERS}: {dict(say.TIMER_OPTIONS)[lobby.timer]}",
    )
    yield Section(say.SETTINGS_TITLE, lines)


def _choices(scene: Scene, lobby: LobbyView, alone: bool) -> Choices:
    host = scene.view.seats.get("host")
    choices: Choices = [(say.LEVEL, level_form(host is not None and host.presence != "empty"))]
    if lobby.lane is None:
        choices.append((say.CHECK, check_form()))
    choices.append((say.PICKS, picks_form(scene)))
    choices.append((say.TIMERS, timer_form()))
    if not alone and lobby.level_set and lobby.lane_set:
        ready = scene.view.seats[scene.me].ready
        choices.insert(0, (say.NOT_READY, Ready(ready=False)) if ready else (say.IM_READY, Ready()))
    choices.append((say.NAME, name_form()))
    choices.append((say.NEW_CODE, OpenDoor(scene.them)) if alone else (scene.fill(say.SEND_OUT), SendOut()))
    if lobby.lane == "light":
        choices.append((say.ANOTHER_DAY, SetLane("stop")))
    if not alone and scene.view.host_door is None and (host is None or host.presence == "empty"):
        choices.append((say.ADD_HOST, InviteHost()))
    return choices


def level_form(hosted: bool) -> Form:
    """How deep it may go; the deepest only with a host."""
    options = (*say.LEVELS, say.LEVEL_HOST) if hosted else say.LEVELS
    return Form("level", say.LEVEL, (Field("level", "choice", say.LEVEL, options=options),), say.LEVEL_SEEN)


def check_form() -> Form:
    """The four private questions."""
    asked = (
        ("adult", say.ADULT),
        ("free_to_say_no", say.FREE),
        ("worried_how_partner_reacts", say.WORRIED),
        ("state_now", say.STATE),
    )
    fields = tuple(Field(name, "choice", label, options=options) for name, (label, options) in asked)
    return Form("lane", say.CHECK, fields, say.CHECK_SEEN, say.DONE, intro=(*say.SAFETY, say.CHECK_INTRO))


def picks_form(scene: Scene) -> Form:
    """The programmes one would enjoy."""
    options = tuple((name, f"{words.title} ({words.minutes} min): {words.about}") for name, words in scene.words.programmes.items())
    field = Field("programmes", "many", say.PICKS_HINT, options=options, may_skip=True)
    return Form("choose", say.PICKS, (field,), say.PICKS_SEEN)


def timer_form() -> Form:
    """The timers."""
    return Form("timer", say.TIMERS, (Field("timer", "choice", say.TIMERS, options=say.TIMER_OPTIONS),), say.TIMER_SEEN)


def name_form() -> Form:
    """A name of one's own; the server says whether it can be."""
    return Form("name", say.NAME, (Field("name", "text", say.NAME, longest=48),), say.NAME_SEEN)


def _admit_page(scene: Scene) -> Page:
    host = scene.view.seats.get("host")
    name = host.name if host else "Host"
    return Page(
        key="admit",
        title=say.ADMIT_TITLE.format(host=name),
        turn=say.BOTH,
        task=say.ADMIT_TASK,
        audience=say.LOBBY_SEEN,
        time=say.NO_TIMER_HERE,
        presence=presence(scene),
        actions=(
            Action("1", say.ADMIT_YES.format(host=name), Admit(yes=True), "yes"),
            Action("2", say.ADMIT_NO, Admit(yes=False), "no"),
            *leaving(),
        ),
        notes=scene.mine.notes,
    )
