"""A third seat: a host comes by a door of its own, both say yes, and from then on it keeps the pace and sees only what both share."""

from __future__ import annotations

from playwright.sync_api import expect

from web.phone import Phone, Phones
from web.player import Player, played
from web.ways import readied


def at_the_door(phones: Phones) -> tuple[Phone, Phone, Phone]:
    """Two partners before the game, and a host whom nobody has let in."""
    first, second = readied(phones, "evening")
    first.taps("Add a host")
    first.taps("Show the way in")
    first.page.get_by_role("dialog").locator(".link").wait_for()
    host = phones.one()
    host.goes_to(first.text("dialog .link"))
    host.sees("A seat is kept for you")
    host.reads("Both are asked under this name.")
    expect(host.page.get_by_label("Your name here")).to_have_value("Host")
    host.writes("Your name here", "Lou")
    host.taps("Take my seat")
    host.sees("You are at the door")
    first.reads("Somebody came as your host.")
    first.taps("Close")
    return first, second, host


def hosted(phones: Phones) -> tuple[Phone, Phone, Phone]:
    """The same three in the first phase of a game that the host has started."""
    first, second, host = at_the_door(phones)
    for phone in (first, second):
        phone.reads("Lou would like to come in as your host.")
        phone.taps("Yes, come in")
    host.sees("You are the host")
    for phone in (first, second):
        phone.taps("I'm ready")
    first.reads("Waiting for Lou to start.")
    host.reads("Bo is ready.")
    host.taps("Start")
    for phone in (first, second, host):
        expect(phone.page.get_by_role("timer")).to_be_visible()
    return first, second, host


def test_a_host_waits_at_the_door_until_both_have_said_yes(phones: Phones) -> None:
    """Before that it reads no name; one yes is not enough, and one no sends it away."""
    first, second, host = at_the_door(phones)
    first.taps("Yes, come in")
    expect(first.page.get_by_role("button", name="For your host")).to_be_visible()
    host.sees("You are at the door")
    assert "Ann" not in host.text("body")
    second.taps("No")
    host.sees("Your seat was given back. Ask for a new code.")
    expect(first.page.get_by_role("button", name="For your host")).to_have_count(0)


def test_a_host_keeps_the_pace_and_both_see_what_it_does(phones: Phones) -> None:
    """Hold, let run, a word to both, more time, and skip; the same second for all three, and the card for those it belongs to."""
    first, second, host = hosted(phones)
    partners = (first, second)
    title = host.text("h1")
    assert title == first.text("h1")
    assert not host.page.get_by_role("navigation", name="Pass, pause or stop").is_visible()
    host.taps("Hold the clock")
    for phone in partners:
        phone.reads("Your host is holding the clock.")
    host.taps("Let the clock run")
    for phone in partners:
        expect(phone.page.locator(".time")).not_to_contain_text("Your host is holding the clock.")
    host.taps("Ask for a moment")
    for phone in partners:
        phone.reads("Your host asks for a moment.")
    first.taps("Pause")
    host.reads("They have paused.")
    for phone in partners:
        phone.taps("I'm ready")
    host.taps("Skip")
    for phone in (host, *partners):
        expect(phone.page.get_by_role("heading", level=1)).not_to_have_text(title)
    assert host.text("h1") == second.text("h1")


def test_a_host_whose_words_are_under_way_is_told_so(phones: Phones) -> None:
    """The screen is never empty, and goes on when they are there."""
    *_, host = hosted(phones)
    host.page.route("**/bundles/**", lambda route: route.abort())
    host.page.reload()
    host.reads("Finding your place...")
    host.page.unroute("**/bundles/**")
    host.page.get_by_role("timer").wait_for()
    host.faults.clear()  # the browser itself notes each try that failed


def test_a_host_ends_it_for_all_after_one_more_question(phones: Phones) -> None:
    """Closing the question leaves everything as it is."""
    first, second, host = hosted(phones)
    host.taps("End for today")
    host.reads("End it for today, for all?")
    host.taps("Keep playing")
    host.taps("End for today")
    host.page.get_by_role("dialog").get_by_role("button", name="End for today").click()
    for phone in (first, second, host):
        phone.sees("We've stopped for today.")


def shared_by(phone: Phone) -> None:
    """Share what was opened last."""
    phone.taps("For your host")
    phone.page.get_by_role("dialog").get_by_role("button", name="Share with your host").first.click()
    phone.reads("You would share it.")
    phone.taps("Close")


def test_what_both_share_wears_a_lamp_on_all_three_until_one_takes_it_back(phones: Phones) -> None:
    """One who shares is not enough; then the host sees the answers themselves, and no longer once they are taken back."""
    first, second, host = hosted(phones)
    while "swap" not in (step := host.text(".step")):
        host.taps("Skip")
        expect(host.page.locator(".step")).not_to_have_text(step)
    opened = first.page.get_by_text("Both in", exact=True)
    played(Player(first), Player(second, seed=1), until=lambda: opened.count() > 0)
    shared_by(first)
    host.reads("Nothing is shared with you yet.")
    second.taps("For your host")
    sheet = second.page.get_by_role("dialog")
    sheet.get_by_role("button", name="Share with your host").first.click()
    expect(sheet).to_contain_text("Your host can see this")
    host.reads("Both have shared this with you")
    expect(host.page.get_by_role("article")).to_have_count(1)
    first.taps("For your host")
    expect(first.page.get_by_role("dialog")).to_contain_text("Your host can see this")
    sheet.get_by_role("button", name="Take back").click()
    host.reads("Nothing is shared with you yet.")
    expect(first.page.get_by_role("dialog")).not_to_contain_text("Your host can see this")
