"""Checks: a seat's seq never goes back, and two partners are never shown two different games. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from faults.findings import Case, Finding, Tally
from faults.history import History, Shown
from viceversa.game.exercise import PARTNERS, PartnerSeat
from viceversa.game.view import View

SEQ = "a seq never goes back, and one seq is one view"
AGREE = "both partners see the same in what both may see"

QUIET = 1_500
"""Milliseconds without news on either device after which both must show the same."""


def sequences(case: Case, tally: Tally) -> Iterator[Finding]:
    """The seq of a seat rises or stays, over all connections; where it stays, the view is the same."""
    for history in case.histories:
        for before, after in pairwise(history.views):
            tally[SEQ] += 1
            if after.seq < before.seq:
                yield Finding(SEQ, f"seat {history.seat}: from {before.seq} back to {after.seq}", (_line(before), _line(after)))
            elif after.seq == before.seq and after.view != before.view:
                yield Finding(SEQ, f"seat {history.seat}: two views under {after.seq}", (_line(before), _line(after)))


def one_game(case: Case, tally: Tally) -> Iterator[Finding]:
    """Whatever the moment: one phase instance is the same place for both, and lists that only grow are never two different ones."""
    places: dict[int, tuple[Any, Shown]] = {}
    opened: list[tuple[tuple[Any, ...], Shown]] = []
    guesses: dict[int, list[tuple[tuple[Any, ...], Shown]]] = {}
    for history in case.histories:
        for shown in history.views:
            view = shown.view
            opened.append((tuple(each.instance for each in view.opened), shown))
            if view.place is None:
                continue
            place = view.place
            key = (place.exercise, place.phase, place.exercise_n, place.step, place.turn, place.lead, place.programme)
            first = places.setdefault(place.instance, (key, shown))
            tally[AGREE] += 1
            if first[0] != key:
                yield Finding(AGREE, f"phase {place.instance} is two different places", (_line(first[1]), _line(shown)))
                return
            guesses.setdefault(place.instance, []).append((tuple(guess.card for guess in view.guesses), shown))
    for rows in (opened, *guesses.values()):
        yield from _one_line(rows)


def _one_line(rows: Sequence[tuple[tuple[Any, ...], Shown]]) -> Iterator[Finding]:
    """Every list is the beginning of every longer one."""
    ordered = sorted(rows, key=lambda row: len(row[0]))
    for (less, one), (more, other) in pairwise(ordered):
        if more[: len(less)] != less:
            yield Finding(AGREE, f"{less} in one view, {more} in another", (_line(one), _line(other)))
            return


def at_rest(case: Case, tally: Tally) -> Iterator[Finding]:
    """At every calm moment at which both devices are connected and have had no news for a while, they show the same."""
    for moment in case.calm:
        shown = [_resting(history, moment) for history in case.histories]
        one, other = shown
        if one is None or other is None:
            continue
        tally[AGREE] += 1
        for what, mine, theirs in _different(one.view, other.view):
            say = f"at {moment} a is shown {what} = {mine!r}, b {theirs!r}"
            yield Finding(AGREE, say, (_line(one), _line(other)))


def _resting(history: History, moment: int) -> Shown | None:
    """The view that a device shows at a moment; None where it was not connected all the while before, or had news."""
    up = False
    for entry in history.entries:
        if entry.at > moment:
            break
        if entry.at > moment - QUIET and entry.kind in ("up", "down"):
            return None
        if entry.kind in ("up", "down"):
            up = entry.kind == "up"
    if not up:
        return None
    views = [shown for shown in history.views if shown.at <= moment]
    if not views or views[-1].at > moment - QUIET:
        return None
    return views[-1]


def _different(a: View, b: View) -> Iterator[tuple[str, Any, Any]]:
    for what, mine in common(a, "a").items():
        theirs = common(b, "b")[what]
        if mine != theirs:
            yield what, mine, theirs
    for what in ("card", "hand", "options"):
        mine, theirs = getattr(a, what), getattr(b, what)
        if mine and theirs and mine != theirs:
            yield what, mine, theirs


def common(view: View, seat: PartnerSeat) -> dict[str, Any]:
    """What both partners see, by name, told the same way for both."""
    other = PARTNERS[1 - PARTNERS.index(seat)]
    interlude = view.interlude
    return {
        "stage": view.stage,
        "seats": view.seats,
        "place": view.place,
        "clock": view.clock,
        "who is done": {seat: view.done, other: view.partner_done} if view.place is not None else {},
        "guesses": view.guesses,
        "signals": view.signals,
        "told": view.told,
        "opened": tuple((each.instance, each.phase, each.seats, each.card, each.shared) for each in view.opened),
        "break": None if interlude is None else (interlude.kind, interlude.until, interlude.rest),
        "host holds": view.host_holds,
        "derole": view.derole,
        "lobby": None
        if (lobby := view.lobby) is None
        else (lobby.mark, lobby.timer, lobby.rest, lobby.lane, lobby.no_match, lobby.nothing_fits),
    }


def _line(shown: Shown) -> str:
    return f"seat {shown.view.you}, connection {shown.line}, at {shown.at}, seq {shown.seq}: {shown.view}"
