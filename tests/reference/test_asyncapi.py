"""docs/asyncapi.yaml: well formed, complete, and true of the recorded session."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from viceversa.reference import asyncapi
from viceversa.reference.recording import Line
from viceversa.reference.schemas import FROM_DEVICE, TO_DEVICE, kind_of


@pytest.fixture
def document(docs: Path) -> dict[str, Any]:
    """The file in the checkout."""
    loaded: dict[str, Any] = yaml.safe_load((docs / "asyncapi.yaml").read_text(encoding="utf-8"))
    return loaded


def resolved(document: dict[str, Any], ref: str) -> Any:
    """What a reference leads to. Raises KeyError."""
    assert ref.startswith("#/")
    found: Any = document
    for part in ref[2:].split("/"):
        found = found[part]
    return found


def refs(value: Any) -> list[str]:
    """Every reference in a document."""
    match value:
        case dict():
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [ref for each in value.values() for ref in refs(each)]
        case list():
            return [ref for each in value for ref in refs(each)]
        case _:
            return []


def validator(document: dict[str, Any], kind: str) -> Draft202012Validator:
    """What checks frames of a kind."""
    registry: Registry[Any] = Registry().with_resource("doc:", DRAFT202012.create_resource(document))
    payload = resolved(document, document["components"]["messages"][kind]["payload"]["$ref"])
    return Draft202012Validator({"$ref": f"doc:#/components/schemas/{payload['title']}"}, registry=registry)


def test_the_file_is_fresh(docs: Path) -> None:
    """The file in the checkout is the one that would be written now; `viceversa docs` renews it."""
    assert (docs / "asyncapi.yaml").read_text(encoding="utf-8") == asyncapi.text(), "stale: run `viceversa docs`"


def test_the_structure_is_asyncapi_3(document: dict[str, Any]) -> None:
    """It has what AsyncAPI 3.0 wants, and every reference in it leads somewhere."""
    assert document["asyncapi"] == "3.0.0"
    assert {"title", "version"} <= set(document["info"])
    assert set(document["operations"]["hear"]) >= {"action", "channel", "messages"}
    assert {each["action"] for each in document["operations"].values()} == {"send", "receive"}
    assert len(refs(document)) > 90
    for ref in refs(document):
        assert resolved(document, ref)
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_every_message_goes_its_way(document: dict[str, Any]) -> None:
    """Each model is a message of the channel, and of the operation of its direction."""
    for operation, models in (("hear", FROM_DEVICE), ("tell", TO_DEVICE)):
        named = [ref["$ref"].rpartition("/")[2] for ref in document["operations"][operation]["messages"]]
        assert named == [kind_of(model) for model in models]
        assert set(named) <= set(document["channels"]["session"]["messages"]) & set(document["components"]["messages"])


def test_every_recorded_frame_fits_its_schema(document: dict[str, Any], kept: list[Line]) -> None:
    """All frames of the recording, of both directions, are valid by the file alone."""
    frames = [line.frame for line in kept if line.frame is not None]
    assert len(frames) > 80
    for frame in frames:
        validator(document, frame["kind"]).validate(frame)


@pytest.mark.parametrize(
    "frame",
    [
        {"kind": "do", "id": ["short", 1], "command": {"do": "pause"}},
        {"kind": "do", "id": ["long-enough", 0], "command": {"do": "pause"}},
        {"kind": "do", "id": ["long-enough", 1], "command": {"do": "level", "level": 5}},
        {"kind": "do", "id": ["long-enough", 1], "command": {"do": "dance"}},
        {"kind": "resume", "session": "x"},
        {"kind": "view", "seq": 1, "view": {"you": "c", "stage": "lobby", "seats": {}}},
    ],
)
def test_a_frame_that_is_wrong_does_not_fit(document: dict[str, Any], frame: dict[str, Any]) -> None:
    """The schemas are strict where the server is."""
    assert not validator(document, frame["kind"]).is_valid(frame)
