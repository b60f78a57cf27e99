"""What a store's URL means: one server, a cluster, or servers that sentinels watch over.

redis-py reads the parts of a URL that it knows: user, password, database, TLS and its certificates, in the query. No password leaves
this module but in `options`, which nothing may show.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, cast
from urllib.parse import parse_qsl, urlencode, urlsplit

from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

PORT, SENTINEL_PORT = 6379, 26379
"""Ports where a URL names none."""

Place = tuple[str, int]
"""Host and port."""


class Address(NamedTuple):
    """Where a store is.

    shown    the URL without user, password and query, fit for an error or a log.
    kind     server: `options` alone lead to it. cluster, sentinel: `hosts` are who is asked first.
    options  what a connection of redis-py is made of; `asking` the same for a sentinel, which has passwords of its own.
    service  the name that the sentinels know the primary by.
    """

    shown: str
    kind: Literal["server", "cluster", "sentinel"]
    options: Mapping[str, Any]
    hosts: tuple[Place, ...] = ()
    service: str = ""
    asking: Mapping[str, Any] = {}


def place(url: str) -> str:
    """A URL without user, password and query, fit for an error or a log."""
    parts = urlsplit(url)
    where = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{where}{parts.path}" if parts.scheme else url


def address(url: str) -> Address:
    """The address that a redis://, rediss:// or unix:// URL means, or redis+cluster://host:port,host:port, or
    redis+sentinel://host:port,host:port/service, either also with rediss. Raises ValueError for any other."""
    parts = urlsplit(url)
    base, plus, kind = parts.scheme.partition("+")
    if not plus:
        return Address(place(url), "server", _options(url))
    if base not in ("redis", "rediss"):
        raise ValueError("A cluster and sentinels are reached over redis or rediss.")
    user, at, named = parts.netloc.rpartition("@")
    hosts = tuple(_host(each, SENTINEL_PORT if kind == "sentinel" else PORT) for each in named.split(",") if each)
    if not hosts:
        raise ValueError("No host is named.")
    query = dict(parse_qsl(parts.query))
    own = {name: query.pop(f"sentinel_{name}", None) for name in ("username", "password")}
    match kind, [part for part in parts.path.split("/") if part]:
        case "cluster", []:
            return Address(place(url), "cluster", _options(f"{base}://{user}{at}host?{urlencode(query)}"), hosts)
        case "sentinel", [service, *database]:
            asking = {**_options(f"{base}://host?{urlencode(query)}"), **{name: value for name, value in own.items() if value}}
            options = _options(f"{base}://{user}{at}host/{'/'.join(database)}?{urlencode(query)}")
            return Address(place(url), "sentinel", options, hosts, service, asking)
        case _:
            raise ValueError("It is neither a cluster without a path nor sentinels with the name of a service.")


def _host(named: str, port: int) -> Place:
    """Host and port of one entry. Raises ValueError."""
    parts = urlsplit(f"//{named}")
    if not parts.hostname:
        raise ValueError("A host has no name.")
    return parts.hostname, parts.port or port


def _options(url: str) -> Mapping[str, Any]:
    """What redis-py makes of the URL of one server. Raises ValueError."""
    pool = ConnectionPool.from_url(
        url,
        protocol=2,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=None,  # who connects has one time-out: redis-py's own go through wait_for, which may swallow a cancellation
        socket_connect_timeout=None,
        health_check_interval=0,
    )
    return {**cast(Mapping[str, Any], pool.connection_kwargs), "connection_class": pool.connection_class}
