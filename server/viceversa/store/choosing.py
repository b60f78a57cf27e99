"""Which store the settings mean. Says so in a sentence when it cannot be had."""

from __future__ import annotations

from pathlib import Path

from .contract import Store, Unavailable
from .dialling import place
from .valkey import ValkeyStore

EMBEDDED = "embedded"


async def open_store(url: str | None, data_dir: Path) -> Store:
    """The store at a redis://, rediss:// or unix:// URL, or, for None or "embedded", the one that lives in `data_dir`.

    Raises Unavailable with a sentence for a person, within a few seconds.
    """
    if url is None or url == EMBEDDED:
        try:
            from .embedded import open_embedded  # only here, as it needs a system with file locks
        except ImportError as error:
            raise Unavailable(
                f"The embedded store does not run on this machine; give the URL of a Redis or Valkey. ({error})"
            ) from None
        return await open_embedded(data_dir)
    try:
        return await ValkeyStore.connect(url)
    except ValueError:
        raise Unavailable(f"This is no address of a store: {place(url)}. It begins with redis://, rediss:// or unix://.") from None
