"""The practice partner: a script in a seat, for trying the game alone and for tests.

It says what it is wherever it plays; it is never a stand-in for a person who does not know.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from random import Random

from viceversa.game.commands import DeviceCommand

from .device import Device, SessionOver
from .player import Style, next_command

NAME = "Script"
AGAIN = 1.0
"""Seconds before a refused command is tried again."""

ENOUGH = 30
"""How often one command is tried."""


async def run_partner(
    device: Device,
    *,
    style: Style = "kind",
    seed: int = 0,
    delay: float | tuple[float, float] = (1.2, 4.0),
    picks: tuple[str, ...] = (),
) -> None:
    """Play a partner's seat until the session is over.

    delay is how long it seems to think, in seconds, or a range to draw from; 0 answers at once. picks are programmes to
    wish for; none is any. Returns when the session is done, stopped or blocked, or the seat is closed; never raises for what the server
    says.
    """
    random = Random(f"pace:{seed}")  # noqa: S311 - a script's pace
    low, high = delay if isinstance(delay, tuple) else (delay, delay)
    news = asyncio.Event()

    def decide() -> DeviceCommand | None:
        return next_command(device.view, device.words, style, seed, picks)

    listening = asyncio.create_task(_listen(device, news))
    refused: Counter[str] = Counter()
    try:
        while not listening.done() and device.view.stage not in ("done", "stopped", "blocked"):
            news.clear()
            command = decide()
            key = _key(device, command)
            rest = _rest_left(device)
            if command is None or refused[key] > ENOUGH or rest:
                with suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), rest)
                continue
            await asyncio.sleep(random.uniform(low, high) if not refused[key] else AGAIN)
            if decide() != command:
                continue
            try:
                answer = await device.do(command)
            except SessionOver:
                return
            if answer.result == "refused":
                refused[key] += 1
            else:
                await _settled(device, command, decide, news)
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


def _rest_left(device: Device) -> float | None:
    """Seconds until a rest may be over; None outside one, or when it is."""
    out = device.view.interlude
    if out is None or out.kind != "rest" or out.until is None or out.until <= device.store_now():
        return None
    return (out.until - device.store_now()) / 1000


def _key(device: Device, command: DeviceCommand | None) -> str:
    place = device.view.place
    return f"{place.instance if place else 0} {device.view.interlude} {command}"


async def _settled(device: Device, command: DeviceCommand, decide: Callable[[], DeviceCommand | None], news: asyncio.Event) -> None:
    """Wait for the view that follows an accepted command, so that it is not given twice."""
    with suppress(TimeoutError):
        async with asyncio.timeout(AGAIN):
            while decide() == command and device.over is None:
                news.clear()
                await news.wait()


async def _listen(device: Device, news: asyncio.Event) -> None:
    try:
        async for _ in device.events():
            news.set()
    finally:
        news.set()
