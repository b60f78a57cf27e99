"""Which store the settings mean. Says so in a sentence when it cannot be had."""

from __future__ import annotations

from pathlib import Path

from .address import place
from .contract import Store, Unavailable
from .durable import Durability
from .valkey import ValkeyStore

EMBEDDED = "embedded"


async def open_store(url: str | None, data_dir: Path, durability: Durability | None = None) -> Store:
    """The store at a URL that address.py understands, or, for None or "embedded", the one that lives in `data_dir`. With a durability
    it waits for replicas, which an embedded store has none of.

    Raises Unavailable with a sentence for a person, within a few seconds.
    """
    if url is None or url == EMBEDDED:
        if durability is not None:
            raise Unavailable(
                "The embedded store has no replicas to wait for: leave --durable out, or give the URL of a store that has."
            )
        try:
            from .embedded import open_embedded  # only here, as it needs a system with file locks
        except ImportError as error:
            raise Unavailable(
                f"The embedded store does not run on this machine; give the URL of a Redis or Valkey. ({error})"
            ) from None
        return await open_embedded(data_dir)
    try:
        return await ValkeyStore.connect(url, durability=durability)
    except ValueError:
        raise Unavailable(
            f"This is no address of a store: {place(url)}. It begins with redis://, rediss:// or unix://; a cluster's with "
            "redis+cluster:// or rediss+cluster://, sentinels' with redis+sentinel:// or rediss+sentinel:// and ends with /service."
        ) from None
