"""A home network as it is: plain http under a name that a browser does not trust, so nothing is there that needs a secure page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from support.serving import Served
from web.phone import Phones
from web.ways import checked, invited

NAME = "vv.local"
"""A name as computers have it in a home network; browsers trust it no more than any other."""

LACKS = """[
  !isSecureContext, !("serviceWorker" in navigator), !("clipboard" in navigator), !("wakeLock" in navigator), !("caches" in window)
].every(Boolean)"""
"""Whether the page is without all that a browser keeps for secure ones."""


@pytest.fixture(scope="module")
def browser_arguments() -> tuple[str, ...]:
    """The browser finds that name on this computer."""
    return (f"--host-resolver-rules=MAP {NAME} 127.0.0.1",)


@pytest.fixture
def phones(browser: Browser, served: Served) -> Iterator[Phones]:
    """Phones that reach the server by that name."""
    phones = Phones(browser, f"http://{NAME}:{served.port}")
    yield phones
    phones.put_away()


def test_two_phones_play_on_plain_http(phones: Phones) -> None:
    """By link to the first phase: what is missing is said, the link is copied the old way, a reload finds the same card, and leaving fast works."""
    first, link = invited(phones)
    assert link.startswith(first.url)
    assert first.page.evaluate(LACKS)
    first.taps("Copy link")
    expect(first.page.get_by_role("button", name="Copied")).to_be_visible()
    second = phones.one()
    second.goes_to(link)
    second.taps("Take my seat")
    for phone in (first, second):
        phone.sees("How deep may it go today?")
        checked(phone)
        phone.reads("Your screen may dim on this network.")
        phone.reads("Links are copied by hand here")
    for phone in (first, second):
        phone.taps("I'm ready")
    for phone in (first, second):
        phone.page.get_by_role("timer").wait_for()
    title = first.text("h1")
    first.page.reload()
    first.sees(title)
    expect(first.page.get_by_role("timer")).to_be_visible()
    for _ in range(3):
        first.taps("Leave fast: tap three times")
    expect(first.page).to_have_url(re.compile(r"/kitchen$"))
    expect(first.page.get_by_role("listitem").first).to_have_text("16 tablespoons")
    assert first.page.evaluate("localStorage.length + sessionStorage.length") == 0
    second.reads("phone is asleep. We wait.")


def test_a_code_leads_in_on_plain_http(phones: Phones) -> None:
    """It is typed on the page that the same name leads to."""
    first, _ = invited(phones)
    second = phones.one()
    second.goes_to("/join")
    second.writes("Code from your partner's screen", first.text(".code [aria-hidden]"))
    second.taps("Join")
    second.sees("A seat is kept for you")
