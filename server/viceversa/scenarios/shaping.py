"""A page of plain values becomes a model, or a list of mistakes with their mends.

What pydantic says for programmers is said again here for the person who wrote the file.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import files, texts
from .mistakes import Mistake, Path, meant
from .reading import Page

M = TypeVar("M", bound=BaseModel)

MOST_TOLD = 100
"""How many mistakes in the shape of one file are told; who mends these will see the rest."""


def shape(page: Page, model: type[M]) -> M | list[Mistake]:
    """The page as that model, or the mistakes in its shape."""
    if not isinstance(page.data, dict):
        return [
            page.mistake(
                (),
                "the file holds no fields",
                f"Begin with a line such as '{_first(page, model)}'; scenarios/README.md has an example.",
            )
        ]
    try:
        return model.model_validate(page.data)
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not _echo(each)]
        return [_mistake(page, each) for each in _without_variants(page, found)[:MOST_TOLD]]


def _without_variants(page: Page, errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Where a field may be a word or a number, both variants fail at one place; a number is told as a number, anything else once."""
    kept: dict[Path, ErrorDetails] = {}
    for error in errors:
        path, _ = _place(page.data, error["loc"])
        before = kept.get(path)
        if before is None or (before["type"] == "literal_error" and isinstance(error["input"], int)):
            kept[path] = error
        elif before["type"] == "literal_error" and error["type"] == "int_type":
            about = {"expected": f"{before.get('ctx', {})['expected']} or a whole number"}
            kept[path] = {**before, "ctx": about}
    return list(kept.values())


def _echo(error: ErrorDetails) -> bool:
    """A list whose entries have mistakes of their own also counts as too short; that is no second mistake."""
    given = error["input"]
    return error["type"] == "too_short" and isinstance(given, tuple | dict) and len(given) >= error.get("ctx", {})["min_length"]


def _mistake(page: Page, error: ErrorDetails) -> Mistake:
    path, around = _place(page.data, error["loc"])
    what, mend = _said(error, path, around)
    return page.mistake(path, what, mend)


def _place(data: Any, loc: tuple[int | str, ...]) -> tuple[Path, Any]:
    """The way to the field inside the file (pydantic also names the variant it tried), and what lies around the field."""
    path: list[int | str] = []
    around = data
    for place, part in enumerate(loc):
        last = place == len(loc) - 1
        match data:
            case dict() if part in data:
                around, data = data, data[part]
                path.append(part)
            case tuple() if isinstance(part, int) and part < len(data):
                around, data = data, data[part]
                path.append(part)
            case dict() if last and isinstance(part, str) and part != "[key]":
                around = data
                path.append(part)
    return tuple(path), around


def _said(error: ErrorDetails, path: Path, around: Any) -> tuple[str, str]:
    name = path[-1] if path else ""
    about: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden" if ":" in str(name) or str(name).startswith("-"):
            return f"there is no field '{name}' here", "Leave a space after the colon, and after a dash."
        case "extra_forbidden" if any(ord(sign) > 127 and not sign.isprintable() for sign in str(name)):
            return (
                f"there is no field '{name}' here",
                "There is a space in it that is not a plain one. Type the spaces of this line again.",
            )
        case "extra_forbidden" if error["input"] is None and " " in str(name):
            return (
                f"there is no field '{name}' here",
                'Inside braces, text with a comma is put in quotes, all of it: {label: "Yes, done"}.',
            )
        case "extra_forbidden":
            hint = meant(str(name), [field for field in _FIELDS if field not in around])
            return f"there is no field '{name}' here", f"{hint}Take it out, or see the table of fields in scenarios/README.md."
        case "missing" if isinstance(error["loc"][-1], int):
            return "the list is too short", _as_list(path)
        case "missing" if "named_by" in around and name in _NEW_TO_DECKS:
            return f"'{name}' is missing", _NEW_TO_DECKS[str(name)]
        case "missing":
            return f"'{name}' is missing", _example(path)
        case "literal_error" if name == "ends":
            return f"{_shown(error['input'])} is not offered here", "Use 'all', a list such as [done], or {agree: ..., equal: ...}."
        case "literal_error":
            return f"{_shown(error['input'])} is not offered here", f"Use {about['expected']}."
        case "union_tag_not_found":
            return "'kind' is missing", f"Add 'kind:' with one of: {', '.join(_KINDS)}."
        case "union_tag_invalid":
            return (
                f"there is no kind '{about.get('tag')}'",
                f"{meant(str(about.get('tag')), _KINDS)}Use one of: {', '.join(_KINDS)}.",
            )
        case "string_pattern_mismatch":
            return f"{_shown(error['input'])} is not a name", _as_name(about["pattern"])
        case "string_too_short":
            return "it is empty", "Write the words, or take the line out if they are not needed."
        case "string_too_long":
            over = len(error["input"]) - about["max_length"]
            return f"it is longer than {about['max_length']} characters, by {over}", "Say it more briefly."
        case "too_short" | "too_long" if name in _FIXED:
            return "the list has another length than it needs", _as_list(path)
        case "too_short" | "too_long":
            count = about["actual_length"]
            return f"there {'is 1 entry' if count == 1 else f'are {count} entries'}", _bounds(about)
        case "missing_argument" | "unexpected_positional_argument":
            return "the list has another length than it needs", _as_list(path)
        case kind if kind.startswith(("greater_than", "less_than")):
            return f"{_shown(error['input'])} is out of bounds", _span(path, error)
        case kind if kind.endswith("_type"):
            if error["input"] is None:
                return "there is nothing after the name", _AS.get(kind) or _as_list(path)
            wanted = _TYPES.get(kind, "what belongs here")
            clock = " The last one may be null, for no clock." if "time" in path[:-1] else ""
            return f"{_shown(error['input'])} is not {wanted}", (_AS.get(kind) or _as_list(path)) + clock
    return error["msg"], _TABLE


def _example(path: Path) -> str:
    """How to write a field that is missing."""
    name = str(path[-1])
    example = _EXAMPLES.get(".".join(str(part) for part in path[-2:])) or _EXAMPLES.get(name)
    return f"Add it, for instance '{name}: {example}'." if example else f"Add '{name}:' and what belongs to it."


def _span(path: Path, error: ErrorDetails) -> str:
    """Between which ends a number at that field lies."""
    names = [part for part in path if isinstance(part, str)]
    if names and names[-1] in _SPANS:
        return f"Use {_SPANS[names[-1]]}."
    about = error.get("ctx", {})
    bound = next(iter(about.values()))
    return f"Use {bound} or {'more' if error['type'].startswith('greater') else 'less'}."


def _first(page: Page, model: type[BaseModel]) -> str:
    """The first line of a file of that kind."""
    return f"{next(iter(model.model_fields))}: {PurePath(page.file).stem}"


def _bounds(about: dict[str, Any]) -> str:
    if "max_length" in about:
        return f"Keep to {about['max_length']} at most."
    return f"Give at least {about['min_length']}."


def _as_list(path: Path) -> str:
    """How to write the list at that field."""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"Write it as {_LISTS.get(name, '[a, b], with square brackets')}."


def _as_name(pattern: str) -> str:
    """How to write a name of that pattern."""
    if pattern == files.LANGUAGE:
        return "Write languages as 'en', 'es' or 'pt-BR'."
    sign = "hyphens" if "-]" in pattern else "underscores"
    return f"Use small letters from a to z, digits and {sign} in place of spaces, and begin with a letter."


def _shown(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value[:40]}'"
        case int() | float():
            return str(value)
        case tuple():
            return "a list"
    return "a map"


_NEW_TO_DECKS = {
    "instead": "Add 'instead:' with the name of the field that tells how to do a card without mime or voice.",
    "needs": "Add 'needs: [voice]', or what else its cards ask for, of voice, face and touch; 'needs: []' when it is nothing.",
}
"""What a deck of an older form has not got, and a bare 'add it' would not explain."""

_KINDS = ("ready", "choice", "scale", "text", "guess", "signal")

_EXAMPLES = {
    "id": "tell",
    "ask": "{done: {from: both, kind: ready}}",
    "label": "Done",
    "title": "A few words",
    "about": "What happens, in a sentence or two",
    "lead": "You may tell about it",
    "low": "a little",
    "high": "very",
    "level": "1",
    "needs.level": "[0, 1]",
    "family": "home",
    "lanes": "[light, standard]",
    "time": "[0, 60, 180]",
    "from": "both",
    "range": "[1, 5]",
    "max": "200",
    "options": "[yes, partly]",
    "fields": "[prompt, written]",
    "named_by": "prompt",
    "instead": "written",
    "minutes": "20",
    "needs": "[voice]",
    "version": "1",
    "licence": "CC-BY-4.0",
    "authors": "[your name]",
    "languages": "[en]",
}
"""What a field may look like, by its name, or by its name and what it lies in."""

_SPANS = {
    "level": "a number from 0 to 4: 0 made up, 1 everyday, 2 real but small, 3 tender, 4 with support",
    "prior": "a chance between 0 and 1, such as 0.7",
    "aim": "chances between 0 and 1, such as [0.6, 0.8]",
    "at": "numbers from -1 to 1, such as [0.5, -0.2]",
}
"""Between which ends a number lies, where that needs more than one figure."""

_TABLE = "See the table of fields in scenarios/README.md."

_LISTS = {
    "time": "[least, usual, most], in seconds and without a unit",
    "level": "[lowest, highest]",
    "range": "[low, high]",
    "at": "[pleasant, lively]",
    "aim": "[lowest, highest]",
    "needs": "[voice], [voice, face], or [] for nothing",
    "lanes": "[light, standard], or as [standard]",
    "languages": "[en], or [en, es]",
    "authors": "[your name], or [your name, another name]",
    "mixed_up": "a list of pairs, such as - [fear, surprise]",
}
"""How the lists are written that have a fixed length or meaning, by the field they stand in."""

_FIXED = ("time", "level", "range", "at", "aim")
"""The lists of which every place has a meaning of its own."""

_AS = {
    "string_type": "Write the text, and put it in quotes when it is a number or has a comma, a colon or a brace.",
    "int_type": "Write digits only, without quotes and without a unit.",
    "float_type": "Write it in digits with a point, such as 0.7, without quotes.",
    "bool_type": "Write true or false, without quotes.",
    "dict_type": "Write names and values below it, indented, each on a line of its own.",
    "model_type": "Write its fields below it, indented, each on a line of its own.",
}
"""How to write what is not a list."""

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a map of names and values",
    "model_type": "a map of fields",
}

_FIELDS = sorted(
    {
        field.alias or name
        for module in (files, texts)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, files.Part)
        for name, field in model.model_fields.items()
    }
)
