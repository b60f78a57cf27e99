"""Whether a guarded step is entered: a conjunction over open facts of steps that have ended."""

from __future__ import annotations

from .exercise import PARTNERS, Guard, Library, PartnerSeat, Role
from .near_miss import outcome
from .session import Session, other, seat_of


def seat_in(role: Role, lead: PartnerSeat) -> PartnerSeat:
    """The seat that has the role when `lead` leads."""
    return lead if role == "lead" else other(lead)


def holds(guard: Guard | None, session: Session, library: Library, lead: PartnerSeat) -> bool:
    """Judge a guard on facts only: never on answers of a phase that is still open."""
    if guard is None:
        return True
    if guard.level is not None:
        card = session.table.card
        if card is None:
            return False
        exercise = library.exercises[session.exercises[session.exercise]]
        level = library.decks[exercise.deck].cards[card].level
        if not guard.level[0] <= level <= guard.level[1]:
            return False
    if guard.outcome is not None and (session.outcome is None or outcome(session.outcome.nearness) != guard.outcome):
        return False
    if guard.host is not None and guard.host != hosted(session):
        return False
    return all(_answered(session, ask, who, value, lead) for ask, who, value in guard.answers)


def hosted(session: Session) -> bool:
    """Whether a host sits there whom both partners have admitted."""
    return seat_of(session, "host").presence != "empty" and all(seat_of(session, seat).admits for seat in PARTNERS)


def _answered(session: Session, ask: str, who: str, value: str, lead: PartnerSeat) -> bool:
    answers = session.facts.get(ask, {})
    match who:
        case "both":
            return all(answers.get(seat) == value for seat in PARTNERS)
        case "either":
            return any(answers.get(seat) == value for seat in PARTNERS)
        case "lead" | "partner":
            role: Role = "lead" if who == "lead" else "partner"
            return answers.get(seat_in(role, lead)) == value
        case _:
            return False
