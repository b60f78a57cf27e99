"""Keys that nobody meant, with a clock turned by hand."""

from __future__ import annotations

from viceversa_client.stray import GLANCE, HELD, SETTLE, Stray


class Clock:
    """A clock in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def pair() -> tuple[Stray, Clock]:
    """Stray keys and their clock."""
    clock = Clock()
    return Stray(clock), clock


def test_a_key_of_the_last_page_gives_nothing_on_the_next() -> None:
    """A key whose meaning has just changed gives nothing until it has settled; one that means the same works at once."""
    stray, clock = pair()
    stray.means({"1": "old", "s": "stop"})
    stray.means({"1": "new", "s": "stop"})
    assert not stray.takes("1", gives=True)
    assert stray.takes("s", gives=True)
    clock.now += SETTLE * 1.01
    assert stray.takes("1", gives=True)


def test_what_gives_nothing_need_not_settle() -> None:
    """A key that only opens a page of this device works at once."""
    stray, _ = pair()
    stray.means({"h": "help"})
    stray.means({"0": "back"})
    assert stray.takes("0")


def test_the_first_page_is_settled() -> None:
    """On the very first page no key has to settle."""
    stray, _ = pair()
    stray.means({"1": "new"})
    assert stray.takes("1", gives=True)


def test_held_and_doubled_keys_count_once() -> None:
    """A key that comes again within a blink counts once, however long it is held down."""
    stray, clock = pair()
    assert stray.takes("1")
    for _ in range(50):
        clock.now += HELD / 3
        assert not stray.takes("1")
    clock.now += HELD * 1.01
    assert stray.takes("1")


def test_enter_borrows_the_meaning_of_its_line() -> None:
    """Enter on a line that has just changed gives nothing."""
    stray, clock = pair()
    stray.means({"1": "old"})
    stray.means({"1": "new"})
    assert not stray.takes("enter", of="1", gives=True)
    clock.now += SETTLE * 1.01
    assert stray.takes("enter", of="1", gives=True)


def test_another_question_waits_for_the_last_key() -> None:
    """After another question came up the last key has to settle, another key only for the pause that was asked for."""
    stray, clock = pair()
    assert stray.takes("1")
    stray.turned(GLANCE)
    clock.now += HELD * 1.01
    assert not stray.takes("2")
    clock.now += HELD * 1.01
    assert not stray.takes("1")
    assert stray.takes("2")


def test_typing_goes_on_into_nothing() -> None:
    """When what was being typed has closed by itself, no key counts until the typing has stopped."""
    stray, clock = pair()
    stray.hush()
    for letter in "six sips":
        clock.now += 0.2
        assert not stray.takes(letter)
    clock.now += SETTLE * 1.01
    assert stray.takes("x")
