"""What the rules for exercises judge: the file, its line of steps, and its deck."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viceversa.game.programmes import HIGHEST_LIGHT
from viceversa.scenarios import files
from viceversa.scenarios.folder import Folder
from viceversa.scenarios.mistakes import Mistake, Path
from viceversa.scenarios.reading import Page
from viceversa.scenarios.unrolling import Place


class Subject(NamedTuple):
    """An exercise under judgement. `line` is its unrolled steps; `deck` is None where the deck is missing or has mistakes of its own."""

    page: Page
    file: files.Exercise
    line: tuple[Place, ...]
    deck: files.Deck | None

    def mistake(self, at: Path, what: str, mend: str) -> Mistake:
        """A mistake at that field of the exercise's file."""
        return self.page.mistake(at, what, mend)

    def phases(self) -> Iterator[Place]:
        """Each phase of the file once, at its first place in the line."""
        seen = set()
        for place in self.line:
            if place.at not in seen:
                seen.add(place.at)
                yield place


def phases_of(steps: tuple[files.Step, ...]) -> Iterator[files.Phase]:
    """Each phase of the file once, in its order."""
    for step in steps:
        if isinstance(step, files.Phase):
            yield step
        else:
            yield from phases_of(step.do)


def names_clash(exercise: files.Exercise) -> bool:
    """Whether two phases, or two asks, have one name; then nothing can be said about what hangs on names."""
    phases = list(phases_of(exercise.steps))
    asks = [name for phase in phases for name in phase.ask]
    return len({phase.id for phase in phases}) < len(phases) or len(set(asks)) < len(asks)


def is_too_high(needs: files.Needs) -> bool:
    """Whether the light lane may play an exercise that begins above what the lane may."""
    return "light" in needs.lanes and needs.level[0] > HIGHEST_LIGHT


def swapped_decks(folder: Folder) -> set[str]:
    """The decks of the folder that an exercise deals in which the partners speak as each other."""
    swaps = {filed.model.needs.deck for filed in folder.exercises.values() if _swaps(filed.model.steps)}
    return swaps & folder.decks.keys()


def _swaps(steps: tuple[files.Step, ...]) -> bool:
    return any(phase.role == "swapped" for phase in phases_of(steps))
