"""The listening socket: who may connect, WebSocket at /ws, a few pages over HTTP, and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Coroutine
from http import HTTPStatus
from socket import SO_SNDBUF, SOL_SOCKET

import structlog

from viceversa.live.lasting import lasting
from viceversa.live.line import Line
from viceversa.live.node import Node
from viceversa.settings import Settings
from viceversa.wire.closing import ELSEWHERE, Closing
from viceversa.wire.codec import CODECS, SUBPROTOCOLS
from viceversa.wire.messages import Message

from .connection import Connection
from .crowd import Crowd, Party, open_files
from .doorway import Doorway
from .origins import address_of, host_allowed, is_proxy, network_of, origin_allowed, reader_of
from .pages import Pages
from .shell import Page
from .transport import Request, Socket, Turn

log = structlog.get_logger()

PATH = "/ws"
BACKLOG = 1024
GOODBYES = 3.0
"""Seconds that devices have to read their goodbye when the server leaves."""

LEAVING = 5.0
"""Seconds that what was begun for devices may take when the server leaves."""

LOOK_EVERY = 2.0
"""Seconds between two looks at all sockets, for what time alone does to them: one timer for all, not one each."""

COME_BACK = ("Retry-After", "10")
"""Told to whoever is one too many, in seconds."""

LOOK_AT_ONCE = 200
"""Sockets that are looked at before whatever else there is to do has its turn: thousands in one go would be felt."""

KERNEL_UNREAD_MOST = 64 * 1024
"""Bytes that wait for a device in the kernel; left to itself it would take some megabytes for each."""


class Gateway:
    """One listening socket of a node."""

    def __init__(self, node: Node, doorway: Doorway, settings: Settings) -> None:
        self._node = node
        self._doorway = doorway
        self._settings = settings
        self._pages = Pages(node, settings)
        self._server: asyncio.Server | None = None
        self._sockets: set[Socket] = set()
        self._connections: dict[Socket, Connection] = {}
        self._crowd = Crowd(settings, open_files())
        self._parties: dict[Socket, Party] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._empty = asyncio.Event()

    async def start(self, tls: ssl.SSLContext | None = None) -> int:
        """Listen; the port that was taken. Raises OSError."""
        loop = asyncio.get_running_loop()
        settings = self._settings
        hello, turn = settings.hello_seconds, Turn()
        self._server = await loop.create_server(
            lambda: Socket(self, turn, settings.frame_most, hello, settings.pong_seconds),
            settings.host,
            settings.port,
            ssl=tls,
            ssl_handshake_timeout=hello if tls else None,
            backlog=BACKLOG,
            start_serving=False,
        )
        for listening in self._server.sockets:
            listening.setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_UNREAD_MOST)  # accepted sockets have it from here
        await self._server.start_serving()
        self._looking = loop.create_task(lasting(self._look), name="look")
        self._pages.port = self._server.sockets[0].getsockname()[1]
        return self._pages.port

    async def stop(self) -> None:
        """Send everybody elsewhere, then close the listening socket and what is left of connections."""
        for connection in list(self._connections.values()):
            connection.line.end(ELSEWHERE)
        await self._emptied(GOODBYES)
        if self._server is None:
            return
        self._server.close()
        for each in list(self._sockets):
            each.cut()
        await self._emptied(LEAVING)
        self._looking.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=LEAVING)
            for task in late:
                task.cancel()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._server.wait_closed(), LEAVING)

    async def _emptied(self, within: float) -> None:
        """Wait until the last socket is gone, but not for ever."""
        self._empty.clear()
        if self._sockets:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), within)

    async def _look(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(LOOK_EVERY)
            sockets = list(self._sockets)
            for start in range(0, len(sockets), LOOK_AT_ONCE):
                now = loop.time()
                for each in sockets[start : start + LOOK_AT_ONCE]:
                    each.look(now)
                await asyncio.sleep(0)
            self._crowd.tidy(loop.time())

    def _spawn(self, coroutine: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    # --- sockets

    def met(self, socket: Socket) -> None:
        """A socket was accepted: count it, and do nothing for it when there are far too many."""
        self._sockets.add(socket)
        if self._crowd.is_over(len(self._sockets)):
            self._node.figures.turned_away.add("full")
            socket.cut()
        elif not is_proxy(socket.peer, self._settings.trusted_proxies):
            self._came(socket, network_of(socket.peer))

    def _came(self, socket: Socket, network: str) -> Party | None:
        party = self._crowd.came(network, asyncio.get_running_loop().time())
        if party is None:
            self._node.figures.turned_away.add("address")
            socket.cut()
        else:
            self._parties[socket] = party
        return party

    def left(self, socket: Socket) -> None:
        """A socket is gone."""
        self._sockets.discard(socket)
        self._connections.pop(socket, None)
        if (party := self._parties.pop(socket, None)) is not None:
            self._crowd.left(party)
        if not self._sockets:
            self._empty.set()

    def asked(self, socket: Socket, request: Request) -> None:
        """Answer plain HTTP, or let a device in."""
        party = self._parties.get(socket)
        if party is None:  # a proxy's: now it is known for whom
            forwarded = address_of(socket.peer, request.forwarded, self._settings.trusted_proxies)
            party = self._came(socket, network_of(forwarded))
        if party is None:
            return
        if not host_allowed(request.host, socket.local, self._settings.allowed_hosts):
            socket.answer(_plain(HTTPStatus.MISDIRECTED_REQUEST, "This server does not go by that name."))
        elif request.path.partition("?")[0] != PATH:
            self._spawn(self._page(socket, request))
        elif not origin_allowed(request.origin, request.host):
            socket.answer(_plain(HTTPStatus.FORBIDDEN, "Pages from elsewhere may not connect."))
        elif self._node.leaving:
            socket.answer(_plain(HTTPStatus.SERVICE_UNAVAILABLE, "This server is leaving. Try another."))
        elif self._crowd.is_full(len(self._sockets)):
            self._turn_away(socket, "full", HTTPStatus.SERVICE_UNAVAILABLE, "This server is full. Try again in a moment.")
        elif self._crowd.is_many(party):
            say = "Many connections come from your address. Try again in a moment."
            self._turn_away(socket, "address", HTTPStatus.TOO_MANY_REQUESTS, say)
        else:
            self._let_in(socket, party)

    def _turn_away(self, socket: Socket, why: str, status: HTTPStatus, say: str) -> None:
        self._node.figures.turned_away.add(why)
        socket.answer(_plain(status, say)._replace(more=(COME_BACK,)))

    async def _page(self, socket: Socket, request: Request) -> None:
        if request.method in ("GET", "HEAD"):
            reader = reader_of(socket.peer, request.forwarded, self._settings.trusted_proxies)
            try:
                page = await self._pages.get(request.path, reader, request.accepted)
            except Exception as error:  # a fault of ours is answered as well
                log.error("no page", kind=type(error).__name__)
                page = _plain(HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here.")
            socket.answer(page)
        else:
            page = _plain(HTTPStatus.METHOD_NOT_ALLOWED, "There is nothing here but to read.")
            socket.answer(page._replace(more=(("Allow", "GET, HEAD"),)))

    def _let_in(self, socket: Socket, party: Party) -> None:
        """Go over to frames; in msgpack when the device names no subprotocol of ours."""
        subprotocol = socket.accept(SUBPROTOCOLS)
        if subprotocol is None:
            return
        codec = CODECS[subprotocol or SUBPROTOCOLS[0]]

        def send(message: Message) -> None:
            socket.send(codec.encode(message))

        def shut(closing: Closing) -> None:
            socket.close(closing.number, closing.code)

        line = Line(send, shut, socket.cut, lambda: socket.is_open, self._settings.unread_most)
        connection = Connection(self._node, self._doorway, self._settings, codec, line, socket, self._spawn, party)
        self._connections[socket] = socket.device = connection


def _plain(status: HTTPStatus, say: str) -> Page:
    return Page(status, "text/plain; charset=utf-8", say.encode())
