"""The session store over any Redis 7 or Valkey 8, or later: what the contract promises, in commands and scripts.

Only the store's own bookkeeping is read here; states and sealed blobs pass through as bytes and never into an error or a log.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from functools import partial
from typing import Any, Self, cast

from . import keys
from .address import address
from .batching import Batcher, Word
from .cluster import Cluster
from .contract import (
    CLOCK_TOLERANCE,
    GAP,
    TOMBSTONE,
    Commit,
    Committed,
    Hint,
    Record,
    Run,
    StoreError,
    Tally,
    Told,
    Unavailable,
    Unknown,
)
from .dialling import dial_to
from .durable import Durability
from .inbox import CANARY, Inboxes, canary, encode_hint, lost_before
from .refusal import MISPLACED, MOVED, Refusal, judged
from .script import BEAT, COMMIT, LOAD, RENEW, SPEND, Script
from .sentinel import Watched
from .servers import OneServer, Servers
from .submitted import Submitted, committed

TIMEOUT = 2.0
"""Seconds that a call may take, connecting included."""

SAID_AGAIN = (0.1, 0.5, 2.0, 5.0)
"""Seconds after which a hint that may not have arrived is sent again. Its reader would notice nothing, as its own line is whole; one that
comes twice does no harm. Relayed bytes are not said again, as they would count twice."""

OLDEST = 7
"""The first major version of the protocol's servers that is good enough."""

_LONGEST = 2**50
_RUN = ("beat", "since", "before", "earlier")


class ValkeyStore:
    """See contract.Store. One of these serves a whole process; it belongs to the event loop that made it."""

    def __init__(self, servers: Servers, timeout: float = TIMEOUT) -> None:
        self._servers = servers
        self._inboxes = Inboxes(servers.dial, servers.doubt, timeout)
        servers.changed = self._inboxes.renew
        self._closed = False
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def connect(
        cls,
        url: str,
        *,
        timeout: float = TIMEOUT,  # noqa: ASYNC109  (a setting of the store, not of this call)
        durability: Durability | None = None,
    ) -> Self:
        """A store at a URL that address.py understands; each call takes `timeout` seconds at most. With a durability, what was written
        is told only when replicas have it.

        Raises Unavailable with a sentence for a person when it cannot be reached or will not do, ValueError for any other URL.
        """
        store = cls(servers_at(url, timeout, durability), timeout)
        try:
            await store.check()
        except BaseException:
            await store.close()
            raise
        return store

    async def check(self) -> None:
        """Return if every primary is there and will do: new enough, and never throwing sessions out to make room. Raises Unavailable."""
        await self._servers.start()
        for server in self._servers.all():
            said: dict[str, str] = {}
            for section in ("server", "memory", "cluster"):
                said |= await self._info(server.plain, section)
            version = said.get("redis_version", "0")
            if int(version.partition(".")[0] or 0) < OLDEST:
                raise Unavailable(f"The store is of version {version}. It takes Redis 7 or Valkey 8, or later.")
            if said.get("maxmemory", "0") != "0" and said.get("maxmemory_policy", "noeviction") != "noeviction":
                raise Unavailable(
                    "The store may throw sessions out when its memory is full. Set its maxmemory-policy to noeviction."
                )
            if said.get("cluster_enabled") == "1" and not isinstance(self._servers, Cluster):
                raise Unavailable("The store is one server of a cluster. Name the cluster: redis+cluster://host:port,host:port.")

    async def info(self, section: str) -> dict[str, str]:
        """What the first server says about itself, by name. Raises Unavailable."""
        return await self._info(self._servers.all()[0].plain, section)

    @property
    def tally(self) -> Tally:
        """See contract.Store."""
        return self._servers.tally

    async def time(self) -> int:
        """See contract.Store. Of several primaries the first that says it."""
        why = Unavailable("The store has no primary.")
        for server in self._servers.all():
            try:
                seconds, micros = await self._said(server.plain, "TIME")
            except Unavailable as error:
                why = error
            else:
                return int(seconds) * 1000 + int(micros) // 1000
        raise why

    def submit(self, commit: Commit, told: Told) -> None:
        """See contract.Store. Raises ValueError for what could never be a commit: no id, no time to live, a reserved blob name."""
        if not commit.id or commit.parent == "" or not 0 < commit.ttl < _LONGEST:
            raise ValueError("A commit has an id, a parent or None, and a time to live.")
        words: list[Word] = [commit.id, commit.parent or "", commit.now, commit.not_before, CLOCK_TOLERANCE, commit.ttl, TOMBSTONE]
        if commit.erase:
            words.append("1")
        else:
            words += ("", commit.state, len(commit.blobs))
            for name, blob in commit.blobs.items():
                words += (_blob(name), blob)
            words += map(_blob, commit.drop)
        key = keys.session_key(commit.session)
        submitted = Submitted(told, partial(self._again, key, words), self.failed)
        self._servers.at(key).sure.send(("EVALSHA", COMMIT.sha, 1, key, *words), submitted)

    async def commit(self, commit: Commit) -> Committed:
        """See contract.Store. Raises ValueError as `submit` does."""
        saved: asyncio.Future[Committed | StoreError] = asyncio.get_running_loop().create_future()

        def told(done: Committed | StoreError) -> None:
            if not saved.done():
                saved.set_result(done)

        self.submit(commit, told)
        done = await saved
        if isinstance(done, StoreError):
            raise done
        return done

    def failed(self, error: StoreError) -> StoreError:
        """A commit came to this error; what to say of it."""
        self._servers.doubt()
        return error

    def _again(self, key: str, words: Sequence[Word], told: Told) -> None:
        """Commit what was certainly not done: with the script's text where the server has lost it, at another server where it has moved."""

        async def run() -> None:
            done: Committed | StoreError
            try:
                done = committed(await self._run(COMMIT, [key], words))
            except (Refusal, StoreError) as error:
                done = self.failed(judged(error) if isinstance(error, Refusal) else error)
            told(done)

        task = asyncio.get_running_loop().create_task(run(), name="commit")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def load(self, session: str) -> Record | None:
        """See contract.Store."""
        key = keys.session_key(session)
        if self._servers.at(key).durable:
            commit, state = await self._ask_script(LOAD, [key], [])
        else:
            commit, state = await self._ask("HMGET", key, "commit", "state")
        return None if state is None else Record(commit.decode(), state)

    async def erased(self, session: str) -> bool:
        """See contract.Store."""
        return bool(await self._ask("HEXISTS", keys.session_key(session), "by"))

    async def blobs(self, session: str, names: Sequence[str]) -> list[bytes | None]:
        """See contract.Store."""
        if not names:
            return []
        found: list[bytes | None] = await self._ask("HMGET", keys.session_key(session), *map(_blob, names))
        return found

    async def renew(self, session: str, ttl: int) -> None:
        """See contract.Store."""
        await self._ask_script(RENEW, [keys.session_key(session)], [_span(ttl)])

    async def claim_code(self, code: str, session: str, ttl: int) -> bool:
        """See contract.Store."""
        return await self._ask("SET", keys.code_key(code), session, "NX", "PX", _span(ttl)) is not None

    async def find_code(self, code: str) -> str | None:
        """See contract.Store."""
        session = await self._ask("GET", keys.code_key(code))
        return None if session is None else str(session, "utf-8")

    async def beat(self, node: str) -> int:
        """See contract.Store."""
        words: list[Word] = [keys.BEAT_TTL, canary(self.tally.lost), GAP]
        return int(await self._ask_script(BEAT, [keys.node_key(node), keys.inbox_channel(node)], words))

    async def beats(self, nodes: Sequence[str]) -> list[Run | None]:
        """See contract.Store."""
        found = await asyncio.gather(*(self._ask("HMGET", keys.node_key(node), *_RUN) for node in nodes))
        return [None if beats[0] is None else _run(*beats) for beats in found]

    def hint(self, node: str, hint: Hint) -> None:
        """See contract.Store."""
        self._tell(node, hint, SAID_AGAIN if not hint.seat else ())

    def _tell(self, node: str, hint: Hint, pauses: Sequence[float]) -> None:
        """Publish without waiting; where it may not have arrived, once more after each of these pauses."""
        channel = keys.inbox_channel(node)
        if not self._closed:
            lost = partial(self._lost, node, hint, pauses)
            self._servers.at(channel).plain.send(("SPUBLISH", channel, encode_hint(hint)), _Unheard(lost))

    def _lost(self, node: str, hint: Hint, pauses: Sequence[float], refusal: str | None) -> None:
        """A hint may have got lost; the server that refused it, if one did, is doubted. Said again it is a reason to read and no more: by
        then the store may have failed over to a copy that does not know what it brought."""
        self._servers.doubt(refusal)
        if pauses and (refusal is None or refusal in MISPLACED):
            again = Hint(hint.session, hint.commit)
            asyncio.get_running_loop().call_later(pauses[0], self._tell, node, again, pauses[1:])

    async def inbox(self, node: str) -> AsyncIterator[Hint | None]:
        """See contract.Store. Ends when the store is closed.

        After a fail-over a subscription may go on for a while at the old primary, and bring states that the new one never had. So none is
        taken over it from when a connection for commands is lost until a canary has come that was sent over the next.
        """
        sent_after = -1
        async with aclosing(cast(Any, self._inboxes.listen(keys.inbox_channel(node)))) as hints:
            async for hint in hints:
                if hint is None:
                    sent_after = -1
                elif not hint.session:
                    sent_after, hint = lost_before(hint), CANARY
                elif hint.state and sent_after != self.tally.lost:
                    hint = Hint(hint.session, hint.commit)
                yield hint

    async def spend(self, key: str, window: int, amount: int = 1) -> int:
        """See contract.Store."""
        if amount == 0:
            return int(await self._ask("GET", keys.budget_key(key)) or 0)
        return int(await self._ask_script(SPEND, [keys.budget_key(key)], [amount, _span(window)]))

    async def shared_secret(self, name: str, ttl: int) -> bytes:
        """See contract.Store."""
        fresh = secrets.token_bytes(32)
        found: bytes | None = await self._ask("SET", keys.secret_key(name), fresh, "NX", "GET", "PX", _span(ttl))
        return fresh if found is None else found

    async def put_bundle(self, fingerprint: str, data: bytes, ttl: int) -> None:
        """See contract.Store."""
        await self._ask("SET", keys.bundle_key(fingerprint), data, "PX", _span(ttl))

    async def get_bundle(self, fingerprint: str) -> bytes | None:
        """See contract.Store."""
        found: bytes | None = await self._ask("GET", keys.bundle_key(fingerprint))
        return found

    async def close(self) -> None:
        """See contract.Store. Safe to call twice."""
        self._closed = True
        self._inboxes.close()
        await self._servers.close()

    async def _info(self, server: Batcher, section: str) -> dict[str, str]:
        return _info(await self._said(server, "INFO", section))

    async def _said(self, server: Batcher, *words: Word) -> Any:
        """What a server says of itself. Raises Unavailable."""
        try:
            return await server.call(*words)
        except (Refusal, Unknown, Unavailable) as error:
            self._servers.doubt()
            raise _unavailable(error) from None

    async def _ask(self, command: str, key: str, *words: Word) -> Any:
        """The answer to a command that may be made again. Raises Unavailable."""
        try:
            return await self._call(key, command, key, *words)
        except (Refusal, Unknown) as error:
            raise _unavailable(error) from None

    async def _ask_script(self, script: Script, names: Sequence[str], words: Sequence[Word]) -> Any:
        """The answer of a script that may be run again. Raises Unavailable."""
        try:
            return await self._run(script, names, words)
        except (Refusal, Unknown) as error:
            raise _unavailable(error) from None

    async def _run(self, script: Script, names: Sequence[str], words: Sequence[Word]) -> Any:
        """The answer of a script on keys that lie together; its text travels when the server does not know it. Raises Refusal,
        Unavailable or Unknown."""
        try:
            return await self._call(names[0], "EVALSHA", script.sha, len(names), *names, *words, sure=script.sure)
        except Refusal as refusal:
            if refusal.code != "NOSCRIPT":
                raise
        return await self._call(names[0], "EVAL", script.text, len(names), *names, *words, sure=script.sure)

    async def _call(self, key: str, *words: Word, sure: bool = False) -> Any:
        """The answer of the server that holds a key; where that says that another one does, of the other one. Raises Refusal,
        Unavailable or Unknown."""
        server = self._servers.at(key)
        try:
            return await (server.sure if sure else server.plain).call(*words)
        except Refusal as refusal:
            if refusal.code not in MISPLACED:
                raise
            self._servers.doubt(refusal.code)
            if refusal.code != MOVED:
                raise
        except (Unknown, Unavailable):
            self._servers.doubt()
            raise
        await self._servers.settle()
        server = self._servers.at(key)
        return await (server.sure if sure else server.plain).call(*words)


def servers_at(url: str, timeout: float = TIMEOUT, durability: Durability | None = None) -> Servers:
    """The servers that a URL leads to. Raises ValueError for what is no address of a store."""
    where = address(url)
    match where.kind:
        case "cluster":
            return Cluster(where, timeout, durability)
        case "sentinel":
            return Watched(where, timeout, durability)
        case "server":
            return OneServer(dial_to(where, timeout), timeout, durability)


class _Unheard:
    """Hears what becomes of a hint, which nobody waits for. `lost` is told when it may not have arrived, with the code of a refusal."""

    __slots__ = ("_lost",)

    def __init__(self, lost: Callable[[str | None], None]) -> None:
        self._lost = lost

    def done(self) -> bool:
        """See kept.Receiver."""
        return False

    def set_result(self, result: Any, /) -> None:
        """See kept.Receiver."""

    def set_exception(self, exception: BaseException, /) -> None:
        """See kept.Receiver."""
        self._lost(exception.code if isinstance(exception, Refusal) else None)


def _run(beat: bytes, since: bytes, before: bytes, earlier: bytes) -> Run:
    moments = [int(each) for each in earlier.split()]
    return Run(int(beat), int(since), int(before), tuple(zip(moments[::2], moments[1::2], strict=True)))


def _unavailable(error: Refusal | Unknown | Unavailable) -> Unavailable:
    return Unavailable(str(judged(error) if isinstance(error, Refusal) else error))


def _blob(name: str) -> str:
    if name in keys.RESERVED:
        raise ValueError(f"No sealed blob may be called {name}.")
    return name


def _span(ttl: int) -> int:
    if not 0 < ttl < _LONGEST:
        raise ValueError("A time to live is a number of milliseconds above nought.")
    return ttl


def _info(text: bytes) -> dict[str, str]:
    lines = (line.partition(":") for line in text.decode().splitlines())
    return {name: value for name, mark, value in lines if mark}
