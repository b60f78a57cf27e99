"""The parts put together, started in order and left in the reverse."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from gateway.peer import Peer
from gateway.rooms import Rooms
from viceversa.app import running
from viceversa.scenarios.library import load
from viceversa.scenarios.mistakes import ScenarioError
from viceversa.scenarios.packing import write_pack
from viceversa.scenarios.starting import start
from viceversa.settings import Settings
from viceversa.store.contract import Unavailable
from viceversa.store.spawn import Health, health
from viceversa.store.valkey import ValkeyStore
from viceversa_client.link import Link, read_target


async def test_a_server_on_its_own_store(short_dir: Path) -> None:
    """With nothing but a folder it serves the shipped scenarios; when it is left its store is gone, and everything is kept."""
    settings = Settings(port=0, data_dir=short_dir)
    async with running(settings) as app:
        first = await Peer.dial(app.port)
        welcome = await first.enter("open", name="Ada")
        assert app.node.bundles.own.library.programmes
        url = app.node.store.url  # type: ignore[attr-defined]  # the embedded store has one
    assert await first.closed() == (4101, "elsewhere")
    assert health(Path(url.removeprefix("unix://"))) is not Health.UP
    async with running(settings) as app:
        again = await Peer.dial(app.port)
        assert (await again.enter("resume", session=welcome.session, token=welcome.token)).seat == "a"
        assert again.view.seats["a"].name == "Ada"


async def test_a_room_and_its_link(rooms: Rooms) -> None:
    """A room with nobody in it has a link that a client understands and that leads in; once it is full there is none."""
    async with rooms.serving() as app:
        desk = await app.room()
        link = app.link(desk)
        assert link is not None
        target = read_target(link)
        assert isinstance(target, Link)
        assert target.session == desk.id
        for seat in ("a", "b"):
            peer = await Peer.dial(app.port)
            assert (await peer.enter("join", session=target.session, secret=target.secret)).seat == seat


async def test_links_begin_with_the_public_address(rooms: Rooms) -> None:
    """What the operator set is what links begin with."""
    async with rooms.serving(public_url="https://play.example/") as app:
        assert str(app.link(await app.room())).startswith("https://play.example/#")


async def test_a_pack_is_served_beside_what_is_shipped(short_dir: Path) -> None:
    """A server that is given a pack as a zip offers what is in it together with what is shipped, in the languages that both have."""
    start("pack", "lanterns", short_dir)
    pack = write_pack(short_dir / "lanterns", short_dir / "lanterns.zip")
    async with running(Settings(port=0, data_dir=short_dir / "data", scenarios=(pack,))) as app:
        library = app.node.bundles.own.library
        assert {"lanterns", *load().library.programmes} == set(library.programmes)
        assert library.languages == ("en",)


async def test_bad_scenarios_are_refused_before_anything_is_opened(short_dir: Path) -> None:
    """A mistake in a file is an error with its place; no store is started and no port taken."""
    folder = short_dir / "scenarios"
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "broken.yaml").write_text("name: [")
    with pytest.raises(ScenarioError, match="broken"):
        async with running(Settings(port=0, data_dir=short_dir / "data", scenarios=(folder,))):
            pass
    assert not (short_dir / "data").exists()


async def test_a_store_that_is_not_there_is_said_at_once(short_dir: Path) -> None:
    """The error is a sentence, and it comes within a few seconds."""
    async with asyncio.timeout(8):
        with pytest.raises(Unavailable):
            async with running(Settings(port=0, data_dir=short_dir, store="redis://127.0.0.1:1")):
                pass


async def test_a_port_that_is_taken_leaves_nothing_behind(rooms: Rooms) -> None:
    """When the port is taken the node and the store are let go of again."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        stores: list[ValkeyStore] = []

        async def made() -> ValkeyStore:
            stores.append(await ValkeyStore.connect(rooms.url))
            return stores[0]

        before = len(asyncio.all_tasks())
        with pytest.raises(OSError, match="address already in use"):
            async with rooms.serving(store=made, port=taken.getsockname()[1]):
                pass
    with pytest.raises(Unavailable):
        await stores[0].time()
    assert len(asyncio.all_tasks()) <= before
