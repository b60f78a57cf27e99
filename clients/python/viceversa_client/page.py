"""What a screen shows, as values: a page, its actions, and the forms that an action may open.

Front ends draw pages and hand back what was chosen or typed. Nothing here knows how a page looks, or sends anything.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from viceversa.game.commands import DeviceCommand

Entry = str | int | tuple[str, ...]
Entries = dict[tuple[str, str], Entry]
"""What has been filled in: by (field, part); the part is an item's place, a card, or empty."""


class Field(msgspec.Struct, frozen=True):
    """One thing to fill in. `options` are (value, words); a scale goes from low to high; `longest` counts letters.

    An order is several of the options, one after the other, `high` at most; one may come again.
    """

    name: str
    kind: Literal["choice", "many", "order", "scale", "text"]
    label: str
    part: str = ""
    options: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0
    low_label: str = ""
    high_label: str = ""
    longest: int = 0
    may_skip: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Where its entry lies in `Entries`."""
        return self.name, self.part


PRIVATE_PURPOSES = ("lane", "gauge", "level")
"""What is filled in there is used once and never kept."""

Purpose = Literal["seal", "answer", "guess", "name", "level", "lane", "timer", "rest", "choose", "compose", "gauge", "keep"]


class Form(msgspec.Struct, frozen=True):
    """Fields that are filled in one after the other and given together.

    confirm   the words of the last step; empty when one choice is enough.
    audience  who will see it.
    instance, ask, size  the phase, the open ask, and the bytes of the sealed blob.
    """

    purpose: Purpose
    title: str
    fields: tuple[Field, ...]
    audience: str
    confirm: str = ""
    intro: tuple[str, ...] = ()
    instance: int = 0
    ask: str = ""
    size: int = 0

    @property
    def draft(self) -> tuple[int, str]:
        """Under what name a front end keeps what was filled in so far."""
        return self.instance, f"{self.purpose}:{self.ask}"


class Local(msgspec.Struct, frozen=True):
    """Something that this device does by itself: nothing is sent."""

    name: Literal["sheet", "close", "cover", "own", "leave", "leave_fast", "save"]
    value: str = ""


class Action(msgspec.Struct, frozen=True):
    """Something a person may do: its key, a word that may be typed instead, and what it does."""

    key: str
    label: str
    does: DeviceCommand | Form | Local
    word: str = ""


class PlotLine(msgspec.Struct, frozen=True):
    """One item of a plot: where on the scale its owner put it, and where the other guessed, and guessed again."""

    item: str
    truth: int | None = None
    guess: int | None = None
    again: int | None = None


class Plot(msgspec.Struct, frozen=True):
    """A profile to be drawn on a scale from low to high, whose ends have words; in circles when `round`, else in diamonds."""

    low: int
    high: int
    ends: tuple[str, str]
    owner: str
    guesser: str
    round: bool
    lines: tuple[PlotLine, ...]


class Section(msgspec.Struct, frozen=True):
    """A part of what is to be seen, with its title. Where there is a plot, a front end that can draw may draw it in place of the lines."""

    title: str
    lines: tuple[str, ...]
    plot: Plot | None = None


class Page(msgspec.Struct, frozen=True):
    """A whole screen, in reading order. `key` changes when it is another screen, not merely a newer state of the same one.

    `time` is the one line that changes by itself; `secret` says that something on it is for this person alone.
    """

    key: str
    title: str
    turn: str
    task: str
    audience: str
    time: str
    next: str = ""
    sections: tuple[Section, ...] = ()
    presence: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[str, ...] = ()
    secret: bool = False

    def offers(self, form: Form) -> bool:
        """Whether this very form can be filled here, so that one that is open may stay open."""
        return any(action.does == form for action in self.actions)

    def action(self, typed: str) -> Action | None:
        """The action of a key or a word, whatever its case; None when there is none."""
        wanted = typed.strip().casefold()
        return next((each for each in self.actions if wanted and wanted in (each.key.casefold(), each.word.casefold())), None)
