"""Feelings that were shown and read, as this screen saw them: remembered here, told at the end, and sent nowhere.

Which asks are such guesses, the exercise's own figures say. The views tell a turn's card and guesses only while it lasts.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from viceversa.game.exercise import PartnerSeat
from viceversa.game.view import GuessView, View
from viceversa.scenarios.bundle import DeviceBundle

Turn = tuple[int, int, int]
"""Which exercise of the programme, which of the things that are guessed in it, and which turn of that; all from 1."""


class Showing(msgspec.Struct, frozen=True):
    """One turn: who showed it, what was meant (None while this screen does not know), the guesses in order, among how many options.

    whole  this screen saw all the guesses.
    """

    exercise: str
    lead: PartnerSeat
    field: str = ""
    meant: str | None = None
    guesses: tuple[GuessView, ...] = ()
    options: int = 0
    whole: bool = True


Showings = Mapping[Turn, Showing]


def seen(showings: Showings, view: View, words: DeviceBundle, *, gap: bool = False) -> Showings:
    """What is known after this view as well; gap says that views before it never came here.

    The guess that ends its phase is seen as the outcome alone, so one that comes after a gap may have had another before it.
    """
    place = view.place
    exercise = words.exercises.get(place.exercise) if place else None
    asks = list(exercise.figures.get("map", {}).values()) if exercise else []
    phase = exercise.phases.get(place.phase) if exercise and place else None
    if place is None or phase is None or not asks or view.you == "host":
        return showings
    guessed = next((n for n, ask in enumerate(asks, 1) if ask in phase.asks), 0)
    newest = max((n for exercise_n, n, _ in showings if exercise_n == place.exercise_n), default=1)
    turn = (place.exercise_n, guessed or newest, place.turn[0])
    known = showings.get(turn, Showing(place.exercise, place.lead))
    if guessed:
        known = msgspec.structs.replace(
            known,
            lead=place.lead,
            field=phase.hand_field or known.field,
            guesses=view.guesses or known.guesses,
            options=len(view.options) or known.options,
        )
    if view.outcome is not None and view.outcome not in known.guesses[-1:]:
        known = msgspec.structs.replace(known, guesses=(*known.guesses, view.outcome), whole=known.whole and not gap)
    still = (
        guessed or view.outcome is not None or known.meant is None
    )  # a later phase may have a turn of that number, with another card
    if view.card is not None and known.guesses and still:
        known = msgspec.structs.replace(known, meant=view.card)
    return {**showings, turn: known}


def complete(showings: Showings) -> bool:
    """Whether this screen saw every turn whole, so that what it counts is what the other screen counts."""
    last: dict[tuple[int, int], int] = {}
    for exercise, thing, turn in showings:
        last[exercise, thing] = max(turn, last.get((exercise, thing), 0))
    there = all((*block, turn) in showings for block, most in last.items() for turn in range(1, most + 1))
    return there and all(one.whole for one in showings.values())
