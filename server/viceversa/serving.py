"""`viceversa serve`: run until told to stop, say what is wrong in a sentence, and show how to join a room."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import logging
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

import segno
import structlog

from .app import App, running
from .game.session import full
from .gateway.shell import complaint, page_folder
from .gateway.tls import BadCertificate
from .live.desk import Desk
from .live.record import TooNew
from .scenarios.mistakes import ScenarioError
from .settings import BAD_START, Settings
from .store.contract import StoreError
from .welcoming import how_to_join, where

log = structlog.get_logger()

LAST_ROOM = "room.json"
PORTS_TRIED = 20
LOOK = 1.0
"""Seconds between two looks at whether somebody has come into the room that is shown."""

COLLECT = (50_000, 20, 50)
"""Thresholds of the cyclic collector: containers made and not yet gone, and how many rounds of one generation make one of the next."""

LEAVES_WITHIN = 9.5
"""Seconds after which a server that was told to stop is gone, whatever hangs."""

ONE_SIGNAL = 0.5
"""Seconds in which signals count as one: closing a terminal, or stopping a group of processes, may send several."""


def run(settings: Settings, *, room: bool, home: bool = False) -> int:
    """Serve until SIGINT, SIGTERM or SIGHUP; the exit code. A second signal ends the process at once. `home` is `at_home`, with a room."""
    _log()
    if home:
        settings = at_home(settings)
    try:
        import uvloop
    except ImportError:
        runner = asyncio.Runner()
    else:
        runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
    try:
        with runner:
            return runner.run(_serve(settings, room or home))
    except (BadCertificate, ScenarioError) as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(f"The store is not there. {error}", file=sys.stderr)
    except OSError as error:
        print(f"Port {settings.port} on {settings.host} can't be opened: {error.strerror or error}.", file=sys.stderr)
    return BAD_START


def at_home(settings: Settings) -> Settings:
    """The same, open to every device in this network, and on the next free port where the usual one is taken; what was set stays set."""
    host = settings.host if "host" in settings.model_fields_set else "0.0.0.0"  # noqa: S104  (that is what it is for, and it says so)
    ports = (settings.port,) if "port" in settings.model_fields_set else range(settings.port, settings.port + PORTS_TRIED)
    port = next((port for port in ports if _is_free(host, port)), settings.port)
    return settings.model_copy(update={"host": host, "port": port})


def _is_free(host: str, port: int) -> bool:
    """Whether nobody listens there."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError:
        return False
    return True


def _log() -> None:
    """Lines for people on a terminal, JSON elsewhere; never with anything that names a session or a person."""
    tty = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer() if tty else structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def say_kind(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What nobody caught: its kind alone, in place of asyncio's message and trace, which may hold something of a session."""
    log.error("a fault", kind=type(context.get("exception")).__name__)


def _spare_collector() -> None:
    """Look for cyclic garbage rarely: a state is a tree of values that goes by counting, and walking over thousands of sessions that
    are all alive stops every partner for up to half a second. What was loaded at the start is never looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT)


async def _serve(settings: Settings, room: bool) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(say_kind)
    asked = 0.0

    def ask() -> None:
        nonlocal asked
        if not stop.is_set():
            asked = loop.time()
            stop.set()
            _leave_in_any_case()
        elif loop.time() - asked > ONE_SIGNAL:
            _leave_at_once()

    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # the last: its terminal was closed
        loop.add_signal_handler(name, ask)
    async with running(settings) as app:
        _spare_collector()
        print(where(settings, app.port), flush=True)
        if (wrong := complaint(settings.page or page_folder())) is not None:
            print(wrong, flush=True)
        print(f"Languages that everything is offered in: {', '.join(app.node.bundles.own.words)}", flush=True)
        rooms = asyncio.create_task(_rooms(app)) if room else None
        await stop.wait()
        with contextlib.suppress(OSError):  # the terminal may be gone
            print("\nStopping. Sessions keep their place; start again and they go on.", flush=True)
        if rooms is not None:
            rooms.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await rooms
    return 0


def _leave_in_any_case() -> None:
    """Be gone in time, though something hangs; a thread, as it may be the event loop that does."""
    last = threading.Timer(LEAVES_WITHIN, _leave_at_once)
    last.daemon = True
    last.start()


def _leave_at_once() -> None:
    """End this process now. Nothing that was acknowledged is lost; an embedded store runs on and is taken over by the next start."""
    with contextlib.suppress(OSError):
        print("Left without waiting any longer.", file=sys.stderr, flush=True)
    os._exit(0)


async def _rooms(app: App) -> None:
    """Keep one room open that somebody can come into, and show it; a new one when its code has expired unused."""
    desk = await _last(app)
    while True:
        if desk is None:
            desk = await _new(app)
            _remember(app, desk)
        _show(app, desk)
        while desk is not None and _joinable(app, desk):
            await asyncio.sleep(LOOK)
            desk = await _current(app, desk)
        if desk is not None and any(state.presence != "empty" for state in desk.session.seats.values()):
            return  # somebody came in: their own screen shows what comes next
        desk = None


async def _new(app: App) -> Desk:
    """A new room, as soon as the store can keep it."""
    while True:
        try:
            return await app.room()
        except StoreError:
            await asyncio.sleep(LOOK)


async def _current(app: App, desk: Desk) -> Desk | None:
    """The room as it is now: a desk that nobody needed may have been let go of. None when the room is gone."""
    try:
        return await app.node.desk(desk.id)
    except (StoreError, TooNew):
        return desk


def _joinable(app: App, desk: Desk) -> bool:
    door = desk.session.door
    return door is not None and not full(desk.session) and app.node.clock.now() < door.expires


async def _last(app: App) -> Desk | None:
    """The room that was shown before a restart, if somebody can still come in."""
    if app.settings.store != "embedded":
        return None
    try:
        session = json.loads((app.settings.data_dir / LAST_ROOM).read_text())["session"]
        desk = await app.node.desk(str(session))
    except (OSError, ValueError, KeyError, TypeError, StoreError, TooNew):
        return None
    if desk is None or desk.session.stage in ("done", "stopped", "blocked"):
        return None
    if desk.session.stage != "lobby" or full(desk.session):
        print("\nYour last room is kept; it goes on by itself when the devices come back. Here is a new one besides.")
        return None
    return desk if _joinable(app, desk) else None


def _remember(app: App, desk: Desk) -> None:
    if app.settings.store == "embedded":
        path: Path = app.settings.data_dir / LAST_ROOM
        path.write_text(json.dumps({"session": desk.id}))


def _show(app: App, desk: Desk) -> None:
    link, door = app.link(desk), desk.session.door
    if link is None or door is None:
        return
    code = f"{door.code[:3]} {door.code[3:]}"
    print(f"\nA room is open.\n\n    Code  {code}    (for ten minutes, or until both seats are taken)\n    Link  {link}\n")
    segno.make(link, error="l").terminal(compact=True, border=2)
    print(how_to_join(app.settings, app.port, door.code), flush=True)
