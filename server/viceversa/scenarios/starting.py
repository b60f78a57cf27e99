"""A commented start for an exercise, a deck, a programme or a pack, in files that the check accepts at once.

The starts lie in the folder `starts`, as files with a few places to fill in. What is made is judged together with the folder it goes to
before anything is written; nothing that is there is ever written over.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from viceversa.game.programmes import usual_span

from . import files, schema
from .folder import KINDS, Folder, opened
from .library import together
from .mistakes import Mistake
from .tree import LICENCE, PACK, Tree, tree_of
from .unrolling import steps_of

Kind = Literal["exercise", "deck", "programme", "pack"]

FOLDER_OF: Mapping[str, str] = {key: folder for folder, (key, _, _) in KINDS.items()}
"""The folder of each kind of file."""

WRITTEN_IN = ("en", "es")
"""The languages that starts are written in; in any other one the first of them stands there, and says so."""

_STARTS = Path(__file__).parent / "starts"
_LANGUAGE = re.compile(files.LANGUAGE)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")


class NotStarted(ValueError):
    """Nothing was written; says why, and what to do instead, for the person who wanted it."""


class Start(NamedTuple):
    """What is about to be written: the folder, and texts by their path in it."""

    folder: Path
    texts: Mapping[str, str]


def start(kind: Kind, name: str, folder: Path, languages: Sequence[str] = ()) -> list[Path]:
    """Write a start of that name into the folder, in those languages, or in the folder's own, or in English; the files that were written.

    Raises NotStarted, OSError.
    """
    _judge_name(name)
    folder = folder / name if kind == "pack" else folder
    before = _looked(folder)
    spoken = _languages(languages, before, folder)
    match kind:
        case "exercise":
            texts = _exercise(name, spoken, before)
        case "deck":
            texts = _both("deck", name, spoken)
        case "programme":
            texts = _programme(name, spoken, before)
        case "pack":
            texts = _pack(name, spoken, before)
    _judge(before, texts)
    return _write(Start(folder, texts))


def _judge_name(name: str) -> None:
    if _NAME.fullmatch(name):
        return
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    near = re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:40].rstrip("-")
    better = f" For instance: {near}" if near else ""
    raise NotStarted(
        f"'{name}' cannot be the name of a file here. Use small letters from a to z, digits and hyphens, up to 40, and begin with a "
        f"letter; the title that people read may have any letters.{better}"
    )


def _looked(folder: Path) -> Tree:
    """What is in the folder already; nothing, when it is not there yet."""
    if not folder.exists():
        return Tree(str(folder), {}, frozenset())
    match tree_of(folder):
        case Mistake() as mistake:
            raise NotStarted(str(mistake))
        case tree:
            return tree


def _languages(wanted: Sequence[str], before: Tree, folder: Path) -> list[str]:
    there = opened(before)[0].languages
    for language in wanted:
        if not _LANGUAGE.fullmatch(language):
            raise NotStarted(f"'{language}' is not how a language is written here. Write languages as en, es or pt-BR.")
    if there and wanted and set(wanted) != set(there):
        raise NotStarted(
            f"'{folder}' has words in {', '.join(there)}, and all that lies in one folder has the same languages. Leave --languages out, or "
            "begin another folder with --in."
        )
    return list(dict.fromkeys(wanted)) or list(there) or [WRITTEN_IN[0]]


def _exercise(name: str, languages: Sequence[str], before: Tree) -> dict[str, str]:
    """An exercise, and a deck of the same name where there is none yet."""
    found = opened(before)[0].decks.get(name)
    deck = {} if f"decks/{name}.yaml" in before.files else _both("deck", name, languages)
    field = "prompt" if found is None else found.model.named_by
    return {**deck, **_both("exercise", name, languages, deck=name, field=field)}


def _programme(name: str, languages: Sequence[str], before: Tree) -> dict[str, str]:
    """A programme of the exercise of that name, or else of all exercises that are there."""
    exercises = opened(before)[0].exercises
    chosen = [name] if name in exercises else sorted(exercises)
    if not chosen:
        raise NotStarted(
            f"There is no exercise in '{before.place}' to put into a programme. Begin with: viceversa new exercise {name}"
        )
    least, most = usual_span(step for each in chosen for step in steps_of(exercises[each].model))
    minutes = max(1, math.ceil((least + most) / 2 / 60_000))
    return _both("programme", name, languages, exercises=", ".join(chosen), minutes=str(minutes))


def _pack(name: str, languages: Sequence[str], before: Tree) -> dict[str, str]:
    """A whole pack: an exercise with its deck, a programme of it, and what the pack says of itself."""
    made = _exercise(name, languages, before)
    tree = _with(before, made)
    return {
        PACK: _filled(PACK, name=name, languages=", ".join(languages)),
        LICENCE: _filled(LICENCE),
        **made,
        **_programme(name, languages, tree),
    }


def _both(kind: str, name: str, languages: Sequence[str], **more: str) -> dict[str, str]:
    """Facts, and words in each language."""
    place = FOLDER_OF[kind]
    texts = {f"{place}/{name}.yaml": _filled(f"{kind}.yaml", name=name, **more)}
    for language in languages:
        written = language if language in WRITTEN_IN else WRITTEN_IN[0]
        text = _filled(f"{written}/{kind}.yaml", name=name, **more)
        if written != language:
            first, _, rest = text.partition("\n")
            text = f"{first}\n# These words are still English. Write them in '{language}'.\n{rest}"
        texts[f"{place}/{language}/{name}.yaml"] = text
    return texts


def _filled(start_file: str, **places: str) -> str:
    text = (_STARTS / start_file).read_text(encoding="utf-8")
    for place, value in places.items():
        text = text.replace(f"@{place}@", value)
    return text


def _with(before: Tree, texts: Mapping[str, str]) -> Tree:
    """The folder as it will be."""
    written = {path: text.encode() for path, text in texts.items()}
    parents = {str(parent) for path in texts for parent in Path(path).parents} - {"."}
    return Tree(before.place, {**before.files, **written}, before.folders | parents)


def _judge(before: Tree, texts: Mapping[str, str]) -> None:
    """Raises NotStarted where something is written over, or would not be accepted."""
    for path in texts:
        if path in before.files or path in before.folders:
            raise NotStarted(f"'{before.shown(path)}' is there already, and stays as it is. Choose another name.")
    old = set(_mistakes(before))
    if new := [mistake for mistake in _mistakes(_with(before, texts)) if mistake not in old]:
        told = "\n".join(str(mistake) for mistake in new[:5])
        raise NotStarted(f"That would not go together with what is in '{before.place}':\n{told}")


def _mistakes(tree: Tree) -> list[Mistake]:
    found: tuple[Folder, list[Mistake]] = opened(tree)
    return together([found])[2]


def _write(made: Start) -> list[Path]:
    """Write everything, and the schemas that an editor completes with where there are none."""
    written = []
    for path, text in made.texts.items():
        file = made.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
        written.append(file)
    if not (made.folder / "schema").exists():
        schema.write(made.folder)
    return written
