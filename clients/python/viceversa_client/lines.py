"""A page as plain lines, in reading order: for a screen reader, a pipe, or a terminal that draws nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Field, Page


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
        yield f"-- {section.title}"
        for line in section.lines:
            yield f"   {line}"
    yield from page.notes


def foot(page: Page) -> Iterator[str]:
    """Who is here, and what may be done."""
    yield from page.presence
    for action in page.actions:
        yield f"[{action.key}] {action.label}"


def field_lines(field: Field, place: tuple[int, int]) -> list[str]:
    """One field of a form: what is asked, and how to answer."""
    n, of = place
    lines = [f"({n} of {of}) {field.label}" if of > 1 else field.label]
    match field.kind:
        case "choice" | "many":
            lines += [f"   {n}. {words}" for n, (_, words) in enumerate(field.options, 1)]
            lines.append("Type a number." if field.kind == "choice" else "Type numbers with spaces between them.")
        case "scale":
            ends = f"{field.low} {field.low_label}".strip(), f"{field.high} {field.high_label}".strip()
            lines.append(f"Type a number, from {ends[0]} to {ends[1]}.")
        case "text":
            lines.append(f"Type up to {field.longest} letters." if field.longest else "Type your words.")
    if field.may_skip:
        lines.append("An empty line leaves it out.")
    return lines
