"""Plain clients on every kind of store, to look into it behind the back of the code under test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from redis import Redis, RedisCluster
from redis.cluster import ClusterNode
from redis.sentinel import Sentinel

from viceversa.store.address import address


@contextmanager
def client(url: str) -> Iterator[Redis]:
    """A client on the store at a URL; on a cluster one that has the same commands."""
    where = address(url)
    found: Any
    match where.kind:
        case "server":
            found = Redis.from_url(url)
        case "cluster":
            found = RedisCluster(startup_nodes=[ClusterNode(*host) for host in where.hosts])  # type: ignore[no-untyped-call]  # redis-py has no types here
        case "sentinel":
            found = Sentinel(list(where.hosts)).master_for(where.service)  # type: ignore[no-untyped-call]  # nor here
    with found:
        yield cast(Redis, found)


def empty(url: str) -> None:
    """Delete everything from a store."""
    with client(url) as redis:
        redis.flushall()
