"""`viceversa play`: take a seat and play it in a terminal, full-screen or in plain lines."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from contextlib import suppress

from . import partner, say
from .app import GameApp
from .device import Device, NotSeated, SessionOver, Unreachable
from .link import link_to, read_target
from .places import Places
from .plain import PlainScreen
from .sitting import Sitting

OK, NO_SEAT, NO_SERVER, USAGE = 0, 2, 3, 64
"""Exit codes: all well; the server said no; no server; a target that is neither code nor link."""


async def play(target: str | None, *, server: str, name: str, language: str, plain: bool, practice: bool, forget: bool) -> int:
    """Play until the person leaves or the session is over; the exit code.

    target is a typed code or a link; None goes back to the last session, where the person wants that, or opens a room. forget removes
    everything this device kept of sessions, and plays only where a target is given.
    """
    places, keyboard = Places(), Keyboard()
    if forget:
        print(say.FORGOTTEN.format(n=places.forget_all()))
        if target is None:
            return OK
    if target is not None and read_target(target) is None:
        print(say.NO_TARGET)
        return USAGE
    try:
        device = await _seat(target, server, name, language, places, keyboard)
    except (NotSeated, SessionOver) as no:
        print(no)
        return NO_SEAT
    except Unreachable as error:
        print(say.NO_SERVER.format(why=error))
        return NO_SERVER
    except ConnectionError as error:
        print(error)
        return NO_SERVER
    scripted = await _script(device, server) if practice else None
    try:
        return await _sit(device, plain or not can_draw(), scripted is not None, places, keyboard)
    finally:
        if scripted is not None:
            scripted[1].cancel()
            with suppress(asyncio.CancelledError):
                await scripted[1]
            await scripted[0].close()
        await device.close()


def can_draw() -> bool:
    """Whether there is a terminal at both ends that can draw a page."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


async def _seat(target: str | None, server: str, name: str, language: str, places: Places, keyboard: Keyboard) -> Device:
    if target is not None:
        return await Device.join(server, target, name=name, language=language, places=places)
    kept = places.all()
    if kept:
        print(say.GO_BACK_IN)
        answer = await keyboard.line()
        if answer is not None and answer.strip().casefold() in ("y", "yes"):
            try:
                return await Device.resume(kept[0], places=places)
            except SessionOver as over:
                print(over, say.NEW_ROOM)
    return await Device.open(server, name=name, language=language, places=places)


async def _script(device: Device, server: str) -> tuple[Device, asyncio.Task[None]] | None:
    """A practice partner in the other seat, where it is free."""
    door = device.view.door
    if door is None:
        print(say.SEAT_TAKEN)
        return None
    link = link_to(device.saved.servers[0], device.session, door.secret)
    try:
        other = await Device.join(server, link, name=partner.NAME, language="en")
    except (NotSeated, SessionOver, ConnectionError) as error:
        print(say.NO_SCRIPT.format(why=error))
        return None
    return other, asyncio.create_task(partner.run_partner(other, seed=int.from_bytes(os.urandom(4), "big")))


async def _sit(device: Device, plain: bool, practice: bool, places: Places, keyboard: Keyboard) -> int:
    sitting = Sitting(device, practice=practice)
    if plain:
        await PlainScreen(sitting, keyboard.line, _write).run()
    else:
        await GameApp(sitting).run_async()
    if sitting.left == "leave_fast":
        places.forget(device.session)
        if sys.stdout.isatty():
            print("\033[3J\033[H\033[2J", end="", flush=True)  # the terminal's own memory of the page as well
        return OK
    if sitting.over is not None:
        print(sitting.over.say)
        if sitting.over.code == "moved":
            print(say.ENDED_MOVED)
    elif device.view.stage in ("done", "stopped"):
        print(say.GOODBYE)
    else:
        print(say.PLACE_KEPT)
    return OK


def _write(line: str) -> None:
    print(line, flush=True)


class Keyboard:
    """Lines of the standard input. Each wait for more reads in a thread of its own, so that it never keeps the program from ending;
    it reads the descriptor itself, since a thread left inside `sys.stdin` would stop the interpreter from shutting down."""

    def __init__(self) -> None:
        self._read = b""
        self._ended = False

    async def line(self) -> str | None:
        """The next line, None at the end of input."""
        while b"\n" not in self._read and not self._ended:
            more = await _more(sys.stdin.fileno())
            self._ended = not more
            self._read += more
        if not self._read:
            return None
        line, _, self._read = self._read.partition(b"\n")
        return line.decode(errors="replace").rstrip("\r")


async def _more(descriptor: int) -> bytes:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[bytes] = loop.create_future()

    def give(data: bytes) -> None:
        if not future.done():
            future.set_result(data)

    def read() -> None:
        try:
            data = os.read(descriptor, 4096)
        except OSError:
            data = b""
        with suppress(RuntimeError):  # the loop is closed: there is nobody to read for
            loop.call_soon_threadsafe(give, data)

    threading.Thread(target=read, daemon=True).start()
    return await future
