"""The scenarios that are measured: the shipped charades, made longer for partners who never stop to think.

Nothing of the rules differs, only what a script cannot wait for: no least times, no breathers by draw, more turns, and clocks that run but do
not run out during a run. The deck is the shipped one as a pair at level 1 meets it: twenty cards. A session of more turns than these allow gets
more cards, which makes dealing dearer, so no figure is made of two decks.
"""

from __future__ import annotations

import shutil
from copy import deepcopy
from math import ceil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from viceversa.scenarios.library import shipped_folder

PROGRAMME, EXERCISE, DECK = "charades", "emotion-charades", "emotions"

TIMED = "look"
"""The first phase."""

TURNS = 14
"""As many as twenty cards allow."""

MOST_TURNS = 60
"""As many as an exercise may unroll to."""

MOST_AT_ONCE = 12
USUAL, MOST = 150, 300
LIGHTEST = 1
TABLE = 5
"""Cards that must be left besides the one that is dealt."""


def long_charades(into: Path, turns: int = TURNS) -> Path:
    """A folder with charades of an even number of turns."""
    folder, content = _copied(into)
    block = content["steps"][0]
    for phase in block["do"]:
        phase["intensity"] = 0
        phase["time"] = [0, USUAL, MOST]
    times = next(each for each in range(MOST_AT_ONCE, 0, -2) if turns % each == 0)
    block["times"] = times
    if times < turns:
        content["steps"] = [{"times": turns // times, "do": [block]}]
    _write(folder, content, turns * len(block["do"]) * USUAL // 60)
    _stacked(folder, turns + TABLE)
    return folder


def timed_charades(into: Path, seconds: int) -> Path:
    """A folder with charades whose first phase ends `seconds` after it began, neither sooner nor later, whoever is there: once the one who
    leads it has said seen, or without that when that one is away."""
    folder, content = _copied(into)
    for phase in content["steps"][0]["do"]:
        phase["intensity"] = 0
        phase["away"] = "run"
    first = content["steps"][0]["do"][0]
    first["time"] = [seconds, seconds, 2 * seconds]
    _write(folder, content, ceil(content["steps"][0]["times"] * sum(phase["time"][1] for phase in content["steps"][0]["do"]) / 60))
    return folder


def _copied(into: Path) -> tuple[Path, Any]:
    """A copy of the shipped folder with charades alone in it, and the exercise's file as it was read."""
    folder = into / "scenarios"
    shutil.copytree(shipped_folder(), folder)
    for part, name in (("programmes", PROGRAMME), ("exercises", EXERCISE), ("decks", DECK)):
        for file in (folder / part).rglob("*.yaml"):
            if file.stem != name:
                file.unlink()
    return folder, YAML().load(folder / "exercises" / f"{EXERCISE}.yaml")


def _write(folder: Path, content: Any, minutes: int) -> None:
    yaml = YAML()
    yaml.dump(content, folder / "exercises" / f"{EXERCISE}.yaml")
    file = folder / "programmes" / f"{PROGRAMME}.yaml"
    programme = yaml.load(file)
    programme["minutes"] = min(minutes, 240)
    yaml.dump(programme, file)


def _stacked(folder: Path, least: int) -> None:
    """Make a deck of the cards up to level 1, all of one level, and of as many copies of them as are needed."""
    yaml = YAML()
    files = [folder / "decks" / f"{DECK}.yaml", *(folder / "decks").glob(f"*/{DECK}.yaml")]
    deck, *words = (yaml.load(file) for file in files)
    light = [name for name, card in deck["cards"].items() if card["level"] <= LIGHTEST]
    copies = [f"{name}_{n}" for n in range(2, 2 + least // len(light)) for name in light]
    names = light + copies[: max(0, least - len(light))]
    for content in (deck, *words):
        content["cards"] = {name: deepcopy(content["cards"][name.partition("_")[0]]) for name in names}
    for card in deck["cards"].values():
        card["level"] = 0
    for content in words:
        for name in copies[: max(0, least - len(light))]:
            content["cards"][name]["word"] += f" {name.partition('_')[2]}"
    deck["mixed_up"] = [pair for pair in deck["mixed_up"] if set(pair) <= set(names)]
    for file, content in zip(files, (deck, *words), strict=True):
        yaml.dump(content, file)
