"""What one seat sees of a phase, as lines of text in its own language.

It is made from the seat's view and from the words that its device has, as a device does it; so a secret that is not in the view is not
here. Nothing here decides who may see what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viceversa.game.exercise import PartnerSeat, Role
from viceversa.game.session import other
from viceversa.game.view import View
from viceversa.scenarios.bundle import AskWords, CardWords, DeckWords, DeviceBundle, ExerciseWords, PhaseWords


def lines(view: View, words: DeviceBundle, revealed: Iterable[str] = ()) -> tuple[str, ...]:
    """What the seat of that view sees as a phase begins, from top to bottom; `revealed` are the asks whose answers come out here."""
    if view.place is None or view.you == "host":
        return ()
    exercise = words.exercises[view.place.exercise]
    phase, deck = exercise.phases[view.place.phase], words.decks[exercise.deck]
    role: Role = "lead" if view.place.lead == view.you else "partner"
    parts = [
        phase.title,
        phase.lead if role == "lead" else phase.partner,
        *(_out(name, exercise, view) for name in revealed),
        *_table(view, phase, deck, role),
        *(f"May lean on: {prompt}" for prompt in (phase.prompts if role == "lead" else phase.partner_prompts)),
        *(_asked(ask) for ask in phase.asks.values() if role in ask.of),
    ]
    if phase.who_sees and any(role in ask.of for ask in phase.asks.values()):
        parts.append(f"({phase.who_sees})")
    return tuple(filled(part, view) for part in parts)


def label(ask: str, exercise: ExerciseWords) -> str:
    """What an ask says, in quotes; its name, should it have no words."""
    found = next((phase.asks[ask].label for phase in exercise.phases.values() if ask in phase.asks), ask)
    return f"“{found}”"


def _out(ask: str, exercise: ExerciseWords, view: View) -> str:
    """What came out with a reveal: the ask as it was put to whoever answered it, and whether anybody did."""
    who = _answered(ask, exercise, view)
    said = label(ask, exercise)
    if who and view.you != "host" and view.you not in who:
        said = said.replace("{partner}", view.seats[view.you].name)
    return f"Opened for both: {said}{'' if who else ' (nobody answered)'}"


def _answered(ask: str, exercise: ExerciseWords, view: View) -> set[PartnerSeat]:
    """Who answered an ask that came out; of one that was sealed, the last time that it was answered."""
    if ask in view.told or view.place is None:
        return set(view.told.get(ask, {}))
    asked = {name: phase.asks[ask].of for name, phase in exercise.phases.items() if ask in phase.asks}
    for each in reversed(view.opened):
        if each.exercise == view.place.exercise and each.phase in asked:
            roles: dict[PartnerSeat, Role] = {seat: "lead" if seat == each.lead else "partner" for seat in each.seats}
            if who := {seat for seat, role in roles.items() if role in asked[each.phase]}:
                return who
    return set()


def called(card: str, deck: DeckWords, field: str) -> str:
    """What a card is called among others; its name, where none of its words may stand for it."""
    return deck.cards[card].fields.get(field, card)


def _table(view: View, phase: PhaseWords, deck: DeckWords, role: Role) -> Iterator[str]:
    """The cards that lie there for this seat."""
    for card in view.hand:
        yield f"In the hand: {called(card, deck, phase.hand_field)}"
    if view.card is not None:
        entries = [entry.removeprefix("card.") for entry in phase.show.get(role, []) if entry.startswith("card.")]
        yield from _card(deck.cards[view.card], entries)
    if view.options:
        yield f"Options: {', '.join(called(card, deck, phase.hand_field) for card in view.options)}"
    if view.outcome is not None:
        field = phase.hand_field or next(iter(deck.cards[view.outcome.card].fields))
        yield f"Guessed: {called(view.outcome.card, deck, field)} ({view.outcome.nearness})"
    if view.swaps_left != 0:
        yield f"May swap the card{times_left(view.swaps_left)}."


def times_left(left: int | None) -> str:
    """How often something may still be done, to end a sentence with; None is without end."""
    match left:
        case None:
            return ""
        case 1:
            return " once"
    return f", {left} times"


def _card(card: CardWords, entries: Iterable[str]) -> Iterator[str]:
    for entry in entries:
        match entry:
            case "items":
                yield from (f"Card, line {n}: {item}" for n, item in enumerate(card.items, 1))
            case "questions":
                yield from (f"Card asks: {question}" for question in card.questions)
            case field:
                yield f"Card: {card.fields[field]}"


def _asked(ask: AskWords) -> str:
    """What may be answered here, and how."""
    said = ask.label
    each = {"items": ", for each line", "hand": ", for each card", None: ""}[ask.each]
    match ask.kind:
        case "ready":
            return f"[{said}]"
        case "choice":
            return f"{said}{each}: {' / '.join(option.label for option in ask.options)}"
        case "scale":
            return f"{said}{each}: {ask.low} {ask.low_label} … {ask.high} {ask.high_label}"
        case "text":
            return f"{said}: up to {ask.longest} characters"
        case "guess":
            return f"{said}: {ask.tries} {'guess' if ask.tries == 1 else 'guesses'}"
        case "signal":
            return f"[{said}] up to {ask.times} times"


def filled(text: str, view: View) -> str:
    """A sentence as the seat of that view reads it: with names put in."""
    if view.you == "host" or view.place is None:
        return text
    for key, seat in (("me", view.you), ("partner", other(view.you)), ("lead", view.place.lead)):
        text = text.replace(f"{{{key}}}", view.seats[seat].name)
    return text
