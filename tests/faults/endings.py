"""Checks: a phase ends once, not before its end, and time passes only while somebody vouches for it. Pure.

What the end of a phase is: when nothing is waited for any more and its least time is over; or when its time is up and those who are
connected and missing have had their short wait. So it never ends before its `due`, unless it is complete; and never before its `least`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faults.findings import Case, Finding, Tally
from faults.history import History
from viceversa.game import commands as c
from viceversa.game.exercise import PARTNERS, SEALED, PartnerSeat, Step
from viceversa.game.guards import seat_in
from viceversa.game.view import View

EARLY = "a phase does not end before its end"
TWICE = "a phase ends once"
UNVOUCHED = "no time passes while nobody vouches for it"

CLOCKS = 20
"""Milliseconds that two readings of one clock may differ."""

LONG_ENOUGH = 1_500
"""Milliseconds of an outage from which time must be taken back."""

SLACK = 1_000
"""Milliseconds of an outage that may pass all the same: the promise is "right to within a second"."""

STANDS = 1_000
"""Milliseconds that a view is shown before what it says about the clock counts."""


class Span(NamedTuple):
    """What was shown of one phase instance: when it was first shown to anybody, when anything after it was, and its latest bounds."""

    instance: int
    exercise: str
    phase: str
    first: int
    over: int | None
    ended: bool
    due: int | None
    least: int | None
    lead: PartnerSeat
    step: int


def spans(case: Case) -> list[Span]:
    """Every phase instance that either device was shown, in order."""
    found: dict[int, list[tuple[int, View]]] = {}
    after: list[tuple[int, int, bool]] = []
    for history in case.histories:
        for shown in history.views:
            place = shown.view.place
            if place is not None:
                found.setdefault(place.instance, []).append((shown.at, shown.view))
                after.append((place.instance, shown.at, True))
            elif shown.view.stage == "done":
                after.append((1 << 60, shown.at, True))
            elif shown.view.stage == "stopped":
                after.append((1 << 60, shown.at, False))
    spans_found = []
    for instance, seen in sorted(found.items()):
        place = seen[0][1].place
        assert place is not None
        clocks = [view.clock for _, view in seen if view.clock is not None]
        later = sorted((at, counts) for other, at, counts in after if other > instance)
        spans_found.append(
            Span(
                instance,
                place.exercise,
                place.phase,
                min(at for at, _ in seen),
                later[0][0] if later else None,
                bool(later) and later[0][1],
                max((clock.due for clock in clocks if clock.due is not None), default=None),
                max((clock.least for clock in clocks if clock.least is not None), default=None),
                place.lead,
                place.step - 1,
            )
        )
    return spans_found


def endings(case: Case, tally: Tally) -> Iterator[Finding]:
    """No phase ends early, and none comes again after it has ended."""
    for history in case.histories:
        latest = 0
        for shown in history.views:
            instance = shown.view.place.instance if shown.view.place is not None else latest
            tally[TWICE] += 1
            if instance < latest:
                yield Finding(TWICE, f"phase {instance} is shown to seat {history.seat} after phase {latest}", (f"at {shown.at}",))
            latest = max(latest, instance)
    for span in spans(case):
        if span.over is None or not span.ended:
            continue
        tally[EARLY] += 1
        if span.least is not None and span.over < span.least - CLOCKS:
            yield Finding(
                EARLY,
                f"phase {span.instance} ({span.phase}) was over {span.least - span.over} ms before its least time",
                (str(span),),
            )
        if span.due is not None and span.over < span.due - CLOCKS and not maybe_complete(case, span):
            yield Finding(
                EARLY,
                f"phase {span.instance} ({span.phase}) was over {span.due - span.over} ms before its time was up",
                (str(span),),
            )


def maybe_complete(case: Case, span: Span) -> bool:
    """Whether everything that the phase waits for was given, or may have been: by accepted actions and those without an answer."""
    step = case.library.exercises[span.exercise].steps[span.step]
    return not any(_owes(step, span, case.of(seat)) for seat in PARTNERS)


def _owes(step: Step, span: Span, history: History) -> bool:
    given: set[str] = set()
    for shown in history.views:
        if shown.view.place is not None and shown.view.place.instance == span.instance:
            if shown.view.passed or shown.view.done:
                return False
            given |= set(shown.view.given)
    for action in history.actions:
        command = action.command
        if not action.may_count or getattr(command, "phase", None) != span.instance:
            continue
        match command:
            case c.Pass():
                return False
            case c.Seal():
                given.add(SEALED)
            case c.Answer(ask=ask) | c.Tap(ask=ask) | c.MakeGuess(ask=ask):
                given.add(ask)
            case _:
                pass
    return any(ask.mark not in given and any(seat_in(role, span.lead) == history.seat for role in ask.of) for ask in step.needed)


def unvouched(case: Case, tally: Tally) -> Iterator[Finding]:
    """A clock that ran when an outage began has not run on in it: its due is later by as much, within a second for each outage."""
    found = spans(case)
    for began, ended in case.outages:
        if ended - began < LONG_ENOUGH:
            continue
        fresh = {history.seat: history.heard_since(ended + SLACK) for history in case.histories}
        for span in found:
            rows = [(at, due, seat) for at, due, seat in _dues(case, span.instance) if due > began]
            before = max((due for at, due, _ in rows if at <= began), default=None)
            if before is None or (span.over is not None and span.over <= ended):
                continue
            least = before + (ended - began) - SLACK
            later = (
                due for at, due, seat in rows if (since := fresh[seat]) is not None and at >= since and _stood(case.of(seat), at)
            )
            after = max(later, default=None)
            if after is not None:
                tally[UNVOUCHED] += 1
                if after < least:
                    say = f"{least - after} ms of an outage of {ended - began} ms passed on the clock of phase {span.instance}"
                    yield Finding(UNVOUCHED, say, (f"outage {began} to {ended}", f"due before {before}, after {after}", str(span)))
            elif span.over is not None and span.ended and not maybe_complete(case, span):
                tally[UNVOUCHED] += 1
                if span.over < least - CLOCKS:
                    say = f"phase {span.instance} ended {least - span.over} ms early, by an outage of {ended - began} ms"
                    yield Finding(UNVOUCHED, say, (f"outage {began} to {ended}", f"due before {before}", str(span)))


def _stood(history: History, at: int) -> bool:
    """Whether the view that came then was the newest for a while. What was saved just before an outage may be shown just after it, and the
    time is taken back in the next breath."""
    following = next((shown.at for shown in history.views if shown.at > at), history.entries[-1].at)
    return following - at >= STANDS


def _dues(case: Case, instance: int) -> Iterator[tuple[int, int, PartnerSeat]]:
    """Every due moment that was shown of a phase instance: when it came, the moment, and to whom."""
    for history in case.histories:
        for shown in history.views:
            place, clock = shown.view.place, shown.view.clock
            if place is not None and place.instance == instance and clock is not None and clock.due is not None:
                yield shown.at, clock.due, history.seat
