"""Ways to break the server on purpose, to prove that the checker sees it. Each replaces one function of a running server, and is known by
its name to `python -m faults.broken NAME serve ...`. Nothing of this is in the program that is shipped.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from viceversa.game import refusals
from viceversa.game.commands import Lapse, Tick
from viceversa.game.play import play as played
from viceversa.live.batch import Job, Verdict
from viceversa.live.desk import Desk
from viceversa.store.contract import Commit, Committed, StoreError, Told, Unavailable, Unknown
from viceversa.store.script import COMMIT, Script
from viceversa.store.valkey import ValkeyStore

Submit = Callable[[ValkeyStore, Commit, Told], None]


def put(where: str, what: object) -> None:
    """Replace what has that name, for as long as the process lives. Raises AttributeError where there is no such thing."""
    patch(where, what).start()


def _submitted(submit: Submit, store: ValkeyStore, commit: Commit) -> asyncio.Future[Committed | StoreError]:
    """What becomes of a commit, to wait for."""
    done: asyncio.Future[Committed | StoreError] = asyncio.get_running_loop().create_future()
    submit(store, commit, done.set_result)
    return done


def acknowledge_before_commit() -> None:
    """A commit counts as applied before it is sent; they follow one after the other."""
    real = ValkeyStore.submit
    behind: list[asyncio.Task[Any]] = []

    def submit(self: ValkeyStore, commit: Commit, told: Told) -> None:
        earlier = behind[-1:]

        async def later() -> None:
            await asyncio.gather(*earlier, return_exceptions=True)
            done = await _submitted(real, self, commit)
            if isinstance(done, Committed) and done.outcome == "clock":  # it is late, as it waited for the one before
                await _submitted(real, self, commit._replace(now=done.time))

        behind.append(asyncio.create_task(later()))
        told(Committed("applied", commit.now))

    put("viceversa.store.valkey.ValkeyStore.submit", submit)


def no_id_check() -> None:
    """The script writes whatever the parent was."""
    text = COMMIT.text.replace("elseif current ~= parent then\n  return {1, time, current}\n", "")
    assert text != COMMIT.text, "the script has changed"
    put("viceversa.store.valkey.COMMIT", Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()))


def leak_the_card() -> None:
    """A refusal names the card that is on the table."""
    card: list[str | None] = [None]

    def play(session: Any, *rest: Any) -> Any:
        card[0] = session.table.card
        return played(session, *rest)

    put("viceversa.live.batch.play", play)
    put("viceversa.live.batch.sentence", lambda code: f"{refusals.sentence(code)} ({card[0]})")


def read_and_decide() -> None:
    """When an outcome is unknown, what the store has by then decides: what is not there was not done, and the device is told so."""
    real, answer = ValkeyStore.submit, Job.answer
    under_way: set[asyncio.Task[None]] = set()

    def submit(self: ValkeyStore, commit: Commit, told: Told) -> None:
        async def decided() -> None:
            done = await _submitted(real, self, commit)
            if isinstance(done, Unknown):
                try:
                    record = await self.load(commit.session)
                except Unavailable as error:
                    done = error
                else:
                    there = record is not None and record.commit == commit.id
                    done = Committed("applied", commit.now) if there else Unavailable("it was not there")
            told(done)

        task = asyncio.create_task(decided())
        under_way.add(task)
        task.add_done_callback(under_way.discard)

    def told(self: Job, verdict: Verdict) -> None:
        answer(self, Verdict("refused", "not_now") if verdict.result == "later" else verdict)

    put("viceversa.store.valkey.ValkeyStore.submit", submit)
    put("viceversa.live.batch.Job.answer", told)


def time_passes() -> None:
    """Nothing is taken back when the beats come again."""

    def play(session: Any, library: Any, command: Any, *rest: Any) -> Any:
        return played(session, library, Tick() if isinstance(command, Lapse) else command, *rest)

    put("viceversa.live.batch.play", play)


def version_numbers() -> None:
    """Commits are numbered one after the other, and have no ids of their own."""
    real = Desk._commit

    def commit(self: Desk, batch: Any) -> Commit:
        return real(self, batch)._replace(id=str(int(self.commit) + 1 if self.commit.isdigit() else 1))

    put("viceversa.live.desk.Desk._commit", commit)


def show_before_replicas() -> None:
    """What the store has written counts as written, whatever its replicas have."""
    put("viceversa.store.durable.Standing.enough", lambda self, replicas, answers, now: True)


BREAKS: dict[str, Callable[[], None]] = {
    each.__name__: each
    for each in (
        acknowledge_before_commit,
        no_id_check,
        version_numbers,
        show_before_replicas,
        read_and_decide,
        leak_the_card,
        time_passes,
    )
}
