"""The listening socket: who may connect, how long it waits, and how it says goodbye."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from gateway.peer import Peer
from gateway.raw import Raw
from gateway.rooms import Rooms, opened, playing, returned, seal, shows
from gateway.test_pages import get
from viceversa.app import App
from viceversa.game import commands as c
from viceversa.gateway.doorway import Doorway
from viceversa.gateway.server import Gateway
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
    """Who says nothing is closed with a code that says to come back: a phone may have slept just then."""
    async with rooms.serving(hello_seconds=0.2) as app:
        peer = await Peer.dial(app.port)
        assert await peer.closed() == (4302, "silent")
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


# --- too many


async def refusal(app: App, **options: Any) -> tuple[int, str | None]:
    """The status with which a device is turned away, and in how many seconds it may come back."""
    with pytest.raises(InvalidStatus) as turned_away:
        await Peer.dial(app.port, **options)
    response = turned_away.value.response
    return response.status_code, response.headers.get("Retry-After")


async def test_too_many_from_one_address_come_back_later(rooms: Rooms) -> None:
    """One more than may be is told so, before anything is done for it; pages are still there, and so is its place when one goes."""
    async with rooms.serving(connections_per_address=2) as app:
        pair = first, second = await playing(app)
        assert await refusal(app) == (429, "10")
        assert (await get(app.port, "/healthz")).status == 200
        for peer in pair:
            await seal(peer)
        await second.close()
        await first.until(shows("b", "asleep"))
        await returned(app, second)


async def test_too_many_in_all_come_back_later(rooms: Rooms) -> None:
    """The same for all together, from wherever; health checks still have their answer."""
    async with rooms.serving(connections_most=2, trusted_proxies=("127.0.0.1",)) as app:
        for each in ("9.9.9.1", "9.9.9.2"):
            await Peer.dial(app.port, additional_headers={"X-Forwarded-For": each})
        assert await refusal(app, additional_headers={"X-Forwarded-For": "9.9.9.3"}) == (503, "10")
        assert (await get(app.port, "/healthz")).status == 200


async def test_behind_a_proxy_each_address_has_its_own_connections(rooms: Rooms) -> None:
    """It is the address that a trusted proxy names which counts, not the proxy."""
    async with rooms.serving(connections_per_address=1, trusted_proxies=("127.0.0.1",)) as app:
        for each in ("9.9.9.1", "9.9.9.2"):
            await Peer.dial(app.port, additional_headers={"X-Forwarded-For": each})
        assert await refusal(app, additional_headers={"X-Forwarded-For": "9.9.9.2"}) == (429, "10")


async def test_far_too_many_are_dropped_unread(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telling is work as well: beyond a few nobody is told, and those who are in play on."""
    monkeypatch.setattr("viceversa.gateway.crowd.SPARE", 2)
    async with rooms.serving(connections_per_address=2) as app:
        pair = await playing(app)
        spare = [await Raw.dial(app.port) for _ in range(2)]
        dropped = await Raw.dial(app.port)
        assert await dropped.over() == b""
        for peer in pair:
            await seal(peer)
        for raw in spare:
            raw.drop()


async def test_who_connects_again_and_again_is_dropped_for_a_while(rooms: Rooms) -> None:
    """Connecting costs an address what a message does, however few connections it has at once."""
    async with rooms.serving(messages_per_second_per_address=1) as app:
        answers = []
        for _ in range(15):
            raw = await Raw.dial(app.port)
            raw.throw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answers.append(await raw.over())
        assert answers[0].startswith(b"HTTP/1.1 200 ")
        assert answers[-1] == b""


async def test_a_fault_behind_a_page_is_answered(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a page that will never come."""
    monkeypatch.setattr("viceversa.gateway.pages.NO_PAGE", None)
    assert (await get(app.port, "/")).status == 500
    assert (await get(app.port, "/healthz")).status == 200


# --- with a certificate


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for localhost, in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate")
    file = tmp_path_factory.mktemp("tls") / "localhost.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(file), "-out", f"{file}.crt"),
        ],
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


async def test_devices_come_in_over_tls_and_nothing_else_does(rooms: Rooms, certificate: Path) -> None:
    """With a certificate the port speaks TLS alone; a handshake that never ends, or is none, is over in time."""
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate)
    theirs = ssl.create_default_context(cafile=f"{certificate}.crt")
    async with rooms.serving(hello_seconds=0.5) as app:
        gateway = Gateway(app.node, Doorway(app.node, app.settings), app.settings)
        port = await gateway.start(ours)
        async with connect(f"wss://localhost:{port}/ws", ssl=theirs, proxy=None, host="127.0.0.1") as ws:
            peer = Peer(ws, MSGPACK)
            await peer.enter("open")
            silent, plain = await Raw.dial(port), await Raw.dial(port)
            plain.throw(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert b"HTTP" not in await plain.over()
            assert await silent.over() == b""
            await peer.ok(c.SetLevel(1))
        await gateway.stop()
