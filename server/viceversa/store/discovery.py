"""Who is a primary now: asked of sentinels, or of the servers of a cluster. redis-py asks and reads the answers.

All that may know are asked at once and the first good answer counts, so that one that is dead or frozen delays nobody. An answer may
be a moment old; whoever acts on it finds out, and asks again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, TypeVar

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.sentinel import Sentinel
from redis.crc import key_slot
from redis.exceptions import RedisError

from .address import Address, Place
from .contract import Unavailable

SLOTS = 16_384
"""Parts of a cluster's keys."""

T = TypeVar("T")


def slot_of(key: str) -> int:
    """The part of a cluster that a key lies in."""
    return key_slot(key.encode())


async def primary_of(where: Address, timeout: float) -> Place:  # noqa: ASYNC109  (a setting of the store, not of this call)
    """The primary that the sentinels name. Raises Unavailable."""
    return await _first(where, where.hosts, _named_primary, timeout)


async def primaries_of(
    where: Address,
    known: Iterable[Place],
    timeout: float,  # noqa: ASYNC109  (a setting of the store, not of this call)
) -> Sequence[Place | None]:
    """The primary of each slot, None where there is none; asked of the hosts of the address and of others that are known.
    Raises Unavailable."""
    return await _first(where, {*where.hosts, *known}, _slots, timeout)


async def _named_primary(where: Address, host: Place) -> Place:
    sentinel = Sentinel([])  # type: ignore[no-untyped-call]  # redis-py left this one without types
    async with _client(where.asking, host) as asked:
        sentinel.sentinels.append(asked)
        named, port = await sentinel.discover_master(where.service)
    return str(named), int(port)


async def _slots(where: Address, host: Place) -> Sequence[Place | None]:
    async with _client(where.options, host) as asked:
        ranges = await asked.execute_command("CLUSTER", "SLOTS")  # type: ignore[no-untyped-call]  # and this one
    slots: list[Place | None] = [None] * SLOTS
    for first, last, (name, port, *_), *_ in ranges:
        at = (name.decode() if name else host[0], int(port))  # a server that knows no name of its own leaves it out
        slots[first : last + 1] = [at] * (last + 1 - first)
    return slots


def _client(options: Any, host: Place) -> Redis:
    return Redis.from_pool(ConnectionPool(**{**options, "host": host[0], "port": host[1]}))


async def _first(
    where: Address,
    hosts: Iterable[Place],
    ask: Callable[[Address, Place], Coroutine[Any, Any, T]],
    timeout: float,  # noqa: ASYNC109  (a setting of the store, not of this call)
) -> T:
    """The first good answer of several that are asked at once."""
    asked = [asyncio.ensure_future(ask(where, host)) for host in hosts]
    why = "nobody answers"
    try:
        async with asyncio.timeout(timeout):
            for answer in asyncio.as_completed(asked):
                try:
                    return await answer
                except (RedisError, OSError) as error:
                    why = str(error)
    except TimeoutError:
        why = f"nobody answered well within {timeout:g} s"
    finally:
        for each in asked:
            each.cancel()
        await asyncio.wait(asked)
    raise Unavailable(f"The store at {where.shown} cannot be reached: {why}.")
