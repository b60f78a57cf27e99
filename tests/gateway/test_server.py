"""The listening socket: who may connect, how long it waits, and how it says goodbye."""

from __future__ import annotations

import asyncio
import base64
import os

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from gateway.peer import Peer
from gateway.rooms import Rooms, opened, playing, returned, seal
from gateway.test_pages import get
from viceversa.app import App
from viceversa.wire.codec import JSON, MSGPACK
from viceversa.wire.messages import Pong


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
    ],
)
async def test_a_page_from_elsewhere_may_not_connect(app: App, headers: dict[str, str], status: int) -> None:
    """A foreign Host (DNS rebinding) or a foreign Origin is refused before there is a connection."""
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [f"{name}: {value}" for name, value in headers.items() if name != "Host"]
    reply = await get(
        app.port,
        "/ws",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *lines,
        host=headers.get("Host", f"localhost:{app.port}"),
    )
    assert reply.status == status


async def test_a_page_from_here_may_connect(app: App) -> None:
    """A browser whose page came from this very host and port is let in."""
    peer = await Peer.dial(app.port, additional_headers={"Origin": f"http://127.0.0.1:{app.port}"})
    await peer.enter("open")


async def test_a_configured_name_is_let_in(rooms: Rooms) -> None:
    """A name that the operator has set works; another does not."""
    async with rooms.serving(allowed_hosts=("play.example",)) as app:
        assert (await get(app.port, "/healthz", host="play.example")).status == 200
        assert (await get(app.port, "/healthz", host="other.example")).status == 421


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [([JSON, MSGPACK], MSGPACK), ([JSON], JSON), (["other.v9", JSON], JSON), (["other.v9"], None), (None, None)],
)
async def test_the_subprotocol_is_settled(app: App, offered: list[str] | None, chosen: str | None) -> None:
    """Msgpack before JSON where both are offered; msgpack without a name where none is known."""
    names = None if offered is None else [Subprotocol(each) for each in offered]
    async with connect(f"ws://127.0.0.1:{app.port}/ws", subprotocols=names, proxy=None) as ws:
        assert ws.subprotocol == chosen
        peer = Peer(ws, chosen or MSGPACK)
        await peer.say("ping", t=1)
        assert (await peer.hear(Pong)).t == 1
        assert isinstance(peer.frames[0], str if chosen == JSON else bytes)


async def test_nothing_is_compressed(app: App) -> None:
    """Compression would cost memory for each session, and tell lengths."""
    peer = await Peer.dial(app.port, additional_headers={"Sec-WebSocket-Extensions": "permessage-deflate"})
    assert peer.ws.protocol.extensions == []


async def test_a_first_message_that_never_comes_closes(rooms: Rooms) -> None:
    """Who says nothing is closed with a code that says stop."""
    async with rooms.serving(hello_seconds=0.2) as app:
        peer = await Peer.dial(app.port)
        assert await peer.closed() == (4207, "silent")
        assert peer.goodbye.code == "silent"


async def test_a_handshake_that_never_comes_closes(rooms: Rooms) -> None:
    """A bare TCP connection does not stay either."""
    async with rooms.serving(hello_seconds=0.2) as app:
        reader, writer = await asyncio.open_connection("127.0.0.1", app.port)
        async with asyncio.timeout(5):
            assert await reader.read() == b""
        writer.close()


async def test_a_handshake_that_is_none_closes(app: App) -> None:
    """Bytes that are no HTTP are refused, and the server goes on."""
    reader, writer = await asyncio.open_connection("127.0.0.1", app.port)
    writer.write(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(400) + b"\r\n\r\n")
    async with asyncio.timeout(5):
        await reader.read()
    writer.close()
    await (await opened(app)).close()


async def test_a_text_frame_that_is_no_unicode_closes_that_connection_only(app: App) -> None:
    """Broken text ends the connection that sent it; the seat is there on the next."""
    first, second = await playing(app, subprotocol=JSON)
    first.ws.transport.write(b"\x81\x82\x00\x00\x00\x00\xff\xfe")
    assert (await first.closed())[0] == 1007
    await seal(await returned(app, first))
    await seal(second)


async def test_frames_broken_on_the_wire_close_that_connection_only(app: App) -> None:
    """Bytes that are no WebSocket frame end the connection that sent them."""
    first, second = await playing(app)
    first.ws.transport.write(b"\xff" * 64)
    assert (await first.closed())[0] == 1002
    await seal(second)


async def test_leaving_sends_everybody_elsewhere(rooms: Rooms) -> None:
    """A server that stops says so to each device, seated or not, with a code that says where to go; and lets nobody in meanwhile."""
    async with rooms.serving() as app:
        pair = await playing(app)
        waiting = await Peer.dial(app.port)
        await waiting.say("ping")
        await waiting.hear(Pong)
        stranger = await Peer.dial(app.port)
        app.node.leaving = True
        await stranger.say("open")
        assert await stranger.closed() == (4101, "elsewhere")
        with pytest.raises(InvalidStatus, match="503"):
            await Peer.dial(app.port)
    for peer in (*pair, waiting):
        assert await peer.closed() == (4101, "elsewhere")
        assert peer.goodbye.code == "elsewhere"


async def test_a_device_that_does_not_read_is_let_go_when_the_server_leaves(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that never reads its goodbye does not keep the server from stopping."""
    monkeypatch.setattr("viceversa.gateway.server.GOODBYES", 0.3)
    monkeypatch.setattr("viceversa.gateway.server.LEAVING", 0.5)
    async with rooms.serving() as app:
        stuck = await opened(app)
        stuck.ws.transport.pause_reading()
        started = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - started < 4
    stuck.cut()
