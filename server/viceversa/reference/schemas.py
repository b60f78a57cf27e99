"""One JSON Schema for everything that goes over the wire, made from the models themselves: the messages, the commands and views
they carry, and the bundle of words. The page and the AsyncAPI file are both drawn from it, so they cannot disagree.

Nothing is described here: meanings come from field descriptions, and from the lists of fields in the docstrings of structs.
"""

from __future__ import annotations

import inspect
import re
from typing import Any, get_args

import msgspec
from pydantic.json_schema import models_json_schema

from viceversa.game import commands, view
from viceversa.game.commands import DeviceCommand
from viceversa.scenarios.bundle import DeviceBundle
from viceversa.wire import messages
from viceversa.wire.messages import FromDevice, Message, ToDevice

Schema = dict[str, Any]

REF = "#/components/schemas/{name}"
_TAGS = {"kind": "What message this is.", "do": "Which command this is."}
"""The fields that say what a struct is, and their meaning."""

_ENTRY = re.compile(r"(\w+) {2,}(\S.*)")


class Undocumented(ValueError):
    """A field has no meaning written down, so a stranger would be left guessing."""


FROM_DEVICE: tuple[type[Message], ...] = get_args(FromDevice)
TO_DEVICE: tuple[type[Message], ...] = get_args(ToDevice)
COMMANDS: tuple[type[msgspec.Struct], ...] = get_args(DeviceCommand)


def kind_of(message: type[Message]) -> str:
    """The `kind` that a message carries."""
    return str(message.__struct_config__.tag)


def verb_of(command: type[msgspec.Struct]) -> str:
    """The `do` that a command carries."""
    return str(command.__struct_config__.tag)


def components() -> dict[str, Schema]:
    """All schemas by name, referring to each other with `REF`. Raises Undocumented."""
    (_, _, command), structs = msgspec.json.schema_components([FromDevice, ToDevice, DeviceCommand], ref_template=REF)
    _, words = models_json_schema([(DeviceBundle, "validation")], ref_template=REF.format(name="{model}"))
    schemas: dict[str, Schema] = {name: _plain(schema) for name, schema in words["$defs"].items()}
    if twice := sorted(set(schemas) & {*structs, "Command"}):
        raise ValueError(f"two things are called {', '.join(twice)}")
    schemas |= {name: _documented(name, schema) for name, schema in structs.items()}
    schemas["Command"] = {"title": "Command", "description": "One command; `do` names it.", "anyOf": command["anyOf"]}
    carried = schemas["Do"]["properties"]["command"]
    schemas["Do"]["properties"]["command"] = {"$ref": REF.format(name="Command"), "description": carried["description"]}
    for name, schema in schemas.items():
        for field, what in schema.get("properties", {}).items():
            if not what.get("description"):
                raise Undocumented(f"{name}.{field} has no meaning written down")
    return dict(sorted(schemas.items()))


def _plain(schema: Schema) -> Schema:
    """The schema without the titles that pydantic makes of field names, and with a docstring as plain paragraphs."""
    fields = {name: {key: value for key, value in what.items() if key != "title"} for name, what in schema["properties"].items()}
    return {**schema, "description": inspect.cleandoc(schema.get("description", "")), "properties": fields}


def _documented(name: str, schema: Schema) -> Schema:
    """The schema of a struct, with the list of fields in its docstring moved to the fields."""
    kind: type[Any] = next(found for module in (messages, commands, view) if (found := getattr(module, name, None)))
    fields = schema.get("properties", {})
    about, meanings = _read(inspect.getdoc(kind) or "", set(fields))
    properties = {field: {"description": meanings[field], **what} if field in meanings else what for field, what in fields.items()}
    if (field := kind.__struct_config__.tag_field) is not None:
        properties[field] = {"const": kind.__struct_config__.tag, "description": _TAGS[field]}
    return {**schema, "description": about, "properties": properties}


def _read(doc: str, fields: set[str]) -> tuple[str, dict[str, str]]:
    """What a docstring says in all, and of each field: lines such as `field  its meaning`, continued by indented ones."""
    about: list[str] = []
    meanings: dict[str, str] = {}
    last = ""
    for line in doc.splitlines():
        entry = _ENTRY.fullmatch(line)
        if entry and entry[1] in fields:
            last = entry[1]
            meanings[last] = entry[2]
        elif last and line.startswith(" "):
            meanings[last] += " " + line.strip()
        else:
            about.append(line)
    return "\n".join(about).strip(), meanings
