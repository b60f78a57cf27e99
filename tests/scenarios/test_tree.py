"""The files of a folder as plain values."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.packed import write_pack_folder
from viceversa.scenarios import tree
from viceversa.scenarios.mistakes import Mistake
from viceversa.scenarios.reading import LARGEST
from viceversa.scenarios.tree import MOST_FILES, Tree, tree_of


def looked(folder: Path) -> Tree:
    found = tree_of(folder)
    assert isinstance(found, Tree)
    return found


def test_what_is_read_of_a_folder(tmp_path: Path) -> None:
    """Scenario files are read, whatever else lies there is only named, and hidden files are not seen."""
    write_pack_folder(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "decks" / "old.txt").write_text("mine")
    (tmp_path / ".git").mkdir()
    found = looked(tmp_path)
    assert found.files["decks/lights.yaml"] == (tmp_path / "decks" / "lights.yaml").read_bytes()
    assert found.files["notes.txt"] == found.files["decks/old.txt"] == b""
    assert not any("git" in path for path in (*found.files, *found.folders))
    assert list(found.inside("decks")) == ["decks/en", "decks/lights.yaml", "decks/old.txt"]
    assert list(found.inside()) == ["LICENSE", "decks", "exercises", "notes.txt", "pack.yaml", "programmes"]
    assert found.is_pack
    assert found.shown("decks/en") == str(tmp_path / "decks" / "en")


def test_what_is_not_there_or_not_a_file_is_told(tmp_path: Path) -> None:
    """A folder that is not there, and a link that leads nowhere, are mistakes."""
    gone = tree_of(tmp_path / "gone")
    assert isinstance(gone, Mistake)
    assert "no such folder" in gone.what
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "x.yaml").symlink_to("nowhere")
    found = looked(tmp_path).files["decks/x.yaml"]
    assert isinstance(found, Mistake)
    assert "leads nowhere" in found.what


def test_a_pack_has_no_links(tmp_path: Path) -> None:
    """A file of a pack that is a link to another place is refused, so that nothing of this machine goes into a pack unseen."""
    write_pack_folder(tmp_path / "pack", {"decks/lights.yaml": None})
    (tmp_path / "secret.yaml").write_text("deck: lights\n")
    (tmp_path / "pack" / "decks" / "lights.yaml").symlink_to(tmp_path / "secret.yaml")
    refused = tree_of(tmp_path / "pack")
    assert isinstance(refused, Mistake)
    assert "a link to another place" in refused.what


def test_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files, or too much in them, is refused as a whole; what lies beside the folders does not count."""
    monkeypatch.setattr(tree, "MOST_FILES", 3)
    (tmp_path / "decks").mkdir()
    for n in range(4):
        (tmp_path / f"beside-{n}.txt").write_text("x")
        (tmp_path / "decks" / f"x{n}.yaml").write_text("x")
    refused = tree_of(tmp_path)
    assert isinstance(refused, Mistake)
    assert "more than 3 files" in refused.what
    monkeypatch.setattr(tree, "MOST_FILES", MOST_FILES)
    monkeypatch.setattr(tree, "MOST_BYTES", 3)
    refused = tree_of(tmp_path)
    assert isinstance(refused, Mistake)
    assert "MiB together" in refused.what


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    """Of a file that is too large only so much is read that this can be told."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "x.yaml").write_bytes(b"x" * (LARGEST * 3))
    data = looked(tmp_path).files["decks/x.yaml"]
    assert isinstance(data, bytes)
    assert len(data) == LARGEST + 1
