"""A commented start that the check accepts at once."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from viceversa.scenarios.library import check, load
from viceversa.scenarios.starting import Kind, NotStarted, start


def told(kind: Kind, name: str, folder: Path, languages: tuple[str, ...] = ()) -> str:
    with pytest.raises(NotStarted) as caught:
        start(kind, name, folder, languages)
    return str(caught.value)


def contents(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_each_start_is_accepted_at_once(tmp_path: Path) -> None:
    """A deck, an exercise and a programme in a folder, one after the other, are good after every step, and can be played at the end."""
    for kind in ("deck", "exercise", "programme"):
        start(kind, "evening-light", tmp_path, ["en", "es"])
        assert check([tmp_path]) == []
    bundle = load(tmp_path)
    assert bundle.library.languages == ("en", "es")
    assert bundle.library.programmes["evening-light"].exercises == ("evening-light",)


def test_an_exercise_brings_its_deck(tmp_path: Path) -> None:
    """Without a deck of its name an exercise comes with one; where there is one, that is used as it is."""
    assert [path.relative_to(tmp_path).as_posix() for path in start("exercise", "one", tmp_path)] == [
        "decks/one.yaml",
        "decks/en/one.yaml",
        "exercises/one.yaml",
        "exercises/en/one.yaml",
    ]
    start("deck", "two", tmp_path)
    before = contents(tmp_path)
    start("exercise", "two", tmp_path)
    assert before.items() <= contents(tmp_path).items()
    assert check([tmp_path]) == []


def test_a_pack_is_whole(tmp_path: Path) -> None:
    """A pack gets a folder of its own with all that it needs, and is played beside what is shipped."""
    start("pack", "lanterns", tmp_path)
    assert check([tmp_path / "lanterns"]) == []
    assert {"lanterns"} < set(load(tmp_path / "lanterns").library.programmes)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_nothing_is_ever_written_over(kind: Kind, tmp_path: Path) -> None:
    """A second start of one name is refused, and leaves every file as it was."""
    start("pack", "one", tmp_path)
    folder = tmp_path if kind == "pack" else tmp_path / "one"
    before = contents(tmp_path)
    assert "is there already, and stays as it is" in told(kind, "one", folder)
    assert contents(tmp_path) == before


def test_one_file_that_is_there_stops_all_of_them(tmp_path: Path) -> None:
    """Where only the words are there already, not even the facts are written."""
    words = tmp_path / "exercises" / "en" / "one.yaml"
    words.parent.mkdir(parents=True)
    words.write_text("mine\n")
    assert str(words) in told("exercise", "one", tmp_path)
    assert contents(tmp_path) == {"exercises/en/one.yaml": "mine\n"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Small Delights", "small-delights"),
        ("Été à deux", "ete-a-deux"),
        ("2 minutes", "minutes"),
        ("../up", "up"),
        ("/etc/passwd", "etc-passwd"),
        ("a.yaml", "a-yaml"),
        ("x" * 50, "x" * 40),
    ],
)
def test_a_bad_name_is_answered_with_a_good_one(name: str, near: str, tmp_path: Path) -> None:
    """A name that no file can have is refused kindly, with one that is near to it; nothing is written."""
    assert told("exercise", name, tmp_path / "new").endswith(f"For instance: {near}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["", "-", "夏"])
def test_a_name_without_letters_is_refused_too(name: str, tmp_path: Path) -> None:
    """Where nothing is near, the rule alone is told."""
    assert "begin with a letter" in told("deck", name, tmp_path)


def test_words_are_in_every_language_that_is_wanted(tmp_path: Path) -> None:
    """Words come in each language; where there is no start in one, the English words stand there and say so."""
    start("exercise", "one", tmp_path, ["es", "fr"])
    spanish, french = ((tmp_path / "exercises" / language / "one.yaml").read_text() for language in ("es", "fr"))
    assert "Las gracias, a la manera de cada quien" in spanish
    assert "# These words are still English. Write them in 'fr'." in french
    assert check([tmp_path]) == []


def test_a_folder_keeps_its_languages(tmp_path: Path) -> None:
    """A later start has the folder's languages by itself, and other ones are refused, since half a language is none."""
    start("exercise", "one", tmp_path, ["en", "es"])
    start("exercise", "two", tmp_path)
    assert (tmp_path / "exercises" / "es" / "two.yaml").exists()
    assert "has words in en, es" in told("exercise", "three", tmp_path, ("en",))
    assert "Write languages as" in told("exercise", "three", tmp_path / "new", ("English",))


def test_a_programme_needs_an_exercise(tmp_path: Path) -> None:
    """A programme takes the exercise of its name, or else all that are there; without any it says what comes first."""
    assert "Begin with: viceversa new exercise evening" in told("programme", "evening", tmp_path)
    start("exercise", "one", tmp_path)
    start("exercise", "two", tmp_path)
    start("programme", "evening", tmp_path)
    start("programme", "two", tmp_path)
    programmes = load(tmp_path).library.programmes
    assert programmes["evening"].exercises == ("one", "two")
    assert programmes["two"].exercises == ("two",)


def test_what_would_not_go_together_is_not_written(tmp_path: Path) -> None:
    """A start that the check would refuse, here by a name that is shipped, is told with its mistakes and not written."""
    start("pack", "lanterns", tmp_path)
    before = contents(tmp_path)
    shipped = next(iter(load().library.exercises))
    assert "there are two exercises called" in told("exercise", shipped, tmp_path / "lanterns")
    assert contents(tmp_path) == before


def test_mistakes_that_were_there_before_stop_nobody(tmp_path: Path) -> None:
    """Somebody who is in the middle of another file may begin a new one."""
    start("exercise", "one", tmp_path)
    (tmp_path / "decks" / "one.yaml").write_text("deck: [\n")
    start("exercise", "two", tmp_path)
    assert {Path(mistake.file).stem for mistake in check([tmp_path])} == {"one"}


def test_an_editor_finds_its_schemas(tmp_path: Path) -> None:
    """The first line of each file names its schema, which lies in the folder."""
    for path in start("pack", "one", tmp_path):
        if path.suffix == ".yaml":
            first = path.read_text().splitlines()[0].removeprefix("# yaml-language-server: $schema=")
            assert (path.parent / first).resolve().is_file()
