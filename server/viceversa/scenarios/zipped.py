"""A pack as one zip file: read in memory, and written so that the same files give the same bytes on every machine.

A zip may come from a stranger. Nothing of it is ever unpacked to disk; names, sizes and kinds of all its files are judged before the
first of them is read, and no more is read than was announced. What a pack does not need is refused rather than understood.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from .mistakes import Mistake
from .reading import LARGEST
from .tree import FOLDERS, MOST_BYTES, PACK, PACK_FILES, Allowance, Tree, Unfit

LARGEST_ZIP = MOST_BYTES
"""The largest zip that is opened, in bytes."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}(/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,2}/?")
"""Plain names, at most two folders deep: no way up, no drive, no hidden file, no sign that two systems read in two ways."""

_AS_PLAIN = "Names have letters from a to z, digits, dots and hyphens, and lie at most two folders deep."
_OF_MAC = ("__MACOSX/", ".DS_Store")
"""What a Mac puts into a zip of its own accord."""

_MAKE = "Write the pack with: viceversa pack FOLDER."
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = (stat.S_IFREG | 0o644) << 16


def unzipped(path: Path) -> Tree | Mistake:
    """The files of a zip, none of them on disk; or why nothing of it is used."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_ZIP + 1)
    except OSError as error:
        return Mistake(str(path), 1, "", f"it cannot be opened: {error.strerror or error}", "Check the path and who may read it.")
    return unzipped_bytes(data, str(path))


def unzipped_bytes(data: bytes, place: str) -> Tree | Mistake:
    """The same of a zip's bytes; `place` is its path as people see it."""
    try:
        if len(data) > LARGEST_ZIP:
            raise Unfit(f"it is over {LARGEST_ZIP // 1024**2} MiB", "Leave out what is not played, or make two packs of it.")
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            entries = _judged(pack.infolist())
            files = {name: _content(pack, entry) for name, entry in entries.items()}
    except Unfit as error:
        return Mistake(place, 1, "", error.what, error.mend)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, struct.error):
        return Mistake(place, 1, "", "this is not a zip file, or it is damaged", _MAKE)
    if PACK not in files:
        return Mistake(place, 1, "", f"there is no '{PACK}' at its top", _MAKE)
    return Tree(place, files, frozenset(parent for name in files for parent in _parents(name)))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip: by name, with one date, and not compressed, since compressors differ from machine to machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as pack:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = 3, _PLAIN_FILE
            pack.writestr(entry, data)
    return buffer.getvalue()


def _judged(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files by name, when there is nothing against any of them. Raises Unfit."""
    found: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    allowance = Allowance()
    for entry in entries:
        allowance.take(entry.file_size)
        _judge(entry)
        name = entry.filename.rstrip("/")
        if name.lower() in seen:
            raise Unfit(f"'{name}' is in it twice", "Leave one of the two out.")
        seen.add(name.lower())
        if not entry.is_dir():
            found[name] = entry
    for name in found:
        for parent in _parents(name):
            if parent in found:
                raise Unfit(f"'{parent}' is a file and a folder in it", _MAKE)
    return found


def _judge(entry: zipfile.ZipInfo) -> None:
    shown = f"'{_plain(entry.orig_filename)}'"
    if entry.filename.startswith(_OF_MAC):
        raise Unfit(f"{shown} does not belong in a pack", _MAKE)
    if entry.orig_filename != entry.filename or not _NAME.fullmatch(entry.filename):
        raise Unfit(f"{shown} is no name for a file in a pack", _AS_PLAIN)
    if (top := entry.filename.split("/", 1)[0]) not in FOLDERS and entry.filename not in PACK_FILES:
        beside = ", ".join(PACK_FILES)
        raise Unfit(f"'{top}' does not belong in a pack", f"There are {beside} and the folders {', '.join(FOLDERS)}. {_MAKE}")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (kind == stat.S_IFDIR) > entry.is_dir():
        raise Unfit(f"{shown} is a link or something else that is not a file", "Put the file itself into the pack.")
    if entry.flag_bits & _ENCRYPTED:
        raise Unfit(f"{shown} is locked with a password", _MAKE)
    if entry.compress_type not in _KINDS:
        raise Unfit(f"{shown} is compressed in a way that is not read here", _MAKE)
    if entry.file_size > LARGEST:
        raise Unfit(f"{shown} is over {LARGEST // 1024} KiB", "Split it into two exercises or decks.")


def _content(pack: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A file's bytes: never more than it announced, which was judged. Raises BadZipFile."""
    with pack.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile("a file is not as long as it says")
    return data


def _parents(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def _plain(name: str) -> str:
    """A name as it may be shown: short, and without signs that a terminal would obey."""
    return "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in name[:60])
