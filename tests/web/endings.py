"""Tours of what was opened and of the end: scripted devices play up to there, and a phone takes a seat of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from support.playing import at
from viceversa.game.commands import Keep, SetLane, Stop
from viceversa.game.view import View
from web.phone import Phone
from web.played import table


def profiles(phone: Phone, _other: Phone) -> Iterator[str]:
    """Two cards that lie still, and the profiles that they turn into."""
    with table(phone.url, language=phone.language) as game:
        game.plays("the-one-thing", at("derole"))
        game.seals(0)
        game.seals(1)
        game.taps(1, "myself")
        game.hands_over(0, phone)
        phone.page.locator(".main").click()
        phone.page.locator(".both-in").wait_for()
        yield "both-in"
        phone.page.locator(".profile").first.wait_for()
        phone.page.locator(".as-table summary").first.click()
        yield "profiles"


def feelings(phone: Phone, _other: Phone) -> Iterator[str]:
    """What was meant and what was read, on the map."""
    with table(phone.url, language=phone.language) as game:
        game.plays("charades", at("look"))
        shower = 0 if game.leads(0) else 1
        game.hands_over(shower, phone)
        phone.page.locator(".main").click()
        game.sees(1 - shower, at("show_and_read"))
        while not at("talk")(game.devices[1 - shower].view):
            game.moves(1 - shower)
        phone.page.locator(".feelings-map").wait_for()
        yield "feelings"


def kept(phone: Phone, _other: Phone) -> Iterator[str]:
    """What we saw; keep or erase, with something that both want; the question before erasing; thanks."""
    with table(phone.url, language=phone.language) as game:
        game.plays("the-one-thing", ended)
        game.does(1, Keep(phases=tuple(game.offered(1))))
        game.hands_over(0, phone)
        phone.page.locator(".profile").first.wait_for()
        yield "saw"
        phone.page.locator(".main").click()
        phone.page.locator("[role=switch]").first.check()
        phone.page.locator(".save").wait_for()
        yield "keep"
        phone.page.locator(".low .quiet").nth(1).click()
        yield "erase"
        phone.page.locator(".low .quiet").click()
        phone.page.locator(".main").click()
        yield "thanks"


def part(phone: Phone, _other: Phone) -> Iterator[str]:
    """Stopped while in the part: the short way out of it, then that we have stopped."""
    with table(phone.url, language=phone.language) as game:
        game.plays("the-one-thing", at("speech"))
        game.does(1, Stop())
        game.hands_over(0, phone)
        phone.page.locator(".main").wait_for()
        yield "part-off"
        phone.page.locator(".main").click()
        yield "stopped"


def put_off(phone: Phone, _other: Phone) -> Iterator[str]:
    """A session that does not start today."""
    with table(phone.url, language=phone.language, checked=False) as game:
        game.does(0, SetLane("standard"))
        game.does(1, SetLane("stop"))
        game.hands_over(0, phone)
        phone.page.locator(".main").wait_for()
        yield "put-off"


def ended(view: View) -> bool:
    """Whether the game was played to its end."""
    return view.stage == "done"


ENDINGS: dict[str, Callable[[Phone, Phone], Iterator[str]]] = {
    "profiles": profiles,
    "feelings": feelings,
    "kept": kept,
    "part": part,
    "put-off": put_off,
}
"""Each has one phone on which the page is open; the other seat is a scripted device's."""
