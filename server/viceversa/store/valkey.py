"""The session store over any Redis 7 or Valkey 8, or later: what the contract promises, in commands and scripts.

Only the store's own bookkeeping is read here; states and sealed blobs pass through as bytes and never into an error or a log.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from typing import Any, Literal, Self

from . import keys
from .batching import Batcher, Word
from .contract import CLOCK_TOLERANCE, TOMBSTONE, Commit, Committed, Hint, Record, Unavailable, Unknown
from .dialling import Dial, dialler
from .inbox import CANARY, Inboxes, encode_hint
from .refusal import Refusal, judged
from .script import BEAT, COMMIT, RENEW, SPEND, Script

TIMEOUT = 2.0
"""Seconds that a call may take, connecting included."""

OLDEST = 7
"""The first major version of the protocol's servers that is good enough."""

_OUTCOMES: tuple[Literal["applied", "conflict", "clock", "gone"], ...] = ("applied", "conflict", "clock", "gone")
_LONGEST = 2**50


class ValkeyStore:
    """See contract.Store. One of these serves a whole process; it belongs to the event loop that made it."""

    def __init__(self, dial: Dial, timeout: float = TIMEOUT) -> None:
        self._batch = Batcher(dial, timeout)
        self._inboxes = Inboxes(dial, timeout)

    @classmethod
    async def connect(cls, url: str, *, timeout: float = TIMEOUT) -> Self:  # noqa: ASYNC109  (a setting of the store, not of this call)
        """A store at a redis://, rediss:// or unix:// URL; each call takes `timeout` seconds at most.

        Raises Unavailable with a sentence for a person when it cannot be reached or will not do, ValueError for any other URL.
        """
        store = cls(dialler(url, timeout), timeout)
        try:
            await store.check()
        except BaseException:
            await store.close()
            raise
        return store

    async def check(self) -> None:
        """Return if the server is there and will do: new enough, and never throwing sessions out to make room. Raises Unavailable."""
        said = await self.info("server") | await self.info("memory")
        version = said.get("redis_version", "0")
        if int(version.partition(".")[0] or 0) < OLDEST:
            raise Unavailable(f"The store is of version {version}. It takes Redis 7 or Valkey 8, or later.")
        if said.get("maxmemory", "0") != "0" and said.get("maxmemory_policy", "noeviction") != "noeviction":
            raise Unavailable("The store may throw sessions out when its memory is full. Set its maxmemory-policy to noeviction.")

    async def info(self, section: str) -> dict[str, str]:
        """What the server says about itself, by name. Raises Unavailable."""
        return _info(await self._ask("INFO", section))

    async def time(self) -> int:
        """See contract.Store."""
        seconds, micros = await self._ask("TIME")
        return int(seconds) * 1000 + int(micros) // 1000

    async def commit(self, commit: Commit) -> Committed:
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
        try:
            reply = await self._run(COMMIT, keys.session_key(commit.session), words)
        except Refusal as refusal:
            raise judged(refusal) from None
        return Committed(_OUTCOMES[reply[0]], reply[1], reply[2].decode() if len(reply) > 2 else None)

    async def load(self, session: str) -> Record | None:
        """See contract.Store."""
        commit, state = await self._ask("HMGET", keys.session_key(session), "commit", "state")
        return None if state is None else Record(commit.decode(), state)

    async def blobs(self, session: str, names: Sequence[str]) -> list[bytes | None]:
        """See contract.Store."""
        if not names:
            return []
        found: list[bytes | None] = await self._ask("HMGET", keys.session_key(session), *map(_blob, names))
        return found

    async def renew(self, session: str, ttl: int) -> None:
        """See contract.Store."""
        await self._ask_script(RENEW, keys.session_key(session), [_span(ttl)])

    async def claim_code(self, code: str, session: str, ttl: int) -> bool:
        """See contract.Store."""
        return await self._ask("SET", keys.code_key(code), session, "NX", "PX", _span(ttl)) is not None

    async def find_code(self, code: str) -> str | None:
        """See contract.Store."""
        session = await self._ask("GET", keys.code_key(code))
        return None if session is None else str(session, "utf-8")

    async def beat(self, node: str) -> int:
        """See contract.Store."""
        return int(await self._ask_script(BEAT, keys.node_key(node), [keys.BEAT_TTL, keys.inbox_channel(node), CANARY]))

    async def beats(self, nodes: Sequence[str]) -> list[int | None]:
        """See contract.Store."""
        found = await asyncio.gather(*(self._ask("HGET", keys.node_key(node), "beat") for node in nodes))
        return [None if beat is None else int(beat) for beat in found]

    async def hint(self, node: str, hint: Hint) -> None:
        """See contract.Store. Does not wait for the store."""
        self._batch.fire("PUBLISH", keys.inbox_channel(node), encode_hint(hint))

    def inbox(self, node: str) -> AsyncIterator[Hint | None]:
        """See contract.Store. Ends when the store is closed."""
        return self._inboxes.listen(keys.inbox_channel(node))

    async def spend(self, key: str, window: int, amount: int = 1) -> int:
        """See contract.Store."""
        if amount == 0:
            return int(await self._ask("GET", keys.budget_key(key)) or 0)
        return int(await self._ask_script(SPEND, keys.budget_key(key), [amount, _span(window)]))

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
        self._inboxes.close()
        await self._batch.close()

    async def _ask(self, *words: Word) -> Any:
        """The answer to a command that may be made again. Raises Unavailable."""
        try:
            return await self._batch.call(*words)
        except (Refusal, Unknown) as error:
            raise _unavailable(error) from None

    async def _ask_script(self, script: Script, key: str, words: Sequence[Word]) -> Any:
        """The answer of a script that may be run again. Raises Unavailable."""
        try:
            return await self._run(script, key, words)
        except (Refusal, Unknown) as error:
            raise _unavailable(error) from None

    async def _run(self, script: Script, key: str, words: Sequence[Word]) -> Any:
        """The answer of a script; its text travels when the server does not know it. Raises Refusal, Unavailable or Unknown."""
        try:
            return await self._batch.call("EVALSHA", script.sha, 1, key, *words)
        except Refusal as refusal:
            if refusal.code != "NOSCRIPT":
                raise
        return await self._batch.call("EVAL", script.text, 1, key, *words)


def _unavailable(error: Refusal | Unknown) -> Unavailable:
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
