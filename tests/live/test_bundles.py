"""The bundles in use."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from redis.asyncio import Redis

from gateway.rooms import tiny_bundle
from viceversa.live import bundles as bundles_module
from viceversa.live.bundles import KEPT, BundleGone, Bundles
from viceversa.scenarios.bundle import Bundle, DeviceBundle
from viceversa.store.valkey import ValkeyStore

OWN, OTHER = tiny_bundle(), tiny_bundle(usual=1_234)


async def test_ones_own_bundle_is_there_at_once(store: ValkeyStore) -> None:
    """It needs no store, and every language that it offers is known."""
    bundles = Bundles(store, OWN)
    await store.close()
    assert await bundles.get(OWN.fingerprint) is OWN
    assert set(bundles.languages(OWN.fingerprint)) == {"en", "de"}
    assert bundles.languages("another") == ()


async def test_another_release_finds_the_bundle_of_a_session(store: ValkeyStore) -> None:
    """What one server keeps, another reads, whole and under the same fingerprint."""
    await Bundles(store, OTHER).keep()
    bundles = Bundles(store, OWN)
    assert await bundles.get(OTHER.fingerprint) == OTHER
    assert bundles.own == OWN
    assert (bundles.held, bundles.fetched) == (2, 1)
    assert bundles.languages(OTHER.fingerprint)


async def test_words_are_encoded_once(store: ValkeyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many devices ask, for each language; only so many are kept, and those that were asked for last."""
    encoded, dump = list[str](), DeviceBundle.model_dump_json

    def counted(self: DeviceBundle, **how: Any) -> str:
        encoded.append(self.language)
        return dump(self, **how)

    monkeypatch.setattr(DeviceBundle, "model_dump_json", counted)
    monkeypatch.setattr(bundles_module, "WORDS_KEPT", 1)
    bundles = Bundles(store, OWN)
    first, second = [await bundles.words(OWN.fingerprint, "en") for _ in range(2)]
    assert first is second
    assert first is not None
    assert DeviceBundle.model_validate_json(first) == OWN.words["en"]
    for language in ("de", "de", "en"):
        assert await bundles.words(OWN.fingerprint, language)
    assert encoded == ["en", "de", "en"]
    assert await bundles.words(OWN.fingerprint, "xx") is None


async def test_a_bundle_that_nobody_has_is_gone(store: ValkeyStore) -> None:
    """A fingerprint that is not in the store is an error that a caller can answer."""
    with pytest.raises(BundleGone):
        await Bundles(store, OWN).get("nobody has this")


async def test_bundles_in_use_are_renewed_but_not_all_the_time(store: ValkeyStore, store_url: str) -> None:
    """Own and foreign ones in use get their full time again, at most once an hour."""
    await Bundles(store, OTHER).keep()
    bundles = Bundles(store, OWN)
    await bundles.get(OTHER.fingerprint)
    redis = Redis.from_url(store_url)
    key = f"vv:bundle:{OTHER.fingerprint}"
    await redis.pexpire(key, 5_000)
    await bundles.keep()
    assert await redis.pttl(key) > KEPT - 60_000
    await redis.pexpire(key, 5_000)
    await bundles.keep()
    assert await redis.pttl(key) <= 5_000
    await redis.aclose()


async def test_what_a_newer_release_wrote_is_renewed_to_the_byte(store: ValkeyStore, store_url: str) -> None:
    """A bundle with fields that this release does not know is put back with them, so that its fingerprint stays true."""
    library, words = msgspec.msgpack.decode(OTHER.to_bytes())
    written = msgspec.msgpack.encode((library, {language: {**half, "newer": 1} for language, half in words.items()}))
    fingerprint = Bundle.from_bytes(written).fingerprint
    await store.put_bundle(fingerprint, written, KEPT)
    bundles = Bundles(store, OWN)
    await bundles.get(fingerprint)
    redis = Redis.from_url(store_url)
    await redis.pexpire(f"vv:bundle:{fingerprint}", 5_000)
    await bundles.keep()
    assert await redis.pttl(f"vv:bundle:{fingerprint}") > 5_000
    assert await store.get_bundle(fingerprint) == written
    await redis.aclose()


async def test_a_bundle_that_comes_into_use_meanwhile_does_no_harm(store: ValkeyStore) -> None:
    """Keeping goes on while others read bundles that were not known."""
    await Bundles(store, OTHER).keep()
    bundles = Bundles(store, OWN)
    await asyncio.gather(bundles.keep(), bundles.get(OTHER.fingerprint), bundles.keep())
