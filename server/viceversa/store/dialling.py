"""Reaching a server: redis-py resolves, connects, encrypts and authenticates; then the bare transport is handed over.

redis-py spends about a hundred microseconds on a call, so commands do not go through it. No other module knows it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from redis.asyncio import ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from .contract import Unavailable

Dial = Callable[[asyncio.Protocol], Awaitable[object]]
"""Connects, and gives the connection to a protocol. The result is to be kept as long as the connection. Raises Unavailable, within a
bounded time."""


def place(url: str) -> str:
    """A URL without user, password and query, fit for an error or a log."""
    parts = urlsplit(url)
    where = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{where}{parts.path}" if parts.scheme else url


def dialler(url: str, timeout: float) -> Dial:
    """How to reach the server at a redis://, rediss:// or unix:// URL within `timeout` s. Raises ValueError for any other URL."""
    pool = ConnectionPool.from_url(
        url,
        protocol=2,
        retry=Retry(NoBackoff(), 0),
        socket_timeout=None,  # one time-out of our own, below: redis-py's go through wait_for, which may swallow a cancellation
        socket_connect_timeout=None,
        health_check_interval=0,
    )

    async def dial(protocol: asyncio.Protocol) -> object:
        connection = pool.connection_class(**pool.connection_kwargs)
        reached = False
        try:
            async with asyncio.timeout(timeout):
                await connection.connect()  # type: ignore[no-untyped-call]  # redis-py left this one without types
            reached = True
        except TimeoutError:
            raise Unavailable(f"The store at {place(url)} did not answer within {timeout:g} s.") from None
        except (RedisError, OSError) as error:
            raise Unavailable(f"The store at {place(url)} cannot be reached: {error}") from None
        finally:
            if not reached:
                await connection.disconnect(nowait=True)
        writer = connection._writer  # redis-py has no public way to hand a connection over
        if writer is None:
            raise Unavailable(f"The store at {place(url)} closed the connection at once.")
        connection._reader = connection._writer = None  # so that redis-py does not close it when the connection object goes
        writer.transport.set_protocol(protocol)
        protocol.connection_made(writer.transport)
        return writer

    return dial
