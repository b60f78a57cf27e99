"""What a deck says about who has read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import check, load, shipped_folder

TOPICS = "decks/swap-topics.yaml"
VERSION = "version: 3"
TOMORROW = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()
LATER = (datetime.now(UTC).date() + timedelta(days=2)).isoformat()


@pytest.mark.parametrize(
    ("review", "says", "mend"),
    [
        ("{by: a counsellor, on: 2026-02-30, version: 1}", "there is no day '2026-02-30'", "2026-03-31"),
        ("{by: a counsellor, on: last week, version: 1}", "'last week'", ""),
        (f"{{by: a counsellor, on: {LATER}, version: 1}}", f"'{LATER}' has not come yet", "the day on which"),
        ("{by: a counsellor, on: 2026-01-31, version: 4}", "version 4 does not exist; the deck is at 3", "that was read"),
        ("{by: a counsellor, on: 2026-01-31, version: 0}", "0 is out of bounds", ""),
        ("{by: a counsellor, on: 2026-01-31, version: 1, language: fr}", "no words in 'fr'", "Use one of: en, es"),
        ("{by: '', on: 2026-01-31, version: 1}", "it is empty", ""),
        ("{on: 2026-01-31, version: 1}", "'by' is missing", ""),
    ],
)
def test_a_review_that_cannot_be_is_refused(change: Any, refused: Any, review: str, says: str, mend: str) -> None:
    """A day that is none or has not come, a version or a language that is not there, and nobody's name are refused at their line."""
    change(TOPICS, VERSION, f"{VERSION}\nreviewed:\n- {review}")
    assert mend in refused("- {", says).mend


@pytest.mark.parametrize("language", ["", ", language: es"])
def test_a_review_that_can_be_is_taken(folder: Path, change: Any, language: str) -> None:
    """A review of this version, today or where tomorrow has begun, of one language or of all, is no mistake."""
    change(TOPICS, VERSION, f"{VERSION}\nreviewed:\n- {{by: a counsellor, on: {TOMORROW}, version: 1{language}}}")
    assert check([folder]) == []


def test_no_device_is_told_who_has_read_a_deck(folder: Path, change: Any) -> None:
    """A review changes nothing of what is played or sent."""
    before = load(folder)
    change(TOPICS, VERSION, f"{VERSION}\nreviewed:\n- {{by: a counsellor, on: 2026-01-31, version: 1}}")
    assert load(folder).fingerprint == before.fingerprint


def test_no_shipped_deck_names_anybody() -> None:
    """Nobody is said to have read what nobody has read."""
    assert [path.name for path in (shipped_folder() / "decks").glob("*.yaml") if "reviewed:" in path.read_text("utf-8")] == []
