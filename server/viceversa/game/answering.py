"""What partners do in a phase: answers, taps, guesses, passing, more time.

The first accepted answer is final. A tap that was made in time counts when it arrives a little late (product: Time).
"""

from __future__ import annotations

import msgspec

from .commands import Answer, Extend, MakeGuess, Pass, Redeal, Seal, Tap
from .deal import dealt, learned
from .exercise import SEALED, Ask, Exercise, Library, PartnerSeat, Role, Step
from .near_miss import nearness
from .outcome import Effects
from .phases import EXTENSION, current, lateness_allowed, placed
from .randomness import Dice
from .refusals import Refused
from .session import Guess, Phase, Session, sealed_key, seat_of, with_seat

replace = msgspec.structs.replace

InPhase = Seal | Answer | Tap | MakeGuess | Redeal | Pass | Extend


def in_phase(
    session: Session, library: Library, seat: PartnerSeat, command: InPhase, now: int, tapped: int | None, effects: Effects
) -> Session:
    """Judge a partner's command in a phase. Raises Refused."""
    exercise, step, phase = _under_way(session, library, command.phase)
    role: Role = "lead" if seat == phase.lead else "partner"
    if isinstance(command, Extend):
        return extended(session, step, phase)
    session = _in_time(session, seat, now, tapped)
    match command:
        case Pass():
            return _passed(session, phase, seat)
        case Redeal():
            return _swapped(session, library, exercise, step, phase, seat, role)
    if seat in phase.passed:
        raise Refused("already_given")
    match command:
        case Seal():
            return _sealed(session, step, phase, seat, role, command, effects)
        case Answer():
            return _chosen(session, phase, seat, _wanted(step, phase, seat, role, command.ask, "choice"), command)
        case Tap():
            return _tapped(session, step, phase, seat, role, command.ask)
        case MakeGuess():
            return _guessed(
                session, library, exercise, phase, seat, _wanted(step, phase, seat, role, command.ask, "guess"), command.card
            )


def _under_way(session: Session, library: Library, instance: int) -> tuple[Exercise, Step, Phase]:
    if session.stage != "playing" or session.phase is None:
        raise Refused("not_playing")
    if session.phase.instance != instance:
        raise Refused("phase_over")
    if session.interlude is not None:
        raise Refused("on_break")
    return current(session, library)


def _in_time(session: Session, seat: PartnerSeat, now: int, tapped: int | None) -> Session:
    """Refuse what comes too late; forgive what was tapped in time, and count its lateness against the seat's quota."""
    assert session.phase is not None
    clock = session.phase.clock
    due = clock.due()
    if due is None or now <= due:
        return session
    late = now - due
    if tapped is None or tapped > due or late > lateness_allowed(session, seat):
        raise Refused("too_late")
    state = seat_of(session, seat)
    return with_seat(session, seat, replace(state, quota=state.quota - late))


def _wanted(step: Step, phase: Phase, seat: PartnerSeat, role: Role, name: str, kind: str) -> Ask:
    ask = step.ask(name)
    if ask is None or ask.kind != kind or not ask.open:
        raise Refused("no_answer_wanted")
    if role not in ask.of:
        raise Refused("not_yours")
    if kind == "guess" and phase.shown < len(phase.guesses):
        raise Refused("not_now")  # how the guess before went waits behind a breather, and no answer may give it away
    if name in phase.given.get(seat, ()):
        raise Refused("already_given")
    return ask


def _given(phase: Phase, seat: PartnerSeat, name: str) -> Phase:
    return replace(phase, given={**phase.given, seat: (*phase.given.get(seat, ()), name)})


def _sealed(session: Session, step: Step, phase: Phase, seat: PartnerSeat, role: Role, command: Seal, effects: Effects) -> Session:
    asks = [ask for ask in step.asks if not ask.open]
    if not asks:
        raise Refused("no_answer_wanted")
    if not any(role in ask.of for ask in asks):
        raise Refused("not_yours")
    if SEALED in phase.given.get(seat, ()):
        raise Refused("already_given")
    if len(command.blob) != step.seal:
        raise Refused("bad_size")
    effects.blobs[sealed_key(phase.instance, seat)] = command.blob
    return placed(replace(session, phase=_given(phase, seat, SEALED)), seat)


def _chosen(session: Session, phase: Phase, seat: PartnerSeat, ask: Ask, command: Answer) -> Session:
    value = command.value
    match ask.each:
        case None:
            fits = isinstance(value, str) and value in ask.options
        case "hand":
            hand = set(session.table.hand)
            fits = isinstance(value, dict) and set(value) == hand and set(value.values()) <= set(ask.options)
        case "items":
            fits = False  # answers about items are about oneself, and sealed
    if not fits:
        raise Refused("bad_choice")
    picks = {**phase.picks, ask.name: {**phase.picks.get(ask.name, {}), seat: value}}
    return replace(session, phase=replace(_given(phase, seat, ask.name), picks=picks))


def _tapped(session: Session, step: Step, phase: Phase, seat: PartnerSeat, role: Role, name: str) -> Session:
    ask = step.ask(name)
    if ask is not None and ask.kind == "signal":
        if role not in ask.of:
            raise Refused("not_yours")
        raised = phase.signals.get(name, 0)
        if raised >= ask.times:
            raise Refused("already_given")
        return replace(session, phase=replace(phase, signals={**phase.signals, name: raised + 1}))
    _wanted(step, phase, seat, role, name, "ready")
    return replace(session, phase=_given(phase, seat, name))


def _guessed(
    session: Session, library: Library, exercise: Exercise, phase: Phase, seat: PartnerSeat, ask: Ask, card: str
) -> Session:
    deck, table = library.decks[exercise.deck], session.table
    if table.card is None or card not in table.options:
        raise Refused("bad_card")
    if any(guess.card == card for guess in phase.guesses):
        raise Refused("already_given")
    near = nearness(deck, table.card, card)
    if not phase.guesses:
        session = learned(session, deck.cards[table.card], near == "hit", len(table.options))
    guess = Guess(card, near)
    phase = replace(phase, guesses=(*phase.guesses, guess))
    if near == "hit" or len(phase.guesses) >= ask.tries:
        phase = _given(phase, seat, ask.name)
    return replace(session, phase=phase)


def _passed(session: Session, phase: Phase, seat: PartnerSeat) -> Session:
    if seat in phase.passed:
        return session
    return replace(session, phase=replace(phase, passed=(*phase.passed, seat)))


def _swapped(
    session: Session, library: Library, exercise: Exercise, step: Step, phase: Phase, seat: PartnerSeat, role: Role
) -> Session:
    deal = step.deal
    if deal is None or deal.hand > 1 or role not in deal.to:
        raise Refused("not_offered")
    if phase.given.get(seat) or seat in phase.passed or phase.guesses:
        raise Refused("already_given")
    if deal.again is not None and session.table.swaps >= deal.again:
        raise Refused("not_offered")
    return dealt(session, library, exercise, deal, Dice(session.seed, session.dice), swap=True)


def extended(session: Session, step: Step, phase: Phase) -> Session:
    """Add 30 seconds, once a phase, whoever asks. Raises Refused."""
    clock = phase.clock.extended(EXTENSION, step.most)
    if phase.extended or clock == phase.clock:
        raise Refused("no_time")
    return replace(session, phase=replace(phase, clock=clock, extended=True))
