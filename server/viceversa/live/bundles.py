"""The bundles in use: this server's own, and those of sessions that another release began.

A session finishes what it started: it carries a bundle's fingerprint, and the bundle lies in the store for as long as any session can
need it.
"""

from __future__ import annotations

import time

import structlog

from viceversa.scenarios.bundle import Bundle
from viceversa.store.contract import Store, StoreError

log = structlog.get_logger()

KEPT = 8 * 24 * 3_600_000
"""Milliseconds that a bundle stays after it was last renewed: longer than any session can live."""

RENEWED_EVERY = 3_600.0
"""Seconds between renewals."""


WORDS_KEPT = 16
"""Sets of words in one language that are kept encoded, some 150 KiB each: this release's, and those of others that are still in use."""


class BundleGone(StoreError):
    """A session names a bundle that nobody has any more."""


class Bundles:
    """Bundles by fingerprint. `fetched` is how many had to be read from the store."""

    def __init__(self, store: Store, own: Bundle) -> None:
        self.own = own
        self._store = store
        self._known: dict[str, Bundle] = {own.fingerprint: own}
        self._data: dict[str, bytes] = {own.fingerprint: own.to_bytes()}
        self._encoded: dict[tuple[str, str], bytes] = {}
        self._renewed: dict[str, float] = {}
        self.fetched = 0

    async def get(self, fingerprint: str) -> Bundle:
        """The bundle of that fingerprint. Raises BundleGone, Unavailable."""
        if (bundle := self._known.get(fingerprint)) is None:
            data = await self._store.get_bundle(fingerprint)
            if data is None:
                raise BundleGone("The words of this session are not here any more.")
            bundle = self._known[fingerprint] = Bundle.from_bytes(data)
            self._data[fingerprint] = data
            self.fetched += 1
        return bundle

    @property
    def held(self) -> int:
        """How many are in memory."""
        return len(self._known)

    def languages(self, fingerprint: str) -> tuple[str, ...]:
        """The languages a known bundle is offered in."""
        bundle = self._known.get(fingerprint)
        return tuple(bundle.words) if bundle is not None else ()

    async def words(self, fingerprint: str, language: str) -> bytes | None:
        """The devices' half of a bundle in one language, as it travels, encoded once for as long as it is asked for; None for a language
        that it is not offered in. Raises BundleGone, Unavailable."""
        bundle = await self.get(fingerprint)
        if (words := bundle.words.get(language)) is None:
            return None
        key = fingerprint, language
        data = self._encoded.pop(key, None) or words.model_dump_json(exclude_defaults=True).encode()
        self._encoded[key] = data
        if len(self._encoded) > WORDS_KEPT:
            del self._encoded[next(iter(self._encoded))]  # what was not asked for the longest
        return data

    def doubt(self) -> None:
        """The store may have lost what was put into it, as after a fail-over: put everything in use again, the next time."""
        self._renewed.clear()

    async def keep(self) -> None:
        """Put or renew the bundles in use, at most once an hour each, and to the byte as they were read: another release may have
        written what this one does not know. Raises Unavailable."""
        for fingerprint, data in list(self._data.items()):
            if time.monotonic() - self._renewed.get(fingerprint, -RENEWED_EVERY) >= RENEWED_EVERY:
                await self._store.put_bundle(fingerprint, data, KEPT)
                self._renewed[fingerprint] = time.monotonic()
