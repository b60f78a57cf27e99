"""Links: what passes, what waits, and what is cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from faults.links import Link

WITHIN = 5.0


class Echo:
    """A server that says everything back, and keeps what it heard."""

    def __init__(self) -> None:
        self.heard = b""

    async def serve(self) -> asyncio.Server:
        """Listen on a port of its own."""
        return await asyncio.start_server(self._line, "127.0.0.1", 0)

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(1024):
            self.heard += data
            writer.write(data)
        writer.close()


@pytest.fixture
def echo() -> Echo:
    """The server behind the link."""
    return Echo()


@pytest.fixture
async def link(echo: Echo) -> AsyncIterator[Link]:
    """A link to it."""
    server = await echo.serve()
    async with asyncio.timeout(WITHIN * 4):
        link = await Link.to(server.sockets[0].getsockname()[1])
        yield link
        await link.close()
        server.close()


async def opened(link: Link) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection through the link that has been used once."""
    reader, writer = await asyncio.open_connection("127.0.0.1", link.port)
    writer.write(b"hello")
    assert await reader.readexactly(5) == b"hello"
    return reader, writer


async def ended(reader: asyncio.StreamReader) -> bool:
    """Whether the connection is over, in good order or not."""
    try:
        return await reader.read(1) == b""
    except ConnectionError:
        return True


async def test_what_stalls_goes_on_later_with_nothing_lost(link: Link, echo: Echo) -> None:
    """While a gate is closed nothing arrives; afterwards everything does."""
    reader, writer = await opened(link)
    link.there.clear()
    writer.write(b"later")
    await asyncio.sleep(0.1)
    assert echo.heard == b"hello"
    link.heal()
    assert await reader.readexactly(5) == b"later"


async def test_a_cut_ends_every_connection_but_those_of_one_kind(link: Link) -> None:
    """Connections that began with other words stay."""
    reader, _ = await opened(link)
    kept, writer = await asyncio.open_connection("127.0.0.1", link.port)
    writer.write(b"SUBSCRIBE x")
    assert await kept.readexactly(11) == b"SUBSCRIBE x"
    link.cut(but=b"SUBSCRIBE")
    assert await ended(reader)
    writer.write(b"still")
    assert await kept.readexactly(5) == b"still"


async def test_what_is_stranded_arrives_though_its_client_is_gone(link: Link, echo: Echo) -> None:
    """The client loses the connection, new ones are well, and what was on the way is delivered when it is time."""
    reader, writer = await opened(link)
    link.there.clear()
    writer.write(b"stranded")
    await asyncio.sleep(0.1)
    link.strand()
    assert await ended(reader)
    await opened(link)
    assert b"stranded" not in echo.heard
    link.deliver()
    while b"stranded" not in echo.heard:  # noqa: ASYNC110  (the server under test decides; the fixture has a time-out)
        await asyncio.sleep(0.01)


async def test_a_refusing_link_takes_nobody(link: Link) -> None:
    """A new connection is cut at once."""
    link.refuse = True
    reader, _ = await asyncio.open_connection("127.0.0.1", link.port)
    assert await ended(reader)


async def test_a_half_closed_connection_still_carries_the_other_way(link: Link, echo: Echo) -> None:
    """The target reads the end, and its last words arrive all the same."""
    reader, writer = await opened(link)
    link.back.clear()
    writer.write(b"bye")
    await asyncio.sleep(0.1)
    link.half_close(towards_target=True)
    link.back.set()
    assert await reader.readexactly(3) == b"bye"
    assert await ended(reader)


async def test_what_was_carried_last_can_arrive_once_more(link: Link, echo: Echo) -> None:
    """The target hears it twice, and the client nothing of it."""
    _, writer = await opened(link)
    writer.write(b"again")
    while b"again" not in echo.heard:  # noqa: ASYNC110  (as above)
        await asyncio.sleep(0.01)
    await link.repeat()
    assert echo.heard.count(b"again") == 2
