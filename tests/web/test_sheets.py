"""Around the play: the dock and its sheets, time out on both phones, the gauge that nobody notices, and what a phone may lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support import hasty
from support.serving import Served, quick_scenarios
from web.phone import WITHIN, Phone, Phones
from web.ways import playing, readied


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose breaks take seconds."""
    folder = tmp_path_factory.mktemp("sheets")
    served = Served(
        folder / "data",
        scenarios=quick_scenarios(folder),
        program=("support.hasty",),
        environment={"PYTHONPATH": str(Path(hasty.__file__).parents[1])},
    ).start()
    yield served
    served.stop()


CHOICES = ("Choose again what to play", "Change my name")
"""What leads away from the ready screen for a while."""


def lit(phone: Phone, cue: str) -> None:
    """Wait for the light of a cue."""
    expect(phone.page.locator("html")).to_have_attribute("data-cue", cue)


def in_play(*phones: Phone) -> None:
    """Wait for a phase."""
    for phone in phones:
        expect(phone.page.get_by_role("timer")).to_be_visible()


def test_a_pause_is_on_both_at_once_and_ends_when_both_are_ready(phones: Phones) -> None:
    """It says nothing of who asked, dims both pages, and one who is ready waits for the other, with the focus on that word."""
    first, second = playing(phones)
    first.taps("Pause")
    for phone in (first, second):
        lit(phone, "pause")
        phone.sees("Paused")
        phone.reads("Take the time you need.")
    first.taps("I'm ready")
    first.reads("Waiting for Bo. No rush.")
    expect(first.page.locator(":focus")).to_contain_text("Waiting for")
    second.taps("I'm ready")
    in_play(first, second)


def test_the_gauge_leads_to_a_break_on_both_and_looks_alike_before_and_after(phones: Phones) -> None:
    """Three of its words send nothing; the fourth brings the breather, where each taps privately, and one who would rest is enough."""
    first, second = playing(phones)
    dock = first.page.get_by_role("navigation", name="Pass, pause or stop")
    expect(second.page.locator(".told p")).to_have_count(0, timeout=WITHIN)  # what was told in passing has passed
    before, theirs = dock.inner_html(), second.page.locator("main").inner_html()
    for word in ("Steady", "Stirred", "Full", "Too much"):
        first.taps("How am I?")
        expect(first.page.get_by_role("dialog")).to_contain_text("Only you see this.")
        first.taps(word)
        expect(first.page.get_by_role("dialog")).to_have_count(0)
        if word != "Too much":
            assert dock.inner_html() == before
    assert re.sub(r"\d+:\d+", "", second.page.locator("main").inner_html()) == re.sub(r"\d+:\d+", "", theirs)
    for phone in (first, second):
        phone.sees("A moment to breathe")
    for phone in (first, second):
        phone.sees("Go on, or rest longer?")
    first.taps("Go on")
    first.reads("You tapped: go on.")
    expect(second.page.get_by_text("tapped:")).to_have_count(0)
    second.taps("Rest longer")
    for phone in (first, second):
        phone.reads("We're taking the longer break. Back at")
    for phone in (first, second):
        phone.sees("Ready to go on?")
        phone.taps("I'm ready")
    in_play(first, second)


def test_held_the_pebble_means_too_much(phones: Phones) -> None:
    """No sheet opens, and the breather comes to both; who taps nothing but go on comes back to the card."""
    first, second = playing(phones)
    pebble = first.page.get_by_role("button", name="How am I?")
    pebble.hover()
    first.page.mouse.down()
    first.page.wait_for_timeout(700)
    first.page.mouse.up()
    expect(first.page.get_by_role("dialog")).to_have_count(0)
    expect(first.page.get_by_text("Noted.")).to_have_count(1)
    for phone in (first, second):
        phone.sees("Go on, or rest longer?")
        phone.taps("Go on")
    in_play(first, second)


def test_stopping_is_asked_once_more_in_a_sheet_that_gives_the_focus_back(phones: Phones) -> None:
    """Esc and a word close it, a break is offered in it, and stopping is for both."""
    first, second = playing(phones)
    stop = first.page.get_by_role("button", name="Stop", exact=True)
    stop.focus()
    first.page.keyboard.press("Enter")
    expect(first.page.get_by_role("heading", name="Stop for today?")).to_be_focused()
    first.page.keyboard.press("Escape")
    expect(stop).to_be_focused()
    stop.click()
    first.taps("Take a break")
    second.sees("Paused")
    for phone in (first, second):
        phone.taps("I'm ready")
    in_play(first)
    stop.click()
    first.taps("Keep playing")
    in_play(first)
    stop.click()
    first.taps("Stop for today")
    for phone in (first, second):
        phone.sees("We've stopped for today.")


def test_the_dock_is_lowest_and_at_one_place(phones: Phones) -> None:
    """Pass, pause, stop and the pebble lie in the lowest 64 points of both phones, whatever is on the card."""
    for phone in playing(phones):
        box = phone.page.get_by_role("navigation", name="Pass, pause or stop").bounding_box()
        assert box is not None
        assert (box["height"], box["y"] + box["height"]) == (64, 844)


def test_a_second_tab_takes_a_seat_in_play_and_gives_it_back(phones: Phones) -> None:
    """The tab that lost it shows no card any more; brought back, it shows the same step."""
    first, _ = playing(phones)
    title = first.text("h1")
    other = first.context.new_page()
    other.goto(first.url)
    other.get_by_role("button", name="Go back in").click()
    expect(other.get_by_role("heading", level=1)).to_have_text(title)
    first.sees("This session moved to another tab or phone.")
    expect(first.page.get_by_text(title)).to_have_count(0)
    first.taps("Bring it here")
    first.sees(title)
    expect(other.get_by_role("heading", level=1)).to_have_text("This session moved to another tab or phone.")


def test_a_seat_is_moved_to_another_phone_and_the_old_one_lets_go_of_it(phones: Phones) -> None:
    """The new phone shows the same step; the old one says where the seat is, and offers no way back that leads nowhere."""
    first, _ = playing(phones)
    title = first.text("h1")
    first.taps("Menu")
    first.taps("Move to another phone")
    first.taps("Move")
    other = phones.one()
    other.goes_to(first.text("dialog .link"))
    other.sees(title)
    first.sees("Your seat is on your other phone now.")
    expect(first.page.get_by_role("button", name="Bring it here")).to_have_count(0)
    first.taps("To the first page")
    expect(first.page.get_by_role("button", name="Go back in")).to_have_count(0)


def test_the_longer_wish_for_timers_and_breaks_counts_and_takes_both_readinesses_back(phones: Phones) -> None:
    """It shows on both, and nobody is named. Who is ready is offered nothing that the beginning of the game would tear away."""
    first, second = readied(phones)
    for name in CHOICES:
        expect(first.page.get_by_role("button", name=name)).to_be_visible()
    first.taps("I'm ready")
    first.reads("Waiting for Bo. No rush.")
    for name in CHOICES:
        expect(first.page.get_by_role("button", name=name)).to_have_count(0)
    for wish in ("None", "60"):
        second.page.get_by_role("radio", name=wish).click()  # what stands is the view's to say, a moment later
    for wish in ("None", "60"):
        expect(first.page.get_by_role("radio", name=wish)).to_be_checked()
    expect(first.page.get_by_role("button", name="I'm ready")).to_be_visible()
    for phone in (first, second):
        phone.taps("I'm ready")
    second.reads("No timer. Go on when you're both ready.")


def test_who_is_not_the_partner_is_sent_out(phones: Phones) -> None:
    """Asked once more; then there is a new code, and the other phone says what to do."""
    first, second = readied(phones)
    first.taps("Not your partner? New code")
    first.taps("Send out, new code")
    first.sees("Bring your partner in")
    second.sees("Your seat was given back. Ask for a new code.")


def test_another_day_is_a_tap_away_before_the_game(phones: Phones) -> None:
    """It is asked once more, and is for both, with no word of who asked."""
    pair = readied(phones)
    pair[0].taps("Another day")
    pair[0].taps("Not yet")
    pair[0].sees("Ready when you are")
    pair[0].taps("Another day")
    pair[0].taps("Stop for today")
    for phone in pair:
        phone.sees("We've stopped for today.")
