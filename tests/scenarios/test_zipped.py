"""A pack as a zip: what is in it is read in memory, and a hostile one is refused with one sentence."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.packed import FILES
from viceversa.scenarios.library import check
from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import LARGEST
from viceversa.scenarios.tree import MOST_BYTES, MOST_FILES, Tree
from viceversa.scenarios.zipped import LARGEST_ZIP, unzipped, zipped

Fill = Callable[[zipfile.ZipFile], None]
GOOD = {name: text.encode() for name, text in FILES.items()}


def made(path: Path, fill: Fill) -> Path:
    """A zip with the good files, and what `fill` adds to them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in GOOD.items():
            pack.writestr(name, data)
        fill(pack)
    return path


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    return found


def many(pack: zipfile.ZipFile, count: int, data: bytes) -> None:
    for n in range(count):
        pack.writestr(f"decks/x{n}.yaml", data)


def test_what_was_packed_is_there_again(tmp_path: Path) -> None:
    """A pack is read back as it was written, with its folders."""
    path = tmp_path / "lanterns.zip"
    path.write_bytes(zipped(GOOD))
    tree = unzipped(path)
    assert isinstance(tree, Tree)
    assert tree.files == GOOD
    assert {"decks", "decks/en", "exercises/en"} <= tree.folders
    assert check([path]) == []


def test_the_same_files_give_the_same_zip() -> None:
    """Neither the order of files nor the time of day shows in a zip, so that its hash can be told."""
    assert zipped(GOOD) == zipped(dict(reversed(GOOD.items())))
    with zipfile.ZipFile(io.BytesIO(zipped(GOOD))) as pack:
        assert {each.date_time for each in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.compress_type for each in pack.infolist()} == {zipfile.ZIP_STORED}


def test_a_zip_that_another_program_made_is_fine(tmp_path: Path) -> None:
    """Compressed files and entries for folders are no reason to refuse a zip."""
    path = made(tmp_path / "lanterns.zip", lambda pack: pack.writestr(entry("programmes/", stat.S_IFDIR | 0o755), b""))
    assert check([path]) == []


HOSTILE: dict[str, tuple[Fill, str]] = {
    "a way up": (lambda pack: pack.writestr("decks/../../up.yaml", b"a: 1"), "is no name for a file"),
    "from the root": (lambda pack: pack.writestr("/etc/cron.d/x", b"a: 1"), "is no name for a file"),
    "with a drive": (lambda pack: pack.writestr("C:/x.yaml", b"a: 1"), "is no name for a file"),
    "with backslashes": (lambda pack: pack.writestr(entry("decks\\..\\x.yaml"), b"a: 1"), "is no name for a file"),
    "hidden": (lambda pack: pack.writestr("decks/.x.yaml", b"a: 1"), "is no name for a file"),
    "with a sign that a terminal obeys": (lambda pack: pack.writestr("decks/\x1b[2J.yaml", b"a: 1"), "is no name for a file"),
    "with letters that look alike": (lambda pack: pack.writestr("decks/\u0430.yaml", b"a: 1"), "is no name for a file"),
    "deep": (lambda pack: pack.writestr("decks/en/more/and/more/x.yaml", b"a: 1"), "is no name for a file"),
    "a very long name": (lambda pack: pack.writestr(f"decks/{'x' * 300}.yaml", b"a: 1"), "is no name for a file"),
    "something else": (lambda pack: pack.writestr("run.sh", b"echo"), "'run.sh' does not belong in a pack"),
    "a folder around it": (lambda pack: pack.writestr("mine/pack.yaml", b"a: 1"), "'mine' does not belong in a pack"),
    "a link": (lambda pack: pack.writestr(entry("decks/x.yaml", stat.S_IFLNK | 0o777), b"/etc/passwd"), "is a link"),
    "a device": (lambda pack: pack.writestr(entry("decks/x.yaml", stat.S_IFCHR | 0o666), b""), "is a link or something else"),
    "twice": (lambda pack: pack.writestr("decks/Lights.yaml", b"a: 1"), "is in it twice"),
    "a file and a folder": (lambda pack: pack.writestr("decks/lights.yaml/x.yaml", b"a: 1"), "is a file and a folder"),
    "thousands of files": (
        lambda pack: many(pack, MOST_FILES, b""),
        f"more than {MOST_FILES} files",
    ),
    "one huge file": (lambda pack: pack.writestr("decks/x.yaml", b"a" * (LARGEST + 1)), "is over 256 KiB"),
    "huge in all": (
        lambda pack: many(pack, MOST_BYTES // LARGEST + 1, b"a" * LARGEST),
        "MiB together",
    ),
    "compressed in a rare way": (
        lambda pack: pack.writestr("decks/x.yaml", b"a: 1", compress_type=zipfile.ZIP_LZMA),
        "compressed in a way that is not read here",
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("how", HOSTILE)
def test_a_hostile_pack_is_refused_with_one_sentence(how: str, tmp_path: Path) -> None:
    """A zip with anything in it that no pack has is refused as a whole, at the zip's own path, with what is wrong and a mend."""
    fill, says = HOSTILE[how]
    path = made(tmp_path / "pack.zip", fill)
    before = sorted(tmp_path.rglob("*"))
    mistakes = check([path])
    assert len(mistakes) == 1
    assert mistakes[0].file == str(path)
    assert says in mistakes[0].what
    assert mistakes[0].mend.endswith(".")
    assert str(mistakes[0]).isprintable()
    assert sorted(tmp_path.rglob("*")) == before, "nothing was unpacked"


def damaged(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "pack.zip"
    path.write_bytes(data)
    found = unzipped(path)
    assert isinstance(found, Mistake)
    return found.what


def patched(name: bytes, offset: int, value: bytes) -> bytes:
    """The good zip with some bytes of a file's two headers changed; the offset is that in the central one."""
    data = bytearray(zipped(GOOD))
    place = data.rindex(name) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + offset : place + offset + len(value)] = value
    return bytes(data)


def test_a_file_that_is_longer_than_it_says_is_never_read_on(tmp_path: Path) -> None:
    """A file that announces ten bytes and unfolds to millions is refused when it is read, after ten bytes."""
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(b"\0" * 50_000_000) + bomb.flush()
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, 0, len(packed), 10, 9, 0)
    local = b"PK\x03\x04" + head + b"pack.yaml" + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"pack.yaml"
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    assert "damaged" in damaged(tmp_path, local + central + end)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a zip file"),
        (b"pack: it is only text\n", "not a zip file"),
        (zipped(GOOD)[:-30], "not a zip file"),
        (zipped(GOOD).replace(b"minutes: 2", b"minutes: 3"), "damaged"),
        (patched(b"LICENSE", 8, b"\x01\x00"), "locked with a password"),
        (patched(b"LICENSE", 24, struct.pack("<I", 999)), "damaged"),
        (b"x" * (LARGEST_ZIP + 1), "over 4 MiB"),
        (zipped({name: data for name, data in GOOD.items() if name != "pack.yaml"}), "no 'pack.yaml' at its top"),
    ],
)
def test_what_is_no_sound_zip_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    """What is no zip, is cut off, changed, locked or lies about itself is refused with a sentence, never an exception."""
    assert says in damaged(tmp_path, data)


def test_any_change_of_a_byte_is_borne(tmp_path: Path) -> None:
    """Whatever byte of a zip is changed, it is read or refused, and nothing else happens."""
    whole = zipped({name: GOOD[name] for name in ("pack.yaml", "LICENSE")})
    for place in range(len(whole)):
        path = tmp_path / "pack.zip"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert isinstance(unzipped(path), Tree | Mistake)


def test_a_zip_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A zip that is not there is a mistake, not an exception."""
    found = unzipped(tmp_path / "gone.zip")
    assert isinstance(found, Mistake)
    assert "cannot be opened" in found.what


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pack: &a lanterns\nabout: *a\n", "anchors and aliases"),
        ("pack: !!python/object/apply:os.system [ls]\n", "tags are not used"),
        ("a: " + "[" * 5000, "nested too deeply"),
        ("pack: lanterns\n<<: {version: 1}\n", "there is no field '<<'"),
        ("%TAG ! tag:x,2000:\n---\npack: x\n", "directive"),
        ("pack: \ud800".encode("utf-16", "surrogatepass").decode("latin-1"), "not YAML"),
    ],
)
def test_tricks_of_yaml_are_refused_in_a_pack_too(tmp_path: Path, text: str, says: str) -> None:
    """A pack's files are read like all others: no anchors, no tags, no depth, no second encoding."""
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({**GOOD, "pack.yaml": text.encode("utf-8", "surrogatepass")}))
    told = [mistake for mistake in check([path]) if mistake.file == os.path.join(path, "pack.yaml")]
    assert says in "\n".join(mistake.what for mistake in told)


@pytest.mark.parametrize("extra", ["__MACOSX/._pack.yaml", ".DS_Store"])
def test_what_a_mac_adds_has_its_mend(extra: str, tmp_path: Path) -> None:
    """A zip that a Mac has made is told how a pack is written, and nothing of names."""
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr(extra, b"x")
    mistake = unzipped(path)
    assert isinstance(mistake, Mistake)
    assert (mistake.what, mistake.mend) == (f"'{extra}' does not belong in a pack", "Write the pack with: viceversa pack FOLDER.")
