"""What can be said for certain about which steps of a line are played together, whatever the partners answer.

A guard is judged when its step begins, on the newest answers. So two guards only say the same when nothing between the two steps can
change the fact they rest on. Seats are 0 (who leads first) and 1. Nothing here reports a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence

from viceversa.game.exercise import Ask, Guard, Role, Step

from .unrolling import Place

Line = Sequence[Place]
_Fact = tuple[str, frozenset[int] | str, str]


def seats(of: Sequence[Role], lead: int) -> frozenset[int]:
    """The seats that play those roles."""
    return frozenset(lead if role == "lead" else 1 - lead for role in of)


def always_with(line: Line, one: int, two: int) -> bool:
    """Whether `two` is certainly played when `one` is."""
    given, needed = _guard(line[one]), _guard(line[two])
    if needed == Guard():
        return True
    between = range(min(one, two), max(one, two))
    return (
        _answers_follow(line, one, two, between)
        and (needed.level is None or (_within(given.level, needed.level) and not _deals(line, one, two)))
        and (
            needed.outcome is None
            or (given.outcome == needed.outcome and not _guesses(line, between) and not _deals(line, one, two))
        )
        and (needed.host is None or given.host == needed.host)
    )


def maybe_with(line: Line, one: int, two: int) -> bool:
    """Whether both may be played in one walk; False only where their guards contradict each other for certain."""
    first, second = _guard(line[one]), _guard(line[two])
    between = range(min(one, two), max(one, two))
    apart_level = first.level is not None and second.level is not None and not _meet(first.level, second.level)
    apart_outcome = first.outcome is not None and second.outcome is not None and first.outcome != second.outcome
    apart_host = first.host is not None and second.host is not None and first.host != second.host
    return not (
        (apart_level and not _deals(line, one, two))
        or (apart_outcome and not _guesses(line, between) and not _deals(line, one, two))
        or apart_host
        or _answers_clash(line, one, two, between)
    )


def asked_before(line: Line, place: int, ask: str) -> list[int]:
    """The earlier steps that ask it and may be played in one walk with this one."""
    return [earlier for earlier in range(place) if line[earlier].step.ask(ask) is not None and maybe_with(line, earlier, place)]


def answering(line: Line, place: int, ask: str) -> frozenset[int]:
    """The seats that answer an ask in a step; empty when the step does not ask it."""
    found: Ask | None = line[place].step.ask(ask)
    return frozenset() if found is None else seats(found.of, line[place].step.lead)


def contradiction(guard: Guard) -> str:
    """The ask of which two different values are wanted from one partner, or nothing."""
    wanted: dict[tuple[str, str], str] = {}
    for ask, who, value in guard.answers:
        for role in ("lead", "partner") if who == "both" else (who,):
            if wanted.setdefault((ask, role), value) != value and who != "either":
                return ask
    for ask, who, value in guard.answers:
        one, two = wanted.get((ask, "lead")), wanted.get((ask, "partner"))
        if who == "either" and one is not None and two is not None and value not in {one, two}:
            return ask
    return ""


def _guard(place: Place) -> Guard:
    return place.step.guard or Guard()


def _facts(place: Place) -> set[_Fact]:
    """The answers a guard wants, by seat: one seat each, or "either"."""
    found: set[_Fact] = set()
    for ask, who, value in _guard(place).answers:
        match who:
            case "both":
                found |= {(ask, frozenset({seat}), value) for seat in (0, 1)}
            case "either":
                found.add((ask, who, value))
            case _:
                found.add((ask, seats((who,), place.step.lead), value))  # type: ignore[arg-type]  # only lead and partner are left
    return found


def _answers_follow(line: Line, one: int, two: int, between: range) -> bool:
    given = _facts(line[one])
    for ask, whose, value in _facts(line[two]):
        if any(line[place].step.ask(ask) is not None for place in between):
            return False
        known = {fact for fact in given if fact[0] == ask and fact[2] == value}
        if not (any(fact[1] == whose for fact in known) or (whose == "either" and known)):
            return False
    return True


def _answers_clash(line: Line, one: int, two: int, between: range) -> bool:
    second = _facts(line[two])
    for ask, whose, value in _facts(line[one]):
        if whose == "either" or any(line[place].step.ask(ask) is not None for place in between):
            continue
        if any(other[0] == ask and other[1] == whose and other[2] != value for other in second):
            return True
    return False


def _deals(line: Line, one: int, two: int) -> bool:
    """Whether a card is dealt after the earlier of two steps has begun and by the time the later begins: then the level
    may change, and no outcome of a guess is known any more."""
    return any(line[place].step.deal is not None for place in range(min(one, two) + 1, max(one, two) + 1))


def _guesses(line: Line, between: range) -> bool:
    return any(_asks_guess(line[place].step) for place in between)


def _asks_guess(step: Step) -> bool:
    return any(ask.kind == "guess" for ask in step.asks)


def _within(inner: tuple[int, int] | None, outer: tuple[int, int]) -> bool:
    return inner is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return max(one[0], two[0]) <= min(one[1], two[1])
