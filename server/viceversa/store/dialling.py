"""Reaching a server: redis-py resolves, connects, encrypts and authenticates; then the bare transport is handed over.

redis-py spends about a hundred microseconds on a call, so commands do not go through it. Besides this module, only address.py and
discovery.py know it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from redis.exceptions import RedisError

from .address import Address, Place, address
from .contract import Unavailable

Dial = Callable[[asyncio.Protocol], Awaitable[object]]
"""Connects, and gives the connection to a protocol. The result is to be kept as long as the connection. Raises Unavailable, within a
bounded time."""


def dialler(url: str, timeout: float) -> Dial:
    """How to reach the server at a redis://, rediss:// or unix:// URL within `timeout` s. Raises ValueError for any other URL."""
    return dial_to(address(url), timeout)


def dial_to(where: Address, timeout: float, at: Place | None = None, *, primary: bool = False) -> Dial:
    """How to reach a server within `timeout` s: the one that the address means, or another one `at` a place with the same user, password
    and TLS. With `primary` one that says that it is a replica counts as not reached."""
    options = dict(where.options)
    connection_class = options.pop("connection_class")
    if at is not None:
        options |= {"host": at[0], "port": at[1]}
    shown = where.shown if at is None else f"{where.shown} ({at[0]}:{at[1]})"

    async def dial(protocol: asyncio.Protocol) -> object:
        connection = connection_class(**options)
        reached = False
        try:
            async with asyncio.timeout(timeout):
                await connection.connect()
                if primary:
                    await connection.send_command("ROLE")
                    if (await connection.read_response())[0] != b"master":
                        raise Unavailable(f"The store at {shown} is a replica now.")
            reached = True
        except TimeoutError:
            raise Unavailable(f"The store at {shown} did not answer within {timeout:g} s.") from None
        except (RedisError, OSError) as error:
            raise Unavailable(f"The store at {shown} cannot be reached: {error}") from None
        finally:
            if not reached:
                await connection.disconnect(nowait=True)
        writer = connection._writer  # redis-py has no public way to hand a connection over
        if writer is None:
            raise Unavailable(f"The store at {shown} closed the connection at once.")
        connection._reader = connection._writer = None  # so that redis-py does not close it when the connection object goes
        writer.transport.set_protocol(protocol)
        protocol.connection_made(writer.transport)
        return writer

    return dial
