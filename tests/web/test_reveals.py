"""What was opened, and the end, on real phones: profiles, the map of feelings, their tables; what we saw; keep, save and erase."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from support.playing import at
from support.serving import Served
from viceversa.game.commands import Keep, SetLane, Stop
from viceversa.game.view import View
from web.endings import ended
from web.phone import WITHIN, Phone, Phones
from web.played import table
from web.test_access import WITHOUT_MOTION, found

SWAP = "the-one-thing"


def planned(view: View) -> bool:
    """Whether the two have made a plan, which they do on no topic that is made up."""
    return ended(view) and any(one.phase == "plan" for one in view.opened)


def cells(phone: Phone) -> list[list[str]]:
    """The first table on the screen, opened, row by row."""
    phone.page.get_by_text("Show as a table").first.click()
    rows = phone.page.get_by_role("table").first.get_by_role("row").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def test_answers_and_guesses_turn_at_once_into_two_profiles(phones: Phones, served: Served) -> None:
    """After "Both in" there is a panel for each person, a line for each item, the same as a table, and no figure for anybody."""
    phone = phones.one(**WITHOUT_MOTION)
    with table(served.url) as game:
        game.plays(SWAP, at("derole"))
        game.hands_over(0, phone)
        phone.sees("Back to yourself")
        game.seals(1)
        game.taps(1, "myself")
        phone.page.get_by_role("textbox").fill("I sing more.")
        phone.reads("Without the seal, your note stays on this phone.")
        phone.page.set_viewport_size({"width": 390, "height": 420})  # as when a keyboard comes up
        for place in (phone.page.get_by_role("textbox"), phone.page.get_by_role("button", name="Seal it")):
            expect(place).to_be_in_viewport(ratio=1)
        phone.page.set_viewport_size({"width": 390, "height": 844})
        phone.taps("I'm me again")
        phone.page.get_by_text("Both in").wait_for()
        phone.reads("What you didn't seal stays with you.")
        phone.sees("Only one of you knows")
        for name in ("Ann", "Bo"):
            expect(phone.page.get_by_role("heading", level=2, name=re.compile(f"How it is for .?{name}"))).to_be_visible()
        lines = phone.page.get_by_role("img", name=re.compile(r"Ann.? said \S+\. \S+ guessed \S+\."))
        expect(lines).to_have_count(6)
        head, *rows = cells(phone)
        assert len(head) == 3
        assert len(rows) == 6
        assert all(1 <= int(cell) <= 7 for _, *numbers in rows for cell in numbers)
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not re.search(r"\d\s*%", phone.text("main"))
        assert found(phone) == []
        phone.page.reload()
        phone.sees("Only one of you knows")
        expect(lines).to_have_count(6)


def test_a_line_is_marked_beside_what_was_said_and_guessed(phones: Phones, served: Served) -> None:
    """On the narrowest phone, too, whoever marks a line sees their own answer and the guess with it, and nothing leaves the card."""
    phone = phones.one(width=320, height=640, **WITHOUT_MOTION)
    with table(served.url) as game:
        game.plays(SWAP, at("derole"))
        for seat in (0, 1):
            game.seals(seat)
            game.taps(seat, "myself")
        for seat in (0, 1):
            game.sees(seat, at("correct"))
        game.hands_over(1 if game.leads(0) else 0, phone)
        phone.taps("Begin")
        track = phone.page.get_by_role("img", name=re.compile(r"said \S+\. \S+ guessed \S+\."))
        expect(track).to_have_count(1)
        expect(track).to_be_in_viewport()
        card, marks = phone.page.locator(".card").bounding_box(), phone.page.locator(".answer fieldset").first.bounding_box()
        assert card is not None
        assert marks is not None
        assert card["x"] <= marks["x"]
        assert marks["x"] + marks["width"] <= card["x"] + card["width"]
        assert found(phone) == []


def test_a_feeling_is_a_mark_on_a_map_beside_what_was_read(phones: Phones, served: Served) -> None:
    """Whoever showed it sees what was meant and read, in words, as a picture that calls itself a sketch, and as a table."""
    phone = phones.one(**WITHOUT_MOTION)
    with table(served.url) as game:
        game.plays("charades", at("look"))
        game.hands_over(0 if game.leads(0) else 1, phone)
        reader = 1 if game.leads(0) else 0
        phone.page.locator(".main").click()
        game.sees(reader, at("show_and_read"))
        while not at("talk")(game.devices[reader].view):
            game.moves(reader)
        expect(phone.page.get_by_role("heading", level=2, name=re.compile("A map: .?Feelings"))).to_be_visible(timeout=WITHIN)
        expect(phone.page.get_by_role("img", name=re.compile("^Meant: .+ Read: "))).to_be_visible()
        phone.reads("A sketch we made, not a measurement.")
        _, row = cells(phone)
        assert row[1]
        assert row[2]
        assert found(phone) == []


def test_what_both_want_is_kept_and_either_may_erase_it(phones: Phones, served: Served) -> None:
    """All switches are off; what one wants alone is not shown; what both want may be saved as plain text; a reload
    changes nothing, and erasing is for both."""
    first = phones.one(**WITHOUT_MOTION)
    with table(served.url) as game:
        game.plays(SWAP, ended, such=planned)
        game.hands_over(0, first)
        first.sees("Thank you for staying with it.")
        expect(first.page.get_by_role("heading", level=2, name="For you both")).to_be_visible()
        expect(first.page.get_by_role("img", name=re.compile(" said | left it empty"))).to_have_count(12)
        assert found(first) == []
        first.taps("Keep or erase")
        switches = first.page.get_by_role("switch")
        for switch in switches.all():
            expect(switch).not_to_be_checked()
        game.does(1, Keep(phases=tuple(game.offered(1))))
        expect(first.page.get_by_role("button", name="Save to this phone")).to_have_count(0)
        first.page.get_by_role("switch", name="One small thing").check()
        first.page.reload()
        first.sees("Keep or erase")
        first.reads("You both want to keep this.")
        assert found(first) == []
        with first.page.expect_download() as saved:
            first.taps("Save to this phone")
        text = saved.value.path().read_text(encoding="utf-8")
        assert text.startswith("Vice Versa\n\nOne small thing\n")
        assert "Ann: " in text
        assert "found out" not in text
        first.reads("Anyone who uses this phone can open the file.")
        first.taps("Erase for both")
        first.sees("Erase this session for both of you?")
        first.taps("Don't erase it")
        first.taps("Erase for both")
        first.taps("Erase for both")
        first.sees("Erased from the server. Saved files stay where they are.")
        game.is_over(1)


def test_a_stop_while_in_the_part_leads_out_of_it_first(phones: Phones, served: Served) -> None:
    """This phone says the short way back to oneself; then it has stopped, with thanks at the end, also after a reload, and the first page next."""
    phone = phones.one(**WITHOUT_MOTION)
    with table(served.url) as game:
        game.plays(SWAP, at("speech"))
        game.does(1, Stop())
        game.hands_over(0, phone)
        phone.sees("Back to you")
        phone.reads("Say: I am Ann. One way I differ from the part is ...")
        phone.taps("I'm me again")
        phone.sees("We've stopped for today.")
        phone.taps("That's all for today")
        phone.sees("See you another day.")
        phone.page.reload()
        phone.sees("See you another day.")
        phone.taps("Play again")
        phone.sees("See it from the other side.")
        assert phone.page.evaluate("sessionStorage.getItem('viceversa.step')") is None


@pytest.mark.parametrize(("lane", "title"), [("stop", "This session is paused."), ("blocked", "We can't start this game here.")])
def test_a_session_that_does_not_start_says_so_without_a_cause(phones: Phones, served: Served, lane: str, title: str) -> None:
    """Both phones are told the same; a paused one may take the check again, and a blocked one names where to find support."""
    phone = phones.one(**WITHOUT_MOTION)
    with table(served.url, checked=False) as game:
        game.does(0, SetLane("standard"))
        game.does(1, SetLane(lane))  # type: ignore[arg-type]  # one of the lanes
        game.hands_over(0, phone)
        phone.sees(re.compile(f"^{re.escape(title)}"))
        support = phone.page.get_by_role("link", name=re.compile("^Support"))
        assert support.get_attribute("href") == "/support"
        if lane == "stop":
            phone.reads("The room stays open until")
            phone.taps("Take the check again")
            phone.sees("How deep may it go today?")
