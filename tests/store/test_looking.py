"""Looking something up in the background."""

from __future__ import annotations

import asyncio

import pytest

from viceversa.store import looking as looking_module
from viceversa.store.contract import Unavailable
from viceversa.store.looking import Looking


class Look:
    """Counts looks; each takes until `go` is set."""

    def __init__(self, fails: bool = False) -> None:
        self.looks = 0
        self.fails = fails
        self.go = asyncio.Event()

    async def __call__(self) -> None:
        """One look."""
        self.looks += 1
        await self.go.wait()
        if self.fails:
            raise Unavailable("Nobody is there.")


@pytest.mark.parametrize("fails", [False, True])
async def test_one_look_at_a_time(monkeypatch: pytest.MonkeyPatch, fails: bool) -> None:
    """However often it is asked for, one look is under way; the next begins when it is asked for again, though the last one failed."""
    monkeypatch.setattr(looking_module, "PAUSE", 0.01)
    look = Look(fails)
    looking = Looking(look)
    await looking.done()
    for _ in range(5):
        looking.soon()
        await asyncio.sleep(0)
    assert look.looks == 1
    look.go.set()
    await asyncio.wait_for(looking.done(), 5)
    looking.soon()
    await asyncio.wait_for(looking.done(), 5)
    assert look.looks == 2
    await looking.close()


async def test_looks_are_spaced() -> None:
    """Doubts that keep coming do not hammer those who are asked."""
    look = Look()
    look.go.set()
    looking = Looking(look)
    loop = asyncio.get_running_loop()
    end = loop.time() + 0.35
    while loop.time() < end:
        looking.soon()
        await asyncio.sleep(0.005)
    assert 2 <= look.looks <= 5
    await looking.close()


async def test_closing_ends_a_look_and_begins_none() -> None:
    """A look that hangs is given up, and later doubts are not heard."""
    look = Look()
    looking = Looking(look)
    looking.soon()
    await asyncio.sleep(0.01)
    await asyncio.wait_for(looking.close(), 1)
    looking.soon()
    await asyncio.wait_for(looking.done(), 1)
    assert look.looks == 1
