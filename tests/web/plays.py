"""Tours of the play: scripted devices play up to there, two phones take their seats, and what they do brings the next screen.

Everything is found by its place and not by its words, as these are walked in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Error

from support.playing import at
from viceversa.game.commands import Admit, Choose, InviteHost, Ready
from web.phone import Phone
from web.played import Table, table
from web.player import SOON

SOME_SECONDS = 20_000
"""Milliseconds in which a breather comes after it was asked for: not at once, so that nobody sees who did."""

MOVES = "!matchMedia('(prefers-reduced-motion: reduce)').matches"
MOTION_LASTS = "(time) => document.documentElement.style.setProperty('--swap', time)"
MOTION_AT = """(part) => {
  for (const one of document.getAnimations()) {
    one.pause();
    one.currentTime = part * one.effect.getComputedTiming().duration;
  }
}"""
MOTION_ENDS = "document.getAnimations().forEach((one) => one.finish())"


def on_both(game: Table, *phones: Phone) -> None:
    """Two phones take the seats."""
    for seat, phone in enumerate(phones):
        game.hands_over(seat, phone)
        phone.page.locator(".dock").wait_for()


def taps(phone: Phone) -> None:
    """Its person taps the main button."""
    phone.page.locator(".act .main:not([aria-disabled=true])").click()


def fills_in(phone: Phone) -> Iterator[str]:
    """Its person places every line of a set of scales, and looks it over."""
    phone.page.locator(".dealt").wait_for()
    taps(phone)
    phone.page.locator(".scale").wait_for()
    yield "empty"
    while not shows(phone, ".looked-over")():
        phone.page.locator(".scale input").nth(4).check()
        if phone.page.locator(".count").inner_text().count("6") > 1:
            yield "last"
        taps(phone)
    yield "list"


def agree(*phones: Phone) -> None:
    """Their people say yes to every card of a hand, and of the next where other cards come first, until one is dealt."""
    answer = phones[0].text(".act .main")
    while not shows(phones[0], ".dealt")():
        for phone in phones:
            button = phone.page.locator(".act .main").filter(has_text=answer)
            try:
                for card in phone.page.locator(".hand-card").all() if button.count() else ():
                    card.locator("input").first.check(timeout=SOON)
                if button.count():
                    button.click(timeout=SOON)
            except Error:
                continue  # the screen changed while it was looked at: look again


def seals(*phones: Phone) -> None:
    """Their people fill in a set of scales, and seal it."""
    for phone in phones:
        for _ in fills_in(phone):
            pass
        taps(phone)


def shows(phone: Phone, selector: str) -> Callable[[], bool]:
    """Whether a phone shows something."""
    return lambda: phone.page.locator(selector).count() > 0


def swap(first: Phone, second: Phone) -> Iterator[str]:
    """A hand, a set of scales up to its seal, the change of places, speaking and listening, a text, and being put right."""
    with table(first.url, language=first.language) as game:
        game.plays("the-one-thing", at("agree"))
        on_both(game, first, second)
        first.page.locator(".hand-card input").first.check()
        yield "1-hand"
        agree(first, second)
        yield "2-before"
        for n, name in enumerate(fills_in(first), 3):
            yield f"{n}-scale-{name}"
        taps(first)
        first.page.locator(".face-down").wait_for()
        yield "6-sealed"
        lasting = first.page.evaluate(MOVES)
        if lasting:
            for phone in (first, second):
                phone.page.evaluate(MOTION_LASTS, "60s")
        seals(second)
        first.page.locator(".face-down").wait_for(state="detached")
        seals(first, second)
        for phone in (first, second):
            phone.page.locator(".in-role").wait_for()
        if lasting:
            for part, name in ((0.02, "start"), (0.25, "early"), (0.5, "middle"), (0.85, "late")):
                for phone in (first, second):
                    phone.page.evaluate(MOTION_AT, part)
                yield f"7-swap-{name}"
            for phone in (first, second):
                phone.page.evaluate(MOTION_ENDS)
                phone.page.evaluate(MOTION_LASTS, "900ms")
        yield "8-in-role"
        leading, listening = (first, second) if shows(first, ".card.mine")() else (second, first)
        taps(leading)
        listening.page.locator(".signal").wait_for()
        yield "9-speech"
        listening.page.locator(".signal").click()
        yield "10-signal"
        taps(leading)
        listening.page.locator(".card.mine").wait_for()
        taps(listening)
        leading.page.locator(".signal").wait_for()
        taps(listening)
        first.page.locator("textarea").fill("You always know when I need quiet, and I do not.")
        yield "11-part-off"
        taps(first)
        first.page.locator(".face-down").wait_for()
        for phone in (first, second):
            taps(phone)
        for phone in (first, second):
            phone.page.locator(".profile").first.wait_for()
        for phone in (first, second):
            phone.page.locator(".both-in").wait_for(state="detached")
        yield "12-correct"


def charades(first: Phone, second: Phone) -> Iterator[str]:
    """A feeling that one shows, face up and covered; what the other reads, before and after a miss."""
    with table(first.url, language=first.language) as game:
        game.plays("charades", at("look"))
        on_both(game, first, second)
        lead, reader = (first, second) if shows(first, ".secret")() else (second, first)
        yield "1-look"
        lead.page.locator(".secret .whole").click()
        yield "2-covered"
        lead.page.locator(".secret .whole").click()
        meant = lead.text(".headline.word")
        lead.page.locator(".act .main").click()
        reader.page.locator(".guess").wait_for()
        yield "3-grid"
        reader.page.locator(".cell").filter(has_not_text=meant).first.click()
        yield "4-picked"
        reader.page.locator(".act .main").click()
        reader.page.locator(".cell.guessed").wait_for()
        yield "5-miss"


def rest(first: Phone, second: Phone) -> Iterator[str]:
    """Too much: a moment to breathe on both phones. And a longer break, out of a pause."""
    with table(first.url, language=first.language) as game:
        game.plays("mirror", at("share"))
        on_both(game, first, second)
        yield "1-share"
        first.page.locator(".dock button").nth(1).click()
        first.page.locator(".dock").wait_for(state="detached")
        first.page.locator(".low .quiet").first.click()
        first.page.locator(".low .main").wait_for(state="detached")
        yield "2-rest"


def breather(first: Phone, second: Phone) -> Iterator[str]:
    """The gauge at its end."""
    with table(first.url, language=first.language) as game:
        game.plays("mirror", at("share"))
        on_both(game, first, second)
        first.page.locator(".dock .pebble").click()
        first.page.locator("dialog button").last.click()
        for phone in (first, second):
            phone.page.locator(".breathing").wait_for(timeout=SOME_SECONDS)
        yield "breather"


def host(first: Phone, second: Phone) -> Iterator[str]:
    """A host at the door, then let in, before the game and in it."""
    with table(first.url, language=first.language) as game:
        for seat in (0, 1):
            game.does(seat, Choose(programmes=("mirror",)))
        game.does(1, InviteHost())
        door = game.sees(1, lambda view: view.host_door is not None).host_door
        assert door is not None
        session = game.devices[0].saved.session
        game.hands_over(0, first)
        first.page.locator(".signs").wait_for()
        second.goes_to(f"/#{session}.{door.secret}")
        first.page.locator(".asks").wait_for()
        yield "1-door"
        first.page.locator(".asks button").first.click()
        game.does(1, Admit(yes=True))
        game.does(1, Ready())
        first.page.locator(".main").click()
        second.page.locator(".main:not([aria-disabled=true])").wait_for()
        yield "2-before"
        second.page.locator(".main").click()
        for phone in (first, second):
            phone.page.locator("[role=timer]").wait_for()
        yield "3-phase"
        second.page.locator(".low .main").click()
        first.page.locator(".time .hint").wait_for()
        yield "4-holds"
        first.page.locator(".aside-button.seat-host").click()
        first.page.locator("dialog").wait_for()
        yield "5-shared"


PLAYS: dict[str, Callable[[Phone, Phone], Iterator[str]]] = {
    "swap": swap,
    "charades": charades,
    "rest": rest,
    "breather": breather,
    "host": host,
}
"""Each has two phones in play; in "host" the second is the host's."""
