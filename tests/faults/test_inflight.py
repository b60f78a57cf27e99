"""The one command in flight: when it is answered, and what of several answers counts."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from faults.history import Action
from faults.inflight import InFlight, Over
from viceversa.game.commands import Pause
from viceversa.wire.codec import CODECS, MSGPACK


@pytest.fixture
def inflight() -> InFlight:
    """Nothing in flight yet."""
    return InFlight()


@pytest.fixture
def action(inflight: InFlight) -> Action:
    """A command that was just put."""
    return inflight.put(Pause(), CODECS[MSGPACK])


def said(action: Action, result: str) -> dict[str, Any]:
    """An answer to it."""
    return {"id": list(action.id), "result": result}


async def soon(inflight: InFlight, action: Action) -> str | None:
    """What the answer is, when there is one already."""
    try:
        async with asyncio.timeout(0.05):
            return str((await inflight.answer(action))["result"])
    except TimeoutError:
        return None


async def test_every_copy_is_waited_for(inflight: InFlight, action: Action) -> None:
    """A refusal alone is no answer while a second copy may still be accepted."""
    inflight.sent(1, 2)
    inflight.heard(1, said(action, "refused"))
    assert await soon(inflight, action) is None
    inflight.sent(1, 2)
    for result in ("refused", "accepted"):
        inflight.heard(1, said(action, result))
    assert await soon(inflight, action) == "accepted"


async def test_an_answer_of_a_connection_that_is_gone_does_not_count(inflight: InFlight, action: Action) -> None:
    """The command was sent again, and is answered there."""
    inflight.sent(1, 1)
    inflight.sent(2, 1)
    inflight.heard(1, said(action, "refused"))
    assert await soon(inflight, action) is None
    inflight.heard(2, said(action, "accepted"))
    assert await soon(inflight, action) == "accepted"


async def test_the_counter_moves_with_what_is_accepted(inflight: InFlight, action: Action) -> None:
    """The id of a refused command is free for the next."""
    inflight.settled(action, said(action, "refused"))
    second = inflight.put(Pause(), CODECS[MSGPACK])
    assert second.id == action.id
    inflight.settled(second, said(second, "accepted"))
    assert inflight.put(Pause(), CODECS[MSGPACK]).id[1] == second.id[1] + 1


async def test_nothing_is_waited_for_when_the_seat_is_over(inflight: InFlight, action: Action) -> None:
    """Whoever waits is told, and whoever asks later."""
    inflight.over()
    with pytest.raises(Over):
        await inflight.answer(action)
    with pytest.raises(Over):
        await inflight.answer(inflight.put(Pause(), CODECS[MSGPACK]))
