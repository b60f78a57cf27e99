"""The web client's message types: fresh, complete, and of the shapes that go over the wire."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from viceversa.reference import typescript
from viceversa.reference.schemas import COMMANDS, FROM_DEVICE, TO_DEVICE, components, verb_of


def test_the_file_is_fresh(docs: Path) -> None:
    """The file in the checkout is the one that would be written now; `viceversa docs` renews it."""
    assert (docs.parent / typescript.FILE).read_text(encoding="utf-8") == typescript.text(), "stale: run `viceversa docs`"


def test_every_struct_is_a_type() -> None:
    """Each message, command, view and part of the bundle is declared once."""
    declared = re.findall(r"^export (?:interface|type) (\w+)", typescript.text(), re.MULTILINE)
    assert len(declared) == len(set(declared))
    assert set(components()) | {"FromDevice", "ToDevice"} <= set(declared)
    assert all(model.__name__ in declared for model in (*FROM_DEVICE, *TO_DEVICE))
    assert all(f'readonly do: "{verb_of(command)}";' in typescript.text() for command in COMMANDS)


def test_what_may_be_missing_is_optional() -> None:
    """A field with a default may be left out, one without may not."""
    text = typescript.text()
    view = text[text.index("export interface View {") :]
    assert "  readonly stage: " in view
    assert "  readonly swaps_left?: number | null;" in view


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"type": "array", "items": {"enum": ["a", "b"]}}, 'readonly ("a" | "b")[]'),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "readonly [string, number]"),
        ({"anyOf": [{"$ref": "#/components/schemas/View"}, {"type": "null"}]}, "View | null"),
        ({"type": "object", "additionalProperties": {"type": "boolean"}}, "{ readonly [key: string]: boolean }"),
    ],
)
def test_types_are_told_in_typescript(schema: dict[str, Any], told: str) -> None:
    """Each kind of schema has its type."""
    assert typescript.type_of(schema) == told


def test_a_kind_without_a_type_is_a_mistake() -> None:
    """What nobody thought of is not written as something else."""
    with pytest.raises(ValueError, match="no type"):
        typescript.type_of({"type": "tuple"})
