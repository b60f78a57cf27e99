"""The full-screen front end: draws the page, keeps the clock moving, and turns keys into actions.

It decides nothing: what is on the page, and what an action does, come from elsewhere. No meaning hangs on colour.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import chain
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from . import say
from .form_screen import FormScreen
from .lines import dock, section_lines
from .lobby_page import link_of
from .page import Action, Form, Local, Page, Section
from .plot import plot_lines
from .qr import qr_lines
from .sitting import Sitting
from .stray import Stray

ALWAYS = "hqx"
"""The keys that every page has."""

MARGIN = 4
"""Columns beside the words in the middle of the page: the paddings, and room for the scroll bar."""


class GameApp(App[int]):
    """One sitting in a terminal."""

    TITLE = "Vice Versa"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit_game", "Leave", priority=True),
        Binding("pagedown", "turn_over(1)", "More", priority=True),
        Binding("pageup", "turn_over(-1)", "Back up", priority=True),
    ]
    CSS = """
    Screen { layout: vertical; }
    #title { text-style: bold; }
    #turn { text-style: bold; }
    #time { text-style: bold reverse; width: auto; padding: 0 1; }
    #body { height: 1fr; min-height: 3; padding: 0 1; }
    #presence { padding: 0 1; }
    #more { padding: 0 1; text-style: italic; }
    #notes { padding: 0 1; max-height: 5; }
    #said { padding: 0 1; text-style: bold; }
    #title, #turn, #task, #audience, #next, #dock { padding: 0 1; }
    #actions { height: auto; max-height: 7; border: none; }
    FormScreen { align: center middle; }
    #form { width: 100%; height: 100%; padding: 1 2; }
    #form-title { text-style: bold; }
    #form-time { text-style: bold reverse; width: auto; padding: 0 1; }
    #form-options { height: auto; max-height: 14; border: none; }
    #form-problem, #form-news { text-style: bold; }
    """

    def __init__(self, sitting: Sitting, stray: Stray | None = None) -> None:
        super().__init__()
        self._sitting = sitting
        self._stray = stray or Stray()
        self._drawn: Page | None = None
        self._listed: tuple[Action, ...] = ()
        self._as_table = False
        self._following: asyncio.Task[None] | None = None
        sitting.changed = self._changed

    def compose(self) -> ComposeResult:
        """What is read first comes first."""
        for name in ("title", "turn", "task", "audience", "time", "next"):
            yield Static("", id=name, markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield Static("", id="content", markup=False)
        yield Static("", id="more", markup=False)
        yield Static("", id="notes", markup=False)
        yield Static("", id="said", markup=False)
        yield Static("", id="presence", markup=False)
        yield OptionList(id="actions")
        yield Static("", id="dock", markup=False)

    def on_mount(self) -> None:
        """Draw, listen, and count."""
        self._following = asyncio.create_task(self._sitting.follow())
        self._draw()
        self.set_interval(0.25, self._draw)
        self.query_one("#actions", OptionList).focus()

    async def on_unmount(self) -> None:
        """Stop listening."""
        if self._following is not None:
            self._following.cancel()

    def _changed(self) -> None:
        if self.is_running and self.is_mounted_now:
            self.call_later(self._draw)

    @property
    def is_mounted_now(self) -> bool:
        """Whether there is something to draw on."""
        return self._drawn is not None

    def _draw(self) -> None:
        if self._sitting.left or self._sitting.over is not None:
            self.exit(0)
            return
        page, old = self._sitting.page, self._drawn
        self._mark_more()
        if page == old:
            return
        self._drawn = page
        self._stray.means({action.key: action.does for action in page.actions})
        main = self.screen_stack[0]
        for name in ("title", "turn", "task", "audience", "time", "next"):
            part = main.query_one(f"#{name}", Static)
            part.update(getattr(page, name))
            part.display = bool(getattr(page, name))
        if old is None or old.key != page.key:
            self._say("")
            main.query_one("#body").scroll_home(animate=False)
        notes = main.query_one("#notes", Static)
        notes.update("\n".join(page.notes))
        notes.display = bool(page.notes)
        main.query_one("#content", Static).update(self._content(page))
        main.query_one("#presence", Static).update("\n".join(page.presence))
        if old is None or old.actions != page.actions:
            self._list(page, keep=old is not None and old.key == page.key)

    def _content(self, page: Page) -> Text:
        door = self._sitting.scene.view.door
        if page.key == "sheet qr" and door is not None:
            return Text("\n".join(qr_lines(link_of(self._sitting.scene, door))), style="white on black", no_wrap=True)
        return Text("\n").join(chain.from_iterable(map(self._section, page.sections)))

    def _section(self, section: Section) -> Iterator[Text]:
        """A section's lines, or its plot."""
        if section.plot is None or self._as_table:
            yield from (Text(self._folded(line)) for line in section_lines(section))
        else:
            indent = Text("   ")
            yield Text(self._folded(f"-- {section.title}"))
            for line in plot_lines(section.plot, max(10, self.size.width - MARGIN - len(indent))):
                yield from (indent + Text(part) for part in self._folded(line).split("\n"))
        if section.plot is not None:
            yield Text("   " + (say.PLOT_AS_PICTURE if self._as_table else say.PLOT_AS_TABLE))

    def _folded(self, line: str) -> str:
        """A line of a section, folded so that it goes on where it began."""
        start = " " * (len(line) - len(line.lstrip(" ")))
        width = max(10, self.size.width - MARGIN - len(start))
        return "\n".join(start + part.plain.rstrip() for part in Text(line.lstrip(" ")).wrap(self.console, width))

    def on_resize(self) -> None:
        """The terminal has another size: once that is known here too, draw the sections anew."""
        self.call_later(self._redraw)

    def _redraw(self) -> None:
        """Draw the sections of the same page again."""
        page = self._drawn
        if page is not None:
            self.screen_stack[0].query_one("#content", Static).update(self._content(page))

    def _mark_more(self) -> None:
        """Say so where there is more to read than fits."""
        main = self.screen_stack[0]
        if not main.query("#more"):
            return  # the screen is not there yet, or not any more
        body, more = main.query_one("#body"), main.query_one("#more", Static)
        below, above = body.max_scroll_y > body.scroll_y, body.scroll_y > 0
        said = say.MORE_BELOW if below else say.MORE_ABOVE if above else ""
        more.update(said)
        more.display = bool(said)

    def action_turn_over(self, way: int) -> None:
        """Read on, or back, where there is more than fits."""
        body = self.screen_stack[0].query_one("#body")
        body.scroll_relative(y=way * max(1, body.size.height - 1), animate=False)

    def _say(self, sentence: str) -> None:
        said = self.screen_stack[0].query_one("#said", Static)
        said.update(sentence)
        said.display = bool(sentence)

    def _list(self, page: Page, *, keep: bool) -> None:
        main = self.screen_stack[0]
        docked = dock(page)
        game = "  ".join(words for key, words in docked if key not in ALWAYS)
        out = "  ".join(words for key, words in docked if key in ALWAYS)
        main.query_one("#dock", Static).update("\n".join(filter(None, (game, out))))
        self._listed = tuple(action for action in page.actions if action.key not in say.DOCK)
        options = main.query_one("#actions", OptionList)
        at = options.highlighted if keep else 0
        options.clear_options()
        labels = [Text(f"[{action.key}] {action.label}", no_wrap=True, overflow="ellipsis") for action in self._listed]
        options.add_options([Option(label) for label in labels])
        options.highlighted = min(at or 0, len(labels) - 1) if labels else None
        options.display = bool(labels)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line of the list was chosen."""
        if event.option_list.id == "actions" and event.option_index < len(self._listed):
            self._start(self._listed[event.option_index], "enter")

    def on_key(self, event: Key) -> None:
        """A key of the page; never while a form is open, where letters are letters."""
        if len(self.screen_stack) > 1 or self._drawn is None:
            return
        if event.character == "t" and any(section.plot is not None for section in self._drawn.sections):
            event.stop()
            self._as_table = not self._as_table
            self._redraw()
            return
        action = self._drawn.action("space" if event.key == "space" else event.character or "")
        if action is not None and len(action.key) <= 5:
            event.stop()
            self._start(action, action.key)

    def action_quit_game(self) -> None:
        """Leave; the place is kept."""
        self._sitting.left = "leave"
        self.exit(0)

    def _start(self, action: Action, key: str) -> None:
        gives = not isinstance(action.does, (Form, Local))
        if self._stray.takes(key, of=action.key, gives=gives):
            self.run_worker(self._do(action), exclusive=False)

    async def _do(self, action: Action) -> None:
        entries = None
        if isinstance(action.does, Form):
            entries = await self.push_screen_wait(FormScreen(self._sitting, action.does, self._stray))
            self._stray.turned()
            if entries is None:
                return
        said = await self._sitting.act(action, entries)
        if self.is_running:
            self._say(said)
