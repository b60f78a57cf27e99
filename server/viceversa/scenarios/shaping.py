"""A page of plain values becomes a model, or a list of mistakes with their mends.

What pydantic says for programmers is said again here for the person who wrote the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import files
from .mistakes import Mistake, Path, meant, nearest
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
        return [_mistake(page, model, each) for each in _without_variants(page, _causes(model, found))[:MOST_TOLD]]


def _causes(model: type[BaseModel], errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without the fields that are missing because they stand there with a slip in their names."""
    given = {error["loc"][:-1]: error["input"] for error in errors if error["type"] == "missing"}
    slips = set()
    for error in errors[:MOST_TOLD]:
        loc = error["loc"]
        if error["type"] == "extra_forbidden" and loc[:-1] in given:
            slips.add((*loc[:-1], _slip_of(str(loc[-1]), _absent(model, loc, given[loc[:-1]]))))
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in slips]


def _slip_of(name: str, absent: list[str]) -> str | None:
    """The absent field that an unknown one was meant to be."""
    unparted = _UNPARTED.match(name)
    return unparted[1] if unparted and unparted[1] in absent else nearest(name, absent)


def _absent(model: type[BaseModel], loc: tuple[int | str, ...], given: Any) -> list[str]:
    """The fields that could stand where an unknown one does, and do not."""
    around: tuple[type[BaseModel], ...] = (model,)
    by_name = False
    for part in loc[:-1]:
        within = [field.annotation for each in around for name, field in each.model_fields.items() if part in {name, field.alias}]
        if by_name:
            by_name = False
        elif tagged := tuple(each for each in around if each.__name__.lower() == part):
            around = tagged
        elif within:
            around = tuple(each for annotation in within for each in _models(annotation))
            by_name = any(get_origin(annotation) is dict for annotation in within)
    return [
        field.alias or name for each in around for name, field in each.model_fields.items() if (field.alias or name) not in given
    ]


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


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
    """A list whose entries have mistakes of their own also counts as too short, and so does one that lacks its commas; that is no second
    mistake."""
    given = error["input"]
    if error["type"] == "missing" and isinstance(given, tuple):
        return any(_unparted(entry) for entry in given)
    return error["type"] == "too_short" and isinstance(given, tuple | dict) and len(given) >= error.get("ctx", {})["min_length"]


def _unparted(entry: Any) -> bool:
    """Whether an entry of a list is several, with semicolons between them."""
    return isinstance(entry, str) and ";" in entry


def _mistake(page: Page, model: type[BaseModel], error: ErrorDetails) -> Mistake:
    path, around = _place(page.data, error["loc"])
    if error["type"] == "extra_forbidden":
        what, mend = _unknown(str(path[-1]), error["input"], _absent(model, error["loc"], around))
    elif error["type"] == "missing" and len(path) == 1 and path[0] in _WHOLE.get(model.__name__, {}):
        what, mend = f"'{path[0]}' is missing", _add(path[0], _WHOLE[model.__name__][path[0]])
    else:
        what, mend = _said(error, path, around)
    return page.mistake(path, what, mend)


def _unknown(name: str, value: Any, absent: list[str]) -> tuple[str, str]:
    """What is said of a field that is not known where it stands, by what it was probably meant to be."""
    what = f"there is no field '{name}' here"
    if ":" in name or name.startswith("-"):
        return what, "Leave a space after the colon, and after a dash."
    if any(ord(sign) > 127 and not sign.isprintable() for sign in name):
        return what, "There is a space in it that is not a plain one. Type the spaces of this line again."
    unparted = _UNPARTED.match(name)
    if value is None and unparted and unparted[1] in absent and not (unparted[2].isspace() and unparted[1] in _ENDS):
        return f"a colon is missing after '{unparted[1]}'", f"Write '{unparted[1]}: {unparted[3] or '...'}'."
    if value is None and " " in name:
        return what, 'Inside braces, text with a comma is put in quotes, all of it: {label: "Yes, done"}.'
    if near := meant(name, absent):
        return what, f"{near}Write it so, or see the table of fields in scenarios/README.md."
    return what, "Take it out, or see the table of fields in scenarios/README.md."


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
        case "int_type" | "float_type" | "literal_error" | "string_pattern_mismatch" if isinstance(name, int) and _unparted(
            error["input"]
        ):
            entries = ", ".join(entry.strip() for entry in error["input"].split(";"))
            return (
                f"{_shown(error['input'])} is one entry, for semicolons part nothing here",
                f"Put commas in their place: [{entries}].",
            )
        case "missing" if isinstance(error["loc"][-1], int):
            return "the list is too short", _as_list(path)
        case "missing" if "named_by" in around and name in _NEW_TO_DECKS:
            return f"'{name}' is missing", _NEW_TO_DECKS[str(name)]
        case "missing":
            return f"'{name}' is missing", _add(
                str(name), _EXAMPLES.get(".".join(str(part) for part in path[-2:])) or _EXAMPLES.get(str(name))
            )
        case "literal_error" if name == "ends":
            return f"{_shown(error['input'])} is not offered here", "Use 'all', a list such as [done], or {agree: ..., equal: ...}."
        case "literal_error":
            return f"{_shown(error['input'])} is not offered here", f"Use {about['expected']}."
        case "union_tag_not_found":
            slips = [each for each in error["input"] if _slip_of(each, ["kind"]) == "kind"]
            if slips:
                return _unknown(slips[0], error["input"][slips[0]], ["kind"])
            return "'kind' is missing", f"Add 'kind:' with one of: {', '.join(_KINDS)}."
        case "union_tag_invalid" if isinstance(error["input"]["kind"], tuple):
            return "'kind' is a list", f"Write one word, without brackets: 'kind: {next(iter(error['input']['kind']), 'ready')}'."
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
        case "string_type" if isinstance(error["input"], int | float) and _holding(path) in _NAMES:
            return f"{_shown(error['input'])} is not a name", "Names begin with a small letter, for instance 'one'."
        case kind if kind.endswith("_type"):
            how = _as_fields(error, path, around) or _AS.get(kind) or _as_list(path)
            if error["input"] is None:
                return "there is nothing after the name", how
            wanted = _TYPES.get(kind, "what belongs here")
            clock = " The last one may be null, for no clock." if "time" in path[:-1] else ""
            return f"{_shown(error['input'])} is not {wanted}", how + clock
    return error["msg"], _TABLE


def _add(name: str, example: str | None) -> str:
    """How to write a field that is missing."""
    return f"Add it, for instance '{name}: {example}'." if example else f"Add '{name}:' and what belongs to it."


def _as_fields(error: ErrorDetails, path: Path, around: Any) -> str:
    """How to write a map of fields, with the text that stands in its place; nothing where that needs more than a line."""
    kind = error.get("ctx", {}).get("class_name", error["type"])
    text = error["input"] if isinstance(error["input"], str) else ""
    form = _FORMS.get(kind) or _FORMS.get(f"{_holding(path)} {kind}")
    if kind == "CardText":
        form = _like_another(around, text)
    elif kind == "AskText" and text:
        form = f"{{label: {_quoted(text)}}}"
    return f"Write it as '{path[-1]}: {form}'." if form else ""


def _like_another(cards: dict[str, Any], text: str) -> str:
    """The form of a card's words, as another card of the file has it, with that text in its first field."""
    fields = next((list(card) for card in cards.values() if isinstance(card, dict) and card), ["prompt"])
    return "{" + ", ".join([f"{fields[0]}: {_quoted(text) or '...'}", *(f"{field}: ..." for field in fields[1:])]) + "}"


def _quoted(text: str) -> str:
    """Text as it may stand inside braces."""
    return f'"{text}"' if any(sign in text for sign in ",:{}[]#") else text


def _holding(path: Path) -> str:
    """The nearest field around a place that has a name."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


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
    return f"Write it as {_LISTS.get(_holding(path), '[a, b], with square brackets')}."


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
    "deck": "delights",
    "exercises": "[small-delights]",
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

_WHOLE = {"Exercise": {"needs": "{lanes: [light, standard], level: [0, 1], deck: NAME}"}}
"""The same for fields of a whole file that are called like others, by the file's model."""

_FORMS = {
    "Needs": _WHOLE["Exercise"]["needs"],
    "Deal": "{hand: 1, to: lead}",
    "Show": "{both: [card]}",
    "Mics": "{lead: open}",
    "When": "{again: {both: yes}}",
    "Answer": "{both: yes}",
    "Figure": "{truth: mine, guess: yours}",
    "Card": "{level: 1, family: home}",
    "AskText": "{label: Done}",
    "model_attributes_type": "{from: both, kind: ready}",
    "options dict_type": "{yes: Yes, no: Not now}",
}
"""How maps of fields are written that fit on a line, by their model, or by their field where they have none."""

_NAMES = (
    "id",
    "exercise",
    "deck",
    "programme",
    "family",
    "topic",
    "fields",
    "named_by",
    "instead",
    "options",
    "reveal",
    "corrects",
    "keep",
)
"""The fields that hold names."""

_ENDS = ("low", "high")
"""Fields whose names are common words, as in {label: Yes, high time}."""

_UNPARTED = re.compile(r"([a-z_]+)\s*([;=:]|\s)[\s;=:]*(.*)")
"""A field and its value with no colon and space between them."""

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
    "model_attributes_type": "a map of fields",
}
