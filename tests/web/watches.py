"""What a phone's clock showed, and when: noted by the page itself each time the figure changed, on a clock that no test can set wrong.

All pages of one browser share that clock, so two phones can be compared to the millisecond, however long it takes to ask them.
"""

from __future__ import annotations

import re
from statistics import median
from typing import NamedTuple

from web.phone import ISOLATES, Phone

NOTING = """(() => {
  window.shown = [];
  const note = () => {
    const text = document.querySelector("[role=timer]")?.textContent ?? "";
    if (text !== window.shown.at(-1)?.[0]) window.shown.push([text, performance.timeOrigin + performance.now()]);
  };
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true }));
})()"""

AN_HOUR_AHEAD = """(() => {
  const ahead = 3_600_000, Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length === 0 ? super(Real.now() + ahead) : super(...given); }
    static now() { return Real.now() + ahead; }
  };
})()"""
"""A phone whose time of day is wrong."""

TIME = re.compile(r"(?:(\d+):(\d\d)|(\d+) seconds?)$")


class Shown(NamedTuple):
    """A figure, in seconds, and the moment from which it was shown, in milliseconds."""

    seconds: int
    at: float


def noting(phone: Phone) -> Phone:
    """The same phone, which notes from its next page on what its clock shows."""
    phone.context.add_init_script(NOTING)
    return phone


def shown(phone: Phone) -> list[Shown]:
    """The figures of a running clock that this page has shown, in order."""
    found = []
    for text, at in phone.page.evaluate("window.shown"):
        if match := TIME.match(ISOLATES.sub("", text)):
            minutes, seconds, alone = match.groups()
            found.append(Shown(int(alone) if alone else 60 * int(minutes) + int(seconds), at))
    return found


def apart(first: Phone, second: Phone, since: float) -> float:
    """How far apart two phones change to the same figure: the median over all changes since that moment, in milliseconds."""
    ones, others = ([each for each in shown(phone)[1:] if each.at >= since] for phone in (first, second))
    found = [abs(one.at - other.at) for one in ones for other in others if one.seconds == other.seconds]
    near = [each for each in found if each < 5_000]  # the same figure of another phase is another second
    assert len(near) >= 2, (ones, others)
    return median(near)


def now(phone: Phone) -> float:
    """The moment, on the clock of `shown`."""
    found: float = phone.page.evaluate("performance.timeOrigin + performance.now()")
    return found
