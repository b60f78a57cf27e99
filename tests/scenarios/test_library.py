"""A folder becomes a bundle, or every mistake in it at once."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.folder import KINDS
from viceversa.scenarios.library import ScenarioError, check, elsewhere, load, more_may_follow, shipped_folder, ungentle

SWAP = "exercises/perspective-swap.yaml"
FEELINGS = "decks/emotions.yaml"


def translate(folder: Path, language: str) -> None:
    for kind in KINDS:
        shutil.copytree(folder / kind / "en", folder / kind / language)


def test_what_is_shipped_is_enough_for_an_evening() -> None:
    """Exercises, their decks, and programmes that open and close softly are shipped, in two languages."""
    library = load(shipped_folder()).library
    assert library.languages == ("en", "es")
    assert set(library.programmes) == {"first-evening", "the-one-thing", "evening", "charades", "mirror"}
    cards = library.decks["emotions"].cards.values()
    assert len(cards) == 62
    assert len({card.family for card in cards}) >= 8
    assert len([card for card in cards if card.level <= 1]) >= 18
    assert len([card for card in cards if card.level <= 1 and card.prior is not None and 0.6 <= card.prior <= 0.8]) >= 9
    topics = [card.level for card in library.decks["swap-topics"].cards.values()]
    assert [topics.count(level) >= least for level, least in ((0, 12), (1, 18), (2, 18), (3, 12))] == [True] * 4
    assert len(topics) >= 60
    assert {name: len(library.exercises[name].steps) for name in library.exercises} == {
        "closing": 5,
        "emotion-charades": 18,
        "light-swap": 10,
        "opening": 6,
        "perspective-swap": 22,
        "thirty-second-mirror": 13,
    }


@pytest.mark.parametrize(
    ("deck", "levels"),
    [
        ("mirror-prompts", {0: 14, 1: 16, 2: 10}),
        ("opening-cards", {0: 6, 1: 6}),
        ("closing-cards", {0: 6, 1: 6}),
        ("check-in-prompts", {0: 3, 1: 8, 2: 4}),
        ("gratitude-prompts", {1: 11, 2: 4}),
    ],
)
def test_what_is_told_from_a_card_comes_at_its_levels(deck: str, levels: dict[int, int]) -> None:
    """There are as many prompts as a couple needs to come back often, and most of them are light."""
    cards = load(shipped_folder()).library.decks[deck].cards.values()
    assert Counter(card.level for card in cards) == levels


def test_fingerprint_is_of_the_content_alone(folder: Path, change: Any) -> None:
    """Comments, quotes, spacing and the order of a deck's cards change nothing."""
    before = load(folder)
    change(FEELINGS, "# Feelings to show", "# Some feelings to show")
    change(FEELINGS, "named_by: word\n", "\n\nnamed_by:    'word'   # how it is called\n")
    change(FEELINGS, "deck: emotions\n", "")
    path = folder / FEELINGS
    lines = path.read_text().splitlines()
    first, last = (next(n for n, line in enumerate(lines) if line.startswith(start)) for start in ("  neutral:", "  fear:"))
    lines[first], lines[last] = lines[last], lines[first]
    path.write_text("\n".join(lines) + "\ndeck: emotions\n")
    change(FEELINGS, "[anger, disgust]", "[disgust, anger]")
    after = load(folder)
    assert after.fingerprint == before.fingerprint
    assert after.to_bytes() == before.to_bytes()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FEELINGS, "prior: 0.85", "prior: 0.84"),
        (SWAP, "time: [0, 90, 180]", "time: [0, 91, 180]"),
        ("exercises/en/perspective-swap.yaml", "Only one of you knows", "One of you knows"),
        ("programmes/evening.yaml", "minutes: 60", "minutes: 61"),
        ("decks/en/emotions.yaml", "word: hopeful", "word: full of hope"),
    ],
)
def test_any_change_of_content_changes_the_fingerprint(folder: Path, change: Any, file: str, old: str, new: str) -> None:
    """A session that began before a file changed can be told from one that begins after."""
    before = load(folder).fingerprint
    change(file, old, new)
    assert load(folder).fingerprint != before


def test_another_language_is_offered(folder: Path, change: Any) -> None:
    """A language with all its words is offered, after the first one."""
    translate(folder, "de")
    change("programmes/de/evening.yaml", "title: A long evening", "title: Ein Abend zu zweit")
    bundle = load(folder)
    assert bundle.library.languages == ("en", "de", "es") == tuple(bundle.words)
    assert bundle.words["de"].programmes["evening"].title == "Ein Abend zu zweit"
    assert bundle.words["en"].programmes["evening"].title == "A long evening"


def test_half_a_language_is_refused(folder: Path) -> None:
    """A language that lacks one file, or one sentence, is not offered but refused."""
    translate(folder, "de")
    (folder / "decks" / "de" / "emotions.yaml").unlink()
    path = folder / "exercises" / "de" / "thirty-second-mirror.yaml"
    path.write_text(path.read_text().replace("      thanked: {label: Done}", "      {}"))
    with pytest.raises(ScenarioError) as caught:
        load(folder)
    assert [(Path(mistake.file).name, mistake.what) for mistake in caught.value.mistakes] == [
        ("emotions.yaml", "the words of 'emotions' in 'de' are missing"),
        ("thirty-second-mirror.yaml", "the words of the ask 'thanked' are missing"),
    ]


def test_all_mistakes_come_at_once(folder: Path, change: Any) -> None:
    """One refusal names every mistake in every file, each with file, line, field and mend."""
    change(SWAP, "time: [0, 90, 180]", "time: [0, 600, 180]")
    change(FEELINGS, "joy: {level: 0", "joy: {lvl: 0")
    change("programmes/evening.yaml", "- perspective-swap", "- swap")
    with pytest.raises(ScenarioError) as caught:
        load(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(f"{folder / SWAP}:15: steps[1].time: the times are not in order. ")
    assert [mistake.field for mistake in caught.value.mistakes] == [
        "cards.joy.lvl",
        "steps[1].time",
        "exercises[4]",
    ]


def test_single_file_is_checked_with_its_words_only(folder: Path, change: Any) -> None:
    """Checking one file tells its own mistakes and those of its words, not those of others."""
    change(SWAP, "time: [0, 90, 180]", "time: [0, 600, 180]")
    change("exercises/en/perspective-swap.yaml", "Speaking as the other", "You must speak")
    change(FEELINGS, "joy: {level: 0", "joy: {level: 9")
    assert [Path(mistake.file).parent.name for mistake in check([folder / SWAP])] == ["en", "exercises"]
    assert [mistake.field for mistake in check([folder / FEELINGS])] == ["cards.joy.level"]
    assert [Path(mistake.file).parent.name for mistake in check([folder / "exercises/en/perspective-swap.yaml"])] == ["en"]
    assert len(check([folder])) == len(check([folder, folder / SWAP])) == 3


@pytest.mark.parametrize(
    ("broken", "old", "new"),
    [
        (FEELINGS, "joy: {level: 0", "joy: {level: 9"),
        (FEELINGS, "topic:", "topic"),
        ("exercises/emotion-charades.yaml", "level: [0, ", "level: [9, "),
        ("exercises/emotion-charades.yaml", "needs:", "needs"),
    ],
)
@pytest.mark.parametrize("asked", ["programmes", "decks/en", "decks/en/emotions.yaml", "programmes/evening.yaml"])
def test_what_is_broken_elsewhere_is_told_apart(folder: Path, change: Any, broken: str, old: str, new: str, asked: str) -> None:
    """A part that is good stays so while a file beside it has a mistake; that one is named, and nothing ungentle is looked for."""
    change(broken, old, new)
    assert check([folder / asked]) == ungentle([folder / asked]) == []
    (others,) = elsewhere([folder / asked]).values()
    assert str(folder / broken) in {mistake.file for mistake in others}
    assert list(elsewhere([folder / asked])) == [folder]
    assert elsewhere([folder]) == elsewhere([folder / asked, folder]) == {}


@pytest.mark.parametrize(
    ("old", "new", "follow"),
    [
        ("topic:", "topic", True),
        ("joy: {level: 0", "joy: {level: 9", True),
        ("deck: emotions", "wishes: 1\ndeck: emotions", True),
        ("deck: emotions\n", "deck: feelings\n", False),
        ("[anger, disgust]", "[anger, nothing]", False),
    ],
)
def test_more_may_follow_where_a_file_is_not_read_to_its_end(folder: Path, change: Any, old: str, new: str, follow: bool) -> None:
    """A slip, or a field of the wrong shape, may hide others; a mistake in what a file means hides none."""
    change(FEELINGS, old, new)
    for asked in (folder, folder / "decks", folder / FEELINGS):
        mistakes = check([asked])
        assert mistakes
        assert more_may_follow([asked], mistakes) is follow
    assert not more_may_follow([folder / "programmes"], check([folder / "programmes"]))


def test_single_file_needs_its_folder(tmp_path: Path, folder: Path) -> None:
    """A file outside such a folder, or one that is not there, is told kindly."""
    lone = tmp_path / "lone.yaml"
    lone.write_text("deck: lone\n")
    assert "not in a folder of scenario files" in check([lone])[0].what
    assert "no such file" in check([folder / "decks" / "gone.yaml"])[0].what


def test_check_finds_nothing_in_what_is_shipped() -> None:
    """What is shipped has no mistakes, as a folder and file by file."""
    assert check([shipped_folder(), *(shipped_folder() / kind / f"{name}.yaml" for kind, name in (("decks", "emotions"),))]) == []


def test_installed_files_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An installed package has its own copy of the files; a checkout uses those it lies beside."""
    package = tmp_path / "site" / "viceversa"
    (package / "scenarios").mkdir(parents=True)
    monkeypatch.setattr("viceversa.scenarios.library.__file__", str(package / "scenarios" / "library.py"))
    assert shipped_folder() == tmp_path / "scenarios"
    (package / "shipped").mkdir()
    assert shipped_folder() == package / "shipped"


def test_a_folder_inside_is_judged_with_the_whole(folder: Path) -> None:
    """`check` of `exercises` or of one language tells the mistakes in there, judged with everything else."""
    for inside in ("exercises", "exercises/en", "decks"):
        assert check([folder / inside]) == []
    (folder / "exercises" / "en" / "emotion-charades.yaml").unlink()
    for inside, count in (("exercises", 1), ("exercises/en", 1), ("decks", 0)):
        assert len(check([folder / inside])) == count
