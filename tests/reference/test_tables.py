"""Tables in Markdown."""

from __future__ import annotations

from typing import Any

import pytest

from viceversa.reference.tables import anchor, section, table, type_of


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"type": "string", "minLength": 1, "maxLength": 64}, "text, 1 to 64 long"),
        ({"type": "string", "maxLength": 64}, "text, at most 64 long"),
        ({"type": "string", "contentEncoding": "base64"}, "bytes"),
        ({"type": "integer", "minimum": 0, "maximum": 4}, "whole number, 0 to 4"),
        ({"type": "integer", "exclusiveMaximum": 2**53}, "whole number"),
        ({"anyOf": [{"$ref": "#/components/schemas/DoorView"}, {"type": "null"}]}, "[DoorView](#doorview) or null"),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "[text; whole number]"),
        ({"type": "array", "items": {"enum": ["a", "b"]}}, 'list of (`"a"` or `"b"`)'),
        ({"type": "object", "additionalProperties": {"type": "boolean"}, "maxProperties": 3}, "map to true or false, at most 3"),
    ],
)
def test_a_type_is_said_in_words(what: dict[str, Any], said: str) -> None:
    """Each form of schema that the models use has words, with its bounds."""
    assert type_of(what) == said


def test_a_form_without_words_is_an_error() -> None:
    """A new form of schema is noticed, and not passed over."""
    with pytest.raises(ValueError, match="no words"):
        type_of({"type": "riddle"})


def test_a_section_has_every_field() -> None:
    """A section shows the fields with their defaults; a constant needs no row, and a bar in a cell does no harm."""
    schema = {
        "description": "About it.",
        "required": ["kind", "name"],
        "properties": {
            "kind": {"const": "x", "description": "What."},
            "name": {"type": "string", "description": "this | that"},
            "yes": {"type": "boolean", "default": True, "description": "whether"},
        },
    }
    text = section("A thing", schema)
    assert text.startswith("#### A thing\n\nAbout it.\n\n| field |")
    assert "| `name` | text | required | This \\| that |" in text
    assert "| `yes` | true or false | `true` | Whether |" in text
    assert "kind" not in text


def test_a_table_and_its_links() -> None:
    """Rows follow the head, and a heading is linked as readers of Markdown do."""
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
    assert anchor("Command `send_out`") == "command-send_out"
