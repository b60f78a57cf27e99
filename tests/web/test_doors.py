"""Getting two people to a game: the invitation and what becomes of its code, choosing what to play, and trying it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import segno
from playwright.sync_api import Browser, expect

from support.serving import Served, quick_scenarios
from web.phone import Phone, Phones
from web.player import Player, played
from web.scanning import scanned
from web.ways import answers_the_check, invited, seated

PUBLIC = "http://192.168.7.7:8000"
"""Where others reach a server that is asked on loopback; nobody goes there in these tests."""

SCRIPT = "The other seat is a script, not a person."
THANKS = "Thank you for staying with it."


def chosen(phone: Phone, *titles: str) -> None:
    """Tap what one would enjoy, and seal it."""
    phone.sees("Tap all you'd enjoy.")
    for title in titles:
        phone.page.get_by_role("checkbox", name=re.compile(f"^{title}")).check()
    phone.taps("Seal it")
    phone.sees("Ready when you are")


def to_the_choice(phone: Phone) -> None:
    """Through the level and the private check."""
    phone.picks("Everyday")
    phone.taps("Set mine")
    answers_the_check(phone)
    phone.taps("Done")
    phone.sees("Tap all you'd enjoy.")


def read_by_a_camera(phone: Phone) -> str:
    """What the QR code on the screen says, read back from what is drawn."""
    picture = phone.page.get_by_role("img", name=re.compile("QR code"))
    size = int((picture.get_attribute("viewBox") or "").split()[2])
    drawn = picture.locator("path").get_attribute("d") or ""
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn)}
    edge = min(x for x, _ in dark)
    return scanned([[(x, y) in dark for x in range(edge, size - edge)] for y in range(edge, size - edge)])


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that others reach by another address, and whose codes soon run out."""
    folder = tmp_path_factory.mktemp("brief")
    told = {"VICEVERSA_PUBLIC_URL": PUBLIC, "VICEVERSA_CODE_MINUTES": "0.05"}
    served = Served(folder / "data", scenarios=quick_scenarios(folder), environment=told).start()
    yield served
    served.stop()


def test_the_qr_code_is_the_link(phones: Phones) -> None:
    """What a camera reads is the link that stands below; a page that only this computer can open says so."""
    first, link = invited(phones)
    other = segno.make(link, error="m", boost_error=False, micro=False)
    assert read_by_a_camera(first) == scanned(other.matrix) == link
    first.reads("Only this computer can open this link.")
    first.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first.taps("Copy link")
    expect(first.page.get_by_role("button", name="Copied")).to_be_visible()
    assert first.page.evaluate("navigator.clipboard.readText()") == link


def test_a_page_on_this_computer_leads_phones_to_where_they_reach_it(browser: Browser, brief: Served) -> None:
    """Link and QR code have the address that the server tells; a code that has run out says so, and a new one is a tap away."""
    phones = Phones(browser, brief.url)
    first, _ = invited(phones)
    expect(first.page.locator(".link")).to_contain_text(f"{PUBLIC}/#")
    link = first.text(".link")
    assert read_by_a_camera(first) == link
    code = first.text(".code [aria-hidden]")
    first.reads("That code has run out.")
    second = phones.one()
    second.goes_to("/join")
    second.writes("Code from your partner's screen", code)
    second.taps("Join")
    second.reads("That code isn't open.")
    second.writes("Code from your partner's screen", f"Come in: {link}")
    second.taps("Join")
    second.sees("A seat is kept for you")
    phones.put_away()


def test_a_door_for_one_more_phone_is_opened_anew_when_it_has_run_out(browser: Browser, brief: Served) -> None:
    """What opens nothing any more is not shown, and a new code is a tap away, also before."""
    phones = Phones(browser, brief.url)
    first, link = invited(phones)
    second = phones.one()
    second.goes_to("/#" + link.partition("#")[2])
    second.taps("Take my seat")
    first.sees("How deep may it go today?")
    for opens, shows in (("Add a host", "Show the way in"), ("Move to another phone", "Move")):
        first.taps("Menu")
        first.taps(opens)
        first.taps(shows)
        sheet = first.page.get_by_role("dialog")
        expect(sheet.locator(".code")).to_be_visible()
        first.reads("That code has run out. Draw a new one.")
        expect(sheet.locator(".code, .link, .qr")).to_have_count(0)
        first.taps("New code")
        first.reads("Good for one more minute, and for one person.")
        first.taps("Close")
    phones.put_away()


def test_a_new_code_takes_the_place_of_the_old(phones: Phones) -> None:
    """The old one opens nothing any more, nor does one that both seats have used up; a name is changed on the way."""
    first, link = invited(phones)
    code = first.text(".code [aria-hidden]")
    first.taps("New code")
    expect(first.page.locator(".code")).not_to_contain_text(code)
    assert first.text(".link") != link
    first.taps("Change my name")
    first.writes("Your name here", "Ada")
    first.taps("Use this name")
    first.reads("Ada")
    newer = first.text(".code [aria-hidden]")
    second = phones.one()
    second.goes_to("/join")
    for typed, opens in ((code, False), (newer.lower().replace(" ", "-"), True)):
        second.writes("Code from your partner's screen", typed)
        second.taps("Join")
        if opens:
            second.sees("A seat is kept for you")
        else:
            second.reads("That code isn't open.")
    third = phones.one()
    third.goes_to("/join")
    third.writes("Code from your partner's screen", newer)
    third.taps("Join")
    third.reads("That code isn't open.")


def test_two_choices_without_a_match_and_then_with_one(phones: Phones) -> None:
    """Nobody is shown what the other tapped; both hear that there is no match, pick again, and hear what they play."""
    pair = seated(phones)
    for phone in pair:
        to_the_choice(phone)
    chosen(pair[0], "Emotion charades")
    chosen(pair[1], "Thirty-second mirror")
    for phone in pair:
        phone.taps("I'm ready")
    for phone in pair:
        phone.sees("No match yet. That's fine.")
    pair[0].taps("Pick again")
    expect(pair[0].page.get_by_role("checkbox", name=re.compile("^Emotion charades"))).to_be_checked()
    chosen(pair[0], "Thirty-second mirror")
    pair[1].taps("Pick again")
    chosen(pair[1])
    for phone in pair:
        phone.taps("I'm ready")
    for phone in pair:
        phone.reads("Today: Thirty-second mirror")


def test_a_session_is_put_together_by_hand(phones: Phones) -> None:
    """By keyboard as well: what cannot be walked is said in a sentence, and nothing is lost; what can is seen by both."""
    first, second = seated(phones)
    for phone in (first, second):
        to_the_choice(phone)
    chosen(second, "Thirty-second mirror")
    first.taps("Put one together by hand")
    for title in ("Thirty-second mirror", "Emotion charades", "Emotion charades"):
        first.page.get_by_role("button", name=re.compile(f"Add .?{title}")).press("Enter")
    first.taps("Show it to us both")
    first.reads("The same one comes twice in a row.")
    expect(first.page.get_by_text("The same one comes twice in a row.")).to_have_count(1)
    titles = first.page.get_by_role("list", name="Your list").get_by_role("listitem")
    expect(titles).to_have_count(3)
    down = first.page.get_by_role("button", name=re.compile("Move .?Thirty-second mirror.? down"))
    down.press("Enter")
    expect(first.page.get_by_text("The same one comes twice in a row.")).to_have_count(0)
    expect(titles.first).to_contain_text("Emotion charades")
    expect(down).to_be_focused()
    first.taps("Show it to us both")
    expect(first.page.get_by_role("checkbox", name=re.compile("^Put together by hand"))).to_be_checked()
    first.taps("Seal it")
    second.reads("Put together by hand: Emotion charades, Thirty-second mirror, Emotion charades.")
    second.taps("Choose again what to play")
    chosen(second, "Put together by hand")
    for phone in (first, second):
        phone.taps("I'm ready")
    for phone in (first, second):
        phone.reads("Today: Put together by hand")


def test_one_person_tries_it_alone(phones: Phones) -> None:
    """From the first page: a script takes the other seat, says that it is one, is there again after a reload, and plays to the end."""
    phone = phones.one()
    phone.context.add_init_script("Math.random = () => 0")  # it thinks for as short as it ever does
    phone.goes_to()
    phone.taps("Try it alone")
    phone.sees("How deep may it go today?")
    phone.reads(SCRIPT)
    to_the_choice(phone)
    chosen(phone, "Thirty-second mirror")
    phone.taps("I'm ready")
    phone.page.get_by_role("timer").wait_for()
    phone.reads(SCRIPT)
    phone.page.reload()
    phone.page.get_by_role("timer").wait_for()
    phone.reads(SCRIPT)
    played(Player(phone))
    phone.sees(THANKS)
    phone.reads(SCRIPT)
    assert phone.page.evaluate("sessionStorage.getItem('practice.viceversa.seat')") is not None
    for name in ("Keep or erase", "That's all for today"):
        phone.taps(name)
    phone.sees("See you another day.")
    assert phone.page.evaluate("localStorage.getItem('viceversa.seat') ?? sessionStorage.getItem('viceversa.seat')") is None
    phone.page.reload()  # there is no seat to go back to any more
    phone.sees("See you another day.")
    phone.taps("Play again")
    phone.sees("See it from the other side.")
    assert phone.page.evaluate("sessionStorage.getItem('practice.viceversa.seat')") is None


def test_a_script_comes_into_no_other_room(phones: Phones) -> None:
    """Who tries it alone and follows a partner's link in another tab has a person across from them there, after a reload as well."""
    phone = phones.one()
    phone.goes_to()
    phone.taps("Try it alone")
    phone.sees("How deep may it go today?")
    first, link = invited(phones)
    tab = phone.context.new_page()
    tab.goto(link)
    tab.get_by_role("button", name="Take the new seat").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("A seat is kept for you")
    first.sees("How deep may it go today?")
    for page in (tab, first.page):
        expect(page.get_by_text(SCRIPT)).to_have_count(0)
    tab.reload()
    expect(tab.get_by_role("heading", level=1)).to_have_text("A seat is kept for you")
    expect(tab.get_by_text(SCRIPT)).to_have_count(0)
    expect(phone.page.get_by_text(SCRIPT)).to_have_count(1)
