"""The listening socket: WebSocket at /ws, a few pages over HTTP, and nothing else.

The library that speaks the protocol is used in this file only.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from http import HTTPStatus

import structlog
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.protocol import State
from websockets.typing import Subprotocol

from viceversa.live.line import Line
from viceversa.live.node import Node
from viceversa.settings import Settings
from viceversa.wire.closing import ELSEWHERE, SILENT, Closing
from viceversa.wire.codec import CODECS, SUBPROTOCOLS, Codec
from viceversa.wire.messages import Message

from .connection import Connection
from .doorway import Doorway
from .origins import address_of, host_allowed, origin_allowed, reader_of
from .pages import Page, Pages

log = structlog.get_logger()

PATH = "/ws"
BACKLOG = 1024
GOODBYES = 3.0
"""Seconds that devices have to read their goodbye when the server leaves."""

LEAVING = 5.0
"""Seconds that closing connections may take when the server leaves."""


class Gateway:
    """One listening socket of a node."""

    def __init__(self, node: Node, doorway: Doorway, settings: Settings) -> None:
        self._node = node
        self._doorway = doorway
        self._settings = settings
        self._pages = Pages(node, settings)
        self._server: Server | None = None
        self._open: dict[asyncio.Task[None], Line] = {}

    async def start(self) -> int:
        """Listen; the port that was taken. Raises OSError."""
        self._server = await serve(
            self._connected,
            self._settings.host,
            self._settings.port,
            process_request=self._request,
            select_subprotocol=self._subprotocol,
            compression=None,
            max_size=self._settings.frame_most,
            max_queue=8,
            open_timeout=self._settings.hello_seconds,
            ping_interval=20,
            ping_timeout=30,
            close_timeout=2,
            backlog=BACKLOG,
            server_header=None,
        )
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def stop(self) -> None:
        """Send everybody elsewhere, then close the socket and what is left of connections."""
        for line in self._open.values():
            line.end(ELSEWHERE)
        if self._open:
            await asyncio.wait(self._open, timeout=GOODBYES)
        if self._server is not None:
            self._server.close()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._server.wait_closed(), LEAVING)

    # --- requests

    async def _request(self, connection: ServerConnection, request: Request) -> Response | None:
        """Answer plain HTTP; None lets the WebSocket handshake go on."""
        host = request.headers.get("Host", "")
        local = connection.local_address[0] if connection.local_address else None
        if not host_allowed(host, local, self._settings.allowed_hosts):
            return _response(_plain(HTTPStatus.MISDIRECTED_REQUEST, "This server does not go by that name."))
        if request.path.partition("?")[0] != PATH:
            return _response(await self._pages.get(request.path, self._reader(connection, request)))
        if not origin_allowed(request.headers.get("Origin"), host):
            return _response(_plain(HTTPStatus.FORBIDDEN, "Pages from elsewhere may not connect."))
        if self._node.leaving:
            return _response(_plain(HTTPStatus.SERVICE_UNAVAILABLE, "This server is leaving. Try another."))
        return None

    def _reader(self, connection: ServerConnection, request: Request) -> str:
        peer = str(connection.remote_address[0]) if connection.remote_address else ""
        return reader_of(peer, ",".join(request.headers.get_all("X-Forwarded-For")), self._settings.trusted_proxies)

    def _subprotocol(self, connection: ServerConnection, offered: Sequence[Subprotocol]) -> Subprotocol | None:
        """The first that both speak, msgpack before JSON; msgpack when the device names none."""
        return next((Subprotocol(name) for name in SUBPROTOCOLS if name in offered), None)

    # --- connections

    async def _connected(self, ws: ServerConnection) -> None:
        codec = CODECS[ws.subprotocol or SUBPROTOCOLS[0]]
        line = _line(ws, codec)
        line.heard = self._node.clock.now()
        peer = str(ws.remote_address[0]) if ws.remote_address else ""
        forwarded = ws.request.headers.get_all("X-Forwarded-For") if ws.request is not None else []
        address = address_of(peer, ",".join(forwarded), self._settings.trusted_proxies)
        connection = Connection(self._node, self._doorway, self._settings, line, address)
        writer = asyncio.create_task(line.write(), name="writer")
        self._open[writer] = line
        measure = asyncio.create_task(_measured(ws, line), name="round trip")
        try:
            await self._first(ws, codec, connection)
            async for frame in ws:
                await connection.heard(codec.decode(frame))
                if ws.latency:
                    line.rtt = int(ws.latency * 1000)
        except ConnectionClosed:
            pass
        finally:
            measure.cancel()
            connection.gone()
            if not line.ending:
                writer.cancel()
            await asyncio.gather(writer, measure, return_exceptions=True)
            del self._open[writer]

    async def _first(self, ws: ServerConnection, codec: Codec, connection: Connection) -> None:
        """Wait for the first message only so long."""
        try:
            frame = await asyncio.wait_for(ws.recv(), self._settings.hello_seconds)
        except TimeoutError:
            connection.line.end(SILENT)
            return
        await connection.heard(codec.decode(frame))


def _line(ws: ServerConnection, codec: Codec) -> Line:
    async def send(message: Message) -> None:
        with contextlib.suppress(ConnectionClosed):
            await ws.send(codec.encode(message))

    async def shut(closing: Closing) -> None:
        await ws.close(closing.number, closing.code)

    def cut() -> None:
        ws.transport.abort()

    def is_open() -> bool:
        return ws.state is State.OPEN

    return Line(send, shut, cut, is_open)


async def _measured(ws: ServerConnection, line: Line) -> None:
    """Measure the round trip once at the start; later ones are measured with the library's own pings."""
    with contextlib.suppress(ConnectionClosed):
        line.rtt = int(1000 * await (await ws.ping()))


def _plain(status: HTTPStatus, say: str) -> Page:
    return Page(status, "text/plain; charset=utf-8", say.encode())


def _response(page: Page) -> Response:
    headers = Headers(
        {
            "Content-Type": page.kind,
            "Content-Length": str(len(page.body)),
            "Cache-Control": page.keep,
            "Connection": "close",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        }
    )
    return Response(page.status.value, page.status.phrase, headers, page.body)
