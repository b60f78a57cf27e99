"""A folder of scenario files becomes a bundle, or every mistake in it at once. The one way in for the rest of the server."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from viceversa.game.exercise import Exercise, Library

from .bundle import Bundle, DeviceBundle
from .checking import judge
from .folder import KINDS, Folder, in_list_order, open_folder
from .mistakes import Mistake, ScenarioError, in_order
from .unrolling import Place, compiled, unroll
from .wording import deck_rules, device_bundle, programme_rules

__all__ = ["Bundle", "Mistake", "ScenarioError", "check", "load", "shipped_folder"]

FIRST_LANGUAGE = "en"
"""The language that comes first where it is offered; the others follow by name."""


def shipped_folder() -> Path:
    """The scenario files that come with the program: those inside the installed package, else those of the checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "shipped"
    return installed if installed.is_dir() else package.parents[1] / "scenarios"


def load(folder: Path) -> Bundle:
    """Everything in the folder as a bundle. Raises ScenarioError with every mistake, and then nothing of it is used."""
    found, mistakes = open_folder(folder)
    mistakes += judge(found)
    if mistakes:
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
    """Every mistake in those folders, or concerning those single files; empty when all is well. A file is judged together with the
    folder it lies in, and so is a folder inside one."""
    return in_order(mistake for path in paths for mistake in _check(path))


def _root(path: Path) -> Path:
    """The folder of scenario files that a folder is or lies in: its own `exercises`, for instance, or one of its languages."""
    for part, root in ((path, path.parent), (path.parent, path.parent.parent)):
        if part.name in KINDS and not any((path / kind).is_dir() for kind in KINDS):
            return root
    return path


class _Wanted(NamedTuple):
    root: Path
    kind: str
    name: str
    language: str | None


def _check(path: Path) -> list[Mistake]:
    if path.is_dir():
        root = _root(path)
        found, mistakes = open_folder(root)
        mistakes += judge(found)
        return mistakes if root == path else [mistake for mistake in mistakes if path in Path(mistake.file).parents]
    wanted = _wanted(path)
    if not path.is_file():
        return [Mistake(str(path), 1, "", "there is no such file or folder", "Check the path.")]
    if wanted is None:
        mend = "Put it into a folder such as 'exercises' or 'exercises/en', with a name that ends in '.yaml'."
        return [Mistake(str(path), 1, "", "this file is not in a folder of scenario files", mend)]
    found, mistakes = open_folder(wanted.root)
    concerned = {str(path)}
    if wanted.language is None:
        concerned |= {str(wanted.root / wanted.kind / language / path.name) for language in found.languages}
    return [mistake for mistake in mistakes + judge(found) if mistake.file in concerned]


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
