"""The device that records: it writes down what goes both ways, and counts as the page says."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.server import ServerConnection, serve

from viceversa.reference.device import Device, Frame
from viceversa.reference.recording import Line


async def refusing_first(socket: ServerConnection) -> None:
    """A server that welcomes, refuses the first command, accepts all others, and ends with an erase."""
    refused = False
    async for text in socket:
        frame: Frame = json.loads(text)
        if frame["kind"] != "do":
            await socket.send(json.dumps({"kind": "welcome", "token": "t", "now": 1_000}))
            continue
        if frame["command"]["do"] == "erase":
            await socket.close(4203, "erased")
            return
        result = "accepted" if refused else "refused"
        refused = True
        await socket.send(json.dumps({"kind": "answer", "id": frame["id"], "result": result}))
        await socket.send(json.dumps({"kind": "view", "seq": 1, "view": {"after": frame["id"][1]}}))


@pytest.fixture
async def url() -> AsyncIterator[str]:
    """The address of that server."""
    async with serve(refusing_first, "127.0.0.1", 0) as server:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"


async def test_ids_count_what_was_accepted(url: str) -> None:
    """A refused id is used again, an accepted one is not; and the newest view is kept."""
    device = Device("A", url, [])
    await device.opens({"kind": "open"})
    sent = [await device.does({"do": "ready"}) for _ in range(3)]
    assert [frame["id"][1] for frame in sent] == [1, 1, 2]
    assert device.view == {"after": 2}
    await device.drops()


async def test_everything_is_written_down(url: str) -> None:
    """Opening, both directions, and how it ended: by a close code, or without one."""
    log: list[Line] = []
    device = Device("A", url, log)
    await device.opens({"kind": "open"})
    await device.erases()
    await device.opens({"kind": "open"})
    await device.drops()
    assert [line.way for line in log] == ["opens", "says", "hears", "says", "closes", "opens", "says", "hears", "closes"]
    assert [line.text for line in log if line.way == "closes"] == ["4203 erased", "the link is lost"]
    assert device.welcome["token"] == "t"


async def test_the_clock_is_the_servers(url: str) -> None:
    """Store time goes on from the moment in the welcome."""
    device = Device("A", url, [])
    await device.opens({"kind": "open"})
    assert 1_000 <= device.store_now() < 6_000
    await device.drops()


async def test_a_refusal_that_is_here_already_is_not_waited_for(url: str) -> None:
    """The refusal heard last is given at once."""
    device = Device("A", url, [])
    device.heard.append({"kind": "refused", "code": "no_way_in"})
    assert (await device.hears_refusal())["code"] == "no_way_in"
