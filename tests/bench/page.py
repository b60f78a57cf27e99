"""How fast the page is: what it takes to be usable on a slow line and phone, whether anything in play keeps it from answering, and how soon
an action is on the partner's screen.

python -m bench.page
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from support.serving import Served, quick_scenarios
from web.browsing import launched
from web.phone import Phone, Phones
from web.ways import playing

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 1_474.56 * 128, "uploadThroughput": 675 * 128}
"""Lighthouse's slow 4G (150 ms round trip, 1.6 Mbit/s) as its DevTools throttling puts it: so many ms for each request, and bytes a second."""

SLOWER = 4
"""How many times slower the processor is then."""

ROUNDS = 5
STEPS = 24
"""Actions in play that are looked at."""

USABLE = """(() => {
  const look = () => {
    const button = document.querySelector("button.main");
    if (button === null) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true });
})()"""
"""Notes when the main button is there and painted, in milliseconds since the page was asked for."""

IN_PLAY = """(() => {
  window.taps = []; window.changes = []; window.long = [];
  const now = () => performance.timeOrigin + performance.now();
  addEventListener("click", () => window.taps.push(now()), { capture: true });
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map((each) => each.duration))).observe({ type: "longtask" });
  let was = "";
  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    const card = document.querySelector(".card")?.textContent ?? "";
    if (card === was) return;
    was = card;
    requestAnimationFrame(() => window.changes.push(now()));
  }).observe(document.body, { subtree: true, childList: true, characterData: true }));
})()"""
"""Notes each tap, each change of the card as it is about to be painted, and each task over 50 ms."""


class Figure(NamedTuple):
    """One figure: what it is, what was found, and what it must be at most; None where it is only shown."""

    title: str
    found: float
    most: float | None
    unit: str

    def __str__(self) -> str:
        verdict = "" if self.most is None else f"   at most {self.most:g}: {'met' if self.found <= self.most else 'NOT MET'}"
        return f"{self.title:<58}{self.found:8.1f} {self.unit}{verdict}"


def slowed(phone: Phone) -> None:
    """A slow line, and a slow processor."""
    session = phone.context.new_cdp_session(phone.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def usable(browser: Browser, url: str, path: str) -> tuple[float, float]:
    """Milliseconds until the page can be used the first time, and the KB of scripts that came for it."""
    phones = Phones(browser, url)
    phone = phones.one()
    phone.context.add_init_script(USABLE)
    slowed(phone)
    phone.goes_to(path)
    phone.page.locator("button.main").wait_for()
    phone.page.wait_for_timeout(500)
    scripts = "performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.js')).map((one) => one.encodedBodySize)"
    sizes: list[int] = phone.page.evaluate(scripts)
    found: float = phone.page.evaluate("window.usable")
    phones.put_away()
    return found, sum(sizes) / 1024


def acted(pair: tuple[Phone, Phone], steps: int) -> list[float]:
    """Play on by whatever the main button or a pass leads to; milliseconds from each tap to the card's change on the partner's screen."""
    took: list[float] = []
    for _ in range(steps):
        for one, other in (pair, pair[::-1]):
            if other.page.locator(".dock").count() == 0:
                return took
            button = one.page.locator(".low .main:not([aria-disabled=true]), .dock button").first
            before = int(other.page.evaluate("window.changes.length"))
            button.click()
            tapped: float = one.page.evaluate("window.taps.at(-1)")
            other.page.wait_for_timeout(400)
            changes: list[float] = other.page.evaluate(f"window.changes.slice({before})")
            took += [at - tapped for at in changes[:1] if at > tapped]
    return took


def in_play(browser: Browser, url: str, *, slow: bool) -> tuple[list[float], list[float]]:
    """How long it took until partners saw what was done, and all tasks over 50 ms, in a game that is passed through; times in ms."""
    phones = Phones(browser, url)
    pair = playing(phones)
    for phone in pair:
        phone.context.add_init_script(IN_PLAY)
        phone.page.reload()
        phone.page.locator(".dock").wait_for()
        if slow:
            phone.context.new_cdp_session(phone.page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        phone.page.evaluate("window.long.length = 0")
    took = acted(pair, STEPS)
    long: list[Any] = [each for phone in pair for each in phone.page.evaluate("window.long")]
    phones.put_away()
    return took, long


def figures(browser: Browser, url: str) -> list[Figure]:
    """All of it, the medians of several rounds."""
    found = []
    for name, path in (("first page", "/"), ("join page", "/join")):
        rounds = [usable(browser, url, path) for _ in range(ROUNDS)]
        found.append(
            Figure(f"{name} usable, slow 4G, processor {SLOWER} times slower", median(each[0] for each in rounds) / 1000, 2.5, "s")
        )
        found.append(Figure(f"{name}, scripts as they came", rounds[0][1], 60, "KB"))
    took, _ = in_play(browser, url, slow=False)
    found.append(Figure(f"an action on the partner's screen, median of {len(took)}", median(took), 100, "ms"))
    found.append(Figure("an action on the partner's screen, slowest", max(took), None, "ms"))
    took, long = in_play(browser, url, slow=True)
    found.append(Figure(f"longest task in play, processor {SLOWER} times slower", max(long, default=0.0), 100, "ms"))
    found.append(Figure(f"tasks over 50 ms in play, over {len(took)} actions", float(len(long)), None, ""))
    return found


def main() -> None:
    """Print the figures; what is not met fails nothing, as it may be the machine."""
    with tempfile.TemporaryDirectory(prefix="vv-", ignore_cleanup_errors=True) as place, sync_playwright() as playwright:
        served = Served(Path(place) / "data", scenarios=quick_scenarios(Path(place), ("en", "es"))).start()
        try:
            browser = launched(playwright)
            for figure in figures(browser, served.url):
                print(figure, flush=True)
            browser.close()
        finally:
            served.stop()


if __name__ == "__main__":
    main()
