"""Fetching the words."""

from __future__ import annotations

import pytest

from client.rigged import FakeServer
from viceversa_client.words import NoWords, fetch_words


async def test_words_come_over_http(server: FakeServer) -> None:
    """A bundle is fetched by fingerprint and language."""
    assert (await fetch_words(server.url, "f1", "en")).fingerprint == "f1"


async def test_no_server_is_no_words() -> None:
    """Without a server there are no words, and the error says so."""
    with pytest.raises(NoWords, match="could not be fetched"):
        await fetch_words("http://127.0.0.1:9", "f1", "en", within=2)
