"""One clock on two phones: over slow lines, with a phone whose time of day is wrong, and up to the last moment of a phase."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import expect
from ruamel.yaml import YAML

from support.serving import Served, quick_scenarios
from web.conftest import BOTH
from web.far import Far
from web.phone import WITHIN, Phone, Phones
from web.watches import AN_HOUR_AHEAD, apart, noting, now
from web.ways import checked

LIMIT = 6
"""Seconds that a short first phase takes."""

SLACK = 120.0
"""Milliseconds by which two pages may draw the same moment apart on a busy machine."""

WATCHED = 4_600
"""Milliseconds for which both clocks are watched."""

TAPPED_IN_TIME = """new Promise((done) => {
  const look = setInterval(() => {
    const [text, at] = window.shown.at(-1);
    const wait = at + 700 - (performance.timeOrigin + performance.now());
    if (!/(^|[^\\d:])1[^\\d:]* second/.test(text) || wait > 20) return;
    clearInterval(look);
    setTimeout(() => done(document.querySelector(".low .main").click()), wait);
  }, 10);
})"""
"""A tap on the main button 0.3 s before the clock comes to its end."""


@pytest.fixture
def lines(served: Served) -> Iterator[tuple[Far, Far]]:
    """Two ways to the server; they are there for longer than the phones."""
    with Far(served.port) as near, Far(served.port) as away:
        yield near, away


@pytest.fixture
def hurried() -> Iterator[Far]:
    """A way to a server whose first phase is short."""
    with tempfile.TemporaryDirectory(prefix="vv-", ignore_cleanup_errors=True) as place:
        scenarios = quick_scenarios(Path(place), BOTH)
        file, yaml = scenarios / "exercises" / "thirty-second-mirror.yaml", YAML()
        content = yaml.load(file)
        content["steps"][0]["do"][0]["time"] = [0, LIMIT, 30]
        yaml.dump(content, file)
        served = Served(Path(place) / "data", scenarios=scenarios).start()
        with Far(served.port) as line:
            yield line
        served.stop()


def playing(first: Phone, second: Phone) -> None:
    """Both in the first phase, each by its own way to the server."""
    first.goes_to()
    first.taps("Open a room")
    first.sees("Bring your partner in")
    second.goes_to("/#" + first.text(".link").partition("#")[2])
    second.taps("Take my seat")
    for phone in (first, second):
        phone.sees("How deep may it go today?")
        checked(phone)
    for phone in (first, second):
        phone.taps("I'm ready")
    for phone in (first, second):
        expect(phone.page.get_by_role("timer")).to_be_visible()


def frames_of(phone: Phone, way: Literal["sent", "received"]) -> list[dict[str, Any]]:
    """The messages that a phone will have sent, or received, on whatever connections it has."""
    frames: list[dict[str, Any]] = []
    on: Any = "framesent" if way == "sent" else "framereceived"
    phone.page.on("websocket", lambda socket: socket.on(on, lambda payload: frames.append(json.loads(payload))))
    return frames


class Apart:
    """Two phones on lines of their own, and how far apart their clocks are."""

    def __init__(self, lines: tuple[Far, Far], pair: tuple[Phone, Phone]) -> None:
        self._lines, self._pair = lines, pair
        self._received = [frames_of(phone, "received") for phone in pair]

    def _welcomes(self) -> list[int]:
        return [sum(frame["kind"] == "welcome" for frame in frames) for frames in self._received]

    def far(self, *delays: tuple[float, float]) -> None:
        """The lines are this long from now on, there and back; both phones connect anew, so that nothing is left of what they learned of the
        time over a shorter one."""
        before = self._welcomes()
        for line, (there, back) in zip(self._lines, delays, strict=True):
            line.there, line.back = there, back
            line.cut()
        for _ in range(WITHIN // 50):
            if all(now > then for now, then in zip(self._welcomes(), before, strict=True)):
                break
            self._pair[0].page.wait_for_timeout(50)
        for phone in self._pair:
            expect(phone.page.get_by_text("No connection.")).to_be_hidden(timeout=WITHIN)
            phone.faults.clear()  # the browser itself notes each try that failed

    def measured(self) -> float:
        """Over the next seconds, in milliseconds."""
        since = now(self._pair[0])
        self._pair[0].page.wait_for_timeout(WATCHED)
        return apart(*self._pair, since)


def test_far_away_and_an_hour_wrong_both_show_the_same_second(lines: tuple[Far, Far], phones: Phones) -> None:
    """With 300 ms each way to one phone and 800 to the other both clocks change at the same moment, though one phone's time of day is wrong by
    an hour; with 800 ms one way alone they are at most half of that apart."""
    first, second = (noting(phones.one(url=line.url)) for line in lines)
    second.context.add_init_script(AN_HOUR_AHEAD)
    pair = Apart(lines, (first, second))
    playing(first, second)
    found = [pair.measured()]
    pair.far((0.3, 0.3), (0.8, 0.8))
    found.append(pair.measured())
    pair.far((0.0, 0.0), (0.8, 0.0))
    found.append(pair.measured())
    print("apart:", *(f"{each:.0f} ms" for each in found))
    assert max(found[:2]) < SLACK
    assert found[2] < 400 + SLACK


def test_a_tap_in_the_last_moment_counts(hurried: Far, phones: Phones) -> None:
    """Made 0.3 s before the time is up, on a line that takes longer than that to the server, a tap is accepted like any other."""
    pair = noting(phones.one(url=hurried.url)), noting(phones.one(url=hurried.url))
    frames = {phone: (frames_of(phone, "sent"), frames_of(phone, "received")) for phone in pair}
    playing(*pair)
    leads = next(phone for phone in pair if phone.page.locator(".low .main").count())  # it is drawn by lot
    sent, received = frames[leads]
    title = leads.page.get_by_role("heading", level=1)
    was = title.inner_text()
    hurried.there, hurried.back = 0.4, 0.1
    leads.page.evaluate(TAPPED_IN_TIME)
    expect(title).not_to_have_text(was, timeout=WITHIN)
    taps = [frame for frame in sent if frame["kind"] == "do" and frame["command"]["do"] == "tap"]
    tap = next(frame for frame in taps if frame["command"]["ask"] == "begin")
    answers = [frame["result"] for frame in received if frame["kind"] == "answer" and frame["id"] == tap["id"]]
    clocks = [frame["view"].get("clock") or {} for frame in received if frame["kind"] == "view"]
    due = next(clock["due"] for clock in clocks if clock.get("due"))
    print(f"tapped {due - tap['at']} ms before the end")
    assert 0 < due - tap["at"] < 1_000
    assert answers == ["accepted"]
