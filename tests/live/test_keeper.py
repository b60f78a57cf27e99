"""What a desk needs of its node."""

from __future__ import annotations

from gateway.rooms import tiny_bundle
from live.faulty import Faulty
from support.small import small_library
from support.table import Table
from viceversa.live.bundles import Bundles
from viceversa.live.keeper import Keeper
from viceversa.live.node import Node


async def test_a_node_keeps_desks(store_url: str) -> None:
    """A node is all that a desk asks for, and can vouch as soon as its store answers."""
    store = await Faulty.made(store_url)
    node = Node(store, Bundles(store, tiny_bundle()))
    keeper: Keeper = node
    session = Table(small_library(), seated=False).session
    assert await keeper.others.lapses(session) == [], "nobody holds it"
    assert keeper.clock.known
    assert not keeper.others.unneeded(session)
    assert len({keeper.commit_id() for _ in range(100)}) == 100
    keeper.ended("nobody")
    await node.stop()
    await store.close()
