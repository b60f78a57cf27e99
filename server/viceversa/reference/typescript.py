"""clients/web/src/wire/messages.ts: the same schemas as TypeScript types, with their docstrings as comments.

A field that has a default may be missing on the wire, so it is optional there. Types, and the signs of the mark; no behaviour.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import get_args

from viceversa.game.marks import SYMBOLS
from viceversa.game.refusals import SENTENCES
from viceversa.wire import closing
from viceversa.wire.messages import NoticeCode

from .schemas import COMMANDS, FROM_DEVICE, TO_DEVICE, Schema, components

FILE = "clients/web/src/wire/messages.ts"
WIDTH = 118

_HEAD = """\
// The messages between a device and the server, made from the server's models by `viceversa docs`. Not to be changed by hand.
"""


def text() -> str:
    """The whole file. Raises Undocumented."""
    parts = [_HEAD, *(_declared(name, schema) for name, schema in components().items())]
    parts += [
        _union("FromDevice", "What a device says.", (model.__name__ for model in FROM_DEVICE)),
        _union("ToDevice", "What the server says.", (model.__name__ for model in TO_DEVICE)),
        _union("RefusalCode", "Why a command is refused.", map(json.dumps, SENTENCES)),
        _union("NoticeCode", "What is told in passing.", map(json.dumps, get_args(NoticeCode))),
        _union("ClosingCode", "Why a connection is closed.", (json.dumps(each.code) for each in closing.ALL)),
        f"{_comment('The signs of the mark, by id.')}export const SIGNS: Readonly<Record<string, string>> = {_signs()};\n",
    ]
    return "\n".join(parts)


def _signs() -> str:
    return json.dumps(dict(SYMBOLS), ensure_ascii=False, indent=2)


def _declared(name: str, schema: Schema) -> str:
    if name == "Command":
        return _union(name, schema["description"], (command.__name__ for command in COMMANDS))
    required = set(schema.get("required", ()))
    lines = [line for field, what in schema.get("properties", {}).items() for line in _field(field, what, field in required)]
    return f"{_comment(schema.get('description', ''))}export interface {name} {{\n" + "".join(lines) + "}\n"


def _field(name: str, what: Schema, required: bool) -> Iterator[str]:
    yield _comment(str(what.get("description", "")), "  ")
    yield f"  readonly {name}{'' if required else '?'}: {type_of(what)};\n"


def _comment(words: str, indent: str = "") -> str:
    """A comment of one line, or of as many as it takes; empty without words."""
    parts = [textwrap.wrap(part, WIDTH - len(indent) - 3) for part in words.split("\n\n")]
    lines = [line for part in parts for line in ("", *part)][1:]
    match lines:
        case [] | [""]:
            return ""
        case [one] if len(indent) + len(one) + 7 <= WIDTH:
            return f"{indent}/** {one} */\n"
        case _:
            return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"


def _union(name: str, about: str, members: Iterable[str]) -> str:
    return f"{_comment(about)}export type {name} =\n" + "\n".join(f"  | {member}" for member in members) + ";\n"


def type_of(what: Schema) -> str:
    """A schema as a TypeScript type. Raises ValueError for one that there is no type for."""
    match what:
        case {"$ref": str(ref)}:
            return ref.rpartition("/")[2]
        case {"anyOf": list(kinds)}:
            return " | ".join(type_of(kind) for kind in kinds)
        case {"const": value}:
            return json.dumps(value)
        case {"enum": list(values)}:
            return " | ".join(json.dumps(value) for value in values)
        case {"type": "array", "prefixItems": list(items)}:
            return "readonly [" + ", ".join(type_of(item) for item in items) + "]"
        case {"type": "array", "items": dict(item)}:
            return f"readonly {_in_brackets(item)}[]"
        case {"type": "object", "propertyNames": {"enum": list(names)}, "additionalProperties": dict(value)}:
            return f"{{ readonly [key in {' | '.join(map(json.dumps, names))}]?: {type_of(value)} }}"
        case {"type": "object", "additionalProperties": dict(value)}:
            return f"{{ readonly [key: string]: {type_of(value)} }}"
        case {"type": "string"}:
            return "string"
        case {"type": "integer" | "number"}:
            return "number"
        case {"type": "boolean"}:
            return "boolean"
        case {"type": "null"}:
            return "null"
    raise ValueError(f"no type for {what}")


def _in_brackets(what: Schema) -> str:
    return f"({type_of(what)})" if "anyOf" in what or "enum" in what else type_of(what)
