"""Structs of the rules as fields of messages."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import pytest
from pydantic import BaseModel, ValidationError

from viceversa.wire.structs import StructField


class Point(msgspec.Struct, frozen=True, tag="point"):
    """A part."""

    x: Annotated[int, msgspec.Meta(ge=0, le=9)]


class Line(msgspec.Struct, frozen=True, tag="line"):
    """Another, with a part inside."""

    ends: tuple[Point, Point]


class Holder(BaseModel):
    """A message."""

    part: Annotated[Point | Line, StructField(Point | Line)]


@pytest.mark.parametrize("part", [Point(3), Line((Point(0), Point(9)))])
def test_a_struct_is_read_from_plain_data(part: Point | Line) -> None:
    """Plain data becomes the struct that its tag names; a struct stays what it is; and back again."""
    plain = msgspec.to_builtins(part)
    assert Holder.model_validate({"part": plain}).part == part
    assert Holder(part=part).part is part
    assert Holder(part=part).model_dump() == {"part": plain}


@pytest.mark.parametrize("bad", [{"type": "point", "x": 10}, {"type": "circle"}, {"x": 1}, None, 3, [], {1: 2}])
def test_what_the_struct_refuses_is_a_validation_error(bad: Any) -> None:
    """The struct decides what is valid; the message raises its own kind of error, with the place."""
    with pytest.raises(ValidationError) as caught:
        Holder.model_validate({"part": bad})
    assert caught.value.errors()[0]["loc"] == ("part",)


def test_the_schema_stands_alone() -> None:
    """The JSON Schema of a message describes the struct with its bounds, and refers to nothing that is not there."""
    text = str(Holder.model_json_schema())
    assert "'maximum': 9" in text
    assert "$ref" not in text
