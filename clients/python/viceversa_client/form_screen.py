"""The full-screen form: one field at a time, then a list to look over before it is given.

It keeps what was filled in as it goes, so that nothing is lost when the game moves on above it.
"""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, SelectionList, Static
from textual.widgets.option_list import Option

from . import say
from .asking import Problem, read_entry, shown
from .page import Entries, Entry, Field, Form
from .sitting import Sitting

FEW = 12
"""A scale of at most so many steps is a list; a longer one is typed."""


class FormScreen(ModalScreen[Entries | None]):
    """Fills a form; closes with its entries, or with None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back to the page")]

    def __init__(self, sitting: Sitting, form: Form) -> None:
        super().__init__()
        self._sitting = sitting
        self._form = form
        self._page = sitting.page.key
        self._entries = sitting.draft(form)
        self._at = next((n for n, field in enumerate(form.fields) if field.key not in self._entries), len(form.fields))
        if self._at == len(form.fields) and not form.confirm:
            self._at = 0

    def compose(self) -> ComposeResult:
        """Title, time, what is asked, and one widget to answer with."""
        with VerticalScroll(id="form"):
            yield Static(self._form.title, id="form-title", markup=False)
            yield Static("", id="form-time", markup=False)
            yield Static("\n".join((self._form.audience, *self._form.intro)), id="form-audience", markup=False)
            yield Static("", id="form-label", markup=False)
            yield OptionList(id="form-options")
            yield SelectionList[str](id="form-many")
            yield Input(id="form-input")
            yield Static("", id="form-problem", markup=False)
            yield Static("Esc: back to the page; what you gave is kept.", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Show the first open field, and keep the time moving."""
        self._show()
        self._tick()
        self.set_interval(0.25, self._tick)

    def _tick(self) -> None:
        page = self._sitting.page
        self.query_one("#form-time", Static).update(page.time)
        if page.key != self._page or self._sitting.over is not None:
            self.action_leave()

    @property
    def _field(self) -> Field | None:
        return self._form.fields[self._at] if self._at < len(self._form.fields) else None

    def _show(self) -> None:
        field = self._field
        options, many, line = (
            self.query_one("#form-options", OptionList),
            self.query_one("#form-many", SelectionList),
            self.query_one("#form-input", Input),
        )
        options.display, many.display, line.display = False, False, False
        self.query_one("#form-problem", Static).update("")
        label = self.query_one("#form-label", Static)
        if field is None:
            label.update("" if self._form.purpose == "lane" else "\n".join(self._review()))
            self._list(options, [self._form.confirm, "Change it"])
            return
        of = len(self._form.fields)
        label.update(f"({self._at + 1} of {of}) {field.label}" if of > 1 else field.label)
        match field.kind:
            case "choice":
                self._list(options, [words for _, words in field.options])
            case "scale" if field.high - field.low < FEW:
                self._list(options, _steps(field))
            case "many":
                many.clear_options()
                for value, words in field.options:
                    many.add_option((Text(words), value))
                many.display = True
                many.focus()
                self.query_one("#form-problem", Static).update("Space chooses, Tab and Enter on 'Done' gives.")
                self._list(options, [say.DONE], focus=False)
            case _:
                entry = self._entries.get(field.key)
                line.value = "" if entry is None else str(entry)
                line.placeholder = f"up to {field.longest} letters" if field.longest else f"{field.low} to {field.high}"
                line.display = True
                line.focus()

    def _list(self, options: OptionList, words: list[str], *, focus: bool = True) -> None:
        options.clear_options()
        numbered = self._field is None or self._field.kind != "scale"  # the steps of a scale are numbers already
        options.add_options([Option(Text(f"{n}. {each}" if numbered else each)) for n, each in enumerate(words, 1)])
        if self._field is not None and self._field.may_skip and self._field.kind in ("choice", "scale"):
            options.add_option(Option(Text("Leave it out"), id="skip"))
        options.display = True
        options.highlighted = 0
        if focus:
            options.focus()

    def _review(self) -> list[str]:
        return [f"{field.label} {shown(field, self._entries.get(field.key))}" for field in self._form.fields]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line of the list was chosen."""
        event.stop()
        if event.option_list.id == "form-options":
            self._chosen(event.option_index, event.option.id == "skip")

    def on_key(self, event: Key) -> None:
        """A number chooses the line of that number, where no text is typed."""
        character = event.character
        options = self.query_one("#form-options", OptionList)
        if self.focused is options and character and character.isdecimal():
            place = int(character) - 1
            field = self._field
            if field is not None and field.kind == "scale":
                place = int(character) - field.low
            if 0 <= place < options.option_count:
                self._chosen(place, False)

    def _chosen(self, place: int, skipped: bool) -> None:
        field = self._field
        if field is None:
            if place == 0:
                self.dismiss(self._entries)
                return
            self._at, self._entries = 0, {}
            self._show()
            return
        if skipped:
            self._entries.pop(field.key, None)
            self._on()
            return
        match field.kind:
            case "choice":
                self._put(field, field.options[place][0])
            case "scale":
                self._put(field, field.low + place)
            case _:
                chosen = set(self.query_one("#form-many", SelectionList).selected)
                self._put(field, tuple(value for value, _ in field.options if value in chosen))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Words, or a number of a long scale, were typed."""
        field = self._field
        if field is None:
            return
        if not event.value.strip() and field.may_skip:
            self._entries.pop(field.key, None)
            self._on()
            return
        entry = read_entry(field, event.value)
        if isinstance(entry, Problem):
            self.query_one("#form-problem", Static).update(entry.say)
            return
        self._put(field, entry)

    def _put(self, field: Field, entry: Entry) -> None:
        self._entries[field.key] = entry
        self._on()

    def _on(self) -> None:
        self._sitting.keep_draft(self._form, self._entries)
        self._at += 1
        if self._field is None and not self._form.confirm:
            self.dismiss(self._entries)
            return
        self._show()

    def action_leave(self) -> None:
        """Back to the page; what was given is kept on this device."""
        if self.is_current:
            self._sitting.keep_draft(self._form, self._entries)
            self.dismiss(None)


def _steps(field: Field) -> list[str]:
    ends = {field.low: field.low_label, field.high: field.high_label}
    return [f"{step} {ends.get(step, '')}".strip() for step in range(field.low, field.high + 1)]
