"""What must be true when the faults are over: clocks end their phases by themselves, and every session can go on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faults.findings import Finding, Tally
from faults.history import Action, now_ms
from faults.leftovers import GO_ON
from faults.pair import FINISHED, Pair
from viceversa.game.commands import Over
from viceversa.game.view import View

ENDS = "a phase ends when its time is up"

GRACE = 6_000
"""Milliseconds after its due in which a phase must have ended, when all is well: 3 s for late answers, and 3 s for a slow machine."""

GOES_ON = 30.0
"""Seconds in which a session must move."""

LOOK = 0.1
"""Seconds between two looks at whether it did."""


class Mark(NamedTuple):
    """How far a device has come: the session's stage, the phase instance, and how many of its commands counted."""

    stage: str
    instance: int
    accepted: int


def overdue(pairs: Sequence[Pair], tally: Tally) -> Iterator[Finding]:
    """No device that is connected shows a running clock that was due long ago. Where a breather is on its way, no phase ends."""
    for pair in pairs:
        brink = any(isinstance(action.command, Over) for device in pair.devices for action in device.history.actions)
        for device in pair.devices:
            view = device.view
            if brink or not device.up or view is None or view.clock is None or view.interlude is not None:
                continue
            tally[ENDS] += 1
            if view.clock.due is not None and now_ms() > view.clock.due + GRACE:
                say = f"seat {view.you} still sees a phase whose time was up {now_ms() - view.clock.due} ms ago"
                yield Finding(ENDS, say, (str(view),))


async def goes_on(pair: Pair, tally: Tally) -> Finding | None:
    """Both are connected, and each comes further, or to the session's end."""
    if not pair.seated:
        return None
    tally[GO_ON] += 1
    start = [mark(device.view, device.history.actions) for device in pair.devices]
    try:
        async with asyncio.timeout(GOES_ON):
            for device, before in zip(pair.devices, start, strict=True):
                while not went_on(mark(device.view, device.history.actions), before, device.up, device.over):  # noqa: ASYNC110  (an answer that counts is no news)
                    await asyncio.sleep(LOOK)
    except TimeoutError:
        shown = (f"connected: {device.up}, {device.view}" for device in pair.devices)
        return Finding(GO_ON, f"session {pair.devices[0].session} did not go on", tuple(shown))
    return None


def mark(view: View | None, actions: Sequence[Action]) -> Mark:
    """How far a device has come."""
    place = None if view is None else view.place
    accepted = sum(action.result == "accepted" for action in actions)
    return Mark("" if view is None else view.stage, 0 if place is None else place.instance, accepted)


def went_on(mark: Mark, before: Mark, up: bool, over: bool) -> bool:
    """Whether that is further, and connected; or the end, after which devices leave. A view alone is not: one comes with every connection, and
    with whatever a partner's device does."""
    return over or mark.stage in FINISHED or (up and mark != before)
