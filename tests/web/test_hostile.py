"""What the page is not made for: a server that says nonsense, one that has another page by now, and a browser that refuses everything."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Route, expect

from support.serving import Served
from web.phone import Phone, Phones
from web.player import Player, played
from web.ways import checked, playing

REFUSED = "[role=alert], [role=status] .wrong"
"""Where a screen says that something came to nothing."""

BROKE = "This screen broke. Your place is kept."

HEARING = """(() => {
  const Real = WebSocket;
  globalThis.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      globalThis.hears = (text) => void setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: text })));
      this.addEventListener("message", ({ data }) => {
        const message = JSON.parse(data);
        if (message.kind === "view") globalThis.newest = message;
      });
    }
  };
})()"""
"""The page's connection hears what a test says, beside what the server says."""

REFUSING = """(() => {
  const no = () => { throw new DOMException("no", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) Object.defineProperty(window, name, { get: no });
  for (const name of ["AudioContext", "BroadcastChannel", "Notification"]) window[name] = class { constructor() { no(); } };
  Object.defineProperty(Navigator.prototype, "serviceWorker", { get: no });
  Object.defineProperty(navigator, "vibrate", { value: no });
  delete Navigator.prototype.wakeLock;
  delete Intl.Segmenter;
})()"""
"""A browser in which nothing may be kept, nothing sounds and nothing buzzes; each try is an error."""


def says(phone: Phone, frame: object) -> None:
    """The server says that."""
    phone.page.evaluate("text => globalThis.hears(text)", frame if isinstance(frame, str) else json.dumps(frame))


def tapped_twice(phone: Phone, *names: str) -> None:
    """Buttons are tapped twice in a row, one after the other, and none says that anything is wrong."""
    for name in names:
        phone.page.get_by_role("button", name=name, exact=True).dblclick()
        expect(phone.page.get_by_role("button", name=name, exact=True)).to_have_count(0)
        expect(phone.page.locator(REFUSED)).to_have_count(0)


def hurried(phones: Phones) -> tuple[Phone, Phone]:
    """Two phones in the first phase of a game, whose people tap everything twice."""
    first, second = phones.one(), phones.one()
    first.goes_to()
    tapped_twice(first, "Open a room")
    second.goes_to("/join")
    second.writes("Code from your partner's screen", first.text(".code [aria-hidden]"))
    tapped_twice(second, "Join", "Take my seat")
    for phone in (first, second):
        phone.picks("Everyday")
        tapped_twice(phone, "Set mine")
        for question in ("Are you 18 or older?", "Would it be all right for you to say no, skip or stop today?"):
            phone.picks("Yes", of=question)
        phone.picks("No", of="Are you worried how your partner may react to what you say here?")
        phone.picks("OK", of="How are you right now?")
        tapped_twice(phone, "Done", "Any of them")
    for phone in (first, second):
        tapped_twice(phone, "I'm ready")
    for phone in (first, second):
        phone.page.get_by_role("timer").wait_for()
    return first, second


def test_tapping_everything_twice_counts_once(phones: Phones) -> None:
    """From the first page through the first phases and a pause, no second tap is taken for another, and nothing is said of it."""
    pair = hurried(phones)
    title = pair[0].page.get_by_role("heading", level=1)
    was = title.inner_text()
    lead = next(phone for phone in pair if phone.page.locator(".act .main").count())
    tapped_twice(lead, lead.text(".act .main"))
    expect(title).not_to_have_text(was)
    was = title.inner_text()
    tapped_twice(pair[0], "Pause")
    for phone in pair:
        phone.sees("Paused")
        tapped_twice(phone, "I'm ready")
    for phone in pair:
        phone.page.get_by_role("timer").wait_for()
        expect(phone.page.locator(REFUSED)).to_have_count(0)
    expect(title).to_have_text(was)


def test_why_something_is_refused_stands_where_it_can_be_read(phones: Phones) -> None:
    """In a sheet while one lies over the screen, once, and not behind it alone."""
    first, _ = playing(phones)
    first.context.add_init_script(HEARING)
    first.page.reload()
    first.taps("Stop")
    says(first, {"kind": "refused", "code": "not_now", "say": ""})
    sheet = first.page.get_by_role("dialog")
    expect(sheet.get_by_text("That is not possible just now.")).to_have_count(1)
    expect(sheet.get_by_text("That is not possible just now.")).to_be_in_viewport()


def test_nonsense_from_the_server_never_empties_the_screen(phones: Phones) -> None:
    """What is not known is passed over; what cannot be drawn says so with a way back, and the title has the focus."""
    first, _ = playing(phones)
    first.context.add_init_script(HEARING)
    first.page.bring_to_front()
    first.page.reload()
    first.page.get_by_role("timer").wait_for()
    title = first.text("h1")
    newest: dict[str, Any] = first.page.evaluate("globalThis.newest")

    def view(**changed: object) -> dict[str, Any]:
        return {**newest, "view": {**newest["view"], **changed}}

    frames: tuple[object, ...] = (
        "nonsense",
        [],
        {"kind": "from a later time", "sense": None},
        {"kind": "notice"},
        {"kind": "answer"},
        {"kind": "pong", "t": -1, "now": 1e300},
        {"kind": "opened", "answers": [{"instance": 1e300, "seat": "z", "blob": 5}]},
        view(later={"a": [1]}),
        view(clock={"running": True, "due": 1e300, "left": None}),
        view(clock={"running": True, "due": "soon", "left": "x"}),
        view(card="none", hand=["none"], options=["none"], guesses=[{}], outcome={"card": 5}),
        view(),
    )
    for frame in frames:
        says(first, frame)
    first.page.wait_for_timeout(200)
    first.sees(title)
    place = newest["view"]["place"]
    for frame in (
        view(interlude={"kind": "from a later time"}),
        view(stage="from a later time"),
        view(place={**place, "phase": "from a later time"}),
        view(place={**place, "phase": "__proto__"}),
        view(seats=None),
    ):
        says(first, frame)
        first.sees(BROKE)
        expect(first.page.get_by_role("heading", level=1)).to_be_focused()
        first.taps("Reload")
        first.sees(title)
    first.faults.clear()  # the browser notes what was thrown


def test_words_that_do_not_arrive_are_asked_for_again(phones: Phones) -> None:
    """A link that is followed while they are lost on the way opens nevertheless, and nothing says that the browser is too old."""
    first = phones.one()
    first.goes_to()
    first.taps("Open a room")
    link = first.text(".link")
    second, lost = phones.one(), 0

    def lose(route: Route) -> None:
        nonlocal lost
        lost += 1
        if lost > 2:
            route.continue_()
        else:
            route.abort()

    second.context.route(re.compile(r"/assets/en-"), lose)
    second.goes_to(link)
    second.sees("A seat is kept for you")
    assert lost > 2
    assert "#" not in second.page.url
    second.faults.clear()  # the browser itself notes what was lost


def renamed(page: Path) -> None:
    """The page as a newer build has it: the same, and every script under another name."""
    for packed in (*page.rglob("*.br"), *page.rglob("*.gz")):
        packed.unlink()
    scripts = list((page / "assets").glob("*.js"))
    for file in (page / "index.html", page / "sw.js", *scripts):
        text = file.read_text()
        for script in scripts:
            text = text.replace(script.name, f"newer-{script.name}")
        file.write_text(text)
    for script in scripts:
        script.rename(script.with_name(f"newer-{script.name}"))


def test_an_old_page_whose_play_is_gone_from_the_server_comes_to_the_newer(browser: Browser, renewed: tuple[Served, Path]) -> None:
    """On plain http, opened before the server was renewed: it loads the newer page by itself and keeps its seat, or asks where it keeps nothing."""
    served, page = renewed
    phones = Phones(browser, served.url)
    first, second = phones.one(), phones.one()
    first.context.add_init_script("delete Navigator.prototype.serviceWorker")
    second.context.add_init_script(REFUSING)
    for phone in (first, second):
        phone.goes_to()
        phone.sees("See it from the other side.")
    served.stop()
    renamed(page)
    served.start()
    first.taps("Open a room")
    expect(first.page.locator("script[type=module]")).to_have_attribute("src", re.compile("/newer-"))
    first.sees("Bring your partner in")
    second.page.evaluate("hash => void (location.hash = hash)", first.text(".link").partition("#")[2])
    second.taps("Take my seat")
    for phone in (first, second):
        checked(phone)
    for phone in (first, second):
        phone.taps("I'm ready")
    first.page.get_by_role("timer").wait_for()
    second.reads("A newer version is needed. This browser keeps nothing: a reload would need a new room.")
    second.taps("Reload")
    second.sees("See it from the other side.")
    for phone in (first, second):
        phone.faults.clear()  # the browser itself notes what was not there
    phones.put_away()


def test_a_browser_that_refuses_everything_plays_all_the_same(phones: Phones) -> None:
    """It says what a reload would cost; sound, a buzz and a pause come to nothing worse than nothing."""
    pair = phones.one(), phones.one()
    for phone in pair:
        phone.context.add_init_script(REFUSING)
    pair[0].goes_to()
    pair[0].taps("Open a room")
    pair[1].goes_to(pair[0].text(".link"))
    pair[1].taps("Take my seat")
    for phone in pair:
        checked(phone)
        phone.reads("This browser keeps nothing: a reload would need a new room.")
        phone.taps("Try the sound")
    for phone in pair:
        phone.taps("I'm ready")
    for phone in pair:
        phone.page.get_by_role("timer").wait_for()
    players = [Player(phone) for phone in pair]
    played(*players, until=lambda: len(players[0].seen) > 1)
    pair[0].taps("Pause")
    pair[1].sees("Paused")
