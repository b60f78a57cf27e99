"""Folders and packs that are played together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scenarios.packed import FILES, write_pack_folder
from viceversa.scenarios.library import ScenarioError, check, load, shipped_folder
from viceversa.scenarios.zipped import zipped

SHIPPED = load().library


def zip_of(path: Path) -> Path:
    path.write_bytes(zipped({name: text.encode() for name, text in FILES.items()}))
    return path


def told(*places: Path) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        load(*places)
    return [f"{mistake.file}: {mistake.what}" for mistake in caught.value.mistakes]


def test_a_pack_adds_to_what_is_shipped(tmp_path: Path) -> None:
    """A pack alone, as a folder or as a zip, is played together with what is shipped, and gives the same bundle either way."""
    folder, path = write_pack_folder(tmp_path / "lanterns"), zip_of(tmp_path / "lanterns.zip")
    library = load(path).library
    assert set(library.exercises) == {*SHIPPED.exercises, "one-light"}
    assert set(library.programmes) == {*SHIPPED.programmes, "lights"}
    assert load(folder).fingerprint == load(path).fingerprint != SHIPPED.fingerprint


def test_a_folder_takes_the_place_of_what_is_shipped(tmp_path: Path) -> None:
    """A folder without pack.yaml is all that is offered, and packs add to it."""
    own = write_pack_folder(tmp_path / "own", {"pack.yaml": None, "LICENSE": None})
    assert set(load(own).library.exercises) == {"one-light"}
    other = tmp_path / "other"
    shutil.copytree(shipped_folder(), other)
    assert set(load(other, zip_of(tmp_path / "lanterns.zip")).library.exercises) == {*SHIPPED.exercises, "one-light"}


def test_equal_names_are_refused_with_both_places(tmp_path: Path) -> None:
    """A name that two folders or packs have is told for each kind, at the later one, with the place of the earlier one."""
    one, two = write_pack_folder(tmp_path / "one"), zip_of(tmp_path / "two.zip")
    assert told(one, two) == [
        f"{two / 'decks/lights.yaml'}: there are two decks called 'lights', and the other one is '{one / 'decks/lights.yaml'}'",
        f"{two / 'exercises/one-light.yaml'}: there are two exercises called 'one-light', and the other one is "
        f"'{one / 'exercises/one-light.yaml'}'",
        f"{two / 'programmes/lights.yaml'}: there are two programmes called 'lights', and the other one is "
        f"'{one / 'programmes/lights.yaml'}'",
    ]


def test_a_pack_may_use_what_is_shipped(tmp_path: Path) -> None:
    """A programme of a pack may play a shipped exercise, and the check of the pack knows it."""
    light = next(name for name, each in SHIPPED.exercises.items() if "light" in each.lanes and each.levels[0] == 0)
    programme = f"programme: lights\nminutes: 9\nexercises: [one-light, {light}]\n"
    folder = write_pack_folder(tmp_path, {"programmes/lights.yaml": programme})
    assert [mistake.what for mistake in check([folder]) if "usual times" not in mistake.what] == []
    folder = write_pack_folder(tmp_path, {"programmes/lights.yaml": "programme: lights\nminutes: 2\nexercises: [two-lights]\n"})
    assert "there is no exercise 'two-lights'" in [mistake.what for mistake in check([folder])]


def test_languages_are_those_that_all_have(tmp_path: Path) -> None:
    """A language that one of them lacks is not offered, since partners may be led from one to the next; with none left nobody could play."""
    own = write_pack_folder(tmp_path / "own", {"pack.yaml": None})
    for kind in ("exercises", "decks", "programmes"):
        shutil.copytree(own / kind / "en", own / kind / "de")
    assert load(own).library.languages == ("en", "de")
    other = write_pack_folder(tmp_path / "more", {name: None for name in FILES if name.startswith(("exercises", "programmes"))})
    shutil.move(other / "decks" / "lights.yaml", other / "decks" / "lamps.yaml")
    shutil.move(other / "decks" / "en" / "lights.yaml", other / "decks" / "en" / "lamps.yaml")
    for path in (other / "decks").rglob("lamps.yaml"):
        path.write_text(path.read_text().replace("deck: lights", "deck: lamps"))
    assert load(own, other).library.languages == ("en",)
    (other / "decks" / "en").rename(other / "decks" / "fr")
    (other / "pack.yaml").write_text(FILES["pack.yaml"].replace("[en]", "[fr]"))
    assert told(own, other) == [f"{other}: there is no language that all have words in: '{own}' has de, en; '{other}' has fr"]


@pytest.mark.parametrize(
    ("old", "new", "what", "mend"),
    [
        ("languages: [en]", "languages: [en, es]", "there are words in en, and it says en, es", "Write [en]"),
        ("languages: [en]", "languages: [English]", "'English' is not a name", "Write languages as 'en'"),
        ("version: 1\n", "version: 1.0\n", "1.0 is not a whole number", "Write digits only"),
        ("licence: CC-BY-4.0\n", "", "'licence' is missing", "Add it, for instance 'licence: CC-BY-4.0'"),
        ("licence:", "license:", "there is no field 'license' here", "Did you mean 'licence'?"),
        ("authors: [the people of this test]", "authors: me", "'me' is not a list", "Write it as [your name]"),
    ],
)
def test_what_a_pack_says_of_itself_is_judged(tmp_path: Path, old: str, new: str, what: str, mend: str) -> None:
    """A pack.yaml with a mistake is told with its mend."""
    folder = write_pack_folder(tmp_path, {"pack.yaml": FILES["pack.yaml"].replace(old, new)})
    found = {mistake.what: mistake.mend for mistake in check([folder])}
    assert what in found
    assert mend in found[what]


def test_a_pack_has_its_licence_beside_it(tmp_path: Path) -> None:
    """A pack without the text of its licence is refused."""
    folder = write_pack_folder(tmp_path, {"LICENSE": None})
    assert [mistake.what for mistake in check([folder])] == ["the text of the licence is missing"]
