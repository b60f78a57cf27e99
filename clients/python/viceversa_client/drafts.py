"""What was filled in and not given: kept while its step lasts, readable afterwards, and never what is private.

Pure, and on this device alone: nothing here is sent, and nothing is written to a file.
"""

from __future__ import annotations

import msgspec

from . import say
from .asking import shown
from .page import PRIVATE_PURPOSES, Entries, Entry, Field, Form, Section
from .scene import Draft, Half, Mine

replace = msgspec.structs.replace
NOTES = 3
"""How many things that were told in passing stay on the page."""

UNSEALED = 8
"""How many forms' unsealed words stay on the device's own pages."""


def never_kept(form: Form) -> bool:
    """Whether a form that is left is wiped: the private check, the level and the gauge."""
    return form.purpose in PRIVATE_PURPOSES


def kept(mine: Mine, form: Form, entries: Entries, half: Half | None = None) -> Mine:
    """With what was filled in so far; half is (field, the words so far) of a text that was being typed."""
    if never_kept(form) or not (entries or half):
        return dropped(mine, form.draft)
    return replace(mine, drafts={**mine.drafts, form.draft: Draft(form, dict(entries), half)})


def dropped(mine: Mine, key: tuple[int, str]) -> Mine:
    """Without that draft."""
    return replace(mine, drafts={each: draft for each, draft in mine.drafts.items() if each != key})


def entries_of(mine: Mine, form: Form) -> Entries:
    """What was filled in before, as far as it is still offered."""
    draft = mine.drafts.get(form.draft)
    found = draft.entries if draft is not None else {}
    return {field.key: found[field.key] for field in form.fields if field.key in found and is_offered(field, found[field.key])}


def half_of(mine: Mine, form: Form) -> Half | None:
    """The field that was being typed when the form was left, and its words so far."""
    draft = mine.drafts.get(form.draft)
    return draft.half if draft is not None else None


def is_offered(field: Field, entry: Entry) -> bool:
    """Whether an entry from before is still among what a field offers."""
    values = {value for value, _ in field.options}
    match field.kind:
        case "choice":
            return entry in values
        case "many" | "order":
            return isinstance(entry, tuple) and set(entry) <= values
        case _:
            return True


def after(mine: Mine, here: int) -> Mine:
    """Once the phase instance `here` has begun: what was not sealed in an earlier one stays to be read, and is told once."""
    for key, draft in mine.drafts.items():
        if key[0] in (0, here) or key in mine.flying:
            continue
        entries = {**draft.entries, draft.half[0]: draft.half[1]} if draft.half else draft.entries
        mine = unsealed(dropped(mine, key), draft.form, entries)
    return mine


def unsealed(mine: Mine, form: Form, entries: Entries) -> Mine:
    """With words that were not sealed in time; pieces of one form stand together. Open choices and guesses have no use any more."""
    given = [(field, entries.get(field.key)) for field in form.fields]
    lines = tuple(f"{field.label} {shown(field, entry)}" for field, entry in given if entry is not None and entry != "")
    if form.purpose != "seal" or not lines:
        return mine
    before, last = mine.unsealed[:-1], mine.unsealed[-1:]
    section = Section(say.UNSEALED_TITLE.format(title=form.title), lines)
    if last and last[0].title == section.title:
        section, last = Section(section.title, (*last[0].lines, *lines)), ()
    return noted(replace(mine, unsealed=(*before, *last, section)[-UNSEALED:]), say.UNSEALED)


def noted(mine: Mine, sentence: str) -> Mine:
    """With something to tell the person; the last few stay on the page."""
    others = tuple(each for each in mine.notes if each != sentence)
    return replace(mine, notes=(*others, sentence)[-NOTES:])
