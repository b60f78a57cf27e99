"""Two scripted partners of one session on our server, who play charades as it is shipped and never stop to think.

Of each turn: one looks at the card and says so, the other guesses once or twice, both say that they have talked. Every one of these commands
changes what both are shown, so every one is an action: it is done when it is answered and both have their new view.
"""

from __future__ import annotations

import time
from functools import partial
from random import Random

import msgspec

from .device import Device, Sight
from .exercise import PROGRAMME
from .load import Load

LEVEL = 1

_packed = msgspec.msgpack.encode


async def seated(a: Device, b: Device, ports: tuple[int, int]) -> None:
    """Open a room, take both seats, and settle all of the lobby but that both are ready."""
    await a.open(ports[0])
    door = (await a.until(lambda sight: sight.door is not None)).door
    assert door is not None
    await b.enter(ports[1], a.session, door.secret)
    for device in (a, b):
        await device.ask(do="level", level=LEVEL)
        await device.ask(do="lane", lane="standard")
        await device.ask(do="choose", programmes=[PROGRAMME])


def _moved(was: tuple[object, ...], sight: Sight) -> bool:
    return sight.progress() != was


class Couple:
    """Two devices. `ports` are those of the nodes that they are connected to."""

    def __init__(self, load: Load, ports: tuple[int, int], seed: int) -> None:
        self.load = load
        self.ports = ports
        self.a = Device(load, self._view, self._done)
        self.b = Device(load, self._view, self._done)
        self._random = Random(seed)
        self._sent = 0.0
        self._actor = self.a
        self._open = 0

    async def join(self) -> None:
        """Open a room, take both seats, settle the lobby, begin."""
        await seated(self.a, self.b, self.ports)
        for device in (self.a, self.b):
            await device.ask(do="ready")
        for device in (self.a, self.b):
            await device.until(lambda sight: sight.place is not None)

    def act(self) -> None:
        """Whoever's turn it is does what the phase asks."""
        place = self.a.sight.place
        if place is None:
            self.load.ended(self)
            return
        lead, partner = (self.a, self.b) if place.lead == "a" else (self.b, self.a)
        self._sent = time.perf_counter()
        self.await_views(3)
        match place.phase:
            case "look":
                self._actor = lead
                lead.do(do="tap", phase=place.instance, ask="seen")
            case "show_and_read":
                self._actor = partner
                partner.do(do="guess", phase=place.instance, ask="read", card=self._choice(partner))
            case _:
                self._actor = partner if "talked" in lead.sight.given else lead
                self._actor.do(do="tap", phase=place.instance, ask="talked")

    async def act_once(self) -> None:
        """Act, and return when both have seen it, whatever else they are shown meanwhile."""
        before = [(device, device.sight.progress()) for device in (self.a, self.b)]
        self.act()
        self.cut()
        for device, was in before:
            await device.until(partial(_moved, was))

    def await_views(self, frames: int) -> None:
        """Count so many frames, the answer and the views, before an action is done."""
        self._open = frames

    def cut(self) -> None:
        """Count nothing that is under way any more."""
        self._open = 0

    def _choice(self, partner: Device) -> str:
        tried = [guess.card for guess in partner.sight.guesses]
        return self._random.choice([card for card in partner.sight.options if card not in tried])

    def _view(self, device: Device) -> None:
        if self._open:
            if device is not self._actor:
                self.load.shown(self._sent)
            self._done()

    def _done(self) -> None:
        self._open -= 1
        if self._open == 0:
            self._checked()
            self.load.seen(self)

    def _checked(self) -> None:
        """Both see the same place, and no byte that reaches the one who guesses names the card before it may."""
        one, other = self.a.sight.place, self.b.sight.place
        if one is None or other is None or one.instance != other.instance:
            if one is not other:
                self.load.wrong("two partners see two places")
        elif one.phase != "talk":
            knows, guesses = (self.a, self.b) if one.lead == "a" else (self.b, self.a)
            card = knows.sight.card
            among = one.phase == "show_and_read"  # it is one of the options then
            if card is None or guesses.raw.count(_packed(card)) > among:
                self.load.wrong("the one who guesses was told the card")
