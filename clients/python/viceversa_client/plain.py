"""The line mode: prints the page when it changes, reads one line at a time. For screen readers, pipes and plain terminals.

It never moves the cursor or colours anything, and says a running time only when it matters: at a new page, when asked, and near the end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from . import drafts, say
from .asking import Problem, read_entry
from .clockface import left_ms, time_up
from .lines import field_lines, lines_of, review_lines
from .page import Entries, Field, Form, Local, Page
from .sitting import Sitting
from .stray import Stray

Write = Callable[[str], None]
Read = Callable[[], Awaitable[str | None]]
WARN = 10_000
"""Milliseconds before the end of a phase at which the time is said."""

FLUSH = 0.05
"""Seconds that the page waits before it is printed, for what comes at the same moment."""


class Typed:
    """Lines from a reader, one after another; None is the end of input."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.queue: asyncio.Queue[str | None] = asyncio.Queue()

    async def run(self) -> None:
        """Read until the input ends."""
        while True:
            line = await self._read()
            self.queue.put_nowait(line)
            if line is None:
                return


class Moved(Exception):
    """The game went on while a form was being filled in."""


class PlainScreen:
    """One sitting in line mode."""

    def __init__(self, sitting: Sitting, read: Read, write: Write, stray: Stray | None = None) -> None:
        self._sitting = sitting
        self._stray = stray or Stray()
        self._typed = Typed(read)
        self._write = write
        self._stir = asyncio.Event()
        self._shown: tuple[str, ...] = ()
        self._key = ""
        self._warned = ""
        self._filling = False
        self._news = ""
        self._cut: tuple[Form, Field] | None = None
        sitting.changed = self._stir.set

    async def run(self) -> None:
        """Play until the person leaves, the input ends, or the seat is over."""
        tasks = [asyncio.create_task(each) for each in (self._sitting.follow(), self._typed.run(), self._print(), self._warn())]
        try:
            self._show(self._sitting.page)
            while not self._finished():
                line = await self._line()
                if line is None:
                    return
                await self._handle(line)
                self._stir.set()  # the page is printed a moment later, when what follows from an answer has come as well
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _finished(self) -> bool:
        return bool(self._sitting.left) or self._sitting.over is not None

    async def _line(self, form: Form | None = None) -> str | None:
        """The next line; None at the end of input or of the session. Raises Moved when the page goes on without that form."""
        while True:
            if form is not None and not self._sitting.page.offers(form):
                raise Moved
            with suppress(TimeoutError):
                return await asyncio.wait_for(self._typed.queue.get(), 0.2)
            if self._finished():
                return None

    async def _handle(self, line: str) -> None:
        page = self._sitting.page
        typed = line.strip()
        if not typed or typed in ("?", "time"):
            self._say(*lines_of(page) if typed == "?" or not typed else [page.time])
            return
        action, cut = page.action("space" if typed == "pause" else typed), self._cut
        self._cut = None
        if action is None and cut is not None:
            self._sitting.keep_words(*cut, line)
            return
        if action is None:
            self._say(say.NO_CHOICE)
            return
        if not isinstance(action.does, (Form, Local)) and not self._stray.settled(action.key):
            self._say(say.JUST_CHANGED)
            return
        entries: Entries | None = None
        if isinstance(action.does, Form):
            entries = await self._fill(action.does)
            if entries is None:
                return
        said = await self._sitting.act(action, entries)
        if said:
            self._say(said)
        if isinstance(action.does, Local) and not self._finished():
            self._show(self._sitting.page)

    async def _fill(self, form: Form) -> Entries | None:
        """Ask for a form's fields, one after the other; None when it was left or the page went on without it."""
        entries = self._sitting.draft(form)
        self._filling, self._news, asked = True, self._sitting.news, None
        try:
            back = say.LINES_DROP if drafts.never_kept(form) else say.LINES_KEEP if form.instance else say.LINES_KEEP_HERE
            self._say(form.title, form.audience, *form.intro, back)
            for n, field in enumerate(form.fields, 1):
                if field.key in entries:
                    continue
                self._say(*field_lines(field, (n, len(form.fields)), form.title))
                asked = field
                while True:
                    line = await self._line(form)
                    if line is None or line.strip() == "<":
                        self._sitting.keep_draft(form, entries)
                        return None
                    if not line.strip() and field.may_skip:
                        break
                    entry = read_entry(field, line)
                    if isinstance(entry, Problem):
                        self._say(entry.say)
                        continue
                    entries[field.key] = entry
                    self._sitting.keep_draft(form, entries)
                    break
            return await self._confirm(form, entries)
        except Moved:
            if asked is not None and asked.kind == "text":
                self._cut = form, asked
            self._say(say.MOVED_ON)
            return None
        finally:
            self._filling = False
            self._stir.set()

    async def _confirm(self, form: Form, entries: Entries) -> Entries | None:
        if not form.confirm:
            return entries
        if form.purpose != "lane":
            self._say(*review_lines(form, entries))
        self._say(say.CONFIRM.format(confirm=form.confirm))
        line = await self._line(form)
        if line is not None and line.strip().casefold() in ("y", "yes"):
            return entries
        self._sitting.keep_draft(form, {})
        return None

    async def _print(self) -> None:
        """Print the page when it is another; small changes as their own new lines."""
        self._stir.set()
        while True:
            await self._stir.wait()
            await asyncio.sleep(FLUSH)
            self._stir.clear()
            if not self._filling:
                self._show(self._sitting.page)
            elif self._sitting.news != self._news:
                self._news = self._sitting.news
                self._say(self._news or say.LINK_BACK)

    def _show(self, page: Page) -> None:
        self._stray.means({action.key: action.does for action in page.actions})
        now = tuple(line for line in lines_of(page) if line != page.time)
        if page.key != self._key:
            self._say("", *lines_of(page))
        elif now != self._shown:
            old = set(self._shown)
            self._say(*(line for line in now if line not in old))
        self._key, self._shown = page.key, now

    async def _warn(self) -> None:
        """Say once in a phase that ten seconds are left."""
        while True:
            await asyncio.sleep(0.25)
            scene = self._sitting.scene
            left, place = left_ms(scene), scene.view.place
            key = str(place.instance) if place else ""
            clock = scene.view.clock
            if left is not None and clock is not None and clock.running and left <= WARN and key != self._warned:
                self._warned = key
                self._say(say.TEN_SECONDS if left > 1000 else time_up(scene))

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._write(line)
