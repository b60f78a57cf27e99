"""Three servers on one store, of which one is killed: who is shown where, and what stays behind."""

from __future__ import annotations

import asyncio
from pathlib import Path

from redis import Redis

from fixtures_store import empty
from gateway.peer import Peer
from gateway.rooms import door, shows
from support.fleet import fleet
from viceversa.wire.messages import Seen


async def couple(ports: tuple[int, int]) -> tuple[Peer, Peer]:
    """Two devices that do not come back by themselves, in the lobby of one room."""
    first = await Peer.dial(ports[0])
    welcome = await first.enter("open", name="Ada")
    second = await Peer.dial(ports[1])
    await second.enter("join", session=welcome.session, secret=door(first).secret, name="Ben")
    await first.until(shows("b", "here"))
    return first, second


async def test_no_seat_stays_on_a_dead_server(place: Path, store_url: str) -> None:
    """A killed server's partners are asleep within five seconds on the others' screens, and nobody is a ghost: not for a partner on another
    server, nor for one who comes back to a session that no living server held; and whatever it wrote goes by itself."""
    empty(store_url)  # of what tests before it have left there
    loop = asyncio.get_running_loop()
    async with fleet(3, place, store_url) as (one, two, three):
        shared, lost = await couple((one.port, three.port)), await couple((three.port, three.port))
        await shared[0].settled()
        await asyncio.to_thread(three.kill)
        killed = loop.time()
        await shared[0].until(shows("b", "asleep"), within=5)
        print(f"asleep after {loop.time() - killed:.2f} s")
        await asyncio.sleep(max(0.0, killed + 5 - loop.time()))
        assert lost[0].welcome is not None
        back = await Peer.dial(two.port)
        await back.enter("resume", session=lost[0].welcome.session, token=lost[0].welcome.token)
        assert [seen.view.seats["b"].presence for seen in back.all(Seen)] == ["asleep"]
        assert back.view.seats["a"].presence == "here"
        with Redis.from_url(store_url) as redis:
            left = {key: redis.pttl(key) for key in redis.scan_iter()}
        assert sum(key.startswith(b"vv:node:") for key in left) >= 3
        assert all(ttl > 0 for ttl in left.values()), left
