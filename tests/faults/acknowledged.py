"""Checks: what was acknowledged counts, and counts once; what was refused does not count. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from faults.findings import Case, Finding, Tally
from faults.history import Action, History, Shown
from viceversa.game import commands as c
from viceversa.game.session import sealed_key
from viceversa.game.view import View

LOST = "an acknowledged action is never lost"
TWICE = "an action counts once"
REFUSED = "a refused action does not count"

SETTLES = 500
"""Milliseconds after an answer from which every view must show what was accepted: answer and view may come in either order."""


def acknowledged(case: Case, tally: Tally) -> Iterator[Finding]:
    """Every accepted action is in every later view of its phase, in the store, and among what was opened."""
    for history in case.histories:
        yield from _shown(history, tally)
        yield from _signals(case, history, tally)
        yield from _guesses(case, history, tally)
        yield from _counted(case, history, tally)
        yield from _opened(case, history, tally)
        yield from _kept(case, history, tally)


def _shown(history: History, tally: Tally) -> Iterator[Finding]:
    later = _by_instance(history)
    for action in history.actions:
        if action.result != "accepted" or action.settled is None:
            continue
        for shown in later.get(getattr(action.command, "phase", 0), ()):
            if shown.at < action.settled + SETTLES:
                continue
            tally[LOST] += 1
            if not visible(action.command, shown.view):
                yield Finding(
                    LOST,
                    f"seat {history.seat}: {name(action)} was accepted, and a later view does not have it",
                    told(action, shown),
                )
                break


def visible(command: c.DeviceCommand, view: View) -> bool:
    """Whether a view of the phase that the command is about shows it as done. True where a view does not show such a command."""
    match command:
        case c.Seal():
            return "sealed" in view.given
        case c.Answer(ask=ask):
            return ask in view.given
        case c.Tap(ask=ask):
            return ask in view.given or ask in view.signals
        case c.Pass():
            return view.passed
        case c.Extend():
            return view.clock is not None and view.clock.extended
        case _:
            return True


def _signals(case: Case, history: History, tally: Tally) -> Iterator[Finding]:
    """A signal was raised as often as it was accepted."""
    raised = Counter[tuple[int, str]]()
    perhaps = Counter[tuple[int, str]]()
    last: dict[tuple[int, str], int] = {}
    for action in history.actions:
        if isinstance(action.command, c.Tap) and action.command.ask.startswith("flag"):
            key = (action.command.phase, action.command.ask)
            if action.result == "accepted" and action.settled is not None:
                raised[key] += 1
                last[key] = action.settled
            elif action.settled is None:
                perhaps[key] += 1
    for watcher in case.histories:
        for shown in watcher.views:
            place = shown.view.place
            for ask, count in shown.view.signals.items() if place is not None else ():
                assert place is not None
                key = (place.instance, ask)
                if place.lead == history.seat:
                    continue  # the other's to raise
                tally[TWICE] += 1
                if count > raised[key] + perhaps[key]:
                    yield Finding(
                        TWICE,
                        f"{ask} was accepted {raised[key]} times and is shown {count} times",
                        (f"view at {shown.at}, seq {shown.seq}",),
                    )
                    return
                if key in last and shown.at >= last[key] + SETTLES and watcher is history and count < raised[key]:
                    yield Finding(
                        LOST,
                        f"{ask} was accepted {raised[key]} times and is shown {count} times",
                        (f"view at {shown.at}, seq {shown.seq}",),
                    )
                    return


def _guesses(case: Case, history: History, tally: Tally) -> Iterator[Finding]:
    """There are no more guesses than were accepted, and each is one of them."""
    made: dict[int, list[str]] = {}
    for action in history.actions:
        if isinstance(action.command, c.MakeGuess) and action.may_count:
            made.setdefault(action.command.phase, []).append(action.command.card)
    for watcher in case.histories:
        for shown in watcher.views:
            place = shown.view.place
            if place is None or place.lead == history.seat or not shown.view.guesses:
                continue
            tally[TWICE] += 1
            cards = [guess.card for guess in shown.view.guesses]
            if Counter(cards) - Counter(made.get(place.instance, [])):
                yield Finding(
                    TWICE,
                    f"guesses {cards} are shown, {made.get(place.instance, [])} were made",
                    (f"view at {shown.at}, seq {shown.seq}",),
                )
                return


def _counted(case: Case, history: History, tally: Tally) -> Iterator[Finding]:
    """The store has accepted as many commands of this device as the device was told, and nobody lost count on the way."""
    for action in history.actions:
        if action.code in ("id_reused", "out_of_order"):
            say = f"seat {history.seat} counts as it should, and the server says {action.code}: an earlier action was lost, or a refused one counted"
            yield Finding(LOST if action.code == "out_of_order" else REFUSED, say, told(action))
    if case.stored is None:
        return
    tally[TWICE] += 1
    accepted = sum(action.result == "accepted" for action in history.actions)
    unknown = sum(action.settled is None for action in history.actions)
    state = case.stored.state.seats.get(history.seat)
    receipts = state.receipts if state is not None else ()
    highest = next((each.highest for each in receipts if each.instance == history.instance), 0)
    if highest < accepted:
        yield Finding(LOST, f"seat {history.seat} had {accepted} actions accepted, and the store has {highest}", _last(history))
    elif highest > accepted + unknown:
        yield Finding(REFUSED, f"seat {history.seat} had {accepted} actions accepted, and the store has {highest}", _last(history))


def _opened(case: Case, history: History, tally: Tally) -> Iterator[Finding]:
    """What is opened is what was sealed, byte for byte, on both devices."""
    sealed = {
        action.command.phase: action
        for action in history.actions
        if isinstance(action.command, c.Seal) and action.result == "accepted"
    }
    maybe = {
        (action.command.phase, action.command.blob)
        for action in history.actions
        if isinstance(action.command, c.Seal) and action.may_count
    }
    for watcher in case.histories:
        for released in watcher.released:
            if released.seat != history.seat:
                continue
            tally[LOST] += 1
            if (released.instance, released.blob) not in maybe:
                say = f"what seat {history.seat} sealed in phase {released.instance} was opened for seat {watcher.seat} with other bytes"
                yield Finding(LOST, say, (f"opened at {released.at}",))
        for shown in watcher.views:
            for each in shown.view.opened:
                if each.instance in sealed and history.seat not in each.seats:
                    say = f"what seat {history.seat} sealed in phase {each.instance} is missing where it was opened"
                    yield Finding(LOST, say, told(sealed[each.instance], shown))
                    return


def _kept(case: Case, history: History, tally: Tally) -> Iterator[Finding]:
    """What was sealed lies in the store as it was given."""
    if case.stored is None:
        return
    for action in history.actions:
        if not isinstance(action.command, c.Seal) or action.result != "accepted":
            continue
        stored = case.stored.blobs.get(sealed_key(action.command.phase, history.seat))
        if action.command.phase not in case.stored.state.opened and case.stored.state.stage in ("done", "stopped"):
            continue  # never to be opened any more, and so dropped
        tally[LOST] += 1
        if stored != action.command.blob:
            what = "is not in the store" if stored is None else "lies in the store with other bytes"
            yield Finding(LOST, f"what seat {history.seat} sealed in phase {action.command.phase} {what}", told(action))


def _by_instance(history: History) -> dict[int, list[Shown]]:
    found: dict[int, list[Shown]] = {}
    for shown in history.views:
        if shown.view.place is not None:
            found.setdefault(shown.view.place.instance, []).append(shown)
    return found


def name(action: Action) -> str:
    """A command in a few words, without anything that a person wrote."""
    phase = getattr(action.command, "phase", None)
    what = type(action.command).__name__.lower()
    return what if phase is None else f"{what} in phase {phase}"


def told(action: Action, shown: Shown | None = None) -> tuple[str, ...]:
    """The moments of an action, and of a view that speaks against it."""
    lines = [
        f"{name(action)} {action.id}: sent {action.sent}, {action.result or 'no answer'} {action.code or ''} {action.settled or ''}"
    ]
    if shown is not None:
        lines.append(f"view seq {shown.seq} at {shown.at}: {shown.view}")
    return tuple(lines)


def _last(history: History) -> tuple[str, ...]:
    return tuple(line for action in history.actions[-4:] for line in told(action))
