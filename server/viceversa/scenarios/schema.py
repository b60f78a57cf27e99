"""The JSON Schema of each kind of file, so that an editor completes and checks a file while it is written.

They are made from the models and written to `scenarios/schema`; they know shapes and bounds, and nothing of the rules across fields.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from . import files, texts

MODELS: Mapping[str, type[BaseModel]] = {
    "exercise": files.Exercise,
    "exercise-words": texts.ExerciseText,
    "deck": files.Deck,
    "deck-words": texts.DeckText,
    "programme": files.Programme,
    "programme-words": texts.ProgrammeText,
    "pack": files.Pack,
}
"""The model of each kind of file, by the name of its schema."""


def schemas() -> dict[str, str]:
    """The text of each schema file, by its file name."""
    return {f"{name}.json": _schema(model) for name, model in MODELS.items()}


def write(folder: Path) -> list[Path]:
    """Write all schemas into the `schema` folder of a folder of scenarios; the files that were written."""
    target = folder / "schema"
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = target / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def _schema(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
