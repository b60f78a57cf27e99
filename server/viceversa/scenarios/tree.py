"""The files of a folder, or of a pack, as plain values: every name and what is in it, read once and within limits.

What is here may come from a stranger. So nothing is written to disk, nothing is followed that leads elsewhere, and what is too much is
refused with one sentence before it is looked at. Nothing here knows what the files mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .mistakes import Mistake
from .reading import LARGEST

FOLDERS = ("exercises", "decks", "programmes")
"""The folders that are read, and in each of them one folder a language."""

PACK = "pack.yaml"
LICENCE = "LICENSE"
PACK_FILES = (PACK, LICENCE, "README.md")
"""What lies beside the folders in a pack."""

MOST_FILES = 1000
"""How many files a folder or a pack may have."""

MOST_BYTES = 4 * 1024 * 1024
"""How many bytes all files of a folder or a pack may have together."""


class Tree(NamedTuple):
    """Files by their path inside, with slashes: their bytes, or why they cannot be read. `place` is its path as people see it."""

    place: str
    files: Mapping[str, bytes | Mistake]
    folders: frozenset[str]

    def inside(self, folder: str = "") -> Iterator[str]:
        """The files and folders right inside a folder, hidden ones left out, by name."""
        parts = folder.count("/") + 1 if folder else 0
        start = f"{folder}/" if folder else ""
        for path in sorted({*self.files, *self.folders}):
            if path.startswith(start) and path.count("/") == parts and not path[len(start) :].startswith("."):
                yield path

    def shown(self, path: str) -> str:
        """A path inside as people see it."""
        return str(Path(self.place, path))

    @property
    def is_pack(self) -> bool:
        """Whether it says that it is a pack."""
        return PACK in self.files


class Unfit(Exception):
    """Nothing of this folder or pack is taken; what is wrong and the mend, for a mistake."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class Allowance:
    """What may still be read of one folder or pack."""

    def __init__(self) -> None:
        self._files = self._bytes = 0

    def take(self, size: int) -> None:
        """One more file of that many bytes. Raises Unfit."""
        self._files += 1
        self._bytes += size
        if self._files > MOST_FILES:
            raise Unfit(f"there are more than {MOST_FILES} files", "Leave out what is not played, or make two of it.")
        if self._bytes > MOST_BYTES:
            raise Unfit(
                f"the files are over {MOST_BYTES // 1024**2} MiB together", "Leave out what is not played, or make two of it."
            )


def tree_of(folder: Path) -> Tree | Mistake:
    """The files of a folder on this machine, or why there are none. Only what may be a scenario file, or belongs to a pack, is read."""
    place = str(folder)
    if not folder.is_dir():
        return Mistake(place, 1, "", "there is no such folder", "Check the path.")
    files: dict[str, bytes | Mistake] = {}
    folders: set[str] = set()
    allowance = Allowance()
    try:
        pack = (folder / PACK).exists()
        for path in _walk(folder):
            name = path.relative_to(folder).as_posix()
            ours = "/" in name or name in FOLDERS or name in PACK_FILES
            if pack and ours and path.is_symlink():
                mend = "Put the file itself here; a pack has all its files inside."
                return Mistake(str(path), 1, "", "this is a link to another place", mend)
            if path.is_dir():
                folders.add(name)
                continue
            read = _read(path) if name in PACK_FILES or ("/" in name and path.suffix == ".yaml") else b""
            files[name] = read
            if ours:
                allowance.take(0 if isinstance(read, Mistake) else len(read))
    except Unfit as error:
        return Mistake(place, 1, "", error.what, error.mend)
    except OSError as error:
        return Mistake(place, 1, "", f"it cannot be read: {error.strerror or error}", "Check who may read it.")
    return Tree(place, files, frozenset(folders))


def _walk(folder: Path) -> Iterator[Path]:
    """What lies in the folder, in the folders that are read, and in those of languages in them."""
    yield from _visible(folder)
    for kind in (folder / name for name in FOLDERS):
        for path in _visible(kind):
            yield path
            yield from _visible(path)


def _visible(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if not path.name.startswith("."))


def _read(path: Path) -> bytes | Mistake:
    """A file's bytes; one more than the largest file has, when it is larger."""
    if not path.is_file():
        return Mistake(str(path), 1, "", "this is not a file, or a link that leads nowhere", "Put the file itself here.")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        return Mistake(str(path), 1, "", f"it cannot be opened: {error.strerror or error}", "Check the path and who may read it.")
