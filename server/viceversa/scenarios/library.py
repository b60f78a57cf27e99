"""Folders and packs of scenario files become a bundle, or every mistake in them at once. The one way in for the rest of the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from viceversa.game.exercise import Exercise, Library

from .bundle import Bundle, DeviceBundle
from .checking import judge, judge_packs
from .folder import KINDS, Folder, in_list_order, open_folder
from .joining import Opened, gathered, joined, no_common_language
from .mistakes import Mistake, ScenarioError, in_order
from .rules.gentle import nothing_at_level_0
from .rules.speech import listed
from .tree import PACK, PACK_FILES
from .unrolling import Place, compiled, unroll
from .wording import deck_rules, device_bundle, programme_rules

__all__ = [
    "Bundle",
    "Mistake",
    "ScenarioError",
    "check",
    "elsewhere",
    "load",
    "more_may_follow",
    "shipped_folder",
    "sound",
    "ungentle",
    "unlisted",
]

FIRST_LANGUAGE = "en"
"""The language that comes first where it is offered; the others follow by name."""


def shipped_folder() -> Path:
    """The scenario files that come with the program: those inside the installed package, else those of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parents[1] / "scenarios"


def sound(place: Path) -> Folder:
    """Everything in that folder or pack, by itself. Raises ScenarioError with every mistake."""
    folders, _, mistakes = together([open_folder(place)])
    if mistakes:
        raise ScenarioError(mistakes)
    return folders[-1]


def load(*places: Path) -> Bundle:
    """Everything in those folders and packs as a bundle; without any, and where there are packs alone, with what is shipped.

    Raises ScenarioError with every mistake, and then nothing of it is used.
    """
    folders, found, mistakes = together([open_folder(place) for place in places])
    if mistakes := [*mistakes, *no_common_language(folders)]:
        raise ScenarioError(mistakes)
    exercises, words = _built(found)
    library = Library(
        fingerprint="",
        exercises=exercises,
        decks={name: deck_rules(filed.model) for name, filed in sorted(found.decks.items())},
        programmes={name: programme_rules(filed.model) for name, filed in in_list_order(found)},
        languages=tuple(words),
    )
    return Bundle.of(library, words)


def check(paths: Iterable[Path]) -> list[Mistake]:
    """Every mistake in those folders and packs, or concerning those single files; empty when all is well. A file is judged together with
    the folder it lies in, and so is a folder inside one; a pack together with what is shipped."""
    return in_order(mistake for path in paths for mistake in _check(path))


def elsewhere(paths: Iterable[Path]) -> dict[Path, list[Mistake]]:
    """The folders and packs in which those paths lie and that have mistakes beside them, each with these mistakes."""
    found: dict[Path, list[Mistake]] = {}
    told = set(check(paths := list(paths)))
    for whole in dict.fromkeys(map(_whole, paths)):
        if whole not in paths and (others := in_order(set(_all(whole)) - told)):
            found[whole] = others
    return found


def more_may_follow(paths: Iterable[Path], mistakes: Iterable[Mistake]) -> bool:
    """Whether these mistakes of those paths keep a file from being read to its end, so that others in it may not be seen yet."""
    told = {mistake.file for mistake in mistakes}
    return any(not told.isdisjoint(open_folder(whole)[0].unread) for whole in dict.fromkeys(map(_whole, paths)))


def _whole(path: Path) -> Path:
    """The folder or pack that a path is or lies in, and is judged with."""
    path = _of_pack(path)
    wanted = _wanted(path)
    return wanted.root if wanted else _root(path) if path.is_dir() else path


def _of_pack(path: Path) -> Path:
    """The whole pack where a path is its `pack.yaml`, or what lies beside that; else the path."""
    return path.parent if path.name in PACK_FILES and path.is_file() and (path.parent / PACK).is_file() else path


def _root(path: Path) -> Path:
    """The folder of scenario files that a folder is or lies in: its own `exercises`, for instance, or one of its languages."""
    for part, root in ((path, path.parent), (path.parent, path.parent.parent)):
        if part.name in KINDS and not any((path / kind).is_dir() for kind in KINDS):
            return root
    return path


def unlisted(paths: Iterable[Path]) -> tuple[str, ...]:
    """The languages in those folders and packs, or of those single files, that have no list of words that are not said."""
    languages: set[str] = set()
    for path in paths:
        wanted = _wanted(path)
        of_file = wanted.language if wanted is not None else None
        languages |= {of_file} if of_file else set(open_folder(_whole(path))[0].languages)
    return tuple(sorted(language for language in languages if language.partition("-")[0].lower() not in listed()))


def ungentle(paths: Iterable[Path]) -> list[Mistake]:
    """What in those folders and packs has nothing to play for a session as gentle as can be: no mistake, but good to know. Nothing is said of a
    folder or pack with a mistake anywhere in it, since what is played there is not known yet."""
    return in_order(notice for path in paths for notice in _ungentle(path))


class _Wanted(NamedTuple):
    root: Path
    kind: str
    name: str
    language: str | None


def _check(path: Path) -> list[Mistake]:
    path = _of_pack(path)
    if path.is_dir() or (path.suffix.lower() == ".zip" and path.is_file()):
        root = _root(path) if path.is_dir() else path
        return [mistake for mistake in _all(root) if path in (Path(mistake.file), *Path(mistake.file).parents)]
    wanted = _wanted(path)
    if not path.is_file():
        return [Mistake(str(path), 1, "", "there is no such file or folder", "Check the path.")]
    if wanted is None:
        mend = "Put it into a folder such as 'exercises' or 'exercises/en', with a name that ends in '.yaml'."
        return [Mistake(str(path), 1, "", "this file is not in a folder of scenario files", mend)]
    words = wanted.root / wanted.kind
    concerned = {path} if wanted.language is not None else {path, *words.glob(f"*/{path.name}")}
    return [mistake for mistake in _all(wanted.root) if Path(mistake.file) in concerned]


def _ungentle(path: Path) -> list[Mistake]:
    path = _of_pack(path)
    folders, found, mistakes = together([open_folder(_whole(path))])
    if mistakes:
        return []
    return [notice for notice in nothing_at_level_0(folders[-1], found) if path in (Path(notice.file), *Path(notice.file).parents)]


def _all(root: Path) -> list[Mistake]:
    """Every mistake in a folder or pack, judged with what it is played with."""
    return together([open_folder(root)])[2]


def together(opened: Sequence[Opened]) -> tuple[list[Folder], Folder, list[Mistake]]:
    """Folders and packs with what they are played with: each, all of them as one, and every mistake in them."""
    whole = gathered(opened, shipped_folder())
    folders = [folder for folder, _ in whole]
    found, twice = joined(folders)
    mistakes = [mistake for _, mistakes in whole for mistake in mistakes]
    return folders, found, [*mistakes, *twice, *judge(found), *judge_packs(folders)]


def _wanted(path: Path) -> _Wanted | None:
    """Which file of which folder a path stands for."""
    for parent, language in ((path.parent, None), (path.parent.parent, path.parent.name)):
        if parent.name in KINDS and path.suffix == ".yaml":
            return _Wanted(parent.parent, parent.name, path.stem, language)
    return None


def _built(found: Folder) -> tuple[dict[str, Exercise], dict[str, DeviceBundle]]:
    places: dict[str, tuple[Place, ...]] = {}
    exercises: dict[str, Exercise] = {}
    for name, filed in sorted(found.exercises.items()):
        places[name] = unroll(filed.model, found.decks[filed.model.needs.deck].model.items)
        exercises[name] = compiled(filed.model, places[name])
    languages = sorted(found.languages, key=lambda language: (language != FIRST_LANGUAGE, language))
    return exercises, {language: device_bundle(found, language, places, exercises) for language in languages}
