"""Two devices in one session, each at a server of its own choice, moved by hand: for faults that must fall on one exact moment."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from random import Random

from faults.device import Device
from faults.findings import Case
from faults.history import Action
from faults.leftovers import stored
from faults.site import Site
from viceversa.game import commands as c
from viceversa.game.commands import DeviceCommand
from viceversa.game.view import View
from viceversa.wire.codec import JSON, MSGPACK
from viceversa.wire.messages import Join, Open

WITHIN = 12.0
SETTLED = 0.7
"""Seconds after which a view that still comes must show what was acknowledged before."""

APART = 0.15
"""Seconds between two commands, so that even a broken server has passed one on before the next."""


class Stage:
    """`a` is connected to server 0, `b` to the last one."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._tasks: list[asyncio.Task[None]] = []
        self.devices: list[Device] = []

    @property
    def a(self) -> Device:
        """Who opened the room."""
        return self.devices[0]

    @property
    def b(self) -> Device:
        """Who came in."""
        return self.devices[1]

    async def begin(self) -> None:
        """Both take their seats and play into the first phase of the charades, in which only the lead is asked for anything."""
        urls = self.site.urls
        self._enter(Device(urls[:1], Open(name="Ann"), "a", Random(1), MSGPACK, "10.0.0.1"))
        view = await self.until(self.a, lambda view: view.door is not None)
        assert view.door is not None
        token = secrets.token_urlsafe(16)
        join = Join(code=None, session=self.a.session, secret=view.door.secret, token=token, name="Bea")
        self._enter(Device(urls[-1:], join, "b", Random(2), JSON, "10.0.0.2"))
        self.b.history.tokens.append(token)
        await self.until(self.b, lambda view: view.lobby is not None)
        await asyncio.sleep(APART)
        for command in (c.SetLevel(1), c.SetLane("standard"), c.Choose(("charades",)), c.Ready()):
            for device in self.devices:
                action = await self.do(device, command)
                assert action.result == "accepted", action
                await asyncio.sleep(APART)
        for device in self.devices:
            await self.until(device, lambda view: view.place is not None)

    async def end(self) -> None:
        """Both let go."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def phase(self) -> int:
        """The phase instance that a sees."""
        assert self.a.view is not None
        assert self.a.view.place is not None
        return self.a.view.place.instance

    @property
    def reader(self) -> Device:
        """Who does not see the card in this phase."""
        assert self.a.view is not None
        assert self.a.view.place is not None
        return self.b if self.a.view.place.lead == "a" else self.a

    async def do(self, device: Device, command: DeviceCommand) -> Action:
        """A command, through to its answer."""
        try:
            async with asyncio.timeout(WITHIN):
                return await device.do(command)
        except TimeoutError:
            said = "\n".join(str(entry) for entry in device.history.entries[-12:])
            raise AssertionError(f"{command} was not answered:\n{said}") from None

    async def until(self, device: Device, test: Callable[[View], bool]) -> View:
        """The first view that is as wanted, on a connection that is up."""
        async with asyncio.timeout(WITHIN):
            while device.view is None or not device.up or not test(device.view):
                device.news.clear()
                await device.news.wait()
            return device.view

    async def case(self) -> Case:
        """All the evidence, once everything has come to rest: both come back once more, so that each sees what there is."""
        await asyncio.sleep(SETTLED)
        for device in self.devices:
            device.drop()
            async with asyncio.timeout(WITHIN):
                while device.up:
                    device.news.clear()
                    await device.news.wait()
            await self.until(device, lambda view: True)
        await asyncio.sleep(SETTLED)
        with self.site.store.redis as redis:
            found = await asyncio.to_thread(stored, redis, self.a.session)
        return Case(self.a.history, self.b.history, self.site.bundle.library, found, tuple(self.site.outages))

    def _enter(self, device: Device) -> None:
        self.devices.append(device)
        self._tasks.append(asyncio.create_task(device.run()))
