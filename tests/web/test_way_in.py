"""The way in on two phones: from the first page to the first card, by link and by code, and what goes wrong on it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.serving import Served
from web.phone import Phones
from web.ways import answers_the_check, checked, invited, playing, seated


def test_the_first_page_loads_without_a_fault_and_asks_nobody_else(phones: Phones) -> None:
    """Under its policy the page starts, draws itself, and has the way in."""
    phone = phones.one()
    phone.goes_to()
    phone.sees("See it from the other side.")
    assert phone.page.title() == "Vice Versa"
    assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_people_come_to_the_first_card_and_see_the_same_second(phones: Phones) -> None:
    """A room is opened, the partner follows the link, both set what is theirs, and both see the same phase and clock."""
    first, second = seated(phones)
    for phone in (first, second):
        checked(phone)
    for phone in (first, second):
        phone.taps("I'm ready")
    for phone in (first, second):
        phone.page.get_by_role("timer").wait_for()
    assert first.text("h1") == second.text("h1")
    for _ in range(20):
        one, two = first.text("[role=timer]"), second.text("[role=timer]")
        if one == two:
            break
        first.page.wait_for_timeout(100)
    assert one == two
    assert re.fullmatch(r"\d+:\d\d|\d+ seconds?", one)
    for phone in (first, second):
        for name in ("Pass", "Pause", "Stop"):
            expect(phone.page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_the_link_leaves_no_trace_in_the_address(phones: Phones) -> None:
    """The secret of a link is gone from the address bar and from the history once it was read."""
    _, link = invited(phones)
    second = phones.one()
    second.goes_to(link)
    second.sees("A seat is kept for you")
    assert "#" in link
    assert "#" not in second.page.url
    second.taps("Take my seat")
    second.sees("How deep may it go today?")
    assert second.page.evaluate("history.length") <= 3  # an empty one, this page, and the one that guards it
    second.page.go_back()
    second.sees("How deep may it go today?")
    assert "#" not in second.page.url


def test_a_code_is_typed_as_it_comes(phones: Phones) -> None:
    """Small letters and spaces lead in as well."""
    first, _ = invited(phones)
    code = first.text(".code [aria-hidden]")
    assert first.text(".code .aside").endswith(", ".join(code.replace(" ", "")))
    second = phones.one()
    second.goes_to()
    second.taps("Join with a code")
    second.writes("Code from your partner's screen", f" {code.lower()} ")
    second.page.keyboard.press("Enter")
    second.sees("A seat is kept for you")


def test_a_wrong_code_says_what_to_do_and_loses_nothing(phones: Phones) -> None:
    """One sentence for a code that cannot be one, another for one that opens nothing; what was typed stays."""
    phone = phones.one()
    phone.goes_to("/join")
    phone.writes("Code from your partner's screen", "hello")
    phone.taps("Join")
    phone.reads("A code has six letters.")
    phone.writes("Code from your partner's screen", "BBB BBB")
    phone.taps("Join")
    phone.reads("That code isn't open.")
    phone.sees("Join your partner")
    expect(phone.page.get_by_role("heading", level=1)).to_be_focused()
    expect(phone.page.get_by_label("Code from your partner's screen")).to_have_value("BBB BBB")
    phone.page.set_viewport_size({"width": 390, "height": 420})  # a keyboard came up
    for control in (phone.page.get_by_label("Code from your partner's screen"), phone.page.get_by_role("button", name="Join")):
        expect(control).to_be_in_viewport(ratio=1)
    phone.taps("Back")
    phone.taps("Join with a code")
    expect(phone.page.get_by_label("Code from your partner's screen")).to_have_value("")


def test_a_reload_finds_the_same_screen(phones: Phones) -> None:
    """The seat and the step are there again, in the lobby and in play."""
    first, _ = invited(phones)
    link = first.text(".link")
    first.page.reload()
    first.sees("Bring your partner in")
    assert first.text(".link") == link


def test_a_reload_in_play_finds_the_same_card(phones: Phones) -> None:
    """Same phase, and the clock goes on."""
    first, _ = playing(phones)
    title = first.text("h1")
    first.page.reload()
    first.sees(title)
    expect(first.page.get_by_role("timer")).to_be_visible()


def test_a_second_tab_takes_over_and_the_first_says_so(phones: Phones) -> None:
    """The seat moves to the newer tab; the older one stops, and may have it back."""
    first, _ = invited(phones)
    other = first.context.new_page()
    other.goto(first.url)
    other.get_by_role("button", name="Go back in").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Bring your partner in")
    first.sees("This session moved to another tab or phone.")
    first.taps("Bring it here")
    first.sees("Bring your partner in")
    expect(other.get_by_role("heading", level=1)).to_have_text("This session moved to another tab or phone.")
    other.get_by_role("button", name="To the first page").click()
    other.get_by_role("button", name="Go back in").wait_for()  # the seat is not forgotten by the tab that lost it


def test_a_link_to_another_room_costs_no_seat_without_a_question(phones: Phones) -> None:
    """A phone that has a seat is asked first; it may go back to that one, or take the new one."""
    first, _ = invited(phones)
    other, link = invited(phones)
    other.goes_to("/about")
    other.goes_to(first.text(".link"))
    other.sees("Two rooms")
    other.reads("This phone has a seat in another room, kept until")
    other.taps("Go back in")
    other.sees("Bring your partner in")
    assert other.text(".link") == link
    other.goes_to("/about")
    other.goes_to(first.text(".link"))
    other.taps("Take the new seat")
    other.sees("A seat is kept for you")


def test_no_other_way_into_a_room_costs_a_seat_without_a_question(phones: Phones) -> None:
    """Opening a room, trying it alone and typing a code ask first, as a link does, and open what was asked for afterwards."""
    first, _ = invited(phones)
    code = first.text(".code [aria-hidden]")
    other, link = invited(phones)
    other.page.evaluate("sessionStorage.clear()")  # as in another tab
    for ways in (("Open a room",), ("Try it alone",), ("Join with a code", "Join")):
        other.goes_to()
        for name in ways:
            if name == "Join":
                other.writes("Code from your partner's screen", code)
            other.taps(name)
        other.sees("Two rooms")
    other.taps("Go back in")
    other.sees("Bring your partner in")
    assert other.text(".link") == link
    other.page.evaluate("sessionStorage.clear()")
    other.goes_to("/join")
    other.writes("Code from your partner's screen", code)
    other.taps("Join")
    other.taps("Take the new seat")
    other.sees("A seat is kept for you")


def test_looking_for_a_seat_for_long_has_a_way_out(phones: Phones) -> None:
    """To the first page, which still leads back in; where there is no seat yet, none is said to be kept."""
    phone, _ = invited(phones)
    phone.page.clock.install()
    phone.page.route_web_socket(re.compile("/ws"), lambda _line: None)  # somebody takes the call and says nothing
    phone.page.reload()
    phone.reads("Finding your place...")
    expect(phone.page.get_by_role("button", name="To the first page")).to_have_count(0)
    phone.page.clock.fast_forward(11_000)
    phone.taps("To the first page")
    expect(phone.page.get_by_role("button", name="Go back in")).to_be_visible()
    stranger = phones.one()
    stranger.page.route_web_socket(re.compile("/ws"), lambda _line: None)
    stranger.goes_to()
    stranger.page.wait_for_load_state("networkidle")
    stranger.taps("Open a room")
    stranger.context.set_offline(True)
    stranger.reads("For a room you need one.")
    expect(stranger.page.get_by_text("Your place is kept")).to_have_count(0)


def test_a_name_that_is_too_long_is_told_before_it_is_sent(phones: Phones) -> None:
    """Twelve signs fit, whatever they are made of; thirteen are told, and nothing is lost."""
    _, link = invited(phones)
    second = phones.one()
    second.goes_to(link)
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    second.writes("Your name here", family * 13)
    second.reads("Up to 12 letters.")
    second.page.keyboard.press("Enter")
    second.sees("A seat is kept for you")
    second.writes("Your name here", f"{family} Bea")
    second.taps("Take my seat")
    second.sees("How deep may it go today?")
    second.reads(f"{family} Bea")


def test_markup_in_a_name_is_text(phones: Phones) -> None:
    """What a partner writes is shown as it is."""
    first, _ = seated(phones, name="<b>x</b>")
    first.reads("<b>x</b>")


def test_a_lost_server_is_a_bar_and_not_an_end(phones: Phones, served: Served) -> None:
    """While there is no connection the screen says so and stays; it comes back by itself, and nothing has to be done twice."""
    first, second = seated(phones)
    served.kill()
    for phone in (first, second):
        phone.reads("No connection. Your place is kept.")
    first.picks("Everyday")
    first.taps("Set mine")
    served.start()
    for phone in (first, second):
        phone.reads("Connected again.")
        phone.faults.clear()  # the browser itself notes each try that failed
    first.sees("Four private questions")


def test_a_private_check_on_its_way_says_so(phones: Phones) -> None:
    """Its answers are dropped at once, and nobody is asked for them again while the line is slow."""
    first, _ = seated(phones)
    first.picks("Everyday")
    first.taps("Set mine")
    answers_the_check(first)
    first.context.set_offline(True)
    first.taps("Done")
    first.reads("On its way. Nothing more to do here.")
    expect(first.page.get_by_role("radio")).to_have_count(0)
    first.context.set_offline(False)
    first.sees("Tap all you'd enjoy.")
    first.faults.clear()  # the browser itself notes each try that failed


@pytest.mark.parametrize(("locale", "title"), [("es-MX", "Míralo desde el otro lado."), ("fr-FR", "See it from the other side.")])
def test_the_language_is_the_browsers_where_it_is_there(phones: Phones, locale: str, title: str) -> None:
    """Spanish for who reads Spanish, English for whom we have no words yet; and it may be changed."""
    phone = phones.one(locale=locale)
    phone.goes_to()
    phone.sees(title)
    assert phone.page.evaluate("document.documentElement.lang") == locale[:2].replace("fr", "en")
    phone.taps("English" if locale.startswith("es") else "Español")
    phone.sees("See it from the other side." if locale.startswith("es") else "Míralo desde el otro lado.")


def test_without_javascript_the_page_says_so(phones: Phones) -> None:
    """There are words, and no empty page."""
    phone = phones.one(javascript=False)
    phone.goes_to()
    phone.reads("This game needs JavaScript.")
    phone.reads("It is not therapy")
    assert not phone.page.get_by_text("This browser is too old").is_visible()
