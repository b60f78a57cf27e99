"""A socket: what is taken for a request, a frame or a message, what leaves in one write, and what is over by when."""

from __future__ import annotations

import asyncio
import socket

import msgspec
import pytest

from gateway.peer import Peer
from gateway.raw import BINARY, CLOSE, CONTINUATION, FIN, PING, PONG, RSV1, TEXT, Raw, framed, message, upgrade
from gateway.rooms import Rooms, opened, playing, returned, seal, shows
from viceversa.app import App
from viceversa.gateway import server, transport
from viceversa.wire.messages import Pong


def kind(data: bytes) -> str:
    """The kind of a message in msgpack."""
    return str(msgspec.msgpack.decode(data)["kind"])


# --- requests


async def test_a_head_request_has_the_headers_and_no_body(app: App) -> None:
    """HEAD is answered as GET is, without what is there."""
    raw = await Raw.dial(app.port)
    raw.throw(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    head, _, body = (await raw.over()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"Content-Length: 0" not in head
    assert body == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_what_is_no_reading_is_refused(app: App, method: str) -> None:
    """There is nothing to write here."""
    raw = await Raw.dial(app.port)
    raw.throw(f"{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    answer = await raw.over()
    assert answer.startswith(b"HTTP/1.1 405 ")
    assert b"Allow: GET, HEAD" in answer


@pytest.mark.parametrize("hosts", [(), ("localhost", "localhost"), ("localhost", "evil.example")])
async def test_a_request_names_one_host(app: App, hosts: tuple[str, ...]) -> None:
    """With none or two of them nobody can tell which one counts."""
    raw = await Raw.dial(app.port)
    raw.throw("\r\n".join(("GET / HTTP/1.1", *(f"Host: {each}" for each in hosts), "", "")).encode())
    assert (await raw.over()).startswith(b"HTTP/1.1 421 ")


async def test_a_request_that_asks_for_no_websocket_at_its_place_is_refused(app: App) -> None:
    """A browser that opens /ws gets an answer, and is not left waiting."""
    raw = await Raw.dial(app.port)
    raw.throw(b"GET /ws HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert (await raw.over()).startswith(b"HTTP/1.1 426 ")


async def test_more_than_a_request_spoils_it(app: App) -> None:
    """Who goes on sending behind a request for a page may lose the answer; the server goes on."""
    raw = await Raw.dial(app.port)
    raw.throw(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + framed(b"", CLOSE) + b"\x00" * 64)
    await raw.over()
    await (await opened(app)).close()


async def test_a_request_may_come_byte_by_byte(app: App) -> None:
    """However slowly, while it is in time."""
    raw = await Raw.dial(app.port)
    for byte in upgrade():
        raw.throw(bytes([byte]))
        await asyncio.sleep(0)
    assert b" 101 " in await raw.reader.readline()


async def test_a_request_that_drips_is_over_in_time(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then does not keep a connection: the whole request has its time."""
    monkeypatch.setattr(server, "LOOK_EVERY", 0.05)
    async with rooms.serving(hello_seconds=0.3) as app:
        raw = await Raw.dial(app.port)
        over = asyncio.create_task(raw.over())
        for byte in upgrade("X-Long: " + "x" * 5_000):
            raw.throw(bytes([byte]))
            await asyncio.sleep(0.02)
            if over.done():
                break
        assert over.done()
        assert await over == b""


async def test_a_request_is_limited_as_a_whole(app: App) -> None:
    """Many long lines are no more welcome than one that is too long."""
    raw = await Raw.dial(app.port)
    raw.throw(upgrade(*(f"X-{n}: " + "x" * 7_000 for n in range(100))))
    assert await raw.over() == b""
    await (await opened(app)).close()


async def test_compression_is_declined(app: App) -> None:
    """However it is offered: it would cost memory, make bombs possible, and tell lengths."""
    raw = await Raw.connected(app.port, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits")
    assert raw.head.startswith("HTTP/1.1 101 ")
    assert "extensions" not in raw.head.lower()
    raw.drop()


# --- frames


async def test_a_message_in_the_same_write_as_the_request_is_heard(app: App) -> None:
    """A device need not wait for our answer to say its first word."""
    raw = await Raw.connected(app.port, then=framed(message("ping", t=7)))
    assert kind((await raw.next(BINARY)).data) == "pong"


async def test_a_message_in_pieces_is_put_together(app: App) -> None:
    """Fragments make one message, with pings and empty pieces in between."""
    raw = await Raw.connected(app.port)
    data = message("ping", t=7)
    raw.throw(framed(data[:3], flags=0) + framed(b"hello", PING) + framed(b"", CONTINUATION, flags=0))
    raw.throw(framed(data[3:5], CONTINUATION, flags=0) + framed(data[5:], CONTINUATION))
    assert (await raw.next(PONG)).data == b"hello"
    assert kind((await raw.next(BINARY)).data) == "pong"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 64, 1_000, 1_000_000])
async def test_where_the_network_cuts_makes_no_difference(app: App, size: int) -> None:
    """A request and all kinds of frames behind it are read the same, however many bytes arrive at a time."""
    data = message("ping", t=7)
    long = message("ping", t=8, more="x" * 70)
    longer = message("ping", t=9, more="x" * 1_500)
    raw = await Raw.dial(app.port)
    raw.writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    said = upgrade() + framed(data) + framed(data[:4], flags=0) + framed(b"hello", PING) + framed(data[4:], CONTINUATION)
    said += framed(b"", PONG) + framed(long) + framed(b"more", PONG) + framed(longer) + framed(data)
    for at in range(0, len(said), size):
        raw.throw(said[at : at + size])
        await asyncio.sleep(0)
    await raw.reader.readuntil(b"\r\n\r\n")
    heard = [msgspec.msgpack.decode((await raw.next(BINARY)).data) for _ in range(5)]
    assert [(each["kind"], each["t"]) for each in heard] == [("pong", 7), ("pong", 7), ("pong", 8), ("pong", 9), ("pong", 7)]
    raw.drop()


async def test_a_frame_that_says_it_is_too_large_is_not_waited_for(app: App) -> None:
    """Its head is enough to be refused, in whatever pieces that comes."""
    raw = await Raw.connected(app.port)
    for byte in framed(bytes(70_000))[:14]:
        raw.throw(bytes([byte]))
        await asyncio.sleep(0)
    assert (await raw.next(CLOSE)).code == 1009
    raw.drop()


async def test_pieces_are_limited_as_a_whole(app: App) -> None:
    """A message is not larger for coming bit by bit."""
    raw = await Raw.connected(app.port)
    raw.throw(framed(bytes(40_000), flags=0) + framed(bytes(40_000), CONTINUATION))
    assert (await raw.next(CLOSE)).code == 1009
    raw.drop()


@pytest.mark.parametrize(
    "data",
    [
        framed(b"hi", masked=False),
        framed(b"hi", flags=FIN | RSV1),
        framed(b"hi", CONTINUATION),
        framed(b"hi", flags=0) + framed(b"ho"),
        framed(b"hi", 0x3),
        framed(b"hi", PING, flags=0),
        framed(bytes(126), PING),
        framed(b"\x03", CLOSE),
    ],
    ids=[
        "unmasked",
        "compressed",
        "piece of nothing",
        "piece left open",
        "no opcode",
        "ping in pieces",
        "long ping",
        "half a code",
    ],
)
async def test_what_breaks_the_protocol_closes(app: App, data: bytes) -> None:
    """Bytes that no WebSocket may send end that connection with a protocol error."""
    raw = await Raw.connected(app.port)
    raw.throw(data)
    assert (await raw.next(CLOSE)).code == 1002
    raw.drop()


async def test_text_that_is_no_unicode_closes(app: App) -> None:
    """In one piece or in two; a letter that is cut in two between pieces is whole again."""
    raw = await Raw.connected(app.port, "Sec-WebSocket-Protocol: viceversa.v1.json")
    raw.throw(framed(b'{"kind": "ping", "x": "\xc3', TEXT, flags=0) + framed(b'\xa9"}', CONTINUATION))
    assert (await raw.next(TEXT)).data.startswith(b'{"kind":"pong"')
    raw.throw(framed(b"\xc3", TEXT, flags=0) + framed(b"\x28", CONTINUATION))
    assert (await raw.next(CLOSE)).code == 1007
    raw.drop()


async def test_a_close_is_answered_with_its_code(app: App) -> None:
    """A device that closes is answered, and then the connection is closed for good."""
    raw = await Raw.connected(app.port)
    raw.throw(framed((1000).to_bytes(2, "big"), CLOSE))
    assert (await raw.next(CLOSE)).code == 1000
    assert await raw.over() == b""


async def test_what_is_answered_in_one_turn_leaves_in_one_write(app: App) -> None:
    """Three messages that came together are answered together: a write costs more than all the rest."""
    reads: list[bytes] = []
    raw = await Raw.connected(app.port)
    await raw.next(PING)

    class Counting(asyncio.Protocol):
        def data_received(self, data: bytes) -> None:
            reads.append(data)

    raw.writer.transport.set_protocol(Counting())
    raw.throw(b"".join(framed(message("ping", t=n)) for n in range(3)))
    async with asyncio.timeout(5):
        while b"".join(reads).count(b"pong") < 3:  # noqa: ASYNC110  (what arrives is counted, not waited for one by one)
            await asyncio.sleep(0.01)
    assert len(reads) == 1
    raw.drop()


# --- floods


@pytest.mark.parametrize(
    "flood",
    [
        framed(message("ping", t=1)),
        framed(b""),
        framed(b"x", PING),
        framed(b"x", PONG),
        framed(b"", CONTINUATION, flags=0),
    ],
    ids=["messages", "rubbish", "pings", "pongs", "pieces"],
)
async def test_whatever_a_flood_is_made_of_it_is_closed(rooms: Rooms, flood: bytes) -> None:
    """Thousands of tiny frames in one write, behind a first message that takes its time: few of them are answered, then it is over."""
    async with rooms.serving(messages_per_second=3, malformed_most=100_000) as app:
        raw = await Raw.connected(app.port)
        first, second = await playing(app)
        raw.throw(framed(message("open")) + framed(b"", flags=0 if flood[0] == CONTINUATION else FIN) + flood * 30_000)
        assert (await raw.next(CLOSE)).code == 4301
        for peer in (first, second):
            await seal(peer)
        raw.drop()


async def test_a_flood_behind_a_goodbye_is_not_read(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is being closed for another reason does not keep the server busy meanwhile: what comes behind too much is not read."""
    monkeypatch.setattr(transport, "CLOSED_WITHIN", 2.0)
    async with rooms.serving(messages_per_second=3, malformed_most=1) as app:
        raw = await Raw.connected(app.port)
        raw.throw(framed(b"\xc1"))
        assert (await raw.next(CLOSE)).code == 4206
        raw.throw(framed(message("ping", t=1)) * 3_000 + framed((1000).to_bytes(2, "big"), CLOSE))
        over = asyncio.create_task(raw.over())
        done, _ = await asyncio.wait([over], timeout=0.8)
        assert not done, "it read on, to the close behind the flood"
        await over


# --- what time alone does


async def test_the_round_trip_is_measured(app: App) -> None:
    """A connection is pinged at its start, and what it takes is known to the rules."""
    first = await opened(app)
    await first.settled()
    desk = await app.node.desk(first.welcome.session if first.welcome else "")
    assert desk is not None
    assert desk.lines["a"].rtt is not None
    assert 0 <= desk.lines["a"].rtt < 1_000


async def test_a_half_open_connection_is_dropped(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """One at whose far end nobody is any more answers no ping; it goes, its seat falls asleep, and others stay."""
    monkeypatch.setattr(server, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(transport, "PING_EVERY", 0.1)
    async with rooms.serving(pong_seconds=0.4) as app:
        first, second = await playing(app)
        second.ws.transport.pause_reading()
        await first.until(shows("b", "asleep"))
        await first.say("ping", t=1)
        await first.hear(Pong)
        await seal(await returned(app, second))


async def test_one_that_does_not_close_is_cut(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """After our close the far end has its time to close, and no more."""
    monkeypatch.setattr(server, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(transport, "CLOSED_WITHIN", 0.2)
    async with rooms.serving(malformed_most=1) as app:
        raw = await Raw.connected(app.port)
        raw.throw(framed(b"\xc1"))
        assert (await raw.next(CLOSE)).code == 4206
        await raw.over()


async def test_a_page_is_not_read_for_ever(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for a page and does not read it is cut."""
    monkeypatch.setattr(server, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(transport, "ANSWERED_WITHIN", 0.3)
    monkeypatch.setattr("viceversa.gateway.pages.NO_PAGE", "x" * 8_000_000)
    async with rooms.serving() as app:
        raw = await Raw.dial(app.port)
        raw.writer.transport.pause_reading()  # type: ignore[attr-defined]  # a read transport as well
        raw.throw(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        await asyncio.sleep(1)
        raw.writer.transport.resume_reading()  # type: ignore[attr-defined]  # a read transport as well
        assert len(await raw.over()) < 8_000_000


async def test_the_device_is_a_device_of_any_library(app: App) -> None:
    """A client library's own pings are answered."""
    peer = await Peer.dial(app.port, ping_interval=0.05, ping_timeout=1)
    await peer.enter("open")
    await asyncio.sleep(0.3)
    assert peer.ws.latency > 0
    await peer.settled()


def test_frames_of_these_tests_are_frames() -> None:
    """The bytes of a known frame, so that a mistake here is not taken for one of the server's."""
    assert framed(b"hi", TEXT, masked=False) == b"\x81\x02hi"
    assert framed(bytes(200), flags=0, masked=False)[:4] == b"\x02\x7e\x00\xc8"
    assert len(framed(bytes(70_000))) == 70_000 + 14
    assert framed(b"", CLOSE)[0] == FIN | CLOSE
