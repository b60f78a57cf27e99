"""A person at the page who plays anything: looks at the screen through roles and words, as a reader does, and does what the phase asks.

No exercise is known by name here, and no part of the page by its class: what is a scale, a choice, a text or a guess is seen from its role.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random

from playwright.sync_api import Error, Locator

from web.phone import ISOLATES, Phone

LINES = ("A short walk on Sunday, the two of us.", "I would like to hear more about that.", "That was new to me. Thank you.")
WITHIN = 150.0
"""Seconds in which a game is over, or something is wrong."""

GROUPS = """() => {
  const groups = {};
  for (const radio of document.querySelectorAll("input[type=radio]:not(:disabled)"))
    (groups[radio.name] ??= []).push(radio.checked);
  return groups;
}"""
"""The choices on the screen by their names, and which of each is chosen: one look, as a person takes in a row."""

MANY = 2
"""Up to so many choices on a screen are made at random. Where there are more, as for a hand, the first is taken: both have to agree on a card."""

SOON = 1_000
"""Milliseconds in which a button that is seen is tapped; else the screen has changed."""


class Player:
    """One person. `seen` are the titles that were come by, in order; `done` is what was tapped."""

    def __init__(self, phone: Phone, seed: int = 0) -> None:
        self.phone = phone
        self.seen: list[str] = []
        self.done: list[str] = []
        self._random = Random(seed)
        self._ways_out = phone.page.get_by_role("navigation", name="Pass, pause or stop")

    @property
    def title(self) -> str:
        """The title of the screen."""
        return self.phone.text("h1")

    @property
    def over(self) -> bool:
        """Whether there is nothing more to play."""
        return bool(self.seen) and self._ways_out.count() == 0

    def acts(self) -> bool:
        """Look once at the screen and do one thing that it asks for; false when there is nothing to do but wait."""
        if self._ways_out.count() == 0:
            return False
        title = self.title
        if not self.seen or self.seen[-1] != title:
            self.seen.append(title)
        self._fills()
        name = self._main()
        if name == "":
            return False
        if self.title != title:
            return True  # the screen changed while it was looked at: look again
        self.phone.page.get_by_role("button", name=name, exact=True).click(timeout=SOON)
        self.done.append(name)
        return True

    def _main(self) -> str:
        """The name of the filled button, where it may be tapped now: the one thing that is known by how it looks."""
        main = self.phone.page.get_by_role("main").filter(has=self._ways_out).locator("button.main:not([aria-disabled=true])")
        return ISOLATES.sub("", main.inner_text(timeout=SOON)) if main.count() else ""

    def _fills(self) -> None:
        """Answer what is on the screen and has no answer yet, by kind."""
        page = self.phone.page
        groups: dict[str, list[bool]] = page.evaluate(GROUPS)
        for name, chosen in groups.items():
            if not any(chosen):
                place = 0 if len(groups) > MANY else self._random.randrange(len(chosen))
                page.locator(f"input[name='{name}']:not(:disabled)").nth(place).check(timeout=SOON)
        for field in _each(page.get_by_role("textbox")):
            if not field.input_value(timeout=SOON):
                field.fill(self._random.choice(LINES), timeout=SOON)
        for track in _each(page.get_by_role("slider")):
            low, high = (int(track.get_attribute(name) or 0) for name in ("min", "max"))
            track.fill(str(self._random.randint(low, high)), timeout=SOON)


STOP = """() => {
  const at = document.activeElement;
  const group = at.type === "radio" ? [...document.getElementsByName(at.name)] : [];
  return {
    kind: at.type ?? "", text: at.textContent ?? "", value: at.value ?? "", main: at.classList.contains("main"),
    idle: at.getAttribute("aria-disabled") === "true", free: group.length > 0 && !group.some((one) => one.checked),
    unset: at.getAttribute("aria-valuetext") === "not set yet",
    many: new Set([...document.querySelectorAll("input[type=radio]")].map((one) => one.name)).size > 2,
  };
}"""
"""What the keyboard is on."""

STOPS = 60
"""How many stops a screen may have before its main button."""


class Typist(Player):
    """A person with a keyboard alone."""

    def acts(self) -> bool:
        """Go from stop to stop, answer what has no answer yet, and press the main button."""
        if self._ways_out.count() == 0 or self.phone.page.locator("button.main").count() == 0:
            return False
        page, title = self.phone.page, self.title
        if not self.seen or self.seen[-1] != title:
            self.seen.append(title)
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop["free"]:
                page.keyboard.press("Space")
                if not stop["many"]:
                    page.keyboard.press("ArrowRight")
            elif stop["kind"] == "textarea" and not stop["value"]:
                page.keyboard.type("By hand.")
            elif stop["unset"]:
                page.keyboard.press("ArrowRight")
            elif stop["main"] and not stop["idle"]:
                page.keyboard.press("Enter")
                self.done.append(stop["text"])
                return True
        if self.title != title or page.locator("button.main").count() == 0:
            return True  # the other one went on meanwhile: look again
        raise AssertionError(f"the keyboard never came to the main button of {title}")


def _each(found: Locator) -> Iterator[Locator]:
    for n in range(found.count()):
        yield found.nth(n)


def played(*players: Player, until: Callable[[], bool] | None = None, within: float = WITHIN) -> None:
    """Let them play by turns until the end, or until what is waited for is there."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if (until or (lambda: all(player.over for player in players)))():
            return
        acted = False
        for player in players:
            try:
                acted = (not player.over and player.acts()) or acted
            except Error:
                acted = True  # the screen changed while it was looked at: look again
        if not acted:
            players[0].phone.page.wait_for_timeout(20)
    raise AssertionError(f"the game stands still: {[(player.title, player.done[-5:]) for player in players]}")
