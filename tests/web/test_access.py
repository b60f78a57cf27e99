"""For everyone: axe finds nothing on any screen of the way in, in both themes and languages; and the keyboard alone leads to the first card."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from project.reading import WEB
from web.phone import Phone, Phones
from web.pictures import STILL, TOURS, screens
from web.plays import PLAYS
from web.ways import invited

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"

WITHOUT_MOTION: dict[str, Any] = {"reduced_motion": "reduce"}
"""So that nothing is looked at while it is half faded in."""


SEEN = r"""() => {
  const entered = [...document.querySelectorAll("input, textarea, select")].map((one) => `${one.checked} ${one.value}`);
  const now = document.documentElement.outerHTML.replaceAll(/\d+/g, "") + entered.join();
  const same = globalThis.seenByAxe === now;
  globalThis.seenByAxe = now;
  return same;
}"""
"""Whether the page is as it was when axe last looked at it, but for figures such as those of a clock: the other phone of a pair mostly is."""


AXE_RUNS = """async () => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run({ runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]);
}"""
"""Only what is broken is told: what holds is much, and takes longer to hand over than to find."""


def found(phone: Phone) -> list[str]:
    """What axe has to say about the screen: each rule that is broken, and where; nothing of one that it has just seen."""
    phone.page.evaluate(STILL)
    if phone.page.evaluate(SEEN):
        return []
    if not phone.page.evaluate("'axe' in globalThis"):
        phone.page.evaluate(AXE.read_text(encoding="utf-8"))
    broken: list[list[Any]] = phone.page.evaluate(AXE_RUNS)
    return [f"{rule}: {json.dumps(where)}" for rule, where in broken]


TALL = 2_600
"""CSS pixels of a phone on which no control lies under the foot of the page, from where one could scroll it."""

SLOW = "breather"
"""A tour that waits for seconds; its screen is like that of a rest."""

IN_PLAY = tuple(name for name in PLAYS if name != SLOW)
AROUND = tuple(name for name in TOURS if name not in PLAYS)


@pytest.mark.parametrize("tours", [AROUND, IN_PLAY], ids=["around", "in play"])
@pytest.mark.parametrize(("scheme", "locale"), [("light", "en-GB"), ("dark", "es-ES")])
def test_axe_finds_nothing_on_any_screen(phones: Phones, scheme: str, locale: str, tours: tuple[str, ...]) -> None:
    """Contrast, names, roles, order and targets are as WCAG 2.2 AA asks."""
    kind: dict[str, Any] = {"scheme": scheme, "locale": locale, "height": TALL, **WITHOUT_MOTION}
    faults = {
        screen[:2]: wrong
        for screen in screens(phones, tours, **kind)
        if (wrong := [one for phone in screen.phones for one in found(phone)])
    }
    assert faults == {}


def test_the_keyboard_alone_leads_in(phones: Phones) -> None:
    """Every control on the way is reached with Tab and used with Enter, Space or the arrows, and a new screen has the focus on its title."""
    _, link = invited(phones)
    phone = phones.one(**WITHOUT_MOTION)
    keyboard = phone.page.keyboard
    phone.goes_to(link)
    phone.sees("A seat is kept for you")
    until(phone, "Take my seat")
    keyboard.press("Enter")
    phone.sees("How deep may it go today?")
    expect(phone.page.get_by_role("heading", level=1)).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    until(phone, "Set mine")
    keyboard.press("Enter")
    phone.sees("Four private questions")
    expect(phone.page.get_by_role("heading", level=1)).to_be_focused()
    for _ in range(4):
        keyboard.press("Tab")
        keyboard.press("Space")
    until(phone, "Done")
    keyboard.press("Enter")
    phone.sees("Tap all you'd enjoy.")
    keyboard.press("Tab")
    keyboard.press("Space")
    until(phone, "Seal it")
    keyboard.press("Enter")
    phone.sees("Ready when you are")


def until(phone: Phone, name: str) -> None:
    """Go on with Tab until the control of that name has the focus."""
    for _ in range(20):
        phone.page.keyboard.press("Tab")
        if phone.page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"the keyboard never came to {name}")


REACH = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).at(-1)?.getBoundingClientRect();
  scrollTo(0, 0);
  const main = shown(".main");
  scrollTo(0, document.documentElement.scrollHeight);
  const door = shown("#door");
  scrollTo(0, 0);
  return [main === undefined || (main.bottom <= innerHeight && main.top >= innerHeight - 128), door !== undefined && door.top >= 0];
}"""
"""Whether the main button is in the lowest 128 px of a screen at its top, and the door in view at its end."""


def test_the_main_button_and_the_door_are_within_reach(phones: Phones) -> None:
    """On every screen of the way in and of the end, however long it is."""
    seen = {}
    for screen in screens(phones, ("evening", "put-off", "kept"), **WITHOUT_MOTION):
        if screen.name == "8-phase":
            break
        for phone in screen.phones:
            seen[screen[:2]] = phone.page.evaluate(REACH)
    assert {screen for screen, reach in seen.items() if not all(reach)} == set()


NARROWEST = 320
READ = ("evening", "beside", "swap", "feelings", "kept")
"""The tours with most words and pictures."""


def test_nothing_is_cut_off_at_twice_the_size_of_text(phones: Phones) -> None:
    """At 200 % text on the narrowest phone no screen is wider than the phone, in play or out of it."""
    for screen in screens(phones, READ, width=NARROWEST, large=True, **WITHOUT_MOTION):
        for phone in screen.phones:
            assert phone.page.evaluate("document.documentElement.scrollWidth") <= NARROWEST, screen[:2]
