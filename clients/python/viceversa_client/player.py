"""What a scripted partner does next: one pure decision from a view and the words.

It knows phases by their structure alone, answers whatever is asked of it, and never looks at more than its own seat may see. The same
seed makes the same choices.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Literal

from viceversa.game.commands import (
    Admit,
    Answer,
    Choose,
    DeviceCommand,
    GoOn,
    MakeGuess,
    Pass,
    Ready,
    Seal,
    SetLane,
    SetLevel,
    Tap,
)
from viceversa.game.exercise import Role
from viceversa.game.view import PlaceView, View
from viceversa.scenarios.bundle import AskWords, CardWords, DeviceBundle, PhaseWords

from .sealed import Answers, TooLong, Value, seal

Style = Literal["kind", "brisk", "shy"]
"""kind answers everything and never passes; brisk also passes where nothing is left to do; shy passes now and then."""

LINES = (
    "I am glad that we are trying this.",
    "A short walk on Sunday morning, the two of us.",
    "I would like to hear more about that.",
    "That was new to me. Thank you for telling me.",
)
LEVEL = 1


def next_command(view: View, words: DeviceBundle, style: Style, seed: int, picks: tuple[str, ...] = ()) -> DeviceCommand | None:
    """What to do in this view; None when there is nothing to do but wait. `picks` are programmes to wish for; none is any."""
    if view.you == "host":
        return None
    if view.admit:
        return Admit(yes=True)
    match view.stage:
        case "lobby":
            return _in_lobby(view, picks)
        case "playing" if view.interlude is not None:
            return GoOn() if view.interlude.tapped is None else None
        case "playing" if view.place is not None:
            return _in_phase(view, view.place, words, style, seed)
        case _:
            return None


def role_in(view: View, place: PlaceView) -> Role:
    """The role of this seat in the phase."""
    return "lead" if place.lead == view.you else "partner"


def open_asks(view: View, phase: PhaseWords, role: Role) -> dict[str, AskWords]:
    """What this seat may still answer: nothing once it has passed."""
    if view.passed:
        return {}
    asks = {name: ask for name, ask in phase.asks.items() if role in ask.of}
    return {name: ask for name, ask in asks.items() if not _given(view, name, ask)}


def _given(view: View, name: str, ask: AskWords) -> bool:
    match ask.kind:
        case "signal":
            return view.signals.get(name, 0) >= ask.times
        case "ready" | "guess":
            return name in view.given
        case _:
            return name in view.given if ask.open else "sealed" in view.given


def _in_lobby(view: View, picks: tuple[str, ...]) -> DeviceCommand | None:
    lobby = view.lobby
    assert view.you != "host"
    if lobby is None:
        return None
    if not lobby.level_set:
        return SetLevel(LEVEL)
    if not lobby.lane_set and lobby.lane is None:
        return SetLane("standard")
    if lobby.nothing_fits:
        return None  # until the other has something else in mind
    if picks and not lobby.picked and not lobby.no_match:
        return Choose(picks)
    together = all(view.seats[seat].presence != "empty" for seat in ("a", "b") if seat in view.seats)
    return Ready() if together and not view.seats[view.you].ready else None


def _in_phase(view: View, place: PlaceView, words: DeviceBundle, style: Style, seed: int) -> DeviceCommand | None:
    exercise = words.exercises[place.exercise]
    phase = exercise.phases[place.phase]
    card = words.decks[exercise.deck].cards.get(view.card or "")
    random = Random(f"{seed}:{place.instance}:{view.you}")  # noqa: S311 - a script's whims
    asks = open_asks(view, phase, role_in(view, place))
    if style == "shy" and not view.passed and random.random() < 0.3:
        return Pass(place.instance)
    quiet = {name: ask for name, ask in asks.items() if ask.kind not in ("ready", "guess", "signal") and not ask.open}
    if quiet and phase.seal:
        return Seal(place.instance, _sealed(quiet, view, card, phase.seal, random))
    for name, ask in asks.items():
        if (command := _open_answer(view, place, name, ask, card, random)) is not None:
            return command
    for name, ask in asks.items():
        if ask.kind == "signal" and not view.signals.get(name) and random.random() < 0.5:
            return Tap(place.instance, name)
        if ask.kind == "ready":
            return Tap(place.instance, name)
    idle = not any(role_in(view, place) in ask.of and ask.kind != "signal" for ask in phase.asks.values())
    return Pass(place.instance) if style == "brisk" and idle and not view.passed else None


def _open_answer(
    view: View, place: PlaceView, name: str, ask: AskWords, card: CardWords | None, random: Random
) -> DeviceCommand | None:
    match ask.kind:
        case "guess":
            tried = {guess.card for guess in view.guesses}
            left = [option for option in view.options if option not in tried]
            return MakeGuess(place.instance, name, random.choice(left)) if left else None
        case "choice" if ask.open and ask.options:
            value = _value(ask, view, card, random)
            if isinstance(value, dict):
                return Answer(place.instance, name, {key: str(one) for key, one in value.items()}) if value else None
            return Answer(place.instance, name, str(value))
        case _:
            return None


def _sealed(asks: dict[str, AskWords], view: View, card: CardWords | None, size: int, random: Random) -> bytes:
    answers: Answers = {}
    for name, value in _values(asks, view, card, random):
        try:
            seal({**answers, name: value}, size)
        except TooLong:
            continue
        answers[name] = value
    return seal(answers, size)


def _values(asks: dict[str, AskWords], view: View, card: CardWords | None, random: Random) -> Iterator[tuple[str, Value]]:
    for name, ask in asks.items():
        yield name, _value(ask, view, card, random)


def _value(ask: AskWords, view: View, card: CardWords | None, random: Random) -> Value:
    match ask.each:
        case "hand":
            # A hand is there to be agreed on, so a script never stands in the way: the first option for every card.
            return {each: ask.options[0].value if ask.options else _one(ask, random) for each in view.hand}
        case "items":
            return {str(n): _one(ask, random) for n in range(1, len(card.items if card else ()) + 1)}
        case None:
            return _one(ask, random)


def _one(ask: AskWords, random: Random) -> str | int:
    match ask.kind:
        case "scale":
            return random.randint(ask.low, max(ask.low, ask.high))
        case "choice" if ask.options:
            return random.choice(ask.options).value
        case _:
            return random.choice(LINES)[: ask.longest]
