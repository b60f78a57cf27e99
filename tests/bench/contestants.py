"""Who is measured, each started the same way: a server alone on one core, what it stores in and the load on the other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from support.serving import free_port

from .couple import Couple
from .exercise import TURNS, long_charades
from .load import Load, Pair
from .peer import Colyseus, Peers, SocketIO
from .processes import Fsync, Node, Serving, Store, node_command
from .relayed import Relayed
from .script import Charades, Script, Toy

ACTIONS_A_SESSION = 4 * TURNS
"""Fewer than any session of ours has before it ends."""


class Running(NamedTuple):
    """A server that is up. `pair` makes the nth pair for it; `ends` says whether sessions come to an end."""

    load: Load
    pair: Callable[[int], Pair]
    ends: bool = False


Contestant = Callable[[ExitStack, Path], Running]


def ours(fsync: Fsync, turns: int = TURNS, under: Sequence[str] = ()) -> Contestant:
    """Our server, on a store with the embedded store's settings."""

    def start(stack: ExitStack, folder: Path) -> Running:
        store = Store(folder, fsync)
        stack.callback(store.kill)
        node = Node(folder, long_charades(folder, turns), store, under=under)
        stack.callback(node.stop if under else node.kill)
        load = Load((node.pid,), (store.pid,))
        return Running(load, lambda n: Couple(load, (node.port, node.port), n), ends=True)

    return start


def colyseus(script: type[Script]) -> Contestant:
    """Colyseus, tuned; its state is in memory."""

    def start(stack: ExitStack, folder: Path) -> Running:
        port = free_port()
        server = Serving("colyseus", node_command("colyseus.mjs", str(port), script.__name__.lower()), folder)
        stack.callback(server.kill)
        load = Load((server.pid,), ())
        return Running(load, lambda n: Peers(load, Colyseus, port, script()))

    return start


def socketio(script: type[Script]) -> Contestant:
    """Socket.IO, its state and its messages in a store that is set as ours is, with fsync everysec."""

    def start(stack: ExitStack, folder: Path) -> Running:
        store = Store(folder, "everysec")
        stack.callback(store.kill)
        port = free_port()
        server = Serving("socketio", node_command("socketio.mjs", str(port), str(store.socket), script.__name__.lower()), folder)
        stack.callback(server.kill)
        load = Load((server.pid,), (store.pid,))
        return Running(load, lambda n: Peers(load, SocketIO, port, script()))

    return start


def relay(stack: ExitStack, folder: Path) -> Running:
    """The floor."""
    port = free_port()
    server = Serving("relay", [sys.executable, "-m", "bench.relay", str(port)], folder)
    stack.callback(server.kill)
    load = Load((server.pid,), ())
    return Running(load, lambda n: Relayed(load, port))


CONTESTANTS: dict[str, Contestant] = {
    "ours": ours("always"),
    "ours, everysec": ours("everysec"),
    "relay": relay,
}

PEERS: dict[str, Contestant] = {
    "colyseus": colyseus(Charades),
    "socket.io": socketio(Charades),
    "colyseus, toy": colyseus(Toy),
    "socket.io, toy": socketio(Toy),
}
