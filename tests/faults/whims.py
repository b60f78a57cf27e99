"""What a partner of the campaign does next: mostly what is asked, sometimes anything at all, and sometimes nothing for a whole phase.

Drawn from a random source alone. Sealed answers are random bytes, so that each can be found again wherever it went.
"""

from __future__ import annotations

from random import Random

from viceversa.game import commands as c
from viceversa.game.commands import DeviceCommand
from viceversa.game.view import View
from viceversa.scenarios.bundle import DeviceBundle
from viceversa_client.player import next_command

ODD = 0.15
"""How often a partner does something that may not fit."""

RARE = 0.02
"""How often what does not fit is something that holds or ends the session."""

IDLE = 0.15
"""How often a partner does nothing in a phase, so that the time runs out."""


class Whims:
    """One partner's choices. `picks` are the programmes they wish for."""

    def __init__(self, random: Random, words: DeviceBundle, picks: tuple[str, ...]) -> None:
        self._random = random
        self._words = words
        self._picks = picks
        self._seed = random.randrange(1 << 30)

    def next(self, view: View, *, leaving: bool = False) -> DeviceCommand | None:
        """What to do in this view; None for nothing. Who is leaving sits no break out."""
        if leaving and view.interlude is not None and view.interlude.kind != "pause":
            return c.Stop()
        if view.stage == "playing" and self._random.random() < ODD:
            return self._odd(view)
        if view.place is not None and view.interlude is None and self._idle(view.place.instance):
            return None
        command = next_command(view, self._words, "kind", self._seed, self._picks)
        return c.Seal(command.phase, self._random.randbytes(len(command.blob))) if isinstance(command, c.Seal) else command

    def think(self) -> float:
        """Seconds before doing it."""
        return self._random.uniform(0.05, 0.9)

    def _idle(self, instance: int) -> bool:
        return Random(f"idle:{self._seed}:{instance}").random() < IDLE

    def _odd(self, view: View) -> DeviceCommand:
        random = self._random
        instance = view.place.instance if view.place is not None else 1
        stale = max(1, instance - random.randrange(3))
        if random.random() < RARE:
            return random.choice((c.Over(), c.Longer(), c.Stop()))
        return random.choice(
            (
                c.Extend(instance),
                c.Redeal(instance),
                c.Pass(instance),
                c.Pause(),
                c.GoOn(),
                c.Tap(instance, random.choice(("flag", "flag2"))),
                c.Tap(instance, random.choice(("flag", "flag2"))),
                c.Tap(stale, "seen"),
                c.Seal(stale, random.randbytes(64)),
                c.Seal(instance, b"short"),
                c.MakeGuess(stale, "read", random.choice((*view.options, "nothing"))),
                c.Answer(stale, "pick", {"nothing": "take"}),
                c.Answer(instance, "landed", random.choice(("yes", "again", "never"))),
                c.Rename(random.choice(("Ada", "Bo", ""))),
                c.SetLevel(random.randrange(5)),
                c.Ready(),
                c.Share(stale, True),
                c.Keep((0, stale)),
                c.Skip(instance),
                c.Hold(True),
                c.End(),
            )
        )
