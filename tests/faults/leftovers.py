"""Checks of what is left afterwards: in the store, in memory, and whether a session can go on. Pure, but for reading the store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from redis import Redis

from faults.findings import Case, Finding, Stored, Tally
from viceversa.live.record import unpack
from viceversa.store.keys import RESERVED, session_key

TTL = "every key has a time to live"
GO_ON = "a session can always go on"
ERASED = "what was erased is gone"
MEMORY = "memory does not grow"

LONGEST = 10 * 24 * 3_600_000
"""Milliseconds: nothing may stay longer than this."""

WARM = 300.0
"""Seconds after which a server's memory should have settled."""

GROWTH, ROOM = 1.25, 24.0
"""How much more memory a server may have after that: so many times as much, and so many MiB."""


def stored(redis: Redis, session: str) -> Stored | None:
    """What the store has of a session; None when it has nothing, or only the mark of an erased one."""
    fields: dict[bytes, bytes] = redis.hgetall(session_key(session))  # type: ignore[assignment]  # its stub has both kinds of client
    if b"state" not in fields:
        return None
    blobs = {name.decode(): blob for name, blob in fields.items() if name.decode() not in RESERVED}
    return Stored(unpack(fields[b"state"]), blobs, b"".join((*fields, *fields.values())))


def lasting(redis: Redis, tally: Tally) -> Iterator[Finding]:
    """Every key of the store goes by itself, sooner or later."""
    for key in redis.scan_iter(count=1000):
        tally[TTL] += 1
        left = redis.pttl(key)
        assert isinstance(left, int)
        if left == -1 or left > LONGEST:
            yield Finding(TTL, f"{key!r} has {'none' if left == -1 else f'{left} ms'}")


def went_on(case: Case, tally: Tally) -> Iterator[Finding]:
    """Nobody was told that the session or the seat is gone, but by the session's end."""
    for history in case.histories:
        tally[GO_ON] += 1
        if history.closed in ("erased", "gone", "no_seat") and case.erased:
            continue
        if history.closed is not None:
            yield Finding(
                GO_ON, f"seat {history.seat} was closed with {history.closed}", tuple(str(each) for each in history.entries[-6:])
            )


def erased(case: Case, tally: Tally) -> Iterator[Finding]:
    """Nothing is left of what was erased."""
    if case.erased:
        tally[ERASED] += 1
        if case.stored is not None:
            yield Finding(ERASED, "the session's state is still there")


def memory(samples: Mapping[str, Sequence[tuple[float, float]]], tally: Tally) -> Iterator[Finding]:
    """By process: (seconds since its start, MiB). Late samples are compared with those of the first minute after it was warm."""
    for process, rows in samples.items():
        warm = [size for age, size in rows if WARM <= age < WARM + 60]
        late = [size for age, size in rows if age >= WARM + 120][-10:]
        if not warm or not late:
            continue
        tally[MEMORY] += 1
        if median(late) > median(warm) * GROWTH + ROOM:
            yield Finding(MEMORY, f"{process} grew from {median(warm):.0f} to {median(late):.0f} MiB")
