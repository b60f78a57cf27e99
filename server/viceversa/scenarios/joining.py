"""Several folders and packs as one, so that what is in them is played together.

A folder stands for all that is offered. A pack adds to it; where packs are given alone, they add to what is shipped. A name belongs to one
exercise, deck or programme, so two of one name are refused, and nothing ever takes the place of something else unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from .folder import KINDS, Filed, Folder, open_folder
from .mistakes import Mistake

M = TypeVar("M", bound=BaseModel)

Opened = tuple[Folder, list[Mistake]]
"""A folder or pack, and the mistakes that were found on the way."""


def gathered(opened: Sequence[Opened], shipped: Path) -> list[Opened]:
    """The folders and packs, and what is shipped before them when all of them are packs."""
    if all(folder.is_pack for folder, _ in opened):
        return [open_folder(shipped), *opened]
    return list(opened)


def joined(folders: Sequence[Folder]) -> tuple[Folder, list[Mistake]]:
    """All of them as one, with every name that comes twice."""
    whole = Folder(
        place=", ".join(folder.place for folder in folders),
        is_pack=False,
        pack=None,
        exercises=_first([folder.exercises for folder in folders]),
        decks=_first([folder.decks for folder in folders]),
        programmes=_first([folder.programmes for folder in folders]),
        exercise_texts=_by_language([folder.exercise_texts for folder in folders]),
        deck_texts=_by_language([folder.deck_texts for folder in folders]),
        programme_texts=_by_language([folder.programme_texts for folder in folders]),
        present={kind: tuple(chain.from_iterable(folder.present[kind] for folder in folders)) for kind in KINDS},
        languages=common_languages(folders),
        unread=tuple(chain.from_iterable(folder.unread for folder in folders)),
    )
    return whole, list(_twice(folders))


def common_languages(folders: Sequence[Folder]) -> tuple[str, ...]:
    """The languages that all of them have words in: partners may be led from one to the next."""
    return tuple(language for language in folders[0].languages if all(language in folder.languages for folder in folders))


def no_common_language(folders: Sequence[Folder]) -> Iterator[Mistake]:
    """Where there is none, nobody could play."""
    if all(folder.languages for folder in folders) and not common_languages(folders):
        told = "; ".join(f"'{folder.place}' has {', '.join(folder.languages)}" for folder in folders)
        mend = "Add the words of one language that all have, or start with a folder of your own in place of what is shipped."
        yield Mistake(folders[-1].place, 1, "", f"there is no language that all have words in: {told}", mend)


def _twice(folders: Sequence[Folder]) -> Iterator[Mistake]:
    for kind, (key, _, _) in KINDS.items():
        known: dict[str, Filed[BaseModel]] = {}
        for folder in folders:
            for name, filed in _of(folder, kind).items():
                first = known.setdefault(name, filed)
                if first is not filed:
                    what = f"there are two {kind} called '{name}', and the other one is '{first.page.file}'"
                    mend = "Give one of them another name, in all its files and in what uses it; or leave one folder or pack out."
                    yield filed.page.mistake((key,), what, mend)


def _of(folder: Folder, kind: str) -> Mapping[str, Filed[BaseModel]]:
    by_kind: dict[str, Mapping[str, Filed[BaseModel]]] = {
        "exercises": folder.exercises,  # type: ignore[dict-item]  # each kind has a model of its own, and here none of them counts
        "decks": folder.decks,  # type: ignore[dict-item]  # as above
        "programmes": folder.programmes,  # type: ignore[dict-item]  # as above
    }
    return by_kind[kind]


def _first(parts: Sequence[Mapping[str, Filed[M]]]) -> dict[str, Filed[M]]:
    """All entries; of a name that comes twice, which is refused, the first."""
    return {name: filed for part in reversed(parts) for name, filed in part.items()}


def _by_language(parts: Sequence[Mapping[str, Mapping[str, Filed[M]]]]) -> dict[str, dict[str, Filed[M]]]:
    languages = dict.fromkeys(language for part in parts for language in part)
    return {language: _first([part.get(language, {}) for part in parts]) for language in languages}
