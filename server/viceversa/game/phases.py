"""Entering and ending phases, and the walk from one to the next.

The one law of the walk: steps are entered in order, and only by ending the one before. So a mandatory step is reached before anything
later, whatever was sent. An exercise can be left early in one place only, before a card is agreed on, where no role is worn.
"""

from __future__ import annotations

import msgspec

from .clock import Clock
from .deal import agreed, dealt, level_cap
from .exercise import PARTNERS, Exercise, Library, PartnerSeat, Step
from .guards import holds, hosted
from .randomness import Dice
from .session import Phase, SealedPlace, Session, Table, other, seat_of, with_seat

replace = msgspec.structs.replace

EXTENSION = 30_000
QUOTA_GROWTH = 1_000
QUOTA_MOST = 5_000
LATENESS_MOST = 3_000
LATENESS_OVER_ROUND_TRIP = 500
REDEAL_ANYWAY = 5
"""One agreement in so many is dealt again all the same, so that a new hand proves nothing about anybody's no."""

DECOYS_A_SESSION = 0.9
"""Breathers that come by draw, wished for per programme; some fall after their phase has ended and do not come."""


def current(session: Session, library: Library) -> tuple[Exercise, Step, Phase]:
    """The exercise, step and phase under way. Only to be called where a phase is."""
    assert session.phase is not None
    exercise = library.exercises[session.exercises[session.exercise]]
    return exercise, exercise.steps[session.phase.step], session.phase


def lead_of(session: Session, step: Step) -> PartnerSeat:
    """Which seat leads a step."""
    return session.first_lead if step.lead == 0 else other(session.first_lead)


# --- what a phase still waits for


def owes(step: Step, phase: Phase, seat: PartnerSeat) -> bool:
    """Whether the phase still waits for that seat."""
    if seat in phase.passed:
        return False
    return not step.owed["lead" if seat == phase.lead else "partner"].issubset(phase.given.get(seat, ()))


def owing(step: Step, phase: Phase) -> tuple[PartnerSeat, ...]:
    """The seats that the phase still waits for."""
    return tuple([seat for seat in PARTNERS if owes(step, phase, seat)])


def lateness_allowed(session: Session, seat: PartnerSeat) -> int:
    """Milliseconds after the time is up within which this seat's taps still count if they were made in time (after lichess)."""
    state = seat_of(session, seat)
    return max(0, min(state.quota, LATENESS_MOST, state.rtt + LATENESS_OVER_ROUND_TRIP))


def ends_at(session: Session, library: Library) -> int | None:
    """When the phase ends if nothing more happens: at once when complete and its least time is over; else when the time is up
    and connected seats that are missing have had their wait; None when nothing but an answer will end it."""
    phase = session.phase
    if phase is None or session.brink is not None or session.interlude is not None:
        return None
    _, step, _ = current(session, library)
    missing = owing(step, phase)
    if phase.skipped or not missing:
        if phase.skipped and not step.must:
            return session.now
        if (at := phase.clock.least_at()) is not None:
            return at
        return session.now if phase.clock.spent >= phase.clock.least else None
    due = phase.clock.due()
    if due is None:
        return None
    wait = 0
    for seat in PARTNERS:
        presence = seat_of(session, seat).presence
        if presence in ("dropped", "moving") and step.away == "hold":
            return None  # somebody may be back in a moment or fall asleep: whether the clock holds is about to be known
        if presence in ("here", "moving") and seat in missing:
            wait = max(wait, lateness_allowed(session, seat))
    return due + wait


# --- entering


def begin(session: Session, library: Library) -> Session:
    """Enter the first exercise of the programme that can be played, or be done."""
    return _exercise(session, library, 0)


def _exercise(session: Session, library: Library, index: int) -> Session:
    while index < len(session.exercises):
        session = replace(session, exercise=index, facts={}, outcome=None, table=_cleared(session.table))
        exercise = library.exercises[session.exercises[index]]
        if playable(session, library, exercise):
            dice = Dice(session.seed, session.dice)
            session = replace(session, first_lead=dice.pick(PARTNERS), dice=dice.count)
            return _step(session, library, 0)
        index += 1
    return replace(session, stage="done", phase=None, brink=None, table=Table())


def _cleared(table: Table) -> Table:
    return Table(dealt=table.dealt)


def playable(session: Session, library: Library, exercise: Exercise) -> bool:
    """Whether the session's lane, level and seats allow an exercise."""
    low, high = exercise.levels
    cap = min(level_cap(session), high)
    return (
        session.lane in exercise.lanes
        and (not exercise.host or hosted(session))
        and any(low <= card.level <= cap for card in library.decks[exercise.deck].cards.values())
    )


def _step(session: Session, library: Library, index: int) -> Session:
    exercise = library.exercises[session.exercises[session.exercise]]
    while index < len(exercise.steps):
        step = exercise.steps[index]
        if holds(step.guard, session, library, lead_of(session, step)):
            return _entered(session, library, exercise, index)
        index += 1
    return _exercise(session, library, session.exercise + 1)


def _entered(session: Session, library: Library, exercise: Exercise, index: int, *, timed_out: bool = False) -> Session:
    step, dice = exercise.steps[index], Dice(session.seed, session.dice)
    if step.deal is not None:
        session = dealt(session, library, exercise, step.deal, dice)
    session = _forgotten(_revealed(session, step, exercise), step)
    instance, lead = session.instances + 1, lead_of(session, step)
    decoy = None
    if step.intensity and dice.chance() < DECOYS_A_SESSION * step.intensity / _intensity(session, library):
        decoy = session.now + dice.below(max(1, step.usual // 2))
    clock = Clock(limit=_limit(session, step), least=step.least)
    phase = Phase(instance=instance, step=index, lead=lead, clock=clock, timed_out=timed_out, decoy=decoy)
    if session.instances:  # the first phase has what a seat starts with
        for seat in PARTNERS:
            state = seat_of(session, seat)
            session = with_seat(session, seat, replace(state, quota=min(QUOTA_MOST, state.quota + QUOTA_GROWTH)))
    return replace(session, phase=phase, instances=instance, dice=dice.count)


def _forgotten(session: Session, step: Step) -> Session:
    """What this step asks anew is not answered yet, whatever was said in an earlier turn."""
    asked = {ask.name for ask in step.asks if ask.open}
    if asked.isdisjoint(session.facts) and asked.isdisjoint(session.told):
        return session
    facts = {name: answers for name, answers in session.facts.items() if name not in asked}
    told = {name: answers for name, answers in session.told.items() if name not in asked}
    return replace(session, facts=facts, told=told)


def _limit(session: Session, step: Step) -> int | None:
    """The time of a phase by the timer that the laxer of the two wished for; more never goes beyond the step's most."""
    if step.most is None or session.timer == "none":
        return None
    return step.usual if session.timer == "standard" else min(step.usual * 3 // 2, step.most)


def _intensity(session: Session, library: Library) -> int:
    return sum(library.exercises[name].intensity for name in session.exercises) or 1


def _revealed(session: Session, step: Step, exercise: Exercise) -> Session:
    """Release to both, in this one commit, what earlier steps asked and this one reveals."""
    if not step.reveal:
        return session
    opened = list(session.opened)
    for instance, place in session.sealed.items():
        if place.exercise != session.exercise or instance in opened:
            continue
        if any(ask.name in step.reveal and not ask.open for ask in exercise.steps[place.step].asks):
            opened.append(instance)
    told = {name: dict(sorted(answers.items())) for name, answers in session.facts.items() if name in step.reveal}
    return replace(session, opened=tuple(opened), told={**session.told, **told})


# --- ending


def end_phase(session: Session, library: Library) -> Session:
    """End the phase under way and enter what follows."""
    exercise, step, phase = current(session, library)
    session = replace(session, facts={**session.facts, **phase.picks})
    if step.ends.agree is not None and step.deal is not None:
        return _agreement(session, library, exercise, step, phase)
    return _step(session, library, phase.step + 1)


def _agreement(session: Session, library: Library, exercise: Exercise, step: Step, phase: Phase) -> Session:
    """Draw the card that both took; deal again when there is none; end the exercise kindly when hands are used up."""
    assert step.ends.agree is not None
    assert step.deal is not None
    ask, value = step.ends.agree
    picks = phase.picks.get(ask, {})

    def took(seat: PartnerSeat, card: str) -> bool:
        answer = picks.get(seat)
        return isinstance(answer, dict) and answer.get(card) == value

    session = replace(session, facts={name: answers for name, answers in session.facts.items() if name != ask})
    both = [card for card in session.table.hand if all(took(seat, card) for seat in PARTNERS)]
    dice = Dice(session.seed, session.dice)
    anyway, drawn = dice.below(REDEAL_ANYWAY) == 0, dice.pick(both or [""])
    session = replace(session, dice=dice.count)
    left = session.table.deals < step.deal.deals
    if both and not (anyway and left):
        return _step(agreed(session, library.decks[exercise.deck], drawn), library, phase.step + 1)
    if left:
        timed_out = bool(owing(step, phase)) and not phase.skipped
        return _entered(session, library, exercise, phase.step, timed_out=timed_out)
    return _exercise(session, library, session.exercise + 1)


def placed(session: Session, seat: PartnerSeat) -> Session:
    """The session with the current instance noted as holding a sealed blob of that seat."""
    phase = session.phase
    assert phase is not None
    place = session.sealed.get(phase.instance) or SealedPlace(session.exercise, phase.step, phase.lead, session.table.card)
    place = replace(place, seats=tuple(sorted({*place.seats, seat})))
    return replace(session, sealed={**session.sealed, phase.instance: place})
