"""A page as plain lines, in reading order: for a screen reader, a pipe, or a terminal that draws nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from . import say
from .asking import shown
from .page import Entries, Field, Form, Page, Section


def lines_of(page: Page) -> list[str]:
    """The whole page."""
    return [*head(page), *body(page), *foot(page)]


def head(page: Page) -> Iterator[str]:
    """Title, turn, task, who will see it, time, what comes next: what is said first, in this order."""
    yield f"== {page.title} =="
    yield page.turn
    if page.task:
        yield page.task
    yield page.audience
    yield page.time
    if page.next:
        yield page.next


def body(page: Page) -> Iterator[str]:
    """What there is to see."""
    for section in page.sections:
        yield from section_lines(section)
    yield from page.notes


def section_lines(section: Section) -> Iterator[str]:
    """A section under its title."""
    yield f"-- {section.title}"
    for line in section.lines:
        yield f"   {line}"


def foot(page: Page) -> Iterator[str]:
    """Who is here, and what may be done."""
    yield from page.presence
    for action in page.actions:
        if action.key not in say.DOCK:
            yield f"[{action.key}] {action.label}"
    always = dock(page)
    if always:
        yield "  ".join(words for _, words in always)


def dock(page: Page) -> list[tuple[str, str]]:
    """What is there on nearly every page, each in a word or two: keys, and how they are shown."""
    docked = [action for action in page.actions if action.key in say.DOCK]
    return [
        (action.key, f"[{action.key}] {say.DOCK_SHORTEN if action.label == say.SHORTEN else say.DOCK[action.key]}")
        for action in docked
    ]


def review_lines(form: Form, entries: Entries) -> list[str]:
    """What was filled in, to look over before it is given. What the form's title has said is not said again."""
    lines = []
    for field in form.fields:
        asked = field.label.removeprefix(form.title).strip() or field.label
        stop = "" if asked.endswith(("?", "...")) else ":"
        lines.append(f"{asked}{stop} {shown(field, entries.get(field.key))}")
    return lines


def field_lines(field: Field, place: tuple[int, int], title: str) -> list[str]:
    """One field of a form of that title: what is asked, and how to answer. What the title has said is not said again."""
    n, of = place
    asked = field.label.removeprefix(title).strip()
    lines = [f"({n} of {of}) {asked or field.label}"] if of > 1 else [asked] if asked else []
    match field.kind:
        case "choice" | "many" | "order":
            lines += [f"   {n}. {words}" for n, (_, words) in enumerate(field.options, 1)]
            lines.append({"choice": say.TYPE_NUMBER, "many": say.TYPE_NUMBERS, "order": say.TYPE_ORDER}[field.kind])
        case "scale":
            ends = f"{field.low} {field.low_label}".strip(), f"{field.high} {field.high_label}".strip()
            lines.append(say.TYPE_SCALE.format(low=ends[0], high=ends[1]))
        case "text":
            lines.append(say.TYPE_TEXT.format(n=field.longest) if field.longest else say.TYPE_WORDS)
    if field.may_skip:
        lines.append(say.EMPTY_LINE)
    return lines
