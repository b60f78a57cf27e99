"""Two partners of the campaign in one session, from the first hello to its end or to the end of the campaign."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from random import Random

from faults.device import Device, Over
from faults.site import Site
from faults.whims import Whims
from viceversa.game.commands import Erase
from viceversa.game.view import View
from viceversa.wire.codec import JSON, MSGPACK
from viceversa.wire.messages import Join, Open

SEATED_WITHIN = 60.0
"""Seconds in which both must have their seats, through whatever faults."""

FINISHED = ("done", "stopped", "postponed", "blocked")
ERASED = 0.2
"""How often a session is erased when it is over."""

DROPS, TWICE = 0.02, 0.05
"""How often a partner loses the connection, or sends a command twice, at a move."""


class Mood:
    """What holds for every pair. still: do nothing. leaving: sit no break out."""

    still = False
    leaving = False


class Pair:
    """Two devices, and the partners who hold them."""

    def __init__(self, site: Site, random: Random, number: int, mood: Mood) -> None:
        self._site = site
        self._random = random
        self._number = number
        self._mood = mood
        self.devices: list[Device] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def play(self) -> None:
        """Take the seats and play until the session is over."""
        try:
            await self._seated()
            await asyncio.gather(*(self._partner(device, n) for n, device in enumerate(self.devices)))
            if self._random.random() < ERASED:
                with suppress(Over):
                    await self.devices[0].do(Erase())
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def seated(self) -> bool:
        """Whether both have had their seats."""
        return len(self.devices) == 2 and all(device.view is not None for device in self.devices)

    def _device(self, hello: Open | Join, n: int) -> Device:
        random = Random(self._random.randrange(1 << 60))
        address = f"10.{n}.{self._number >> 8 & 255}.{self._number & 255}"
        return Device(self._site.urls, hello, "b" if n else "a", random, random.choice((MSGPACK, JSON)), address)

    def _start(self, device: Device) -> None:
        self.devices.append(device)
        self._tasks.append(asyncio.create_task(device.run()))

    async def _seated(self) -> None:
        async with asyncio.timeout(SEATED_WITHIN):
            self._start(self._device(Open(name=f"Ann {self._number}"), 0))
            view = await self._until_view(self.devices[0])
            assert view.door is not None
            token = secrets.token_urlsafe(16)
            if self._random.random() < 0.5:
                hello = Join(code=view.door.code, session=None, secret=None, token=token, name=f"Bea {self._number}")
            else:
                hello = Join(
                    code=None, session=self.devices[0].session, secret=view.door.secret, token=token, name=f"Bea {self._number}"
                )
            device = self._device(hello, 1)
            device.history.tokens.append(token)
            self._start(device)
            await self._until_view(device)

    async def _until_view(self, device: Device) -> View:
        while device.view is None:
            device.news.clear()
            await device.news.wait()
            if device.over:
                raise Over
        return device.view

    async def _partner(self, device: Device, n: int) -> None:
        random = Random(self._random.randrange(1 << 60))
        programmes = self._site.bundle.words["en"].programmes
        picks = (random.choice(list(programmes)),) if n == 0 else ()
        whims = Whims(random, self._site.bundle.words["en"], picks)
        with suppress(Over):
            while not device.over and (device.view is None or device.view.stage not in FINISHED):
                await self._move(device, whims, random)

    async def _move(self, device: Device, whims: Whims, random: Random) -> None:
        await asyncio.sleep(whims.think())
        if random.random() < DROPS:
            device.drop()
        command = None
        if device.view is not None and not self._mood.still:
            command = whims.next(device.view, leaving=self._mood.leaving)
        if command is None:
            device.news.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await device.news.wait()
            return
        await device.do(command, copies=2 if random.random() < TWICE else 1)
