"""What a session store must do. This file is the specification; the contract tests hold every backend to it.

A session is one record: the id of its last commit, its state (bytes that only the rules' codec reads), and sealed blobs beside it.
A commit is an identity, not a number: it has a random id and names its parent, and the store compares ids. It is atomic: the state,
the blobs and the time to live change together or not at all.

Guarantees
- `commit` applies at most once for an id, however often it is submitted; while nothing follows it, submitting the same commit again
  tells what became of it, an erasing one too.
- A commit whose parent is not the stored commit changes nothing.
- A commit whose `now` is further than CLOCK_TOLERANCE from the store's clock changes nothing; nor does one before whose `not_before` that
  clock is.
- Every key has a time to live. Erasing leaves a content-free tombstone for TOMBSTONE, so that a late commit cannot bring a session back.
- Hints may be lost, doubled or late; they are never needed for correctness.
- Where a store is asked to be durable, `commit` and `load` answer only what enough replicas have; while too few have it a commit is Unknown
  and a load Unavailable, until the replicas are back or the store is told to go on without them. `tally` counts both.

Errors
- `Unavailable`: the store did not do it, for certain (it was not reached, or it said no before acting).
- `Unknown`: it may or may not have been done. Only commits come to it: submit the very same commit again.
- Every other call may be made again, so it raises `Unavailable` too when it was sent and no answer came.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

import msgspec

CLOCK_TOLERANCE = 250
"""Milliseconds that a node's idea of the store's clock may be wrong."""

GAP = 1_000
"""Milliseconds between two beats of a node that it does not vouch for."""

TOMBSTONE = 600_000
"""Milliseconds that the mark of an erased session stays."""


class StoreError(Exception):
    """The store could not be used."""


class Unavailable(StoreError):
    """The store was not reached or refused before acting: nothing was done."""


class Unknown(StoreError):
    """The outcome is not known."""


class Commit(NamedTuple):
    """One atomic change of one session.

    session     the session's id.
    id, parent  random ids; parent None creates the session, and only where nothing is.
    state       the new state, as bytes.
    now         what the store's clock was taken to be when the commit was judged, ms.
    not_before  the latest due moment that was applied; the store's clock must have reached it. 0 for none.
    ttl         milliseconds until the record goes by itself.
    blobs       sealed blobs to write, by name; "commit", "state" and "by" are no names.
    drop        names of blobs to delete.
    erase       True writes the tombstone instead of the state, and drops every blob; `state`, `blobs`, `drop` and `ttl` do not count.
    """

    session: str
    id: str
    parent: str | None
    state: bytes
    now: int
    ttl: int
    not_before: int = 0
    blobs: Mapping[str, bytes] = {}
    drop: Sequence[str] = ()
    erase: bool = False


class Committed(NamedTuple):
    """What became of a commit.

    outcome  applied  it is in the store, now or since an earlier submission.
             conflict the stored commit, `commit`, is neither this one nor its parent; this submission changed nothing and none ever
                      will. An earlier one may have been applied and followed by others: look for the command in the stored state.
             clock    `now` was wrong; `time` is the store's clock. Judge again.
             gone     there is no such session (any more), or it was erased.
    """

    outcome: Literal["applied", "conflict", "clock", "gone"]
    time: int
    commit: str | None = None


Told = Callable[[Committed | StoreError], None]
"""Who is told what became of a commit: Unavailable or Unknown where that is an error. It does not raise, and does not take long."""


class Record(NamedTuple):
    """A session as stored: the id of its last commit and its state."""

    commit: str
    state: bytes


class Run(NamedTuple):
    """What a node's beats vouch for, store time in ms: everything from `since` to `last`; and what came before the gap that ended at
    `since`, up to `before`, which is 0 for a node that has had none; except `earlier` gaps, each as (before, since), oldest first."""

    last: int
    since: int = 0
    before: int = 0
    earlier: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Each (since, until) that they vouch for, in order."""
        gaps = (*self.earlier, (self.before, self.since), (self.last, 0))
        return list(zip((0, *(since for _, since in gaps)), (before for before, _ in gaps), strict=False))


class Hint(msgspec.Struct, frozen=True, gc=False, array_like=True, omit_defaults=True):
    """A message in a node's inbox: this session has a commit that you may not know. `relay` carries bytes for one seat instead. `state` is
    what was committed over `parent`: whoever has that very commit need not read. Whoever knows fewer fields passes over the rest."""

    session: str
    commit: str
    seat: str = ""
    relay: bytes = b""
    parent: str = ""
    state: bytes = b""


class Tally:
    """What a store counts: waits for replicas that came to too few, answers told without enough of them, and connections that were lost."""

    def __init__(self) -> None:
        self.short = 0
        self.undurable = 0
        self.lost = 0


class Store(Protocol):
    """The session store."""

    @property
    def tally(self) -> Tally:
        """What it counts, for as long as the store is open."""

    async def time(self) -> int:
        """The store's clock, ms since 1970. Raises Unavailable."""

    def submit(self, commit: Commit, told: Told) -> None:
        """Submit a commit; commits of one moment travel together. `told` hears once what became of it, perhaps at once."""

    async def commit(self, commit: Commit) -> Committed:
        """The same, waited for. Raises Unavailable or Unknown."""

    async def load(self, session: str) -> Record | None:
        """The stored record; None where there is none or it was erased. Raises Unavailable."""

    async def erased(self, session: str) -> bool:
        """Whether the session was erased, less than TOMBSTONE ago. Raises Unavailable."""

    async def blobs(self, session: str, names: Sequence[str]) -> list[bytes | None]:
        """Sealed blobs by name; None where there is none. Raises Unavailable."""

    async def renew(self, session: str, ttl: int) -> None:
        """Give a session a new time to live without a commit; nothing happens to one that is gone. Raises Unavailable."""

    async def claim_code(self, code: str, session: str, ttl: int) -> bool:
        """Let a code lead to a session for `ttl` ms; False when the code is in use, by whatever session. Raises Unavailable."""

    async def find_code(self, code: str) -> str | None:
        """The session a code leads to, spent or not; None when it is unknown or expired. Raises Unavailable."""

    async def beat(self, node: str) -> int:
        """Write the node's beat, and send it the canary through its own inbox; the store's clock. Raises Unavailable."""

    async def beats(self, nodes: Sequence[str]) -> list[Run | None]:
        """What nodes vouch for; None where no beat is on record. Raises Unavailable."""

    def hint(self, node: str, hint: Hint) -> None:
        """Put a hint into a node's inbox, without waiting. Best effort: never raises. One that may have got lost on its way is sent again
        a few times, unless it carries relayed bytes."""

    def inbox(self, node: str) -> AsyncIterator[Hint | None]:
        """Hints for a node, for ever. None marks a gap: the subscription is new, so hints may have been missed. A canary comes as a
        Hint with an empty session. Reconnects by itself; never raises StoreError; ends when the store is closed, or when a wait for
        the next hint is cancelled. A hint brings its state along only while the inbox is known to be where a read would go."""

    async def spend(self, key: str, window: int, amount: int = 1) -> int:
        """Count `amount` (0 only reads) against a budget that is forgotten `window` ms after its first entry; the count. Raises Unavailable."""

    async def shared_secret(self, name: str, ttl: int) -> bytes:
        """32 random bytes that all nodes get alike; drawn when first asked for, and gone `ttl` ms later. Raises Unavailable."""

    async def put_bundle(self, fingerprint: str, data: bytes, ttl: int) -> None:
        """Keep a bundle, or renew it for `ttl` ms. Raises Unavailable."""

    async def get_bundle(self, fingerprint: str) -> bytes | None:
        """A bundle that some node has put. Raises Unavailable."""

    async def close(self) -> None:
        """Let go of every connection."""
