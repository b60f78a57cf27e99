"""Packs: what a pack says of itself is true."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.scenarios.folder import Folder
from viceversa.scenarios.mistakes import Mistake


def packs_name_their_languages(folder: Folder) -> Iterator[Mistake]:
    """The languages that a pack names are those it has words in."""
    if folder.pack is None:
        return
    said, there = folder.pack.model.languages, folder.languages
    if len(set(said)) < len(said) or set(said) != set(there):
        what = f"there are words in {', '.join(there) or 'no language'}, and it says {', '.join(said)}"
        yield folder.pack.page.mistake(("languages",), what, f"Write [{', '.join(there)}], or add the words that are missing.")
