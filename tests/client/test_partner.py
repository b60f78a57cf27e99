"""The practice partner at a seat."""

from __future__ import annotations

import asyncio

from client.rigged import FakeServer, lobby_view, phase_view, wait_for
from viceversa.game.commands import Seal, SetLane, SetLevel, Tap
from viceversa.game.view import LobbyView, View
from viceversa.wire.messages import Answered, Do
from viceversa_client.device import Device
from viceversa_client.partner import run_partner


def sent(server: FakeServer) -> list[object]:
    """Commands that the server heard."""
    return [message.command for message in server.heard if isinstance(message, Do)]


async def test_plays_to_the_end(server: FakeServer) -> None:
    """It answers what each view asks, once, and returns when the session is done."""
    async with await Device.open(server.url) as device:
        playing = asyncio.create_task(run_partner(device, delay=0))
        await wait_for(lambda: sent(server) == [SetLevel(1)])
        await server.show(lobby_view(lobby=LobbyView(mark=("a", "b"), timer="standard", level_set=True)))
        await wait_for(lambda: sent(server)[1:] == [SetLane("standard")])
        await server.show(phase_view("rate", card="red"))
        await wait_for(lambda: isinstance(sent(server)[-1], Seal))
        await server.show(phase_view("rate", card="red", given=("sealed",)))
        await server.show(phase_view("talk"))
        await wait_for(lambda: sent(server)[-1] == Tap(3, "done"))
        await server.show(View(you="a", stage="done", seats=lobby_view().seats))
        await asyncio.wait_for(playing, 5)
    assert len(sent(server)) == 4


async def test_a_refusal_is_tried_again_and_not_in_a_rush(server: FakeServer) -> None:
    """A refused command is tried again after a while, not in a loop."""
    server.view = phase_view("talk")
    server.answer = lambda do: Answered(id=do.id, result="refused", code="not_now", say="Not now.")
    async with await Device.open(server.url) as device:
        playing = asyncio.create_task(run_partner(device, delay=0))
        await wait_for(lambda: len(sent(server)) == 2)
        assert not playing.done()
        playing.cancel()
    assert set(map(str, sent(server))) == {str(Tap(3, "done"))}


async def test_ends_with_the_seat(server: FakeServer) -> None:
    """It returns, and does not raise, when the seat is closed for good."""
    server.answer = lambda do: None
    async with await Device.open(server.url) as device:
        playing = asyncio.create_task(run_partner(device, delay=0))
        await wait_for(lambda: len(sent(server)) == 1)
        await server.close(4203)
        await asyncio.wait_for(playing, 5)
