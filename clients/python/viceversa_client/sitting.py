"""A person at a device: what both front ends share between the page and the seat.

It keeps what this device alone knows, makes the scene, and does what an action says. Front ends draw, and read keys.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from viceversa.game.commands import DeviceCommand, Erase, SetLane
from viceversa.wire.closing import Closing

from . import say
from .asking import Problem, command_of
from .device import Device, SessionOver
from .end_page import saved_text
from .events import Ended, LinkDown, LinkUp, Noticed, Viewed
from .page import Action, Entries, Form, Local, Page
from .pages import page
from .scene import Mine, Scene

replace = msgspec.structs.replace
NOTES = 3


class Sitting:
    """One person, one device. `changed` is called whenever the page may be another."""

    def __init__(self, device: Device, *, practice: bool = False, folder: Path | None = None) -> None:
        self.device = device
        self.mine = Mine(practice=practice)
        self.changed: Callable[[], None] = lambda: None
        self.over: Closing | None = None
        self.left: str = ""
        self._folder = folder or Path.home()
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
            waiting=device.waiting,
            zone=self._zone,
            mine=self.mine,
        )

    @property
    def page(self) -> Page:
        """The page to show now."""
        return page(self.scene)

    async def follow(self) -> None:
        """Take in the device's events until the seat is over."""
        place, before = 0, dict(self.device.view.told)
        async for event in self.device.events():
            match event:
                case Viewed(view, _):
                    here = view.place.instance if view.place else 0
                    fresh = {one.instance: self.mine.fresh.get(one.instance, here) for one in view.opened}
                    told = {
                        ask: self.mine.told.get(ask, here) if before.get(ask) == said else here for ask, said in view.told.items()
                    }
                    self.mine, before = replace(self.mine, fresh=fresh, told=told), view.told
                    if here != place:
                        place = here
                        drafts = {key: draft for key, draft in self.mine.drafts.items() if key[0] in (0, here)}
                        self.mine = replace(self.mine, notes=(), covered=False, drafts=drafts)
                case Noticed(_, sentence):
                    self.note(sentence)
                case Ended(closing):
                    self.over = closing
                case LinkUp() | LinkDown():
                    pass
                case _:
                    continue
            self.changed()

    def note(self, sentence: str) -> None:
        """Tell the person something; the last few stay on the page."""
        kept = tuple(each for each in self.mine.notes if each != sentence)
        self.mine = replace(self.mine, notes=(*kept, sentence)[-NOTES:])
        self.changed()

    def keep_draft(self, form: Form, entries: Entries) -> None:
        """Remember what was filled in so far, on this device alone; never the private check or the gauge."""
        if form.purpose not in ("lane", "gauge", "level"):
            self.mine = replace(self.mine, drafts={**self.mine.drafts, form.draft: dict(entries)})

    def draft(self, form: Form) -> Entries:
        """What was filled in before."""
        return dict(self.mine.drafts.get(form.draft, {}))

    async def act(self, action: Action, entries: Entries | None = None) -> str:
        """Do what an action says; for a form, with its entries. A sentence for the person when it could not be done, else empty."""
        self.mine = replace(self.mine, notes=())
        match action.does:
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
            case "note":
                self.note(local.value)
        self.changed()
        return ""

    async def _give(self, form: Form, entries: Entries) -> str:
        if form.purpose == "save":
            chosen = next(iter(entries.values()), ())
            return await self._save(chosen if isinstance(chosen, tuple) else ())
        command = command_of(form, entries)
        match command:
            case Problem(sentence):
                self.keep_draft(form, entries)
                return sentence
            case None:
                said = ""
            case _:
                self.keep_draft(form, entries)
                said = await self._send(command)
        if form.purpose == "gauge":
            # The same page, the same word, whatever was chosen.
            self.mine = replace(self.mine, sheet="")
            self.note(say.NOTED)
            return ""
        if not said:
            self.mine = replace(self.mine, drafts={key: draft for key, draft in self.mine.drafts.items() if key != form.draft})
        return said

    async def _send(self, command: DeviceCommand) -> str:
        if isinstance(command, SetLane):
            self.mine = replace(self.mine, lane=command.lane)
        try:
            answer = await self.device.do(command)
        except SessionOver as over:
            self.over = over.closing
            self.changed()
            return "" if isinstance(command, Erase) else over.closing.say
        if answer.result == "accepted":
            self.mine = replace(self.mine, sheet="")
            self.changed()
            return ""
        words = say.REFUSED.get(answer.code or "", answer.say or "")
        return self.scene.fill(words)

    async def _save(self, chosen: tuple[str, ...]) -> str:
        if not chosen:
            return say.NOTHING_TO_KEEP
        path = self._folder / f"vice-versa-{datetime.now().strftime('%Y-%m-%d-%H%M')}.txt"
        try:
            await asyncio.to_thread(_write, path, saved_text(self.scene, chosen))
        except OSError as error:
            return say.NOT_SAVED.format(why=error.strerror or "")
        return say.SAVED.format(path=path)


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
