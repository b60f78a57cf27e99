"""Where tests begin: on the way in, which two people walk step by step, or behind it, where scripted devices have walked it for them."""

from __future__ import annotations

from support.playing import at
from viceversa.game.commands import Choose
from web.phone import Phone, Phones
from web.played import Table, table


def invited(phones: Phones, **kind: str) -> tuple[Phone, str]:
    """A phone that opened a room, and the link that it shows."""
    first = phones.one(**kind)  # type: ignore[arg-type]  # what a phone is like, handed on
    first.goes_to()
    first.taps("Open a room")
    first.sees("Bring your partner in")
    return first, first.text(".link")


def seated(phones: Phones, name: str = "Ben") -> tuple[Phone, Phone]:
    """Two phones in one room; the second came by the link, and its person gave a name."""
    first, link = invited(phones)
    second = phones.one()
    second.goes_to(link)
    second.sees("A seat is kept for you")
    second.writes("Your name here", name)
    second.taps("Take my seat")
    for phone in (first, second):
        phone.sees("How deep may it go today?")
    return first, second


def checked(phone: Phone) -> None:
    """Through the level, the private check, and what to play."""
    phone.picks("Everyday")
    phone.taps("Set mine")
    answers_the_check(phone)
    phone.taps("Done")
    phone.sees("Tap all you'd enjoy.")
    phone.taps("Any of them")
    phone.sees("Ready when you are")


def answers_the_check(phone: Phone) -> None:
    """Calmly, up to the last tap."""
    phone.sees("Four private questions")
    phone.picks("Yes", of="Are you 18 or older?")
    phone.picks("Yes", of="Would it be all right for you to say no, skip or stop today?")
    phone.picks("No", of="Are you worried how your partner may react to what you say here?")
    phone.picks("OK", of="How are you right now?")


def readied(phones: Phones, programme: str = "mirror") -> tuple[Phone, Phone]:
    """Ann's and Bo's phones, before the game: all that is left to do is to be ready."""
    with table(phones.url) as game:
        for seat in (0, 1):
            game.does(seat, Choose(programmes=(programme,)))
        pair = _taken_over(game, phones)
    for phone in pair:
        phone.sees("Ready when you are")
    return pair


def playing(phones: Phones) -> tuple[Phone, Phone]:
    """Ann's and Bo's phones, in the first phase of a game."""
    with table(phones.url) as game:
        game.plays("mirror", at("share"))
        pair = _taken_over(game, phones)
    for phone in pair:
        phone.page.get_by_role("timer").wait_for()
    return pair


def _taken_over(game: Table, phones: Phones) -> tuple[Phone, Phone]:
    pair = phones.one(), phones.one()
    for seat, phone in enumerate(pair):
        game.hands_over(seat, phone)
    return pair
