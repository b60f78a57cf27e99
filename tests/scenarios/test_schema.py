"""The JSON Schema files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from viceversa.scenarios.folder import KINDS
from viceversa.scenarios.library import shipped_folder
from viceversa.scenarios.reading import Page, read
from viceversa.scenarios.schema import MODELS, schemas, write

FILES = sorted(
    path.relative_to(shipped_folder()).as_posix() for kind in KINDS for path in (shipped_folder() / kind).rglob("*.yaml")
)


def kind_of(file: str) -> str:
    parts = file.split("/")
    return KINDS[parts[0]][0] + ("-words" if len(parts) > 2 else "")


def plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case tuple():
            return [plain(each) for each in value]
    return value


def validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = MODELS[kind].model_json_schema(by_alias=True)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_schema_files_are_fresh() -> None:
    """The schema files that are shipped are those that the models give; write them anew with `viceversa docs` when this fails."""
    folder = shipped_folder() / "schema"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == schemas()


def test_writing_makes_all_of_them(tmp_path: Path) -> None:
    """Each kind of file gets its schema."""
    assert [path.stem for path in write(tmp_path)] == list(MODELS)


@pytest.mark.parametrize("file", FILES)
def test_shipped_files_fit_their_schema(file: str) -> None:
    """An editor that checks a shipped file against the schema it names finds nothing to mark."""
    path = shipped_folder() / file
    page = read(path.read_bytes(), file)
    assert isinstance(page, Page)
    validator(kind_of(file)).validate(plain(page.data))
    first = path.read_text(encoding="utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / named).resolve() == (shipped_folder() / "schema" / f"{kind_of(file)}.json").resolve()


def test_schema_knows_the_tags() -> None:
    """A need that does not exist and a version below 1 are marked in the editor, and a deck without needs or another way."""
    wrong = {"deck": "d", "fields": ["a"], "named_by": "a", "needs": ["smell"], "version": 0, "cards": {}}
    found = {error.validator for error in validator("deck").iter_errors(wrong)}
    assert found == {"required", "enum", "minimum", "minProperties"}


def test_schema_finds_mistakes() -> None:
    """An unknown field and a wrong level are marked in the editor already."""
    cards = {"c": {"level": 7, "family": "f", "colour": "red"}}
    wrong = {"deck": "d", "fields": ["a"], "named_by": "a", "instead": "a", "needs": ["voice"], "cards": cards}
    found = {error.validator for error in validator("deck").iter_errors(wrong)}
    assert found == {"maximum", "additionalProperties"}
