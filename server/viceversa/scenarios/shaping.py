"""A page of plain values becomes a model, or a list of mistakes with their mends.

What pydantic says for programmers is said again here for the person who wrote the file.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import files, texts
from .mistakes import Mistake, Path
from .reading import Page

M = TypeVar("M", bound=BaseModel)


def shape(page: Page, model: type[M]) -> M | list[Mistake]:
    """The page as that model, or every mistake in its shape."""
    if not isinstance(page.data, dict):
        return [
            page.mistake(
                (), "the file holds no fields", "Begin with a line such as `title: ...`; scenarios/README.md has an example."
            )
        ]
    try:
        return model.model_validate(page.data)
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not _echo(each)]
        return [_mistake(page, each) for each in _without_variants(page, found)]


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
        case "extra_forbidden":
            near = get_close_matches(str(name), _FIELDS, n=1, cutoff=0.75)
            hint = f"Did you mean '{near[0]}'? " if near and near[0] not in around else ""
            return f"there is no field '{name}' here", f"{hint}Take it out, or see the table of fields in scenarios/README.md."
        case "missing" if isinstance(error["loc"][-1], int):
            return "the list is too short", _as_list(path)
        case "missing":
            return f"'{name}' is missing", f"Add a line with '{name}:'."
        case "literal_error":
            return f"{_shown(error['input'])} is not offered here", f"Use {about['expected']}."
        case "union_tag_not_found":
            return "'kind' is missing", "Add one of: ready, choice, scale, text, guess, signal."
        case "union_tag_invalid":
            return f"there is no kind '{about.get('tag')}'", "Use one of: ready, choice, scale, text, guess, signal."
        case "string_pattern_mismatch":
            return f"{_shown(error['input'])} is not a name", _as_name(about["pattern"])
        case "string_too_short":
            return "it is empty", "Write the words, or take the line out if they are not needed."
        case "string_too_long":
            return f"it is longer than {about['max_length']} characters", "Say it more briefly."
        case "too_short" | "too_long":
            return f"there are {about['actual_length']} entries", _bounds(about)
        case "missing_argument" | "unexpected_positional_argument":
            return "the list has another length than it needs", _as_list(path)
        case kind if kind.startswith(("greater_than", "less_than")):
            return f"{_shown(error['input'])} is out of bounds", f"{error['msg'].replace('Input should be', 'It may be')}."
        case kind if kind.endswith("_type"):
            if error["input"] is None:
                return "there is nothing after the name", _AS.get(kind) or _as_list(path)
            wanted = _TYPES.get(kind, "what belongs here")
            return f"{_shown(error['input'])} is not {wanted}", _AS.get(kind) or _as_list(path)
    return error["msg"], _TABLE


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


_TABLE = "See the table of fields in scenarios/README.md."

_LISTS = {
    "time": "[least, usual, most], in seconds and without a unit",
    "level": "[lowest, highest]",
    "range": "[low, high]",
    "at": "[pleasant, lively]",
    "aim": "[lowest, highest]",
    "lanes": "[light, standard], or as [standard]",
    "mixed_up": "a list of pairs, such as - [fear, surprise]",
}
"""How the lists are written that have a fixed length or meaning, by the field they stand in."""

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
