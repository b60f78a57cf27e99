"""What an exercise is once its file has been read."""

from __future__ import annotations

import msgspec
import pytest

from support.shipped import shipped_library
from support.small import small_library
from viceversa.game.exercise import Ask, Card, Library, Step


@pytest.mark.parametrize("library", [small_library(), shipped_library()], ids=["small", "shipped"])
def test_a_library_survives_being_stored(library: Library) -> None:
    """As msgpack and as JSON, it comes back equal."""
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(library), type=Library) == library
    assert msgspec.json.decode(msgspec.json.encode(library), type=Library) == library


def test_an_ask_is_found_by_its_name() -> None:
    """A step gives its ask of that name, and nothing for any other."""
    ask = Ask(name="done", kind="ready", open=True)
    assert Step(phase="talk", asks=(ask,)).ask("done") is ask
    assert Step(phase="talk", asks=(ask,)).ask("guess") is None


def test_values_are_frozen() -> None:
    """Nothing that was read can be changed."""
    with pytest.raises(AttributeError):
        Card("joy", 1).level = 4  # type: ignore[misc]  # that it cannot be done is what is tested


def test_answers_are_sealed_unless_a_file_says_otherwise() -> None:
    """By default the server does not read an answer, and the phase waits for it."""
    ask = Ask(name="truth", kind="scale")
    assert not ask.open
    assert not ask.private
    assert ask.need
