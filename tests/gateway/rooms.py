"""Servers in this process with a tiny exercise, and peers in their rooms."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from redis.asyncio import Redis

import viceversa.app
from gateway.peer import Peer
from support.small import FEELINGS
from viceversa.app import App, running
from viceversa.game import commands as c
from viceversa.game.exercise import Ask, Exercise, Library, PartnerSeat, Programme, Seat, Step
from viceversa.game.view import DoorView, View
from viceversa.scenarios.bundle import Bundle, DeviceBundle
from viceversa.settings import Settings
from viceversa.store.contract import Store
from viceversa.store.valkey import ValkeyStore
from viceversa.wire.codec import MSGPACK

SEAL = 64
BLOB = {"a": b"sealed by a".ljust(SEAL), "b": b"sealed by b".ljust(SEAL)}
READY = Ask(name="done", kind="ready", open=True)


def tiny_bundle(usual: int = 60_000) -> Bundle:
    """One exercise: both seal an answer, both see it and choose in the open, both say that they are done. `usual` is in ms.

    Nothing is drawn: no cards, no breathers.
    """
    truth = Ask(name="truth", kind="scale", low=1, high=7)
    more = Ask(name="more", kind="choice", options=("yes", "no"), open=True)
    steps = (
        Step(phase="write", asks=(truth,), seal=SEAL, usual=usual, most=2 * usual, intensity=0),
        Step(phase="choose", reveal=("truth",), asks=(more,), usual=usual, most=2 * usual, intensity=0),
        Step(phase="talk", reveal=("more",), asks=(READY,), usual=usual, most=2 * usual, intensity=0),
    )
    exercise = Exercise(name="tiny", deck="feelings", steps=steps, lanes=("standard", "light"))
    library = Library(
        fingerprint="",
        exercises={"tiny": exercise},
        decks={"feelings": FEELINGS},
        programmes={"tiny": Programme("tiny", ("tiny",))},
        languages=("en", "de"),
    )
    words = {
        language: DeviceBundle(fingerprint="", language=language, programmes={}, exercises={}, decks={})
        for language in ("en", "de")
    }
    return Bundle.of(library, words)


class Rooms:
    """Starts servers on one store, and seats peers."""

    def __init__(self, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.url = url
        self._place = tmp_path
        self._patch = monkeypatch

    @asynccontextmanager
    async def serving(
        self, bundle: Bundle | None = None, store: Callable[[], Any] | None = None, **settings: Any
    ) -> AsyncIterator[App]:
        """A server. `store` makes the store it uses; by default a plain one on the tests' server."""
        bundle = bundle or tiny_bundle()

        async def opened(url: str, data_dir: Path, durability: object) -> Store:
            made: Store = await (store() if store else ValkeyStore.connect(self.url))
            return made

        self._patch.setattr(viceversa.app, "load", lambda *places: bundle)
        self._patch.setattr(viceversa.app, "open_store", opened)
        defaults: dict[str, Any] = {
            "port": 0,
            "data_dir": self._place,
            "page": self._place,  # no page is built there
            "try_seconds": 0.02,
            "delayed_try_seconds": 0.04,
        }
        async with running(Settings(**{**defaults, **settings})) as app:
            yield app

    async def redis(self) -> Redis:
        """A plain client on the tests' server."""
        return Redis.from_url(self.url)


def door(peer: Peer) -> DoorView:
    """The open door that the peer's view shows."""
    assert peer.view.door is not None
    return peer.view.door


async def opened(app: App, name: str = "Ada", subprotocol: str = MSGPACK) -> Peer:
    """A peer in the first seat of a new room."""
    peer = await Peer.dial(app.port, subprotocol)
    await peer.enter("open", name=name)
    return peer


async def joined(app: App, first: Peer, name: str = "Ben", subprotocol: str = MSGPACK) -> Peer:
    """A peer in the second seat, through the link."""
    assert first.welcome is not None
    peer = await Peer.dial(app.port, subprotocol)
    await peer.enter("join", session=first.welcome.session, secret=door(first).secret, name=name)
    return peer


async def paired(app: App, other: App | None = None, subprotocol: str = MSGPACK) -> tuple[Peer, Peer]:
    """Two peers in the lobby of one room; the second on the other server where there is one."""
    first = await opened(app, subprotocol=subprotocol)
    return first, await joined(other or app, first, subprotocol=subprotocol)


async def returned(app: App, peer: Peer, subprotocol: str | None = None) -> Peer:
    """The same seat on a new connection, with what the device keeps."""
    assert peer.welcome is not None
    again = await Peer.dial(app.port, subprotocol or peer.codec.subprotocol)
    again.instance, again.counter = peer.instance, peer.counter
    welcome = await again.enter("resume", session=peer.welcome.session, token=peer.welcome.token)
    again.welcome = msgspec.structs.replace(welcome, token=peer.welcome.token)
    return again


async def begun(pair: tuple[Peer, Peer]) -> tuple[Peer, Peer]:
    """The pair in the first phase."""
    for peer in pair:
        await peer.ok(c.SetLevel(1))
        await peer.ok(c.SetLane("standard"))
    for peer in pair:
        await peer.ok(c.Ready())
    for peer in pair:
        await peer.until(in_phase("write"))
    return pair


async def playing(app: App, other: App | None = None, subprotocol: str = MSGPACK) -> tuple[Peer, Peer]:
    """Two peers in the first phase."""
    return await begun(await paired(app, other, subprotocol))


def in_phase(name: str) -> Callable[[Any], bool]:
    """Whether a view is in the phase of that name."""
    return lambda view: view.place is not None and view.place.phase == name


def shows(name: Seat, presence: str) -> Callable[[Any], bool]:
    """Whether a view shows that seat as here, moving, asleep or away."""
    return lambda view: name in view.seats and view.seats[name].presence == presence


def taken(view: View) -> set[Seat]:
    """The seats that somebody has, as that view shows them."""
    return {name for name, state in view.seats.items() if state.presence != "empty"}


def instance(peer: Peer) -> int:
    """The phase instance under way."""
    assert peer.view.place is not None
    return peer.view.place.instance


def seat(peer: Peer) -> PartnerSeat:
    """The peer's seat."""
    assert peer.welcome is not None
    assert peer.welcome.seat != "host"
    return peer.welcome.seat


async def seal(peer: Peer) -> None:
    """Seal this seat's answer of the phase under way."""
    await peer.ok(c.Seal(instance(peer), BLOB[seat(peer)]))


async def finish(pair: tuple[Peer, Peer]) -> None:
    """Play from the first phase to the end."""
    for peer in pair:
        await seal(peer)
    for peer in pair:
        await peer.until(in_phase("choose"))
        await peer.ok(c.Answer(instance(peer), "more", "yes"))
    for peer in pair:
        await peer.until(in_phase("talk"))
        await peer.ok(c.Tap(instance(peer), "done"))
    for peer in pair:
        await peer.until(lambda view: view.stage == "done")
