"""A folder of scenario files, or a pack: which files it has, what each is, and its pages and models. Meaning is judged elsewhere.

    exercises/<id>.yaml  decks/<id>.yaml  programmes/<id>.yaml      facts
    exercises/<language>/<id>.yaml  and so on                      words
    pack.yaml  LICENSE                                             of a pack

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
from .tree import LICENCE, PACK, Tree, tree_of
from .zipped import unzipped

KINDS: Mapping[str, tuple[str, type[BaseModel], type[BaseModel]]] = {
    "exercises": ("exercise", files.Exercise, texts.ExerciseText),
    "decks": ("deck", files.Deck, texts.DeckText),
    "programmes": ("programme", files.Programme, texts.ProgrammeText),
}
"""By folder: the field that repeats a file's name, the model of its facts, and the model of its words."""

_A: Mapping[str, str] = {"exercise": "an exercise", "deck": "a deck", "programme": "a programme"}

_LANGUAGE = re.compile(files.LANGUAGE)
_STEM = re.compile(r"[a-z][a-z0-9-]*")
_COPY = re.compile(r" ?\(\d+\)$| - copy$| copy( \d+)?$", re.IGNORECASE)
"""What a computer adds to the name of a file that it copies."""

ENDING = ".yaml"
"""How the name of each scenario file ends."""

M = TypeVar("M", bound=BaseModel)


class Filed(NamedTuple, Generic[M]):
    """A page together with the model it was read as."""

    page: Page
    model: M


class Folder(NamedTuple):
    """All files of a folder or pack that could be read and have the right shape; words by language and name. `present` has the names of all fact
    files, the unreadable and misnamed too, and `languages` every language that has begun. `pack` is what a pack says of itself. `unread` are the
    files, as people see them, that are not among these for their mistakes."""

    place: str
    is_pack: bool
    pack: Filed[files.Pack] | None
    exercises: Mapping[str, Filed[files.Exercise]]
    decks: Mapping[str, Filed[files.Deck]]
    programmes: Mapping[str, Filed[files.Programme]]
    exercise_texts: Mapping[str, Mapping[str, Filed[texts.ExerciseText]]]
    deck_texts: Mapping[str, Mapping[str, Filed[texts.DeckText]]]
    programme_texts: Mapping[str, Mapping[str, Filed[texts.ProgrammeText]]]
    present: Mapping[str, tuple[str, ...]]
    languages: tuple[str, ...]
    unread: tuple[str, ...] = ()


def open_folder(place: Path) -> tuple[Folder, list[Mistake]]:
    """Everything in a folder, or in a pack as a zip, with the mistakes in reading, shape, and place of its files."""
    match unzipped(place) if place.suffix.lower() == ".zip" and not place.is_dir() else tree_of(place):
        case Mistake() as mistake:
            return Folder(str(place), False, None, {}, {}, {}, {}, {}, {}, dict.fromkeys(KINDS, ()), ()), [mistake]
        case tree:
            return opened(tree)


def opened(tree: Tree) -> tuple[Folder, list[Mistake]]:
    """The same of files that were read."""
    mistakes: list[Mistake] = []
    facts: dict[str, dict[str, Filed[BaseModel]]] = {}
    words: dict[str, dict[str, dict[str, Filed[BaseModel]]]] = {}
    languages = sorted(
        {name(path) for kind in KINDS for path in tree.inside(kind) if path in tree.folders and _LANGUAGE.fullmatch(name(path))}
    )
    present = {kind: tuple(_meant(tree, kind)) for kind in KINDS}
    mistakes += _astray(tree)
    pack = _pack(tree, mistakes)
    for kind, (key, of_facts, of_words) in KINDS.items():
        mistakes += _strays(tree, kind)
        facts[kind] = _filed(tree, kind, key, of_facts, mistakes)
        words[kind] = {language: _filed(tree, f"{kind}/{language}", key, of_words, mistakes) for language in languages}
    mistakes += _unpaired(tree, present, languages)
    folder = Folder(
        tree.place,
        tree.is_pack,
        pack,
        facts["exercises"],  # type: ignore[arg-type]  # KINDS pairs each kind with its model
        facts["decks"],  # type: ignore[arg-type]  # as above
        facts["programmes"],  # type: ignore[arg-type]  # as above
        words["exercises"],  # type: ignore[arg-type]  # as above
        words["decks"],  # type: ignore[arg-type]  # as above
        words["programmes"],  # type: ignore[arg-type]  # as above
        present,
        tuple(languages),
        tuple(_unread(tree, facts, words, pack)),
    )
    return folder, mistakes


def _unread(
    tree: Tree, facts: Mapping[str, Mapping[str, Any]], words: Mapping[str, Mapping[str, Mapping[str, Any]]], pack: Any
) -> Iterator[str]:
    """The files that were there and could not be used, as people see them."""
    if tree.is_pack and pack is None:
        yield tree.shown(PACK)
    for kind in KINDS:
        for folder, used in ((kind, facts[kind]), *((f"{kind}/{language}", each) for language, each in words[kind].items())):
            yield from (tree.shown(path) for path in _yaml(tree, folder) if stem(path) not in used)


def name(path: str) -> str:
    """A file's or folder's own name."""
    return path.rsplit("/", 1)[-1]


def stem(path: str) -> str:
    """A scenario file's name without its ending."""
    return name(path).removesuffix(ENDING)


def _yaml(tree: Tree, folder: str) -> list[str]:
    return [path for path in tree.inside(folder) if path.endswith(ENDING) and path in tree.files and _STEM.fullmatch(stem(path))]


def _page(tree: Tree, path: str) -> Page | Mistake:
    match tree.files[path]:
        case Mistake() as mistake:
            return mistake
        case data:
            return read(data, tree.shown(path))


def _filed(tree: Tree, folder: str, key: str, model: type[BaseModel], mistakes: list[Mistake]) -> dict[str, Filed[BaseModel]]:
    found: dict[str, Filed[BaseModel]] = {}
    for path in _yaml(tree, folder):
        match _page(tree, path):
            case Mistake() as mistake:
                mistakes.append(mistake)
            case Page() as page if (elsewhere := _misplaced(page, key, model)) is not None:
                mistakes.append(elsewhere)
            case Page() as page:
                match shape(page, model):
                    case list() as wrong:
                        mistakes += wrong
                    case made:
                        found[stem(path)] = Filed(page, made)
                        if (said := getattr(made, key)) != stem(path):
                            mistakes.append(
                                page.mistake(
                                    (key,), f"the file is called '{stem(path)}' and says '{said}'", "Give both the same name."
                                )
                            )
    return found


def _pack(tree: Tree, mistakes: list[Mistake]) -> Filed[files.Pack] | None:
    """What a pack says of itself, with its licence beside it."""
    if not tree.is_pack:
        return None
    if isinstance(licence := tree.files.get(LICENCE), Mistake):
        mistakes.append(licence)
    elif not licence:
        near = [path for path in tree.inside() if path in tree.files and re.fullmatch(r"licen[cs]e(\.\w+)?", path, re.IGNORECASE)]
        mend = f"Put the text of the licence into a file '{LICENCE}' beside '{PACK}'."
        if near and licence is None:
            mend = f"Call the file '{near[0]}' just '{LICENCE}'."
        mistakes.append(Mistake(tree.shown(PACK), 1, "licence", "the text of the licence is missing", mend))
    match _page(tree, PACK):
        case Mistake() as mistake:
            mistakes.append(mistake)
            return None
        case page:
            match shape(page, files.Pack):
                case list() as wrong:
                    mistakes += wrong
                    return None
                case made:
                    return Filed(page, made)


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


def _astray(tree: Tree) -> Iterator[Mistake]:
    """YAML files beside the folders of kinds, and folders that are nearly called like one."""
    for path in tree.inside():
        if path in tree.folders and path not in KINDS and (near := get_close_matches(path.lower(), KINDS, n=1, cutoff=0.75)):
            yield Mistake(tree.shown(path), 1, "", "this folder is not read", f"Call it '{near[0]}', or move what is in it there.")
        if path in tree.files and path != PACK and path.lower().endswith((ENDING, ".yml")):
            mend = (
                f"Call it '{PACK}'."
                if stem(path.lower()) in ("pack", "pack.yml")
                else f"Move it into {', '.join(repr(kind) for kind in KINDS)}, or a folder of its language there."
            )
            yield Mistake(tree.shown(path), 1, "", "this is not read", mend)


def _strays(tree: Tree, folder: str) -> Iterator[Mistake]:
    """Files and folders that nobody would read, which is never what their writer meant."""
    for path in tree.inside(folder):
        if path in tree.folders and not _LANGUAGE.fullmatch(name(path)):
            what, mend = "this folder is not named after a language", "Name it after its language, for instance 'en' or 'pt-BR'."
            yield Mistake(tree.shown(path), 1, "", what, mend)
        for file in tree.inside(path) if path in tree.folders else [path]:
            if file in tree.folders or not file.endswith(ENDING):
                yield Mistake(tree.shown(file), 1, "", "this is not read", _ending(name(file)))
            elif not _STEM.fullmatch(stem(file)):
                yield Mistake(tree.shown(file), 1, "", *_misnamed(stem(file)))


def _ending(called: str) -> str:
    """The mend for a file that does not end as scenario files do."""
    if (meant := re.match(rf"(.+?)(\.yml|{ENDING}\.txt)$", called, re.IGNORECASE)) is not None:
        return f"Call it '{meant[1]}{ENDING}'."
    return f"Let the file's name end in '{ENDING}', or move it elsewhere."


def _misnamed(called: str) -> tuple[str, str]:
    """What is wrong with a name that no scenario file has, and the mend."""
    if _COPY.search(called):
        return "this looks like a copy, and is not read", "Take it out, or give it a name of its own."
    return (
        f"'{called}' is no name for a file, and is not read",
        "Use small letters from a to z, digits, and hyphens in place of spaces, and begin with a letter.",
    )


def _meant(tree: Tree, folder: str) -> list[str]:
    """The names in a folder, those of files too that are not read for how they are called."""
    found: set[str] = set()
    for path in tree.inside(folder):
        called = re.fullmatch(rf"(.+?)(\.yml|{ENDING}(\.txt)?)", name(path), re.IGNORECASE)
        if path in tree.files and called is not None:
            found.add(re.sub(r"[ _]+", "-", _COPY.sub("", called[1]).lower()))
    return sorted(found)


def _unpaired(tree: Tree, present: Mapping[str, tuple[str, ...]], languages: list[str]) -> Iterator[Mistake]:
    if not languages:
        yield Mistake(tree.place, 1, "", "there are no words in any language", "Begin with a folder such as 'exercises/en'.")
    for kind, names in present.items():
        for language in languages:
            facts, words = ({stem(path) for path in _yaml(tree, folder)} for folder in (kind, f"{kind}/{language}"))
            for each in sorted((facts - {*_meant(tree, f"{kind}/{language}")}) | (words - {*names})):
                path = tree.shown(f"{kind}/{language}/{each}{ENDING}")
                if each in words:
                    what, mend = (
                        f"these are words for '{each}', which does not exist",
                        f"Rename the file, or add '{kind}/{each}{ENDING}'.",
                    )
                else:
                    what = f"the words of '{each}' in '{language}' are missing"
                    mend = "Write them, or take the language out everywhere."
                yield Mistake(path, 1, "", what, mend)


def in_list_order(folder: Folder) -> list[tuple[str, Filed[files.Programme]]]:
    """The programmes as they are offered: by their order, then by name."""
    return sorted(folder.programmes.items(), key=lambda item: (item[1].model.order, item[0]))
