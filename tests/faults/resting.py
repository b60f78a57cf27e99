"""What must be true when the faults are over: clocks end their phases by themselves, and every session can go on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from faults.findings import Finding, Tally
from faults.history import now_ms
from faults.leftovers import GO_ON
from faults.pair import FINISHED, Pair
from viceversa.game.commands import Over
from viceversa.game.view import View

ENDS = "a phase ends when its time is up"

GRACE = 6_000
"""Milliseconds after its due in which a phase must have ended, when all is well: 3 s for late answers, and 3 s for a slow machine."""

GOES_ON = 30.0
"""Seconds in which a session must move."""


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
    """Both are connected and are shown something new, or the session's end."""
    if not pair.seated:
        return None
    tally[GO_ON] += 1
    start = [device.view for device in pair.devices]
    try:
        async with asyncio.timeout(GOES_ON):
            for device, before in zip(pair.devices, start, strict=True):
                while not _moved(device.view, before) or not (device.up or device.over):
                    device.news.clear()
                    await device.news.wait()
    except TimeoutError:
        shown = (f"connected: {device.up}, {device.view}" for device in pair.devices)
        return Finding(GO_ON, f"session {pair.devices[0].session} did not go on", tuple(shown))
    return None


def _moved(view: View | None, before: View | None) -> bool:
    return view is not None and (view.stage in FINISHED or view is not before)
