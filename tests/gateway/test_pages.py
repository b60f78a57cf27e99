"""What the port answers over HTTP."""

from __future__ import annotations

import asyncio
import json
from typing import NamedTuple

import pytest
from redis.asyncio import Redis

from gateway.rooms import Rooms, tiny_bundle
from viceversa.app import App
from viceversa.scenarios.bundle import Bundle, DeviceBundle
from viceversa.store.valkey import ValkeyStore


class Reply(NamedTuple):
    """A response: status, headers in lower case, body."""

    status: int
    headers: dict[str, str]
    body: bytes


async def get(port: int, path: str, *headers: str, host: str | None = "localhost") -> Reply:
    """A request, header by header, as no client library would let us write it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [f"GET {path} HTTP/1.1", *([] if host is None else [f"Host: {host}"]), *headers, "", ""]
    writer.write("\r\n".join(lines).encode())
    async with asyncio.timeout(5):
        raw = await reader.read()
    writer.close()
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    return Reply(int(first.split()[1]), dict(line.lower().split(": ", 1) for line in rest), body)


async def test_health_and_readiness(app: App) -> None:
    """A server that serves says so."""
    assert json.loads((await get(app.port, "/healthz")).body) == {"alive": True}
    ready = await get(app.port, "/readyz")
    assert (ready.status, json.loads(ready.body)["ready"]) == (200, True)


async def test_a_server_that_leaves_is_alive_but_not_ready(app: App) -> None:
    """While it leaves a balancer sends nobody here, and has no reason to kill it."""
    app.node.leaving = True
    ready = await get(app.port, "/readyz")
    assert (ready.status, json.loads(ready.body)) == (503, {"ready": False, "saving": True, "leaving": True})
    assert (await get(app.port, "/healthz")).status == 200


async def test_words_are_given_by_fingerprint_and_language(app: App) -> None:
    """The devices' half of the bundle, in one language, to be kept for ever."""
    bundle = tiny_bundle()
    page = await get(app.port, f"/bundles/{bundle.fingerprint}/de")
    assert page.status == 200
    assert "immutable" in page.headers["cache-control"]
    assert DeviceBundle.model_validate_json(page.body) == bundle.words["de"]


@pytest.mark.parametrize("path", ["/bundles/{}/xx", "/bundles/{}/", "/bundles/{}", "/bundles/nothing/en", "/bundles/..%2f/en"])
async def test_words_that_are_not_there_are_not_found(app: App, path: str) -> None:
    """An unknown fingerprint or language is a 404 with a sentence."""
    page = await get(app.port, path.format(tiny_bundle().fingerprint))
    assert page.status == 404
    assert json.loads(page.body)["say"]


async def test_the_words_of_another_release_come_from_the_store(app: App, store_url: str) -> None:
    """A bundle that another server put into the store is given too."""
    other = tiny_bundle(usual=1_234)
    assert other.fingerprint != tiny_bundle().fingerprint
    store = await ValkeyStore.connect(store_url)
    await store.put_bundle(other.fingerprint, other.to_bytes(), 60_000)
    await store.close()
    page = await get(app.port, f"/bundles/{other.fingerprint}/en")
    assert DeviceBundle.model_validate_json(page.body).fingerprint == other.fingerprint


async def test_without_the_store_unknown_words_are_for_later(rooms: Rooms) -> None:
    """When the store is away one's own words are still given, others are "not now"."""
    async with rooms.serving() as app:
        await app.node.store.close()
        assert (await get(app.port, f"/bundles/{tiny_bundle().fingerprint}/en")).status == 200
        assert (await get(app.port, "/bundles/another/en")).status == 503


@pytest.mark.parametrize("path", ["/nothing", "/ws/x", "/healthz/", "//", "/%00", "/..", "/bundles", "/metrics/", "/metrics/x"])
async def test_anything_else_is_not_found(app: App, path: str) -> None:
    """There are no other pages, and nothing of the file system."""
    assert (await get(app.port, path)).status == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/bundles/x/en", "/ws"])
async def test_a_foreign_host_is_misdirected(app: App, path: str) -> None:
    """A page of a stranger whose name leads here gets nothing at all, whatever it asks for."""
    page = await get(app.port, path, host="evil.example")
    assert page.status == 421
    assert b"Vice" not in page.body


async def test_no_host_at_all_is_refused(app: App) -> None:
    """A request without a Host, and one with two, is refused."""
    assert (await get(app.port, "/healthz", host=None)).status >= 400
    assert (await get(app.port, "/healthz", "Host: evil.example")).status >= 400


async def test_what_is_kept_of_words_is_what_was_given(app: App, store_url: str) -> None:
    """A server puts its own bundle into the store when it starts, with a time to live."""
    redis = Redis.from_url(store_url)
    key = f"vv:bundle:{tiny_bundle().fingerprint}"
    kept = await redis.get(key)
    assert isinstance(kept, bytes)
    assert Bundle.from_bytes(kept) == tiny_bundle()
    assert await redis.pttl(key) > 0
    await redis.aclose()
