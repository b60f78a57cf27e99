"""The example session, played anew on a real server."""

from __future__ import annotations

import json

from viceversa.reference import example
from viceversa.reference.recording import Line, timeless
from viceversa.scenarios.bundle import DeviceBundle
from viceversa.scenarios.library import check


def streams(lines: list[Line]) -> dict[tuple[str, str, str], list[Line]]:
    """What each device said and heard, kind by kind: the order within a kind is the server's, that between kinds the network's."""
    found: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        kind = line.frame["kind"] if line.frame is not None else ""
        found.setdefault((line.device, line.way, kind), []).append(timeless(line))
    return found


def test_the_examples_files_are_sound() -> None:
    """The tiny exercise is one that `viceversa check` accepts."""
    assert check([example.FOLDER]) == []


def test_the_words_are_a_bundle() -> None:
    """What the page shows is what a device would fetch."""
    half = DeviceBundle.model_validate(json.loads(example.words()))
    assert half.fingerprint == example.FINGERPRINT
    assert list(half.exercises["weather"].phases) == ["look", "show", "rate", "compare", "goodbye"]


async def test_the_recording_is_what_the_server_says_today(kept: list[Line]) -> None:
    """Played again, each device says and hears the same, but for moments; `viceversa docs --record` renews what is kept."""
    again = await example.record()
    assert streams(again) == streams(kept), "stale: run `viceversa docs --record`"
