"""What a node knows of the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from live.faulty import Faulty
from support.small import calm_library
from support.table import Table
from viceversa.game import commands as c
from viceversa.game.session import Session
from viceversa.live.others import Others
from viceversa.live.pulse import Pulse
from viceversa.live.store_clock import StoreClock
from viceversa.store.contract import Unavailable


class Known:
    """A node called "me" that beats when it is told to, and what it knows of the others."""

    def __init__(self, store: Faulty) -> None:
        self.store = store
        self.clock = StoreClock()
        self.pulse = Pulse(store, "me", self.clock, lapsed=lambda: None, turned=lambda saving: None)
        self.others = Others(store, "me", self.clock, self.pulse)

    def session(self, *nodes: str) -> Session:
        """A session in a phase, judged just now, with its partners on these nodes."""
        table = Table(calm_library())
        table.begin("short")
        table.now = self.clock.now()
        for seat, node in zip(("a", "b"), nodes, strict=True):
            table.report(c.Here(seat, node, f"token-{seat}".encode(), 100))  # type: ignore[arg-type]  # a loop loses the literal
        return table.session


@pytest.fixture
async def known(store_url: str) -> AsyncIterator[Known]:
    """One that has beaten once."""
    store = await Faulty.made(store_url)
    known = Known(store)
    await known.pulse.beat()
    yield known
    await store.close()


async def test_who_has_not_beaten_for_a_while_is_silent(known: Known) -> None:
    """Others are, since their last beat; this node itself, one that nobody knows, and no node at all are not."""
    last = await known.store.beat("late")
    await asyncio.sleep(0.3)
    await known.store.beat("early")
    assert await known.others.silent(["late", "early", "me", "nobody", ""], 250) == {"late": last}


async def test_in_a_gap_of_its_own_it_holds_nothing_against_the_others(known: Known) -> None:
    """It may be this node that lost the store; and for as long after it they may still come back."""
    await known.store.beat("other")
    await asyncio.sleep(1.1)
    assert await known.others.silent(["other"], 500) == {}
    await known.pulse.beat()
    assert await known.others.silent(["other"], 500) == {}
    await asyncio.sleep(0.6)
    assert list(await known.others.silent(["other"], 500)) == ["other"]


async def test_after_a_time_in_which_it_could_not_read_them_it_holds_nothing_against_them(known: Known) -> None:
    """A part of the store may have been away, with the others' beats in it and not its own; they have a while to come back."""
    await known.store.beat("other")
    known.store.unreadable = True
    await asyncio.sleep(0.6)
    with pytest.raises(Unavailable):
        await known.others.silent(["other"], 500)
    known.store.unreadable = False
    assert await known.others.silent(["other"], 500) == {}
    await known.pulse.beat()
    await asyncio.sleep(0.6)
    assert list(await known.others.silent(["other"], 500)) == ["other"]


async def test_they_are_not_asked_about_what_this_node_vouches_for(known: Known) -> None:
    """With a partner here, no gap since it was judged and a fresh beat there is nothing to ask."""
    assert known.others.unneeded(known.session("me", "other"))
    assert not known.others.unneeded(known.session("other", "other"))
    session = known.session("me", "other")
    known.pulse.since = session.now + 1
    assert not known.others.unneeded(session)
    known.pulse.since, known.pulse.last = 1, 1
    assert not known.others.unneeded(session)


async def test_what_another_node_vouched_for_did_pass(known: Known) -> None:
    """A gap of this node is taken back only where the other partner's node was away too."""
    session = known.session("me", "other")
    await known.store.beat("other")
    await asyncio.sleep(0.6)
    await known.store.beat("other")
    await asyncio.sleep(0.6)
    assert await known.others.lapses(session) == []
    alone = known.session("me", "me")
    await asyncio.sleep(1.1)
    (lapse,) = await known.others.lapses(alone)
    assert lapse.until == alone.now
    assert lapse.to == known.pulse.since
