"""A person at a device: what both front ends share between the page and the seat.

It keeps what this device alone knows, makes the scene, and does what an action says. Front ends draw, and read keys.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path

import msgspec

from viceversa.game.commands import DeviceCommand, Erase, OpenDoor, Over, Seal, SetLane
from viceversa.game.view import PlaceView, View
from viceversa.wire.closing import Closing

from . import drafts, say
from .asking import Problem, command_of
from .device import Device, SessionOver
from .end_page import saved_text
from .events import Ended, LinkDown, LinkUp, Noticed, Viewed
from .page import Action, Entries, Field, Form, Local, Page
from .pages import page
from .scene import Half, Mine, Scene
from .showings import seen

replace = msgspec.structs.replace


class Sitting:
    """One person, one device. `changed` is called whenever the page may be another."""

    def __init__(self, device: Device, *, practice: bool = False, folder: Path | None = None) -> None:
        self.device = device
        self.mine = Mine(practice=practice)
        self.changed: Callable[[], None] = lambda: None
        self.over: Closing | None = None
        self.left: str = ""
        self._folder = folder or Path.home()
        self._lost: int | None = None
        self._seen: dict[int, tuple[str, str]] = {}
        self._flying: list[DeviceCommand] = []
        self._seq = 0
        self._noted: set[asyncio.Task[str]] = set()
        offset = datetime.now().astimezone().utcoffset()
        self._zone = round(offset.total_seconds()) if offset else 0

    @property
    def scene(self) -> Scene:
        """Everything that the page is made from, as it is now."""
        device = self.device
        return Scene(
            view=device.view,
            words=device.words,
            opened=device.opened,
            now=device.store_now(),
            server=device.server,
            session=device.session,
            link_up=device.connected,
            lost=None if device.connected else self._lost,
            waiting=device.waiting and any(not isinstance(command, Over) for command in self._flying),  # the gauge shows nowhere
            zone=self._zone,
            mine=self.mine,
        )

    @property
    def page(self) -> Page:
        """The page to show now."""
        return page(self.scene)

    async def follow(self) -> None:
        """Take in the device's events until the seat is over."""
        place, around, before, down = 0, ("", 0, ""), dict(self.device.view.told), False
        left: PlaceView | None = None
        async for event in self.device.events():
            match event:
                case Viewed(view, seq):
                    here = view.place.instance if view.place else 0
                    fresh = self._fresh(view, here)
                    told = {
                        ask: self.mine.told.get(ask, here) if before.get(ask) == said else here for ask, said in view.told.items()
                    }
                    self.mine, before = replace(self.mine, fresh=fresh, told=told), view.told
                    self._remember(view, seq)
                    out = view.interlude.kind if view.interlude else ""
                    if (view.stage, here, out) != around:
                        around = view.stage, here, out
                        self.mine = replace(self.mine, notes=())  # what was said in passing belongs to the page it was said on
                        if self.mine.sheet:
                            self.note(say.WENT_ON)
                    if here != place:
                        place = here
                        self.mine = replace(self.mine, covered=False)
                        self.mine = drafts.after(self.mine, here)
                        if left is not None and (said := self._said_after(left, view)):
                            self.note(said)
                        left = view.place
                case Noticed(_, sentence):
                    self.note(sentence)
                case Ended(closing):
                    self.over = closing
                case LinkDown():
                    down, self._lost = True, self.device.store_now()
                case LinkUp() if down:
                    down = False
                    self.note(say.LINK_BACK)
                case LinkUp():
                    pass
                case _:
                    continue
            self.changed()

    def _remember(self, view: View, seq: int) -> None:
        """What later pages need and later views do not tell: the kind of session, and what was shown and read."""
        kind = view.lobby.lane if view.lobby is not None else self.mine.kind
        gap, self._seq = seq > self._seq + 1, seq
        self.mine = replace(self.mine, kind=kind, showings=seen(self.mine.showings, view, self.device.words, gap=gap))

    def _said_after(self, left: PlaceView, view: View) -> str:
        """The sentence of a phase that is over; empty where it has none, or comes again at once, or the session was stopped in it."""
        here = view.place
        again = here is not None and (here.exercise, here.phase, here.turn) == (left.exercise, left.phase, left.turn)
        if again or view.stage not in ("playing", "done"):
            return ""
        exercise = self.device.words.exercises.get(left.exercise)
        phase = exercise.phases.get(left.phase) if exercise else None
        return self.scene.fill(phase.after, lead=self.scene.name(left.lead)) if phase else ""

    def _fresh(self, view: View, here: int) -> dict[int, int]:
        """In which phase instance each opened one belongs on the page: where it was first seen, and where that phase comes again."""
        place = view.place
        phase = (place.exercise, place.phase) if place is not None else ("", "")
        return {
            one.instance: here if self._seen.setdefault(one.instance, phase) == phase else self.mine.fresh.get(one.instance, here)
            for one in view.opened
        }

    def keep_words(self, form: Form, field: Field, words: str) -> None:
        """Words that were finished after their step was over stay on this device's own pages."""
        self.mine = drafts.unsealed(self.mine, form, {field.key: words.strip()})
        self.changed()

    @property
    def news(self) -> str:
        """What somebody who fills in a form should know of the world around it: the link, and a clock that is held."""
        scene = self.scene
        lines = [say.NO_LINK] if not scene.link_up else []
        return "\n".join([*lines, *scene.mine.notes])

    def note(self, sentence: str) -> None:
        """Tell the person something."""
        self.mine = drafts.noted(self.mine, sentence)
        self.changed()

    def keep_draft(self, form: Form, entries: Entries, half: Half | None = None) -> None:
        """Remember what was filled in so far, on this device alone; half is (field, the words so far)."""
        if not form.instance or form.instance == self._instance:
            self.mine = drafts.kept(self.mine, form, entries, half)
        elif half is not None:  # the step went on under what was being typed
            self.mine = drafts.unsealed(self.mine, form, {half[0]: half[1]})

    @property
    def _instance(self) -> int:
        return self.device.view.place.instance if self.device.view.place else 0

    def draft(self, form: Form) -> Entries:
        """What was filled in before, as far as it is still offered."""
        return drafts.entries_of(self.mine, form)

    async def act(self, action: Action, entries: Entries | None = None) -> str:
        """Do what an action says; for a form, with its entries. A sentence for the person when it could not be done, else empty."""
        self.mine = replace(self.mine, notes=())
        match action.does:
            case Local(name="save"):
                return await self._save()
            case Local() as local:
                return self._here(local)
            case Form() as form:
                return await self._give(form, entries or {})
            case command:
                return await self._send(command)

    def _here(self, local: Local) -> str:
        match local.name:
            case "sheet":
                self.mine = replace(self.mine, sheet=local.value)
            case "close":
                self.mine = replace(self.mine, sheet="")
            case "cover":
                self.mine = replace(self.mine, covered=not self.mine.covered)
            case "own":
                self.mine = replace(self.mine, part_off=True)
            case "leave" | "leave_fast":
                self.left = local.name
        self.changed()
        return ""

    async def _give(self, form: Form, entries: Entries) -> str:
        command = command_of(form, entries)
        match command:
            case Problem(sentence):
                self.keep_draft(form, entries)
                return sentence
            case None:
                said = ""
            case Over():
                # Sent behind the page's back: the same word at the same moment, whatever was chosen, and also without a link.
                task = asyncio.create_task(self._send(command))
                self._noted.add(task)
                task.add_done_callback(self._noted.discard)
                said = ""
            case _:
                said = await self._fly(form, entries, command)
        if form.purpose == "gauge":
            self.note(say.NOTED)
        return said

    async def _fly(self, form: Form, entries: Entries, command: DeviceCommand) -> str:
        """Give a form once: while it is on its way it is not offered again; when it was refused it is as it was."""
        self.keep_draft(form, entries)
        self.mine = replace(self.mine, flying=self.mine.flying | {form.draft})
        self.changed()
        try:
            said = await self._send(command)
        finally:
            self.mine = replace(self.mine, flying=self.mine.flying - {form.draft})
        self.mine = drafts.after(self.mine, self._instance) if said else drafts.dropped(self.mine, form.draft)
        self.changed()
        return said

    async def _send(self, command: DeviceCommand) -> str:
        if command in self._flying:
            return ""
        if isinstance(command, SetLane):
            self.mine = replace(self.mine, lane=command.lane)
        self._flying.append(command)
        try:
            answer = await self.device.do(command)
        except SessionOver as over:
            self.over = over.closing
            self.changed()
            return "" if isinstance(command, Erase) else over.closing.say
        finally:
            self._flying.remove(command)
        if answer.result == "accepted":
            if not isinstance(command, Over):
                mine_to_move = isinstance(command, OpenDoor) and self.device.view.stage == "playing"
                notes = tuple(note for note in self.mine.notes if note != say.WENT_ON)
                self.mine = replace(self.mine, sheet="door" if mine_to_move else "", notes=notes)
            self.changed()
            return ""
        if answer.code == "phase_over" and not isinstance(command, Seal):
            return ""  # the next page says as much
        words = say.REFUSED.get(answer.code or "", answer.say or "")
        return self.scene.fill(words)

    async def _save(self) -> str:
        name = f"vice-versa-{datetime.now().strftime('%Y-%m-%d-%H%M')}"
        try:
            path = await asyncio.to_thread(_write_new, self._folder, name, saved_text(self.scene))
        except OSError as error:
            return say.NOT_SAVED.format(why=error.strerror or "")
        return say.SAVED.format(path=path)


def _write_new(folder: Path, name: str, text: str) -> Path:
    """Write a file that only its owner may read, under that name or one that nobody has yet. Raises OSError."""
    for n in count(1):
        path = folder / f"{name}{f'-{n}' if n > 1 else ''}.txt"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        return path
    raise AssertionError("counting does not end")
