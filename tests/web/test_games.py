"""Whole games on two phones, in the browser: every shipped kind of exercise, one that nobody has seen, a reload between, the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.serving import Served, quick_scenarios
from web import unseen
from web.phone import Phone, Phones
from web.player import Player, Typist, played
from web.ways import checked, seated

TRIES = 9
"""How often a room is opened until its session is no light one: one in six is, by draw."""


def _only(folder: Path, programme: str) -> Path:
    """That programme alone is offered, so that it is the one that is played."""
    for file in (folder / "programmes").rglob("*.yaml"):
        if file.stem != programme:
            file.unlink()
    return folder


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that offers one evening with the three exercises in it."""
    folder = tmp_path_factory.mktemp("evening")
    served = Served(folder / "data", scenarios=_only(quick_scenarios(folder), "evening")).start()
    yield served
    served.stop()


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server that offers an exercise of another kind than all that are shipped."""
    folder = tmp_path_factory.mktemp("strange")
    served = Served(folder / "data", scenarios=unseen.written(folder)).start()
    yield served
    served.stop()


@pytest.fixture
def phones(browser: Browser) -> Iterator[list[Phones]]:
    """The phones of each room that was opened. At the end none has shown a fault, and none has asked a stranger for anything."""
    rooms: list[Phones] = []
    yield rooms
    for room in rooms:
        room.put_away()


def in_play(browser: Browser, served: Served, rooms: list[Phones], *, keyboard: bool = False) -> tuple[Phone, Phone]:
    """Two phones in a game that is no light one."""
    for _ in range(TRIES):
        room = Phones(browser, served.url)
        rooms.append(room)
        pair = seated(room)
        for phone in pair:
            phone.page.emulate_media(reduced_motion="reduce" if keyboard else "no-preference")
            checked(phone)
        if pair[1].page.get_by_text("Today's deck is the light one.").count():
            continue
        for phone in pair:
            phone.taps("I'm ready")
        for phone in pair:
            phone.page.get_by_role("timer").wait_for()
        return pair
    raise AssertionError("no room was anything but light")


def _chosen(phone: Phone) -> str:
    """What is chosen on the screen, in words."""
    chosen = phone.page.get_by_role("radio", checked=True)
    expect(chosen).to_have_count(1)
    return phone.page.get_by_role("main").get_by_role("group").first.inner_text() + str(
        chosen.evaluate("it => it.labels[0].innerText")
    )


def test_three_exercises_are_played_to_the_end_with_a_reload_between(
    browser: Browser, evening: Served, phones: list[Phones]
) -> None:
    """Charades, mirror and swap, one after the other; what was entered before a reload in the middle of a scale set is still there."""
    first, second = in_play(browser, evening, phones)
    players = (Player(first, 1), Player(second, 2))
    third = first.page.get_by_text(re.compile(r"^\W*3\W* of \W*6\W*$"))
    played(*players, until=lambda: third.count() > 0 and first.page.get_by_role("radio", checked=True).count() == 0)
    title = players[0].title
    first.taps("Back")
    chosen = _chosen(first)
    first.page.reload()
    first.sees(title)
    first.reads("3 of 6")
    first.reads("Kept on this phone")
    first.taps("Back")
    assert _chosen(first) == chosen
    played(*players)
    for player in players:
        assert {"Show and read", "Half a minute", "Speaking as the other", "Thank each other"} <= set(player.seen)
    assert {"This is my guess", "Seal it", "This is my answer"} <= {*players[0].done, *players[1].done}


def test_an_exercise_that_nobody_has_seen_is_played(browser: Browser, strange: Served, phones: list[Phones]) -> None:
    """A wide scale, a set of lines with two questions each, a text, open and sealed choices, three guesses, two signals: all from the file."""
    first, second = in_play(browser, strange, phones)
    players = (Player(first, 3), Player(second, 4))
    played(*players, until=lambda: all(player.title == "Peek" for player in players))
    lead, reader = (first, second) if first.page.get_by_text("Your turn").count() else (second, first)
    lead.reads("Only you see this card")
    name = re.compile(r"^window \d$")
    expect(lead.page.get_by_text(name).first).to_be_visible()
    lead.page.keyboard.press("Space")
    expect(lead.page.get_by_text(name)).to_have_count(0)
    lead.taps("Show my card")
    lead.taps("Do it another way")
    lead.reads(re.compile(r"Write \d words on a pane"))
    knock = reader.page.get_by_role("button", name="Knock")
    for left in (2, 1):
        expect(knock).to_contain_text(re.compile(rf"{left}\W* left"))
        knock.click()
    expect(knock).to_contain_text(re.compile(r"0\W* left"))
    expect(lead.page.get_by_role("img", name=re.compile(r"Knock\W+2\W+of\W+2"))).to_be_visible()
    played(*players)
    assert {"Look out", "Peek", "Close them", "The lamp"} <= set(players[0].seen)


def test_the_keyboard_alone_plays_it_to_the_end(browser: Browser, strange: Served, phones: list[Phones]) -> None:
    """Tab, Space, the arrows, Enter and letters are enough for every kind of input."""
    first, second = in_play(browser, strange, phones, keyboard=True)
    typist = Typist(first, 5)
    played(typist, Player(second, 6))
    assert {"Look out", "Peek", "Close them", "The lamp"} <= set(typist.seen)
