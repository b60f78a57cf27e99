"""From what a phase asks to forms, and from filled forms to commands.

Pure. It never decides whether an answer is allowed: that is the server's; it only refuses what could not be sent at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple, cast

from viceversa.game.commands import (
    Answer,
    Choose,
    Compose,
    DeviceCommand,
    Keep,
    MakeGuess,
    Over,
    Rename,
    Seal,
    SetLane,
    SetLevel,
    SetRest,
    SetTimer,
    Tap,
)
from viceversa.scenarios.bundle import AskWords, PhaseWords

from . import say
from .lane import Check, lane_of
from .page import Action, Entries, Entry, Field, Form, Local
from .player import open_asks
from .scene import Scene
from .sealed import Answers, TooLong, Value, seal


class Problem(NamedTuple):
    """Why something typed cannot be sent, for the person. Nothing is lost."""

    say: str


def ask_actions(scene: Scene, phase: PhaseWords) -> list[tuple[str, DeviceCommand | Form]]:
    """What this seat may give in the phase, in the order of the file: labels, and what each does."""
    place = scene.view.place
    if place is None or scene.view.you == "host":
        return []
    asks, seen = open_asks(scene.view, phase, scene.role), scene.fill(phase.who_sees)
    found: list[tuple[str, DeviceCommand | Form]] = []
    quiet = {name: ask for name, ask in asks.items() if not ask.open and ask.kind not in ("ready", "guess", "signal")}
    if quiet:
        fields = tuple(field for name, ask in quiet.items() for field in fields_of(scene, phase, name, ask))
        quietly = say.PRIVATE if all(ask.private for ask in quiet.values()) else say.SEALED
        audience = f"{seen} {say.UNREAD}" if seen else quietly
        title = scene.fill(next(iter(quiet.values())).label)
        if fields:
            form = Form("seal", title, fields, audience, say.SEAL, instance=place.instance, size=phase.seal)
            found += _unless_flying(scene, form)
    for name, ask in asks.items():
        label = scene.fill(ask.label)
        match ask.kind:
            case "ready":
                found.append((label, Tap(place.instance, name)))
            case "signal":
                left = ask.times - scene.view.signals.get(name, 0)
                found.append((say.CALLED_OFF.format(label=label, n=left), Tap(place.instance, name)))
            case "guess":
                fields = tuple(fields_of(scene, phase, name, ask))
                if fields[0].options:
                    form = Form("guess", label, fields, seen or say.AT_ONCE, say.GUESS, instance=place.instance, ask=name)
                    found += _unless_flying(scene, form)
            case "choice" if ask.open:
                fields = tuple(fields_of(scene, phase, name, ask))
                confirm = say.SEND if len(fields) > 1 else ""
                form = Form("answer", label, fields, seen or say.OPEN_CHOICE, confirm, instance=place.instance, ask=name)
                found += _unless_flying(scene, form)
            case _:
                pass
    return found


def _unless_flying(scene: Scene, form: Form) -> list[tuple[str, DeviceCommand | Form]]:
    """A form under its title, unless it was given already and is on its way."""
    return [] if form.draft in scene.mine.flying else [(form.title, form)]


def fields_of(scene: Scene, phase: PhaseWords, name: str, ask: AskWords) -> Iterator[Field]:
    """The fields of one ask: one, or one for each card of the hand or item of the card."""
    label, view = scene.fill(ask.label), scene.view
    exercise = view.place.exercise if view.place else ""
    match ask.each:
        case "hand":
            for card in view.hand:
                yield _field(scene, phase, name, ask, scene.called(exercise, card, phase.hand_field), card)
        case "items":
            words = scene.card(exercise, view.card)
            for n, item in enumerate(words.items if words else (), 1):
                yield _field(scene, phase, name, ask, f"{label} {scene.fill(item)}", str(n))
        case None:
            yield _field(scene, phase, name, ask, label, "")


def _field(scene: Scene, phase: PhaseWords, name: str, ask: AskWords, label: str, part: str) -> Field:
    kind: Literal["choice", "scale", "text"]
    options: tuple[tuple[str, str], ...] = ()
    match ask.kind:
        case "guess":
            kind = "choice"
            exercise = scene.view.place.exercise if scene.view.place else ""
            tried = {guess.card for guess in scene.view.guesses}
            options = tuple(
                (card, scene.called(exercise, card, phase.hand_field)) for card in scene.view.options if card not in tried
            )
        case "scale" | "text":
            kind = ask.kind
        case _:
            kind = "choice"
            options = tuple((option.value, scene.fill(option.label)) for option in ask.options)
    return Field(
        name=name,
        kind=kind,
        label=label,
        part=part,
        options=options,
        low=ask.low,
        high=ask.high,
        low_label=ask.low_label,
        high_label=ask.high_label,
        longest=ask.longest,
        may_skip=not ask.open,
    )


def read_entry(field: Field, typed: str) -> Entry | Problem:
    """What a person typed for a field, as an entry: choices by number from 1, or by their words."""
    text = " ".join(typed.split())
    match field.kind:
        case "scale":
            inside = text.isdecimal() and field.low <= int(text) <= field.high
            return int(text) if inside else Problem(say.PICK_SCALE.format(low=field.low, high=field.high))
        case "text":
            return check_text(field, text)
        case "choice":
            found = _option(field, text)
            return found if found is not None else Problem(say.PICK_NUMBER.format(n=len(field.options)))
        case "many" | "order":
            chosen = [_option(field, part) for part in text.replace(",", " ").split()]
            if None in chosen:
                return Problem(say.PICK_NUMBERS.format(n=len(field.options)))
            found_all = tuple(value for value in chosen if value is not None)
            if field.kind == "many":
                return tuple(dict.fromkeys(found_all))
            return found_all if len(found_all) <= field.high else Problem(say.PICK_FEWER.format(n=field.high))


def check_text(field: Field, text: str) -> str | Problem:
    """A text that is not too long for its field."""
    over = len(text) - field.longest if field.longest else 0
    return Problem(say.TOO_LONG.format(n=over)) if over > 0 else text


def shown(field: Field, entry: Entry | None) -> str:
    """An entry in words."""
    words = dict(field.options)
    match entry:
        case None | "":
            return say.NO_ANSWER
        case tuple():
            return ", ".join(words.get(value, value) for value in entry) or say.ANY
        case _:
            return words.get(str(entry), str(entry))


def command_of(form: Form, entries: Entries) -> DeviceCommand | Problem | None:
    """The command that a filled form gives; None when it is only for this device, a problem when it cannot be sent."""
    first = entries.get(form.fields[0].key) if form.fields else None
    match form.purpose:
        case "seal":
            try:
                return Seal(form.instance, seal(answers_of(form, entries), form.size))
            except TooLong:
                return Problem(say.TOO_LONG_IN_ALL)
        case "answer":
            if any(entries.get(field.key) in (None, "") for field in form.fields):
                return Problem(say.ALL_NEEDED)
            if form.fields[0].part:
                return Answer(form.instance, form.ask, {field.part: str(entries[field.key]) for field in form.fields})
            return Answer(form.instance, form.ask, str(first))
        case "lane":
            if any(entries.get(field.key) is None for field in form.fields):
                return Problem(say.ALL_NEEDED)
            found = {field.name: entries[field.key] for field in form.fields}
            return SetLane(lane_of(Check(**cast("dict[str, Any]", found))))
        case "choose":
            return Choose(first if isinstance(first, tuple) else ())
        case "compose":
            return Compose(first if isinstance(first, tuple) else ())
        case "gauge":
            return Over() if first == "over" else None
        case "keep":
            return Keep(tuple(int(each) for each in first) if isinstance(first, tuple) else ())
    if first in (None, ""):
        return Problem(say.ALL_NEEDED)
    match form.purpose:
        case "guess":
            return MakeGuess(form.instance, form.ask, str(first))
        case "name":
            return Rename(str(first))
        case "level":
            return SetLevel(int(str(first)))
        case "timer":
            return SetTimer(cast("Literal['standard', 'longer', 'none']", first))
        case "rest":
            return SetRest(cast("Literal[5, 20, 60]", int(str(first))))


def answers_of(form: Form, entries: Entries) -> Answers:
    """What was filled in, as {ask: value}; what was left empty is left out."""
    answers: Answers = {}
    for field in form.fields:
        entry = entries.get(field.key)
        if entry is None or entry == "" or isinstance(entry, tuple):
            continue
        if not field.part:
            answers[field.name] = entry
            continue
        parts: Value = answers.setdefault(field.name, {})
        if isinstance(parts, dict):
            parts[field.part] = entry
    return answers


def numbered(actions: Sequence[tuple[str, DeviceCommand | Form | Local]], start: int = 1) -> list[Action]:
    """Actions under the keys 1, 2, ..."""
    return [Action(str(n), label, does) for n, (label, does) in enumerate(actions, start)]


def _option(field: Field, text: str) -> str | None:
    if text.isdecimal():
        place = int(text)
        return field.options[place - 1][0] if 1 <= place <= len(field.options) else None
    folded = text.casefold()
    return next((value for value, words in field.options if folded and folded in (value.casefold(), words.casefold())), None)
