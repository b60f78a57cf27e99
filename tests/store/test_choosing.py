"""Which store is opened."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from viceversa.store.choosing import open_store
from viceversa.store.contract import Unavailable
from viceversa.store.durable import Durability
from viceversa.store.embedded import EmbeddedStore
from viceversa.store.valkey import ValkeyStore


@pytest.mark.parametrize("url", [None, "embedded"])
async def test_without_a_url_the_store_lives_in_the_data_directory(url: str | None, embedded_dir: Path) -> None:
    """None and "embedded" open the store of the data directory."""
    store = await open_store(url, embedded_dir)
    assert isinstance(store, EmbeddedStore)
    assert await store.time() > 0
    await store.close()


async def test_a_url_leads_to_that_server(store_url: str, tmp_path: Path) -> None:
    """With a URL nothing is started and nothing is written into the data directory."""
    store = await open_store(store_url, tmp_path)
    assert isinstance(store, ValkeyStore)
    assert not isinstance(store, EmbeddedStore)
    assert await store.time() > 0
    await store.close()
    assert not os.listdir(tmp_path)


async def test_an_embedded_store_has_no_replicas_to_wait_for(tmp_path: Path) -> None:
    """Asked to be durable, an embedded store is refused before anything is written, with what to do instead."""
    with pytest.raises(Unavailable, match="--durable"):
        await open_store(None, tmp_path, Durability(1))
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize(
    "url", ["redis+sentinel://127.0.0.1:1", "http://host", "nonsense", "redis://127.0.0.1:1", "unix:///nowhere.sock", ""]
)
async def test_what_cannot_be_reached_is_said_in_a_sentence(url: str, tmp_path: Path) -> None:
    """A URL that leads nowhere, or is none, is Unavailable within a few seconds."""
    began = time.monotonic()
    with pytest.raises(Unavailable, match=r"^[A-Z].*"):
        await open_store(url, tmp_path)
    assert time.monotonic() - began < 5
