"""Fetching the words: a bundle in one language, over plain HTTP.

A bundle never changes under its fingerprint, so it is fetched once. The rest of a session works without it being fetched again.
"""

from __future__ import annotations

import asyncio
from http.client import HTTPException
from urllib.request import ProxyHandler, build_opener

from pydantic import ValidationError

from viceversa.scenarios.bundle import DeviceBundle

from .link import bundle_url, is_near

LARGEST = 8 * 1024 * 1024


class NoWords(ConnectionError):
    """The words could not be fetched."""


async def fetch_words(server: str, fingerprint: str, language: str, *, within: float = 10) -> DeviceBundle:
    """The bundle's words in that language. `within` in seconds. Raises NoWords."""
    url = bundle_url(server, fingerprint, language)
    try:
        data = await asyncio.wait_for(asyncio.to_thread(_get, url, is_near(server), within), within + 1)
        return DeviceBundle.model_validate_json(data)
    except (OSError, HTTPException, TimeoutError, ValidationError, ValueError) as error:
        raise NoWords(f"the words of this game could not be fetched: {error}") from error


def _get(url: str, near: bool, timeout: float) -> bytes:
    opener = build_opener(ProxyHandler({})) if near else build_opener()
    with opener.open(url, timeout=timeout) as reply:
        data: bytes = reply.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("it is too large")
    return data
