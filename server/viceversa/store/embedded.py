"""The embedded store: a real Valkey server of its own for a data directory, with nothing to install and no open port.

It is started when somebody needs it, outlives a process that was killed, is started again when it was killed itself, and stops with the
last that leaves. What was erased also goes from its files: a mark in the directory, which survives any crash, says that they are to be
rewritten.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path
from typing import Self
from urllib.parse import quote

from .contract import Commit, Committed, StoreError, Told, Unavailable, Unknown
from .dialling import Dial, dialler
from .owner import Owner
from .servers import OneServer
from .spawn import disk_full
from .valkey import TIMEOUT, ValkeyStore

REWRITE_AFTER = 15.0
"""Seconds after an erasure before the files are rewritten; they are within three times this."""

REWRITE_EVERY = 3600.0
"""Seconds after which they are rewritten in any case, so that expired sessions go from the disk too."""

REWRITE_WITHIN = 30.0
"""Seconds that a rewriting may take."""

MARK = "rewrite.due"


class EmbeddedStore(ValkeyStore):
    """A ValkeyStore with a server of its own. Made by `open_embedded`."""

    def __init__(self, owner: Owner, timeout: float, rewrite_after: float) -> None:
        super().__init__(OneServer(_reviving(owner, timeout), timeout), timeout)
        self._owner = owner
        self._mark = owner.data_dir / MARK
        self._rewrite_after = rewrite_after
        self._keeper = asyncio.get_running_loop().create_task(self._keep())

    @classmethod
    async def open(cls, data_dir: Path, *, timeout: float, rewrite_after: float) -> Self:  # noqa: ASYNC109  (a setting of the store)
        """See `open_embedded`."""
        owner = Owner(data_dir)
        await asyncio.to_thread(owner.join)
        store = cls(owner, timeout, rewrite_after)
        try:
            await store.check()
        except BaseException:
            await store.close()
            raise
        return store

    @property
    def url(self) -> str:
        """The unix:// URL of the server, for tools and tests."""
        return f"unix://{quote(str(self._owner.socket))}"

    def submit(self, commit: Commit, told: Told) -> None:
        """See contract.Store."""
        if not commit.erase:
            super().submit(commit, told)
            return
        self._due()  # before, so that it is there whatever happens; and after, as a rewriting may have begun in between

        def heard(done: Committed | StoreError) -> None:
            self._due()
            told(done)

        super().submit(commit, heard)

    def failed(self, error: StoreError) -> StoreError:
        """See ValkeyStore."""
        error = super().failed(error)
        if isinstance(error, Unknown) and disk_full(self._owner.data_dir):
            # the server ends when it cannot write, rather than forget what it acknowledged
            return Unknown(f"{error} The disk that holds {self._owner.data_dir} is full.")
        return error

    async def rewrite(self) -> None:
        """Rewrite the server's files now, so that they hold nothing but what is in the store. Raises Unavailable."""
        await self._rewritten()
        self._mark.unlink(missing_ok=True)
        try:
            await self._said(self._servers.all()[0].plain, "BGREWRITEAOF")
            if await self._rewritten() != "ok":
                raise Unavailable("The store could not rewrite its files.")
        except BaseException:
            self._due()
            raise

    async def close(self) -> None:
        """See contract.Store. Rewrites the files first if that is due; the last process to leave stops the server."""
        self._keeper.cancel()
        await asyncio.wait([self._keeper])
        if self._mark.exists():
            with suppress(StoreError, OSError):
                await self.rewrite()
        await super().close()
        await asyncio.to_thread(self._owner.leave)

    async def _rewritten(self) -> str | None:
        """How the last rewriting ended, once none is under way."""
        try:
            async with asyncio.timeout(REWRITE_WITHIN):
                while True:
                    said = await self.info("persistence")
                    if said.get("aof_rewrite_in_progress") == "0" == said.get("aof_rewrite_scheduled"):
                        return said.get("aof_last_bgrewrite_status")
                    await asyncio.sleep(0.02)
        except TimeoutError:
            raise Unavailable(f"The store did not rewrite its files within {REWRITE_WITHIN:g} s.") from None

    def _due(self) -> None:
        with suppress(OSError):
            self._mark.open("x").close()

    async def _keep(self) -> None:
        """Rewrite the files when the mark has lain there for a while, whoever put it, and now and then without one. Steady time
        only: a step of the machine's clock puts nothing off."""
        last, there = time.monotonic(), False
        while True:
            await asyncio.sleep(self._rewrite_after)
            if time.monotonic() - last > REWRITE_EVERY:
                self._due()
            with suppress(StoreError, OSError):
                there, was_there = self._mark.exists(), there
                if there and was_there:
                    await self.rewrite()
                    last = time.monotonic()


def _reviving(owner: Owner, timeout: float) -> Dial:
    """Dials the server, and has it started again when it is not there."""

    async def dial(protocol: asyncio.Protocol) -> object:
        try:
            return await dialler(f"unix://{quote(str(owner.socket))}", timeout)(protocol)
        except Unavailable:
            await asyncio.to_thread(owner.ensure)
            return await dialler(f"unix://{quote(str(owner.socket))}", timeout)(protocol)

    return dial


async def open_embedded(
    data_dir: Path,
    *,
    timeout: float = TIMEOUT,  # noqa: ASYNC109  (a setting of the store, not of this call)
    rewrite_after: float = REWRITE_AFTER,
) -> EmbeddedStore:
    """The store of a data directory, which is made if need be. Each call on it takes `timeout` seconds at most.

    Raises Unavailable, with a sentence for a person and the end of the server's log, when the directory cannot be used or the server
    does not start.
    """
    return await EmbeddedStore.open(data_dir, timeout=timeout, rewrite_after=rewrite_after)
