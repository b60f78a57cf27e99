"""The full-screen form: one field at a time, then a list to look over before it is given.

It keeps what was filled in as it goes, also half a sentence, so that nothing is lost when the game moves on above it.
"""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from . import drafts, say
from .asking import Problem, read_entry
from .lines import review_lines
from .page import Entries, Entry, Field, Form
from .sitting import Sitting
from .stray import GLANCE, Stray

FEW = 12
"""A scale of at most so many steps is a list; a longer one is typed."""

NEAR_THE_END = 40
"""From so many letters before a text's end on, it is said how many are left."""


class FormScreen(ModalScreen[Entries | None]):
    """Fills a form; closes with its entries, or with None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back to the page")]

    def __init__(self, sitting: Sitting, form: Form, stray: Stray) -> None:
        super().__init__()
        self._sitting = sitting
        self._form = form
        self._stray = stray
        self._entries = sitting.draft(form)
        self._chosen: set[str] = set()
        self._row: list[str] = []
        half = drafts.half_of(sitting.mine, form)
        self._at = next((n for n, field in enumerate(form.fields) if field.key not in self._entries), len(form.fields))
        if half is not None:
            self._at = next((n for n, field in enumerate(form.fields) if field.key == half[0]), self._at)
        if self._at == len(form.fields) and not form.confirm:
            self._at = 0
        stray.turned()

    def compose(self) -> ComposeResult:
        """Title, time, what is asked, and one widget to answer with."""
        with VerticalScroll(id="form", can_focus=False):
            yield Static(self._form.title, id="form-title", markup=False)
            yield Static("", id="form-time", markup=False)
            yield Static("\n".join((self._form.audience, *self._form.intro)), id="form-audience", markup=False)
            yield Static("", id="form-label", markup=False)
            yield OptionList(id="form-options")
            yield Input(id="form-input")
            yield Static("", id="form-problem", markup=False)
            yield Static("", id="form-news", markup=False)
            yield Static(self._hint(), id="form-hint", markup=False)

    def _hint(self) -> str:
        if drafts.never_kept(self._form):
            return say.FORM_DROPS
        return say.FORM_KEEPS if self._form.instance else say.FORM_KEEPS_HERE

    def on_mount(self) -> None:
        """Show the first open field, and keep the time moving."""
        self._show()
        self._tick()
        self.set_interval(0.25, self._tick)

    def _tick(self) -> None:
        page = self._sitting.page
        self.query_one("#form-time", Static).update(page.time)
        self.query_one("#form-news", Static).update(self._sitting.news)
        if not page.offers(self._form) or self._sitting.over is not None:
            self._stray.hush()
            self.action_leave()

    @property
    def _field(self) -> Field | None:
        return self._form.fields[self._at] if self._at < len(self._form.fields) else None

    def _show(self) -> None:
        field = self._field
        options, line = self.query_one("#form-options", OptionList), self.query_one("#form-input", Input)
        options.display, line.display = False, False
        self.query_one("#form-problem", Static).update("")
        label = self.query_one("#form-label", Static)
        if field is None:
            label.update("" if self._form.purpose == "lane" else "\n".join(review_lines(self._form, self._entries)))
            self._list(options, [self._form.confirm, say.CHANGE_IT])
            self._stray.turned(GLANCE)
            return
        of = len(self._form.fields)
        asked = field.label.removeprefix(self._form.title).strip()  # the title stands above it already
        label.update(f"({self._at + 1} of {of}) {asked}" if of > 1 else asked)
        match field.kind:
            case "choice":
                values = [value for value, _ in field.options]
                given = self._entries.get(field.key)
                self._list(options, [words for _, words in field.options], at=values.index(str(given)) if given in values else 0)
            case "scale" if field.high - field.low < FEW:
                given = self._entries.get(field.key)
                self._list(options, _steps(field), at=given - field.low if isinstance(given, int) else 0)
            case "many":
                entry = self._entries.get(field.key)
                self._chosen = set(entry) if isinstance(entry, tuple) else set()
                self._list(options, self._boxes(field))
            case "order":
                entry = self._entries.get(field.key)
                self._row = list(entry) if isinstance(entry, tuple) else []
                self._list(options, self._places(field))
            case _:
                self._type(field, line)
        self._stray.turned()

    def _type(self, field: Field, line: Input) -> None:
        half, entry = drafts.half_of(self._sitting.mine, self._form), self._entries.get(field.key)
        typed = half[1] if half is not None and half[0] == field.key else "" if entry is None else str(entry)
        line.value = typed
        line.cursor_position = len(typed)
        hint = say.UP_TO if field.longest else say.FROM_TO
        line.placeholder = hint.format(n=field.longest, low=field.low, high=field.high)
        line.display = True
        line.focus()

    def _boxes(self, field: Field) -> list[str]:
        return [*(f"[{'x' if value in self._chosen else ' '}] {words}" for value, words in field.options), say.DONE]

    def _places(self, field: Field) -> list[str]:
        places = {value: [str(n) for n, each in enumerate(self._row, 1) if each == value] for value, _ in field.options}
        return [*(f"[{','.join(places[value]) or ' '}] {words}" for value, words in field.options), say.TAKE_BACK, say.DONE]

    def _list(self, options: OptionList, words: list[str], at: int = 0) -> None:
        options.clear_options()
        numbered = self._field is None or self._field.kind != "scale"  # the steps of a scale are numbers already
        options.add_options([Option(Text(f"{n}. {each}" if numbered else each)) for n, each in enumerate(words, 1)])
        if self._field is not None and self._field.may_skip and self._field.kind in ("choice", "scale"):
            zero = "" if self._field.kind == "scale" and self._field.low == 0 else "0. "
            options.add_option(Option(Text(zero + say.LEAVE_OUT), id="skip"))
        options.display = True
        options.highlighted = at
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A line of the list was chosen."""
        event.stop()
        if event.option_list.id == "form-options" and self._stray.takes("enter"):
            self._choose(event.option_index, event.option.id == "skip")

    def on_key(self, event: Key) -> None:
        """A number chooses the line of that number, where no text is typed; zero leaves out, where zero is no answer."""
        character = event.character
        options = self.query_one("#form-options", OptionList)
        if self.focused is not options or not character or character not in "0123456789" or not self._stray.takes(character):
            return
        place, field = int(character) - 1, self._field
        if field is not None and field.kind == "scale":
            place = int(character) - field.low
        last = options.option_count - 1
        skippable = options.get_option_at_index(last).id == "skip"
        if character == "0" and place < 0 and skippable:
            self._choose(last, skipped=True)
        elif 0 <= place < last + (not skippable):
            self._choose(place, skipped=False)

    def _choose(self, place: int, skipped: bool) -> None:
        field = self._field
        if field is None:
            if place == 0:
                self.dismiss(self._entries)
                return
            self._at = 0  # what was given stays, and is the line that Enter takes
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
            case "order" if place <= len(field.options):
                if place < len(field.options):
                    self._row = [*self._row, field.options[place][0]][: field.high]
                else:
                    self._row = self._row[:-1]
                self._list(self.query_one("#form-options", OptionList), self._places(field), at=place)
            case "order":
                self._put(field, tuple(self._row))
            case _ if place < len(field.options):
                self._chosen ^= {field.options[place][0]}
                self._list(self.query_one("#form-options", OptionList), self._boxes(field), at=place)
            case _:
                self._put(field, tuple(value for value, _ in field.options if value in self._chosen))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Near the end of a text it is said how many letters are left."""
        field = self._field
        if field is None or not field.longest:
            return
        left = field.longest - len(" ".join(event.value.split()))
        said = say.TOO_LONG.format(n=-left) if left < 0 else say.LETTERS_LEFT.format(n=left) if left <= NEAR_THE_END else ""
        self.query_one("#form-problem", Static).update(said)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Words, or a number of a long scale, were typed."""
        field = self._field
        if field is None or not self._stray.takes("enter"):
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
        """Back to the page; what was given is kept on this device, half a sentence too."""
        if not self.is_current:
            return
        line, field = self.query_one("#form-input", Input), self._field
        typed = line.value if line.display else ""
        self._sitting.keep_draft(self._form, self._entries, (field.key, typed) if field is not None and typed.strip() else None)
        self.dismiss(None)


def _steps(field: Field) -> list[str]:
    ends = {field.low: field.low_label, field.high: field.high_label}
    return [f"{step} {ends.get(step, '')}".strip() for step in range(field.low, field.high + 1)]
