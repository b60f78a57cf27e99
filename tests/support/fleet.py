"""Several servers on one store, couples of scripted partners who play on them, and what each of their devices lived through."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

from support.playing import seated
from support.serving import Served, free_port, quick_scenarios
from viceversa.game.view import View
from viceversa_client.device import Device
from viceversa_client.events import LinkDown, Settled, Viewed
from viceversa_client.partner import run_partner

FINISHED_WITHIN = 60.0


@contextlib.asynccontextmanager
async def fleet(size: int, place: Path, store: str) -> AsyncIterator[list[Served]]:
    """So many servers, each of which names the others; whoever still runs is told to stop at the end."""
    ports = [free_port() for _ in range(size)]
    scenarios = quick_scenarios(place)
    servers = [
        Served(place / str(port), scenarios=scenarios, store=store, port=port, also=tuple(each for each in ports if each != port))
        for port in ports
    ]
    try:
        await asyncio.gather(*(asyncio.to_thread(server.start) for server in servers))
        yield servers
    finally:
        await asyncio.gather(*(asyncio.to_thread(server.stop) for server in servers))


class Trip(NamedTuple):
    """One loss of the connection: when (loop time), and the seconds until the device had its seat and a view again."""

    at: float
    took: float


class Traveller:
    """A device and its history, from the moment that this was made.

    trips      its losses of the connection; said, the server's words at each.
    absences   how many views showed anybody asleep or away.
    backwards  how often its seq went back.
    accepted   commands that were acknowledged; sealed, the phases in which its sealed answer was.
    """

    def __init__(self, device: Device) -> None:
        self.device = device
        self.trips: list[Trip] = []
        self.said: list[str] = []
        self.absences = self.backwards = 0
        self.accepted = device.saved.outbox.counter
        self.sealed: set[int] = set()
        self._instance = device.saved.outbox.id[0]
        self._lost: float | None = None
        self._seq = 0
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for event in self.device.events():
            match event:
                case LinkDown(say=say):
                    self.said.append(say)
                    self._lost = asyncio.get_running_loop().time()
                case Viewed(view=view, seq=seq):
                    self._saw(view, seq)
                case Settled(answer=answer):
                    self.accepted += answer.result == "accepted"
                case _:
                    pass

    def _saw(self, view: View, seq: int) -> None:
        self.backwards += seq < self._seq
        self._seq = seq
        self.absences += any(seat.presence in ("asleep", "away") for seat in view.seats.values())
        if view.place is not None and "sealed" in view.given:
            self.sealed.add(view.place.instance)
        if self._lost is not None:
            self.trips.append(Trip(self._lost, asyncio.get_running_loop().time() - self._lost))
            self._lost = None

    def lost_nothing(self) -> None:
        """Fail if anything that was acknowledged is not there. A count that the server had forgotten would have begun a new instance."""
        assert self.device.saved.outbox.id == (self._instance, self.accepted + 1)
        assert self.backwards == 0
        for instance, answers in self.device.opened.items():
            if instance in self.sealed:
                assert self.device.seat != "host"
                assert answers[self.device.seat]

    async def close(self) -> None:
        """Let go of the device."""
        await self.device.close()
        await self._listening


class Couple:
    """Two scripted partners in one session."""

    def __init__(self, first: Traveller, second: Traveller, seed: int) -> None:
        self.both = (first, second)
        self._seed = seed
        self._playing: list[asyncio.Task[None]] = []

    @classmethod
    async def met(cls, server: Served, other: Served, seed: int) -> Couple:
        """A couple in the lobby of a new room, each through a server of their own."""
        first, second = await seated(server.url, other.url)
        return cls(Traveller(first), Traveller(second), seed)

    def play(self, delay: float | tuple[float, float]) -> None:
        """Play in the background; `delay` is how long each seems to think, in seconds."""
        self._playing = [
            asyncio.create_task(run_partner(each.device, seed=self._seed, delay=delay, picks=("evening",))) for each in self.both
        ]

    async def finish(self) -> None:
        """Play what is left without thinking, to the end, and look whether it is the same end for both."""
        for task in self._playing:
            task.cancel()
        await asyncio.wait(self._playing)
        self.play(0)
        await asyncio.wait_for(asyncio.gather(*self._playing), FINISHED_WITHIN)
        one, other = self.both
        for each in self.both:
            await each.device.until(lambda view: view.stage == "done")
            each.lost_nothing()
        assert one.device.opened == other.device.opened

    async def close(self) -> None:
        """Let go of both devices."""
        for task in self._playing:
            task.cancel()
        for each in self.both:
            await each.close()
