"""Markdown made of schemas: a heading, what it is, and a table with every field, its type, its default and its meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from .schemas import Schema


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def section(heading: str, schema: Schema, level: int = 4) -> str:
    """A heading, what the schema says of itself, and its fields."""
    about = str(schema.get("description", ""))
    fields = schema.get("properties", {})
    rows = [
        (f"`{name}`", type_of(what), _default(name, what, schema), _sentence(str(what["description"])))
        for name, what in fields.items()
        if set(what) - {"const", "description"}
    ]
    parts = [f"{'#' * level} {heading}", about]
    if rows:
        parts.append(table(("field", "type", "default", "meaning"), rows))
    return "\n\n".join(part for part in parts if part)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _default(name: str, what: Schema, schema: Schema) -> str:
    if name in schema.get("required", []):
        return "required"
    return f"`{json.dumps(what['default'], ensure_ascii=False)}`" if "default" in what else "absent"


def type_of(what: Schema) -> str:
    """A schema's type in a few words."""
    match what:
        case {"$ref": str(ref)}:
            name = ref.rpartition("/")[2]
            return f"[{name}](#{anchor(name)})"
        case {"anyOf": list(kinds)}:
            return " or ".join(type_of(kind) for kind in kinds)
        case {"const": value}:
            return f"`{json.dumps(value)}`"
        case {"enum": list(values)}:
            return " or ".join(f"`{json.dumps(value)}`" for value in values)
        case {"type": "array", "prefixItems": list(items)}:
            return "[" + "; ".join(type_of(item) for item in items) + "]"
        case {"type": "array", "items": dict(item)}:
            return f"list of {_in_brackets(item)}" + _most(what, "maxItems")
        case {"type": "object", "additionalProperties": dict(value)}:
            return f"map to {_in_brackets(value)}" + _most(what, "maxProperties")
        case {"type": "string", "contentEncoding": _}:
            return "bytes"
        case {"type": "string"}:
            return "text" + _span(what, "minLength", "maxLength", " long")
        case {"type": "integer"}:
            return "whole number" + _span(what, "minimum", "maximum", "")
        case {"type": "boolean"}:
            return "true or false"
        case {"type": "number"}:
            return "number"
        case {"type": "null"}:
            return "null"
    raise ValueError(f"no words for {what}")


def anchor(heading: str) -> str:
    """What a heading is linked by."""
    kept = "".join(char for char in heading.lower() if char.isalnum() or char in " -_")
    return kept.replace(" ", "-")


def _in_brackets(what: Schema) -> str:
    return f"({type_of(what)})" if "anyOf" in what or "enum" in what else type_of(what)


def _most(what: Schema, key: str) -> str:
    return f", at most {what[key]}" if key in what else ""


def _span(what: Schema, low: str, high: str, unit: str) -> str:
    least, most = what.get(low), what.get(high)
    match (least, most):
        case (None, None):
            return ""
        case (_, None):
            return f", at least {least}{unit}"
        case (None | 0, _) if unit:
            return f", at most {most}{unit}"
        case _:
            return f", {0 if least is None else least} to {most}{unit}"
