"""Games that scripted devices play up to a moment, so that a page may be opened in one of their seats from there on."""

from __future__ import annotations

import asyncio
import json
import secrets
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from support.playing import play_on, seated
from viceversa.game.commands import DeviceCommand, SetLane, SetLevel, Tap
from viceversa.game.session import FOUND
from viceversa.game.view import View
from viceversa_client.device import Device
from viceversa_client.events import Ended
from viceversa_client.player import next_command
from web.phone import Phone

Found = TypeVar("Found")

WITHIN = 40.0
TRIES = 30


class Table:
    """Two scripted devices at one table, in a thread of their own: while a browser is open, this thread cannot run an event loop."""

    def __init__(self, url: str, *, checked: bool, language: str) -> None:
        self._url = url
        self._languages = (language, language)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.devices: tuple[Device, Device] = self._wait(self._standard() if checked else self._seated())

    def plays(self, programme: str, until: Callable[[View], bool], such: Callable[[View], bool] = lambda view: True) -> None:
        """Both play until what both see is as wanted; in another room again, as cards are drawn, until it is such a one as well."""
        for _ in range(TRIES):
            self._wait(play_on(self.devices, until, programme=programme, seed=3))
            for seat in (0, 1):
                self.sees(seat, until)
            if such(self.devices[0].view):
                return
            for device in self.devices:
                self._wait(device.close())
            self.devices = self._wait(self._standard())
        raise AssertionError("it never was such a one")

    def does(self, seat: int, command: DeviceCommand) -> None:
        """One of them gives a command, which has to be accepted."""
        answer = self._wait(self.devices[seat].do(command))
        assert answer.result == "accepted", answer

    def seals(self, seat: int) -> None:
        """One of them seals nothing at all, which is an answer too."""
        answer = self._wait(self.devices[seat].seal({}))
        assert answer.result == "accepted", answer

    def taps(self, seat: int, ask: str) -> None:
        """One of them says ready."""
        place = self.devices[seat].view.place
        assert place is not None
        self.does(seat, Tap(phase=place.instance, ask=ask))

    def moves(self, seat: int) -> None:
        """One of them does what a friendly partner would do next."""
        device = self.devices[seat]
        command = next_command(device.view, device.words, "kind", 3, ())
        assert command is not None
        self.does(seat, command)

    def sees(self, seat: int, test: Callable[[View], bool]) -> View:
        """Wait until one of them sees what is wanted."""
        return self._wait(self.devices[seat].until(test, within=WITHIN))

    def leads(self, seat: int) -> bool:
        """Whether one of them leads the phase."""
        view = self.devices[seat].view
        return view.place is not None and view.place.lead == view.you

    def offered(self, seat: int) -> list[int]:
        """Everything that the command to keep may name: what was found out, and all that was opened."""
        return [FOUND, *(one.instance for one in self.devices[seat].view.opened)]

    def is_over(self, seat: int) -> None:
        """Wait until the seat of one of them is closed for good."""

        async def ends() -> None:
            async for event in self.devices[seat].events():
                if isinstance(event, Ended):
                    return

        self._wait(ends())

    def hands_over(self, seat: int, phone: Phone) -> None:
        """A page on that phone takes the seat of one of them, as after a reload in its tab."""
        device = self.devices[seat]
        saved = device.saved
        self._wait(device.close())
        place = {
            "session": saved.session,
            "seat": saved.seat,
            "token": saved.token,
            "language": saved.language,
            "outbox": {"instance": secrets.token_hex(8), "counter": 0, "pending": None},
            "until": device.store_now() + 3_600_000,
        }
        phone.page.add_init_script(  # once in this tab: a seat that the page lets go of stays away
            f"if (name !== 'handed') {{ name = 'handed'; sessionStorage.setItem('viceversa.seat', {json.dumps(json.dumps(place))}); }}"
        )
        phone.goes_to()

    def leaves(self) -> None:
        """Both let go."""
        for device in self.devices:
            self._wait(device.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(WITHIN)
        self._loop.close()

    async def _seated(self) -> tuple[Device, Device]:
        return await seated(self._url, languages=self._languages)

    async def _standard(self) -> tuple[Device, Device]:
        """A room whose deck is not the light one, which is drawn now and then."""
        while True:
            pair = await self._seated()
            for device in pair:
                await device.do(SetLevel(1))
                await device.do(SetLane("standard"))
            view = await pair[0].until(lambda view: view.lobby is not None and view.lobby.lane is not None)
            if view.lobby is not None and view.lobby.lane == "standard":
                return pair
            for device in pair:
                await device.close()

    def _wait(self, moves: Coroutine[Any, Any, Found]) -> Found:
        return asyncio.run_coroutine_threadsafe(moves, self._loop).result(WITHIN)


@contextmanager
def table(url: str, *, checked: bool = True, language: str = "en") -> Iterator[Table]:
    """Two scripted devices, put away at the end; through the private check unless that is left to the test."""
    found = Table(url, checked=checked, language=language)
    try:
        yield found
    finally:
        found.leaves()
