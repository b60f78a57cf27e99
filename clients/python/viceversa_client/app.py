"""The full-screen front end: draws the page, keeps the clock moving, and turns keys into actions.

It decides nothing: what is on the page, and what an action does, come from elsewhere. No meaning hangs on colour.
"""

from __future__ import annotations

import asyncio
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
from .lines import body
from .lobby_page import link_of
from .page import Action, Form, Page
from .qr import qr_lines
from .sitting import Sitting

ALWAYS = "hqx"
"""The keys that every page has."""


class GameApp(App[int]):
    """One sitting in a terminal."""

    TITLE = "Vice Versa"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit_game", "Leave", priority=True)]
    CSS = """
    Screen { layout: vertical; }
    #title { text-style: bold; }
    #turn { text-style: bold; }
    #time { text-style: bold reverse; width: auto; padding: 0 1; }
    #body { height: 1fr; min-height: 3; padding: 0 1; }
    #presence { padding: 0 1; }
    #said { padding: 0 1; text-style: bold; }
    #title, #turn, #task, #audience, #next, #dock { padding: 0 1; }
    #actions { height: auto; max-height: 7; border: none; }
    FormScreen { align: center middle; }
    #form { width: 100%; height: 100%; padding: 1 2; }
    #form-title { text-style: bold; }
    #form-time { text-style: bold reverse; width: auto; padding: 0 1; }
    #form-options, #form-many { height: auto; max-height: 12; border: none; }
    #form-problem { text-style: bold; }
    """

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._drawn: Page | None = None
        self._listed: tuple[Action, ...] = ()
        self._following: asyncio.Task[None] | None = None
        sitting.changed = self._changed

    def compose(self) -> ComposeResult:
        """What is read first comes first."""
        for name in ("title", "turn", "task", "audience", "time", "next"):
            yield Static("", id=name, markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield Static("", id="content", markup=False)
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
        if page == old:
            return
        self._drawn = page
        main = self.screen_stack[0]
        for name in ("title", "turn", "task", "audience", "time", "next"):
            part = main.query_one(f"#{name}", Static)
            part.update(getattr(page, name))
            part.display = bool(getattr(page, name))
        if old is not None and old.key != page.key:
            main.query_one("#said", Static).update("")
        main.query_one("#content", Static).update(self._content(page))
        main.query_one("#presence", Static).update("\n".join(page.presence))
        if old is None or old.actions != page.actions:
            self._list(page, keep=old is not None and old.key == page.key)

    def _content(self, page: Page) -> Text:
        door = self._sitting.scene.view.door
        if page.key == "sheet qr" and door is not None:
            return Text("\n".join(qr_lines(link_of(self._sitting.scene, door))), style="white on black", no_wrap=True)
        return Text("\n".join(body(page)))

    def _list(self, page: Page, *, keep: bool) -> None:
        main = self.screen_stack[0]
        docked = [(action, f"[{action.key}] {_short(action)}") for action in page.actions if action.key in say.DOCK]
        game = "  ".join(words for action, words in docked if action.key not in ALWAYS)
        out = "  ".join(words for action, words in docked if action.key in ALWAYS)
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
            self._start(self._listed[event.option_index])

    def on_key(self, event: Key) -> None:
        """A key of the page; never while a form is open, where letters are letters."""
        if len(self.screen_stack) > 1 or self._drawn is None:
            return
        action = self._drawn.action("space" if event.key == "space" else event.character or "")
        if action is not None and len(action.key) <= 5:
            event.stop()
            self._start(action)

    def action_quit_game(self) -> None:
        """Leave; the place is kept."""
        self._sitting.left = "leave"
        self.exit(0)

    def _start(self, action: Action) -> None:
        self.run_worker(self._do(action), exclusive=False)

    async def _do(self, action: Action) -> None:
        entries = None
        if isinstance(action.does, Form):
            entries = await self.push_screen_wait(FormScreen(self._sitting, action.does))
            if entries is None:
                return
        said = await self._sitting.act(action, entries)
        if self.is_running:
            self.screen_stack[0].query_one("#said", Static).update(said)


def _short(action: Action) -> str:
    """An action of the dock in a word or two."""
    return say.DOCK_SHORTEN if action.label == say.SHORTEN else say.DOCK[action.key]
