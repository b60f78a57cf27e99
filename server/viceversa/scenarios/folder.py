"""A folder of scenario files: which files it has, what each is, and its pages and models. Meaning is judged elsewhere.

    exercises/<id>.yaml  decks/<id>.yaml  programmes/<id>.yaml      facts
    exercises/<language>/<id>.yaml  and so on                      words

A language is offered when every exercise, deck and programme has its words in it. Other files at the top of the folder are not read; a YAML
file there, or a folder that is nearly called like one of these, is told, because its writer meant it to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from . import files, texts
from .mistakes import Mistake
from .reading import Page, read
from .shaping import shape

KINDS: Mapping[str, tuple[str, type[BaseModel], type[BaseModel]]] = {
    "exercises": ("exercise", files.Exercise, texts.ExerciseText),
    "decks": ("deck", files.Deck, texts.DeckText),
    "programmes": ("programme", files.Programme, texts.ProgrammeText),
}
"""By folder: the field that repeats a file's name, the model of its facts, and the model of its words."""

_A: Mapping[str, str] = {"exercise": "an exercise", "deck": "a deck", "programme": "a programme"}

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")

M = TypeVar("M", bound=BaseModel)


class Filed(NamedTuple, Generic[M]):
    """A page together with the model it was read as."""

    page: Page
    model: M


class Folder(NamedTuple):
    """All files of a folder that could be read and have the right shape; words by language and name. `present` has the names of all
    fact files, the unreadable too, and `languages` every language that has begun."""

    root: Path
    exercises: Mapping[str, Filed[files.Exercise]]
    decks: Mapping[str, Filed[files.Deck]]
    programmes: Mapping[str, Filed[files.Programme]]
    exercise_texts: Mapping[str, Mapping[str, Filed[texts.ExerciseText]]]
    deck_texts: Mapping[str, Mapping[str, Filed[texts.DeckText]]]
    programme_texts: Mapping[str, Mapping[str, Filed[texts.ProgrammeText]]]
    present: Mapping[str, tuple[str, ...]]
    languages: tuple[str, ...]


def open_folder(root: Path) -> tuple[Folder, list[Mistake]]:
    """Everything in the folder, with the mistakes in reading, shape, and place of its files."""
    mistakes = [] if root.is_dir() else [Mistake(str(root), 1, "", "there is no such folder", "Check the path.")]
    facts: dict[str, dict[str, Filed[BaseModel]]] = {}
    words: dict[str, dict[str, dict[str, Filed[BaseModel]]]] = {}
    languages = sorted(
        {entry.name for kind in KINDS for entry in _entries(root / kind) if entry.is_dir() and _LANGUAGE.fullmatch(entry.name)}
    )
    present = {
        kind: tuple(path.stem for path in _entries(root / kind) if path.suffix == ".yaml" and path.is_file()) for kind in KINDS
    }
    mistakes += _astray(root)
    for kind, (key, of_facts, of_words) in KINDS.items():
        mistakes += _strays(root / kind)
        facts[kind] = _filed(root / kind, key, of_facts, mistakes)
        words[kind] = {language: _filed(root / kind / language, key, of_words, mistakes) for language in languages}
    mistakes += _unpaired(root, present, languages)
    folder = Folder(
        root,
        facts["exercises"],  # type: ignore[arg-type]  # KINDS pairs each kind with its model
        facts["decks"],  # type: ignore[arg-type]  # as above
        facts["programmes"],  # type: ignore[arg-type]  # as above
        words["exercises"],  # type: ignore[arg-type]  # as above
        words["decks"],  # type: ignore[arg-type]  # as above
        words["programmes"],  # type: ignore[arg-type]  # as above
        present,
        tuple(languages),
    )
    return folder, mistakes


def _entries(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith(".")) if folder.is_dir() else []


def _filed(folder: Path, key: str, model: type[BaseModel], mistakes: list[Mistake]) -> dict[str, Filed[BaseModel]]:
    found: dict[str, Filed[BaseModel]] = {}
    for path in _entries(folder):
        if path.suffix != ".yaml" or not path.is_file():
            continue
        match read(path, str(path)):
            case Mistake() as mistake:
                mistakes.append(mistake)
            case Page() as page if (elsewhere := _misplaced(page, key, model)) is not None:
                mistakes.append(elsewhere)
            case Page() as page:
                match shape(page, model):
                    case list() as wrong:
                        mistakes += wrong
                    case made:
                        found[path.stem] = Filed(page, made)
                        if (said := getattr(made, key)) != path.stem:
                            mistakes.append(
                                page.mistake(
                                    (key,), f"the file is called '{path.stem}' and says '{said}'", "Give both the same name."
                                )
                            )
    return found


def _misplaced(page: Page, key: str, model: type[BaseModel]) -> Mistake | None:
    """A file that is whole in itself and lies in another folder than its own."""
    fields: set[Any] = set(page.data) if isinstance(page.data, dict) else set()
    for kind, (named, of_facts, of_words) in KINDS.items():
        for of, where in ((of_facts, f"'{kind}'"), (of_words, f"the folder of its language in '{kind}'")):
            if of is not model and _needed(of) <= fields and not _needed(model) <= fields:
                what = f"this reads like {'the words of ' if of is of_words else ''}{_A[named]}, and lies elsewhere"
                return page.mistake((named,), what, f"Move the file into {where}.")
    return None


def _needed(model: type[BaseModel]) -> set[str]:
    return {name for name, field in model.model_fields.items() if field.is_required()}


def _astray(root: Path) -> Iterator[Mistake]:
    """YAML files beside the folders of kinds, and folders that are nearly called like one."""
    for path in _entries(root):
        if path.is_dir() and path.name not in KINDS and (near := get_close_matches(path.name.lower(), KINDS, n=1, cutoff=0.75)):
            yield Mistake(str(path), 1, "", "this folder is not read", f"Call it '{near[0]}', or move what is in it there.")
        if path.is_file() and path.suffix.lower() in {".yaml", ".yml"}:
            mend = f"Move it into {', '.join(repr(kind) for kind in KINDS)}, or a folder of its language there."
            yield Mistake(str(path), 1, "", "this is not read", mend)


def _strays(folder: Path) -> Iterator[Mistake]:
    """Files and folders that nobody would read, which is never what their writer meant."""
    for path in _entries(folder):
        if path.is_dir() and not _LANGUAGE.fullmatch(path.name):
            yield Mistake(
                str(path),
                1,
                "",
                "this folder is not named after a language",
                "Name it after its language, for instance 'en' or 'pt-BR'.",
            )
        for file in _entries(path) if path.is_dir() else [path]:
            if file.suffix != ".yaml" or file.is_dir():
                yield Mistake(str(file), 1, "", "this is not read", "Let the file's name end in '.yaml', or move it elsewhere.")


def _unpaired(root: Path, present: Mapping[str, tuple[str, ...]], languages: list[str]) -> Iterator[Mistake]:
    if not languages:
        yield Mistake(str(root), 1, "", "there are no words in any language", "Begin with a folder such as 'exercises/en'.")
    for kind, names in present.items():
        for language in languages:
            there = {path.stem for path in _entries(root / kind / language) if path.suffix == ".yaml"}
            for name in sorted(set(names) - there):
                path = root / kind / language / f"{name}.yaml"
                yield Mistake(
                    str(path),
                    1,
                    "",
                    f"the words of '{name}' in '{language}' are missing",
                    "Write them, or take the language out everywhere.",
                )
            for name in sorted(there - set(names)):
                path = root / kind / language / f"{name}.yaml"
                yield Mistake(
                    str(path),
                    1,
                    "",
                    f"these are words for '{name}', which does not exist",
                    f"Rename the file, or add '{kind}/{name}.yaml'.",
                )


def in_list_order(folder: Folder) -> list[tuple[str, Filed[files.Programme]]]:
    """The programmes as they are offered: by their order, then by name."""
    return sorted(folder.programmes.items(), key=lambda item: (item[1].model.order, item[0]))
