"""A server that leaves in good order."""

from __future__ import annotations

import asyncio

import pytest

from gateway.rooms import Rooms, instance, playing, returned, shows
from live.stores import faulty
from viceversa.game import commands as c
from viceversa.wire.messages import Answered, Seen


async def _status(port: int) -> int:
    """What a new connection is answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    line = await asyncio.wait_for(reader.readline(), 5)
    writer.close()
    return int(line.split()[1])


async def test_devices_play_on_until_they_are_told(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """The goodbyes are spread, session by session; whoever was not told yet is answered as ever, and both partners go at one moment."""
    turns = iter((0.0, 0.8))
    monkeypatch.setattr("viceversa.live.leaving.uniform", lambda low, high: next(turns, low))
    async with rooms.serving() as other, rooms.serving() as app:
        early, played = await playing(app), await playing(app)
        going = asyncio.create_task(app.node.leave())
        for peer in early:
            assert await peer.closed() == (4101, "elsewhere")
        await played[0].ok(c.Extend(instance(played[0])))
        assert await _status(app.port) == 503, "nobody new comes in"
        for peer in played:
            assert await peer.closed(within=3) == (4101, "elsewhere")
        await going
        back = await returned(other, played[0])
        assert back.view.clock is not None
        assert back.view.clock.extended


async def test_what_was_on_its_way_is_answered_before_the_goodbye(rooms: Rooms) -> None:
    """A commit that is under way when the server is told to stop is finished, and its device hears the answer."""
    async with rooms.serving() as other, faulty(rooms) as (app, store):
        first, second = await playing(other, app)
        store.gate.clear()
        await second.say("do", id=[second.instance, second.counter + 1], command=c.Extend(instance(second)))
        while not store.waiting:  # noqa: ASYNC110  (the faulty store counts, and wakes nobody)
            await asyncio.sleep(0.01)
        going = asyncio.create_task(app.node.leave())
        await asyncio.sleep(0.1)
        store.gate.set()
        assert (await second.hear(Answered)).result == "accepted"
        assert await second.closed() == (4101, "elsewhere")
        await first.until(shows("b", "moving"))
        await going


async def test_without_a_store_they_are_told_all_the_same(rooms: Rooms) -> None:
    """When the mark cannot be saved the goodbye comes after two seconds; the seat's own node is then found to be silent."""
    async with rooms.serving() as other, faulty(rooms) as (app, store):
        first, second = await playing(other, app)
        store.gate.clear()
        started = asyncio.get_running_loop().time()
        await app.node.leave()
        assert asyncio.get_running_loop().time() - started < 3
        assert await second.closed() == (4101, "elsewhere")
        await returned(other, second)
        store.gate.set()
        await first.until(shows("b", "here"))


async def test_nobody_is_shown_asleep_in_five_seconds(rooms: Rooms) -> None:
    """A device that takes its time to arrive is moving, although the server that it was sent away from is silent since."""
    async with rooms.serving() as one:
        async with rooms.serving() as two:
            first, second = await playing(one, two)
        assert await second.closed() == (4101, "elsewhere")
        await asyncio.sleep(4)
        await returned(one, second)
        await first.until(shows("b", "here"))
        assert not any(each.view.seats["b"].presence in ("asleep", "away") for each in first.all(Seen) if "b" in each.view.seats)
