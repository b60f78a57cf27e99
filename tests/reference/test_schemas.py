"""The schemas: every model of the wire, with a meaning for every field."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import pytest

from viceversa.game import commands
from viceversa.reference import schemas
from viceversa.reference.schemas import COMMANDS, FROM_DEVICE, TO_DEVICE, Undocumented, components, kind_of, verb_of


def refs(value: Any) -> list[str]:
    """Every reference in a schema."""
    match value:
        case dict():
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [ref for each in value.values() for ref in refs(each)]
        case list():
            return [ref for each in value for ref in refs(each)]
        case _:
            return []


def test_every_message_and_command_has_a_schema() -> None:
    """Nothing that a device may send or hear is left out, and each names its kind."""
    found = components()
    for message in (*FROM_DEVICE, *TO_DEVICE):
        assert found[message.__name__]["properties"]["kind"]["const"] == kind_of(message)
        assert found[message.__name__]["required"][0] == "kind"
    for command in COMMANDS:
        assert found[command.__name__]["properties"]["do"]["const"] == verb_of(command)


def test_every_reference_leads_somewhere() -> None:
    """A schema refers only to schemas beside it."""
    found = components()
    assert {ref.rpartition("/")[2] for ref in refs(found)} <= set(found)
    assert refs(found)


def test_lists_of_fields_in_docstrings_become_meanings() -> None:
    """A field's line in the docstring of a struct goes to the field, continued lines too, and leaves the docstring."""
    about, meanings = schemas._read("What it is.\n\none  the first,\n     and more.\ntwo  the second.", {"one", "two"})
    assert about == "What it is."
    assert meanings == {"one": "the first, and more.", "two": "the second."}


def test_a_field_without_a_meaning_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger is never left guessing: a command with a bare field stops the pages from being written."""

    class Hum(msgspec.Struct, frozen=True, tag_field="do", tag="hum"):
        """Hum."""

        tune: Annotated[str, msgspec.Meta(max_length=9)]

    monkeypatch.setattr(schemas, "DeviceCommand", commands.Pause | Hum)
    monkeypatch.setattr(commands, "Hum", Hum, raising=False)
    with pytest.raises(Undocumented, match=r"Hum\.tune"):
        components()
