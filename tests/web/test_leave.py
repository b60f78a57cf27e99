"""Leaving fast: by the door, by the keyboard, from the menu; what is left on the phone afterwards is nothing, and the other page is a real one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from web.phone import Phone, Phones
from web.ways import invited, seated

KITCHEN = re.compile(r"/kitchen$")

KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).length,
})"""
"""How much a browser keeps for this server."""


def converter(page: Page) -> None:
    """Wait for the other page, and see that it works and keeps nothing."""
    expect(page).to_have_url(KITCHEN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kitchen converter")
    expect(page.get_by_role("listitem").first).to_have_text("16 tablespoons")
    assert set(page.evaluate(KEPT).values()) == {0}


def three_taps(phone: Phone) -> None:
    """As somebody does who has to go."""
    for _ in range(3):
        phone.taps("Leave fast: tap three times")


def test_three_taps_on_the_door_leave_nothing_behind(phones: Phones) -> None:
    """The first tap says how many more; the third shows the other page, and neither going back nor the address leads to the seat again. The
    partner sees a phone that sleeps."""
    first, second = seated(phones)
    first.page.evaluate("navigator.serviceWorker.ready.then(() => caches.open('more')).then(() => indexedDB.open('more'))")
    first.taps("Leave fast: tap three times")
    first.reads("Two more to leave")
    first.taps("Leave fast: tap three times")
    first.reads("One more to leave")
    first.taps("Leave fast: tap three times")
    converter(first.page)
    second.reads("phone is asleep. We wait.")
    first.page.go_back(wait_until="commit")
    first.page.go_back(wait_until="commit")
    assert "Leave fast" not in first.page.content()
    first.goes_to()
    first.sees("See it from the other side.")
    expect(first.page.get_by_role("button", name="Go back in")).to_have_count(0)


def test_shift_three_times_leaves_from_any_page(phones: Phones) -> None:
    """Another key in between begins anew, and so does a Shift that writes a capital letter."""
    phone = phones.one()
    phone.goes_to("/join")
    phone.page.get_by_label("Code from your partner's screen").focus()
    for key in ("Shift", "Shift", "a", "Shift", "Shift+B", "Shift"):
        phone.page.keyboard.press(key)
    phone.sees("Join your partner")
    for _ in range(2):
        phone.page.keyboard.press("Shift")
    converter(phone.page)


def test_it_opens_without_a_network_and_takes_other_tabs_along(phones: Phones) -> None:
    """The other page was fetched beforehand. A second tab of the same browser does not stay behind."""
    first, _ = invited(phones)
    other = first.context.new_page()
    other.goto(first.url + "/safety")
    first.page.wait_for_load_state("networkidle")
    first.context.set_offline(True)
    first.taps("Menu")
    first.taps("Leave now")
    for page in (first.page, other):
        converter(page)
    first.faults.clear()  # the browser itself notes each try that failed


@pytest.mark.parametrize(
    ("locale", "title", "tablespoons"), [("en-GB", "Kitchen converter", "32"), ("es", "Medidas de cocina", "32")]
)
def test_the_other_page_converts_and_knows_nothing_of_us(phones: Phones, locale: str, title: str, tablespoons: str) -> None:
    """In the language of the browser; no file, word or icon of it is one of the game's."""
    phone = phones.one(locale=locale)
    loaded: list[str] = []
    phone.page.on("response", lambda response: loaded.append(response.url))
    phone.goes_to("/kitchen")
    phone.sees(title)
    phone.page.locator("#amount").fill("2,0")
    expect(phone.page.get_by_role("listitem").first).to_contain_text(tablespoons)
    phone.page.wait_for_load_state("networkidle")
    assert len(loaded) >= 3
    told = [f"{url} {phone.context.request.get(url).text()}" for url in loaded]
    assert [each for each in told if re.search(r"vice ?versa|\bpartner|/assets/", each, re.I)] == []
