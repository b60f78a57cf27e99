"""The decks from which people tell: what each card offers, and that no two sound as if poured from one mould."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from viceversa.scenarios.library import shipped_folder

DECKS = ("mirror-prompts", "opening-cards", "closing-cards", "check-in-prompts", "gratitude-prompts")
TOGETHER = ("opening-cards", "closing-cards", "mirror-prompts")
"""Decks that one session deals from."""

FILES = sorted(path for deck in DECKS for path in (shipped_folder() / "decks").glob(f"*/{deck}.yaml"))


def cards(file: Path) -> dict[str, dict[str, str]]:
    """The words of a deck's cards, by card."""
    found: dict[str, dict[str, str]] = YAML(typ="safe").load(file)["cards"]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name} {file.stem}")
def test_cards_begin_in_many_ways(file: Path) -> None:
    """Of the first two words of a prompt, and of its other way, no pair opens more than three cards."""
    for field in ("prompt", "written"):
        openings = Counter(" ".join(card[field].split()[:2]).casefold() for card in cards(file).values())
        assert openings.most_common(1)[0][1] <= 3, openings.most_common(3)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name} {file.stem}")
def test_a_prompt_is_read_at_a_glance(file: Path) -> None:
    """A prompt is one or two short sentences, and says something that its name does not."""
    for name, card in cards(file).items():
        assert 20 <= len(card["prompt"]) <= 110, name
        assert 20 <= len(card["written"]) <= 140, name


def test_every_card_has_another_way_of_its_own() -> None:
    """No two cards of one language share the way to do them without a voice."""
    for language in {file.parent.name for file in FILES}:
        ways = [card["written"] for file in FILES if file.parent.name == language for card in cards(file).values()]
        assert len(set(ways)) == len(ways)


def test_a_session_never_asks_the_same_twice() -> None:
    """The cards that one session can deal are all named differently."""
    names = [name for deck in TOGETHER for name in cards(shipped_folder() / "decks" / "en" / f"{deck}.yaml")]
    assert len(set(names)) == len(names)
