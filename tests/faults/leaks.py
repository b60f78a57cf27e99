"""Checks: no secret in a byte stream that it should not be in. Pure.

What is a secret: a partner's sealed answer before it is opened; the card that a role may not see; a seat's token, anywhere but in the
hello and the first welcome of its own device; what was entered privately, which no view repeats; and everything, from a stranger.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Any

from faults.findings import Case, Finding, Tally
from faults.history import Frame, History
from viceversa.game import commands as c
from viceversa.game.exercise import Library

SECRET = "no secret is in a stream that it should not be in"

TRACE = 24
"""Bytes of a sealed answer that are looked for."""

MAY_NAME = frozenset({"options", "hand", "guesses", "outcome", "told", "opened"})
"""Fields of a view in which a card may be named that is hidden now: the options hold it among others, and the rest was guessed or is over."""

WORD = re.compile(r"[A-Za-z0-9_-]+")

LOBBY = frozenset({"mark", "timer", "rest", "level_set", "lane_set", "picked", "lane", "no_match", "nothing_fits"})
SEAT = frozenset({"name", "presence", "ready", "since"})
"""All that may be told of a seat, and of the lobby. Nobody's level or lane is in it."""


def traces(secret: bytes) -> list[bytes]:
    """How bytes look in a stream: as they are, in hexadecimal, and in base64 at each of its three alignments."""
    found = [secret, secret.hex().encode()]
    for shift in range(3):
        whole = b64encode(bytes(shift) + secret)
        found.append(whole[4 if shift else 0 : len(whole) - 4])
    return found


def leaks(case: Case, tally: Tally) -> Iterator[Finding]:
    """Nothing of the other's in either device's stream, and no token or sealed answer in the state."""
    for history in case.histories:
        other = case.beside(history.seat)
        yield from _sealed(case, history, other, tally)
        yield from _cards(history, other, case.library, tally)
        yield from _fields(history, tally)
        for frame in history.received:
            tally[SECRET] += 1
            yield from (
                Finding(SECRET, f"seat {history.seat} was sent the other's token", (repr(frame)[:400],))
                for _ in _in(other.tokens, frame)
            )
    if case.stored is not None:
        for history in case.histories:
            for _ in _in(history.tokens, case.stored.raw):
                yield Finding(SECRET, f"the token of seat {history.seat} lies in the store")


def _sealed(case: Case, history: History, other: History, tally: Tally) -> Iterator[Finding]:
    """A sealed answer comes in an `opened` message alone, and not before a view could name it."""
    for action in other.actions:
        if not isinstance(action.command, c.Seal) or len(action.command.blob) < TRACE:
            continue
        looked_for = traces(action.command.blob[:TRACE])
        tally[SECRET] += 1
        revealed = case.stored is None or action.command.phase in case.stored.state.opened
        for entry, message in history.messages:
            frame = entry.frame.encode() if isinstance(entry.frame, str) else entry.frame
            if not any(trace in frame for trace in looked_for):
                continue
            if message["kind"] != "opened" or not revealed:
                say = f"what seat {other.seat} sealed in phase {action.command.phase} was sent to seat {history.seat} in {message['kind']}"
                yield Finding(SECRET, say, (f"at {entry.at}",))
                return


def _cards(history: History, other: History, library: Library, tally: Tally) -> Iterator[Finding]:
    """The dealt card is not named to a role that may not see it: not in its view, not in an answer, not in a notice."""
    dealt: dict[int, set[str]] = {}
    for shown in other.views:
        if shown.view.place is not None and shown.view.card is not None:
            dealt.setdefault(shown.view.place.instance, set()).add(shown.view.card)
    hidden: set[str] = set()
    for entry, message in history.messages:
        view = message.get("view")
        if view is not None:
            hidden = _hidden(view, history, library, dealt)
        if not hidden:
            continue
        tally[SECRET] += 1
        told = message if view is None else {key: value for key, value in view.items() if key not in MAY_NAME}
        if named := hidden & _words(told):
            say = f"a hidden card was named to seat {history.seat} in {message['kind']}"
            yield Finding(SECRET, say, (f"card {named}, at {entry.at}: {message}",))
            return


def _hidden(view: dict[str, Any], history: History, library: Library, dealt: dict[int, set[str]]) -> set[str]:
    """The cards that this seat may not see while this is its view."""
    place = view.get("place")
    if place is None:
        return set()
    step = library.exercises[place["exercise"]].steps[place["step"] - 1]
    role = "lead" if place["lead"] == history.seat else "partner"
    return set() if role in step.card else dealt.get(place["instance"], set())


def _words(value: Any) -> set[str]:
    """Every word in it, at whatever depth."""
    match value:
        case str():
            return {value, *WORD.findall(value)}
        case dict():
            return set().union(*(_words(key) | _words(each) for key, each in value.items()))
        case list():
            return set().union(*map(_words, value))
        case _:
            return set()


def _fields(history: History, tally: Tally) -> Iterator[Finding]:
    """A view tells nothing of a seat or of the lobby beyond what is listed here."""
    for entry, message in history.messages:
        view = message.get("view")
        if view is None:
            continue
        tally[SECRET] += 1
        told = set().union(*view["seats"].values()) - SEAT | set(view.get("lobby") or ()) - LOBBY
        if told:
            yield Finding(SECRET, f"seat {history.seat} was told {sorted(told)} of a seat or the lobby", (f"at {entry.at}",))
            return


def strangers(frames: Iterable[Frame], known: Iterable[str], tally: Tally) -> Iterator[Finding]:
    """Somebody who has no seat hears refusals, and none of the words that belong to a session: its id, names, tokens and codes."""
    secrets = [each.encode() for each in known]
    for frame in frames:
        tally[SECRET] += 1
        data = frame.encode() if isinstance(frame, str) else frame
        if any(secret in data for secret in secrets):
            yield Finding(SECRET, "a stranger was told something of a session", (repr(frame)[:400],))
            return


def told(where: str, text: bytes, known: Iterable[str], tally: Tally) -> Iterator[Finding]:
    """What a server tells whoever runs it, in its log or its metrics, names no session and no token."""
    for secret in known:
        tally[SECRET] += 1
        if secret.encode() in text:
            yield Finding(SECRET, f"{secret!r} is in a server's {where}")
            return


def _in(secrets: Iterable[str], frame: Frame) -> Iterator[str]:
    data = frame.encode() if isinstance(frame, str) else frame
    return (secret for secret in secrets if secret.encode() in data)
