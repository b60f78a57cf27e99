"""A folder becomes a zip to share."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scenarios.packed import FILES, write_pack_folder
from viceversa.scenarios.library import check
from viceversa.scenarios.mistakes import ScenarioError
from viceversa.scenarios.packing import NoPack, write_pack


def test_only_what_belongs_to_a_pack_goes_into_it(tmp_path: Path) -> None:
    """The zip has the scenario files, pack.yaml and the licence, and nothing else that lies in the folder; and it is good."""
    folder = write_pack_folder(tmp_path / "lanterns")
    (folder / "diary.txt").write_text("mine")
    (folder / "decks" / ".draft.yaml").write_text("mine")
    written = write_pack(folder, tmp_path / "out.zip")
    with zipfile.ZipFile(written) as pack:
        assert pack.namelist() == sorted(FILES)
    assert check([written]) == []


def test_it_is_called_after_name_and_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a name for the zip it is the pack's, with its version, where one stands."""
    folder = write_pack_folder(tmp_path / "here")
    monkeypatch.chdir(tmp_path)
    assert write_pack(folder) == Path("lanterns-1.zip")
    assert (tmp_path / "lanterns-1.zip").exists()


def test_another_zip_is_never_written_over(tmp_path: Path) -> None:
    """Writing the same again is fine; something else under the same name is refused."""
    folder, out = write_pack_folder(tmp_path / "lanterns"), tmp_path / "out.zip"
    before = write_pack(folder, out).read_bytes()
    assert write_pack(folder, out).read_bytes() == before
    (folder / "LICENSE").write_text("Another one.\n")
    with pytest.raises(NoPack, match="Raise 'version'"):
        write_pack(folder, out)
    assert out.read_bytes() == before


def test_mistakes_come_before_the_zip(tmp_path: Path) -> None:
    """A folder with a mistake is told, and no zip is written."""
    folder = write_pack_folder(tmp_path / "lanterns", {"programmes/en/lights.yaml": None})
    with pytest.raises(ScenarioError, match="the words of 'lights' in 'en' are missing"):
        write_pack(folder, tmp_path / "out.zip")
    with pytest.raises(ScenarioError, match="no such folder"):
        write_pack(tmp_path / "gone", tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_a_folder_is_a_pack_when_it_says_so(tmp_path: Path) -> None:
    """A folder without pack.yaml is answered with how to make it one."""
    with pytest.raises(NoPack, match=r"no 'pack\.yaml'"):
        write_pack(write_pack_folder(tmp_path, {"pack.yaml": None}))
