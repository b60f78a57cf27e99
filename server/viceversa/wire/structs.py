"""A msgspec struct of the rules as a field of a pydantic message: one definition, validated and documented by both.

The struct decides what is valid (`msgspec.convert`); pydantic sees a value of that type, and the JSON Schema of the struct.
"""

from __future__ import annotations

from typing import Any

import msgspec
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class StructField:
    """Annotation for a pydantic field that holds a msgspec struct, or a tagged union of them."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind

    def _validate(self, value: Any) -> Any:
        if isinstance(value, msgspec.Struct):
            return value
        try:
            return msgspec.convert(value, self.kind)
        except (msgspec.ValidationError, ValueError, OverflowError) as error:
            raise PydanticCustomError("struct", "{why}", {"why": str(error)}) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._validate, serialization=core_schema.plain_serializer_function_ser_schema(msgspec.to_builtins)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        (found,), parts = msgspec.json.schema_components([self.kind], ref_template="{name}")
        whole: JsonSchemaValue = _inlined(found, parts)
        return whole


def _inlined(schema: Any, parts: dict[str, Any]) -> Any:
    """The schema with every reference replaced by what it refers to; pydantic knows nothing of names that are not its own."""
    match schema:
        case {"$ref": str(name)}:
            return _inlined(parts[name], parts)
        case dict():
            return {key: value if key == "discriminator" else _inlined(value, parts) for key, value in schema.items()}
        case list():
            return [_inlined(each, parts) for each in schema]
        case _:
            return schema
