"""What goes wrong in the middle of a phase, and the game goes on: a server that is killed, a phone without a network, a page that slept, a
connection that is closed for good."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import WebSocketRoute, expect

from support.serving import Served
from web.far import Far
from web.phone import WITHIN, Phone, Phones
from web.watches import noting, now, shown
from web.ways import playing, seated

NO_CONNECTION = "No connection. Your place is kept."

SLACK = 2.0
"""Seconds that a killed server may give back: what passed since its last beat, which comes each second, and later on a busy machine."""

HELD = re.compile("^Held at")

SEEN_AGAIN = """(how) => {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => how });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""What a browser does to a page that is put aside, or looked at again; one without a window never does it by itself."""


@pytest.fixture
def line(served: Served) -> Iterator[Far]:
    """A way to the server that can be closed; it is there for longer than the phones."""
    with Far(served.port) as line:
        yield line


def card(phone: Phone) -> str:
    """What is on the card."""
    return phone.text("section.card")


def left(phone: Phone, at: float) -> float:
    """Seconds that the running clock had left at a moment, to the millisecond: from the last change of its figure before it."""
    last = [each for each in shown(phone) if each.at <= at][-1]
    return last.seconds - (at - last.at) / 1000


def test_a_server_that_is_killed_in_a_phase_costs_a_second_at_most(phones: Phones, served: Served) -> None:
    """After kill -9 and a new start both phones show the same phase, the same card and the remaining time, without a tap."""
    pair = playing(phones)
    for phone in pair:
        noting(phone).page.reload()
    for phone in pair:
        expect(phone.page.get_by_role("timer")).to_be_visible(timeout=WITHIN)
    cards = [card(phone) for phone in pair]
    pair[0].page.wait_for_timeout(1_500)  # so that the clock has changed while it was noted
    served.kill()
    killed = now(pair[0])
    for phone in pair:
        phone.reads(NO_CONNECTION)
    served.start()
    back = now(pair[0])
    for phone in pair:
        expect(phone.page.get_by_text(NO_CONNECTION)).to_be_hidden(timeout=WITHIN)
    pair[0].page.wait_for_timeout(2_500)  # so that it changes again
    for phone, before in zip(pair, cards, strict=True):
        changes = [each for each in shown(phone) if each.at > back]
        taken = left(phone, killed) - changes[1].seconds
        passed = (changes[1].at - back) / 1000
        print(f"taken: {taken:.2f} s, {passed:.2f} s after it was back")
        assert -SLACK <= taken <= passed + 1
        assert card(phone) == before
        phone.faults.clear()  # the browser itself notes each try that failed


def test_a_phone_without_a_network_says_so_and_comes_back_by_itself(phones: Phones) -> None:
    """It says at once that there is no connection, keeps the screen and holds the clock; its partner waits; with the network it goes on."""
    first, second = playing(phones)
    before = card(first)
    first.context.set_offline(True)
    first.reads(NO_CONNECTION)
    expect(first.page.get_by_role("timer")).to_have_text(HELD, timeout=WITHIN)
    assert card(first) == before
    second.reads(re.compile("asleep"))
    first.context.set_offline(False)
    first.reads("Connected again.")
    expect(second.page.get_by_role("timer")).not_to_have_text(HELD, timeout=WITHIN)
    assert card(first) == before
    first.faults.clear()  # the browser itself notes each try that failed


def test_a_page_that_is_looked_at_again_is_back_at_once(line: Far, phones: Phones) -> None:
    """While nobody looks at it and there is no way to the server it tries more and more seldom; seen again it does not wait for the next try."""
    phone = phones.one(url=line.url)
    phone.goes_to()
    phone.taps("Open a room")
    phone.sees("Bring your partner in")
    tries: list[str] = []
    phone.page.on("websocket", lambda socket: tries.append(socket.url))
    phone.page.evaluate(SEEN_AGAIN, "hidden")
    line.close()
    line.cut()
    phone.reads(NO_CONNECTION)
    phone.page.wait_for_timeout(6_000)
    line.reopen()
    before = len(tries)
    phone.page.evaluate(SEEN_AGAIN, "visible")
    phone.reads("Connected again.")
    assert before >= 5
    assert len(tries) == before + 1
    phone.faults.clear()  # the browser itself notes each try that failed


class Closing:
    """Closes the page's connection with a code, where a test says so."""

    def __init__(self, phone: Phone) -> None:
        self._lines: list[WebSocketRoute] = []
        phone.page.route_web_socket(re.compile("/ws"), self._connected)

    def _connected(self, line: WebSocketRoute) -> None:
        self._lines.append(line)
        line.connect_to_server()

    def closes(self, code: int) -> None:
        """The newest connection is closed."""
        self._lines[-1].close(code=code)


@pytest.mark.parametrize("code", [4206, 4207])
def test_a_connection_that_is_closed_for_good_costs_no_seat(phones: Phones, code: int) -> None:
    """The seat is the server's to keep: the way back in comes first, and is still there from the first page."""
    _, second = seated(phones)
    line = Closing(second)
    second.page.reload()
    second.sees("How deep may it go today?")
    for by_the_first_page in (False, True):
        line.closes(code)
        expect(second.page.get_by_role("button", name="Go back in")).to_have_class("main")
        if by_the_first_page:
            second.taps("To the first page")
        second.taps("Go back in")
        second.sees("How deep may it go today?")


def test_a_phone_that_slept_too_long_comes_back_by_itself(phones: Phones) -> None:
    """A server that has heard nothing from it closes the connection; nothing has to be tapped."""
    _, second = seated(phones)
    line = Closing(second)
    second.page.reload()
    second.sees("How deep may it go today?")
    line.closes(4302)
    second.reads("Connected again.")
    second.sees("How deep may it go today?")
