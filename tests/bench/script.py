"""What two partners do on a peer's server, action by action, without reading their views: the peers deal by a formula.

`Charades` sends the commands that `couple.py` sends to ours, in the same order and as often; `Toy` is the least that can be called a turn.
"""

from __future__ import annotations

from typing import Any, Literal, Protocol

Seat = Literal["a", "b"]

DECK = (
    b"neutral joy excitement amusement surprise confusion impatience boredom tiredness calm playfulness curiosity love pride gratitude "
    b"nervousness shyness relief worry hope"
).split()
OPTIONS = 6


class Script(Protocol):
    """One session's script."""

    who: Seat
    """Who acts next."""

    def command(self) -> dict[str, Any]:
        """What the one who acts sends."""
        ...

    def done(self) -> None:
        """It was done: go on."""
        ...

    def betrays(self, seat: Seat, data: bytes) -> bool:
        """Whether a frame for a seat names the card although it must not yet, or does not although it must."""
        ...


class Charades:
    """Look, guess once or twice, both have talked; the other one leads. Of six first guesses one hits, as among six options by chance."""

    def __init__(self) -> None:
        self.who: Seat = "a"
        self._turn = 1
        self._at: Literal["look", "miss", "hit", "lead talks", "partner talks"] = "look"
        self._instance = 1
        self._last = {"a": 0, "b": 0}
        self._dealt()

    def command(self) -> dict[str, Any]:
        what = {"id": self._last[self.who] + 1, "phase": self._instance}
        match self._at:
            case "look":
                return {**what, "do": "tap", "ask": "seen"}
            case "miss":
                return {**what, "do": "guess", "ask": "read", "card": self._option(1).decode()}
            case "hit":
                return {**what, "do": "guess", "ask": "read", "card": self._option(0).decode()}
            case _:
                return {**what, "do": "tap", "ask": "talked"}

    def done(self) -> None:
        self._last[self.who] += 1
        match self._at:
            case "look":
                self._go("hit" if self._turn % OPTIONS == 0 else "miss", instance=1)
            case "miss":
                self._go("hit")
            case "hit":
                self._go("lead talks", instance=1)
            case "lead talks":
                self._go("partner talks")
            case "partner talks":
                self._turn += 1
                self._dealt()
                self._go("look", instance=1)

    def betrays(self, seat: Seat, data: bytes) -> bool:
        if seat == self._lead:
            return self._at == "look" and self._card not in data
        return self._at in ("look", "miss", "hit") and data.count(self._card) > (self._at != "look")

    def _dealt(self) -> None:
        self._lead: Seat = "a" if self._turn % 2 else "b"
        self._card = self._option(0)

    def _go(self, at: Literal["look", "miss", "hit", "lead talks", "partner talks"], instance: int = 0) -> None:
        self._at = at
        self._instance += instance
        leads = at in ("look", "lead talks")
        self.who = self._lead if leads else "b" if self._lead == "a" else "a"

    def _option(self, n: int) -> bytes:
        return DECK[(self._turn * 7 + 3 + n * 3) % len(DECK)]


class Toy:
    """One names a card, the other names a card."""

    def __init__(self) -> None:
        self.who: Seat = "a"
        self._n = 1

    def command(self) -> dict[str, Any]:
        return {"id": self._n, "card": f"em_{self._n * 5 % 24}"}

    def done(self) -> None:
        self._n += 1
        self.who = "a" if self.who == "b" else "b"

    def betrays(self, seat: Seat, data: bytes) -> bool:
        return seat == "b" and b"sec_" in data
