"""What a writer should know though nothing is wrong: that a session as gentle as can be has nothing to play here.

Two people who meet with that are told so and pick something else. So this is said, and never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viceversa.scenarios import files
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake

_MEND = (
    "Two who meet with that are asked to pick something else. For them, add an exercise that {lane}begins at level 0, "
    "with a deck that has cards of level 0."
)


def nothing_at_level_0(own: Folder, found: Folder) -> Iterator[Mistake]:
    """Each programme of `own` of which nothing can be played at level 0, or nothing in a light session at level 0; of a folder without
    programmes, its exercises together. `found` has the exercises and decks that it is played with, and none of them has a mistake."""
    for filed in own.programmes.values():
        parts = [found.exercises[name] for name in filed.model.exercises]
        if (lacks := _lacks(parts, found)) is not None:
            yield filed.page.mistake(("exercises",), *lacks)
    if own.exercises and not own.programmes and (lacks := _lacks(own.exercises.values(), found)) is not None:
        yield Mistake(own.place, 1, "", *lacks)


def _lacks(exercises: Iterable[Filed[files.Exercise]], found: Folder) -> tuple[str, str] | None:
    lanes = [filed.model.needs.lanes for filed in exercises if _plays_at_0(filed.model, found)]
    if not lanes:
        return "nothing of it can be played at level 0", _MEND.format(lane="")
    if not any("light" in each for each in lanes):
        return "nothing of it can be played in a light session at level 0", _MEND.format(lane="has 'light' in its 'lanes' and ")
    return None


def _plays_at_0(exercise: files.Exercise, found: Folder) -> bool:
    needs = exercise.needs
    cards = found.decks[needs.deck].model.cards.values()
    return needs.level[0] == 0 and not needs.host and any(card.level == 0 for card in cards)
