"""Reviews: what a deck says about who has read it can be true. Whether it is true is for those who sign it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from viceversa.scenarios.folder import Folder
from viceversa.scenarios.mistakes import Mistake


def reviews_can_be(folder: Folder) -> Iterator[Mistake]:
    """A review has a day that has come, somewhere on earth at least, a version that exists, and a language that is there."""
    latest = datetime.now(UTC).date() + timedelta(days=1)
    for name, filed in folder.decks.items():
        languages = [language for language, by_name in folder.deck_texts.items() if name in by_name]
        for place, review in enumerate(filed.model.reviewed):
            at = ("reviewed", place)
            day = _day(review.on)
            if day is None:
                yield filed.page.mistake(
                    (*at, "on"), f"there is no day '{review.on}'", "Write year, month and day, as in 2026-03-31."
                )
            elif day > latest:
                yield filed.page.mistake(
                    (*at, "on"), f"'{review.on}' has not come yet", "Write the day on which the deck was read."
                )
            if review.version > filed.model.version:
                what = f"version {review.version} does not exist; the deck is at {filed.model.version}"
                yield filed.page.mistake((*at, "version"), what, "Write the version that was read.")
            if review.language is not None and review.language not in languages:
                mend = f"Use one of: {', '.join(languages)}; or leave it out when all of them were read."
                yield filed.page.mistake((*at, "language"), f"the deck has no words in '{review.language}'", mend)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
