"""Pictures of every screen, to be looked at: `make pictures` writes them into build/pictures, phone and tablet, light and dark, both languages,
with a page of all of them (index.html) and a sheet of each tour.

A screen more is the lines that reach it in a tour and a `yield` of its name; screens that no tour comes by are a tour of their own in TOURS.
The tests of access walk the same tours.

    python -m web.pictures FOLDER [KIND...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from support.serving import Served, quick_scenarios
from web.browsing import launched
from web.contact import Shot, page_of, sheet_of
from web.endings import ENDINGS
from web.phone import Phone, Phones
from web.plays import PLAYS

KINDS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "small": {"width": 320, "height": 640},
    "tablet": {"width": 820, "height": 1180},
    "large-text": {"large": True},
    "contrast": {"forced_colors": "active"},
    "still": {"reduced_motion": "reduce"},
    "rtl": {"tag": "x-rtl"},
    "es": {"locale": "es"},
}
"""How a phone may differ: what is given to `Phones.one`, its text at 200 %, or the tag of a language that no browser asks for."""


def walk(first: Phone, second: Phone) -> Iterator[str]:
    """The way in, a screen at a time, by its place and not by its words: it is walked in every language."""
    first.goes_to()
    first.page.locator(".main").wait_for()
    yield "1-first"
    first.page.locator(".main").click()
    first.page.locator(".link").wait_for()
    yield "2-invite"
    second.goes_to(first.text(".link"))
    second.page.locator("input").wait_for()
    second.page.locator("input").fill("Bea \U0001f33f")
    second.page.locator(".main").click()
    first.page.locator("input[name=level]").first.wait_for()
    yield "3-level"
    for phone in (first, second):
        phone.page.locator("input[name=level]").nth(1).check()
        phone.page.locator(".main").click()
        phone.page.locator("input[name=adult]").first.wait_for()
    yield "4-check"
    for phone in (first, second):
        for question in ("adult", "freeToSayNo", "worried", "now"):
            phone.page.locator(f"input[name={question}]").first.check()
        phone.page.locator(".main").click()
        phone.page.locator("input[type=checkbox]").first.wait_for()
    yield "5-choose"
    first.page.locator(".low .quiet").click()
    for place in (0, 1):
        first.page.locator(".to-add button").nth(place).click()
    yield "6-by-hand"
    first.page.locator(".low .quiet").click()
    for phone in (first, second):
        phone.page.locator(".main").click()
        phone.page.locator(".signs").wait_for()
    yield "7-ready"
    for phone in (first, second):
        phone.page.locator(".main").click()
    first.page.locator("[role=timer]").wait_for()
    yield "8-phase"
    for sheet, button in (("9-stop", 2), ("10-gauge", 3)):
        first.page.locator(".dock button").nth(button).click()
        first.page.locator("dialog").wait_for()
        yield sheet
        first.page.keyboard.press("Escape")
        first.page.locator("dialog").wait_for(state="detached")
    first.page.locator(".dock button").nth(1).click()
    first.page.locator(".dock").wait_for(state="detached")
    yield "11-pause"


def beside(phone: Phone, _other: Phone) -> Iterator[str]:
    """The pages beside the game, one at a time, by their addresses."""
    phone.goes_to()
    phone.page.locator(".top .icon").first.click()
    yield "menu"
    for name in ("about", "safety", "support", "settings"):
        phone.goes_to(f"/{name}")
        phone.page.locator(".main:visible, .quiet:visible").first.wait_for()
        if name == "support":
            phone.page.locator("select").select_option("US")
        yield name
    for name in ("kitchen", "helplines"):
        phone.goes_to(f"/{name}")
        yield name


def by_code(first: Phone, second: Phone) -> Iterator[str]:
    """The way in with a typed code, and a code that opens nothing."""
    first.goes_to("/join")
    first.page.locator("input").wait_for()
    yield "1-join"
    first.page.locator("input").fill("BBB BBB")
    first.page.locator(".main").click()
    first.page.locator("[role=alert]:not(:empty)").first.wait_for()
    yield "2-refused"


TOURS: dict[str, Callable[[Phone, Phone], Iterator[str]]] = {"evening": walk, "code": by_code, "beside": beside, **PLAYS, **ENDINGS}
"""Ways through the page by name, each with two phones of its own: they yield the name of a screen when it is there."""


class Screen(NamedTuple):
    """A screen that was reached: the tour, its name there, and the phones that have the page open, the one that opened the room first."""

    tour: str
    name: str
    phones: tuple[Phone, ...]


def screens(phones: Phones, tours: Iterable[str] = TOURS, **given: Any) -> Iterator[Screen]:
    """Every screen of these tours, on phones of that kind, as in KINDS."""
    how = {name: value for name, value in given.items() if name not in ("large", "tag")}
    for name in tours:
        pair = phones.one(**how), phones.one(**how)
        for phone in pair:
            if "tag" in given:
                phone.context.add_init_script(f"localStorage.setItem('viceversa.language', '{given['tag']}')")
            if given.get("large"):
                phone.context.add_init_script(
                    "addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')"
                )
        for screen in TOURS[name](*pair):
            yield Screen(name, screen, tuple(phone for phone in pair if phone.page.url.startswith("http")))


STILL = """new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => Promise.race([
  new Promise((done) => setTimeout(done, 2_000)),
  Promise.allSettled(
    document.getAnimations()
      .filter((one) => one.playState === "running" && one.effect.getComputedTiming().endTime < Infinity)
      .map((one) => one.finished)
  ),
]))"""
"""Whatever moves on the page has come to rest, unless it moves for ever or is held."""


def taken_whole(phone: Phone, file: Path) -> None:
    """A picture of all of a screen: the phone is as long as it, so that what keeps to the bottom lies over nothing."""
    page, size = phone.page, phone.page.viewport_size
    assert size is not None
    page.evaluate(STILL)
    page.set_viewport_size(
        {"width": size["width"], "height": max(size["height"], page.evaluate("document.documentElement.scrollHeight"))}
    )
    page.screenshot(path=file)
    page.set_viewport_size(size)


def taken(browser: Browser, url: str, folder: Path, kinds: list[str]) -> list[Shot]:
    """Every screen on these kinds of phones, as pictures."""
    shots = []
    for kind in kinds:
        phones = Phones(browser, url)
        for screen in screens(phones, **KINDS[kind]):
            for seat, phone in zip("ab", screen.phones, strict=False):
                shot = Shot(screen.tour, screen.name, seat, kind, f"{kind}-{screen.tour}-{screen.name}-{seat}.png")
                taken_whole(phone, folder / shot.file)
                shots.append(shot)
        for phone in phones.all:
            phone.faults.clear()  # a code that opens nothing is looked at as well
        phones.put_away()
    return shots


def main() -> None:
    """Write all pictures into the folder that is named, of the kinds that are named, or of all."""
    folder, kinds = Path(sys.argv[1]), sys.argv[2:] or list(KINDS)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="vv-") as place, sync_playwright() as playwright:
        served = Served(Path(place) / "data", scenarios=quick_scenarios(Path(place), ("en", "es"))).start()
        try:
            browser = launched(playwright)
            shots = taken(browser, served.url, folder, kinds)
        finally:
            served.stop()
        (folder / "index.html").write_text(page_of(shots), encoding="utf-8")
        for tour in TOURS:
            sheet_of(browser, folder, shots, tour)
        browser.close()
    print(f"{len(shots)} pictures; all of them in {folder / 'index.html'}")


if __name__ == "__main__":
    main()
