"""What a session as gentle as can be has to play."""

from __future__ import annotations

from pathlib import Path

from scenarios.conftest import Change
from scenarios.packed import FILES, write_pack_folder
from viceversa.scenarios.library import check, shipped_folder, ungentle

MIRROR = "exercises/thirty-second-mirror.yaml"


def test_everything_shipped_has_something_for_the_gentlest_session() -> None:
    """Also in the light lane at level 0."""
    assert ungentle([shipped_folder()]) == []


def test_a_programme_without_level_0_is_told_and_not_refused(folder: Path, change: Change) -> None:
    """Where it lies, and what two people would meet; also for its file alone, and not for another one."""
    change(MIRROR, "level: [0, 2]", "level: [1, 2]")
    assert check([folder]) == []
    (notice,) = ungentle([folder])
    assert Path(notice.file) == folder / "programmes" / "mirror.yaml"
    assert notice.what == "nothing of it can be played at level 0"
    assert ungentle([folder / "programmes" / "mirror.yaml"]) == [notice]
    assert ungentle([folder / "programmes" / "charades.yaml", folder / "decks"]) == []


def test_a_programme_whose_level_0_is_not_light_is_told(folder: Path, change: Change) -> None:
    """A swap begins at level 0, and no light session plays it."""
    for name in ("opening", "closing"):
        change(f"exercises/{name}.yaml", "level: [0, 1]", "level: [1, 1]")
    assert check([folder]) == []
    told = {Path(notice.file).stem: notice.what for notice in ungentle([folder])}
    assert told == {"the-one-thing": "nothing of it can be played in a light session at level 0"}


def test_a_pack_without_programmes_is_looked_at_as_a_whole(tmp_path: Path) -> None:
    """Its exercises may be put together by hand, and that needs a gentle one."""
    changed: dict[str, str | None] = dict.fromkeys(name for name in FILES if name.startswith("programmes/"))
    pack = write_pack_folder(tmp_path / "lights", changed)
    assert (check([pack]), ungentle([pack])) == ([], [])
    for name, old, new in (("decks/lights.yaml", "level: 0", "level: 1"), ("exercises/one-light.yaml", "[0, 1]", "[1, 1]")):
        changed[name] = FILES[name].replace(old, new)
    pack = write_pack_folder(tmp_path / "lanterns", changed)
    assert check([pack]) == []
    (notice,) = ungentle([pack])
    assert Path(notice.file) == pack
