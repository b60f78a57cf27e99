"""Before the game: the way in, what each sets in private, and readiness."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.commands import Admit, InviteHost, OpenDoor, Ready, SendOut, SetLane
from viceversa.game.exercise import BY_HAND, MOST_EXERCISES
from viceversa.game.view import ByHandView, DoorView, LobbyView

from . import say
from .frame import leaving, presence
from .link import link_to, spaced
from .page import Action, Field, Form, Local, Page, Section
from .scene import Scene


def lobby_page(scene: Scene, lobby: LobbyView) -> Page:
    """The lobby as a partner sees it."""
    if scene.view.admit:
        return _admit_page(scene)
    alone = not _is_taken(scene)
    title, task = (say.INVITE_TITLE, say.INVITE_TASK) if alone else (say.LOBBY_TITLE, _task(scene, lobby))
    return Page(
        key="lobby" if alone else "lobby both",
        title=title,
        turn=say.BOTH,
        task=task,
        audience=say.LOBBY_SEEN,
        time=say.NO_TIMER_HERE,
        sections=tuple(_sections(scene, lobby, alone)),
        presence=presence(scene),
        actions=(*_actions(scene, lobby, alone), *leaving()),
        notes=(*_notes(scene, lobby), *scene.mine.notes),
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
    mine, theirs = scene.view.seats[scene.me], scene.view.seats.get(scene.them)
    if not mine.ready:
        return say.LOBBY_WAIT
    return say.HOST_STARTS if theirs is not None and theirs.ready else scene.fill(say.WAITING)


def _notes(scene: Scene, lobby: LobbyView) -> Iterator[str]:
    if scene.waiting:
        yield say.ON_ITS_WAY
    if lobby.lane == "light":
        yield say.LIGHT
    if lobby.no_match:
        yield say.NO_MATCH
    if lobby.nothing_fits:
        yield say.NOTHING_FITS


def _sections(scene: Scene, lobby: LobbyView, alone: bool) -> Iterator[Section]:
    door, host = scene.view.door, scene.view.host_door
    if door is not None:
        yield door_section(scene, door)
    if host is not None:
        yield Section(say.ADD_HOST, (say.HOST_CODE.format(code=spaced(host.code)), say.HOST_LINK.format(link=link_of(scene, host))))
    if not alone and all(lobby.mark):
        one, two = lobby.mark
        yield Section(scene.fill(say.MARK_TITLE), (say.MARK.format(one=one, two=two),))
    if lobby.by_hand is not None:
        yield Section(say.BY_HAND, (by_hand_line(scene, lobby.by_hand), say.BY_HAND_HINT))
    done = {True: say.SET, False: say.NOT_SET}
    lines = (
        f"{say.LEVEL} {done[lobby.level_set]}",
        f"{say.CHECK}: {done[lobby.lane_set or lobby.lane is not None]}",
        f"{say.PICKS} {say.SET if lobby.picked else say.ANY}",
        f"{say.TIMERS}: {dict(say.TIMER_OPTIONS)[lobby.timer]}",
        say.REST_TAKES.format(n=lobby.rest),
    )
    yield Section(say.SETTINGS_TITLE, lines)


def door_section(scene: Scene, door: DoorView) -> Section:
    """An open way in: its code while that is good, and its link."""
    old = say.CODE_OLD if scene.view.stage == "lobby" else say.CODE_OLD_IN_PLAY
    code = say.CODE.format(code=spaced(door.code)) if door.expires > scene.now else old
    seat = scene.view.seats.get(door.seat) if door.seat is not None else None
    title = say.DOOR_OF.format(name=seat.name) if seat is not None and seat.name else say.DOOR_TITLE
    return Section(title, (code, say.LINK.format(link=link_of(scene, door))))


def _actions(scene: Scene, lobby: LobbyView, alone: bool) -> Iterator[Action]:
    """Every key keeps its meaning while the lobby fills; ready has one of its own, and comes first."""
    host = scene.view.seats.get("host")
    hosted = host is not None and host.presence != "empty"
    if not alone and lobby.level_set and lobby.lane_set:
        ready = scene.view.seats[scene.me].ready
        yield Action("r", say.NOT_READY if ready else say.IM_READY, Ready(ready=not ready), "ready")
    yield Action("1", say.LEVEL, level_form(hosted), "level")
    if lobby.lane is None:
        yield Action("2", say.CHECK, check_form(), "check")
    yield Action("3", say.PICKS, picks_form(scene, lobby.by_hand), "choose")
    yield Action("4", say.TIMERS, timer_form(), "timers")
    yield Action("5", say.NAME, name_form(), "name")
    yield (
        Action("6", say.NEW_CODE, OpenDoor(scene.them), "code")
        if alone
        else Action("6", scene.fill(say.SEND_OUT), SendOut(), "out")
    )
    if not alone and scene.view.host_door is None and not hosted:
        yield Action("7", say.ADD_HOST, InviteHost(), "host")
    if lobby.lane == "light":
        yield Action("8", say.ANOTHER_DAY, SetLane("stop"), "another")
    yield Action("9", say.COMPOSE, compose_form(scene), "compose")
    yield Action("0", say.REST_LENGTH, rest_form(), "break")
    if scene.view.door:
        yield Action("v", say.QR, Local("sheet", "qr"), "qr")


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


def picks_form(scene: Scene, by_hand: ByHandView | None) -> Form:
    """The programmes one would enjoy, what was put together by hand first."""
    programmes = scene.words.programmes.items()
    options = tuple((name, f"{words.title} ({words.minutes} min): {words.about}") for name, words in programmes)
    if by_hand is not None:
        options = ((BY_HAND, f"{say.BY_HAND}: {by_hand_line(scene, by_hand)}"), *options)
    field = Field("programmes", "many", say.PICKS_HINT, options=options, may_skip=True)
    return Form("choose", say.PICKS, (field,), say.PICKS_SEEN)


def by_hand_line(scene: Scene, by_hand: ByHandView) -> str:
    """What was put together by hand, in words."""
    names = ", ".join(scene.words.exercises[name].title for name in by_hand.exercises)
    return say.BY_HAND_LINE.format(names=names, minutes=by_hand.minutes)


def compose_form(scene: Scene) -> Form:
    """Exercises one after the other; the server says whether a session can go that way."""
    options = tuple((name, f"{words.title}: {words.about}") for name, words in scene.words.exercises.items())
    field = Field("exercises", "order", say.COMPOSE_HINT, options=options, high=MOST_EXERCISES, may_skip=True)
    return Form("compose", say.COMPOSE, (field,), say.COMPOSE_SEEN)


def timer_form() -> Form:
    """The timers."""
    return Form("timer", say.TIMERS, (Field("timer", "choice", say.TIMERS, options=say.TIMER_OPTIONS),), say.TIMER_SEEN)


def rest_form() -> Form:
    """How long a longer break is."""
    return Form("rest", say.REST_LENGTH, (Field("rest", "choice", say.REST_LENGTH, options=say.REST_OPTIONS),), say.REST_SEEN)


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
