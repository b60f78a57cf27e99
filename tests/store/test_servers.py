"""Where keys are, when there is one server."""

from __future__ import annotations

from store.lines import Exchange
from viceversa.store.durable import Durability
from viceversa.store.servers import OneServer


async def test_one_server_holds_every_key() -> None:
    """All keys and channels lead to the same server, and without replicas to wait for there is one way to it."""
    servers = OneServer(Exchange().dial, 2.0)
    assert servers.all() == [servers.at("a")] == [servers.at("b")]
    assert servers.dial("a") == servers.dial("b")
    assert not servers.at("a").durable
    assert servers.at("a").sure is servers.at("a").plain
    await servers.close()
    await servers.close()


async def test_what_is_to_be_sure_has_a_connection_of_its_own() -> None:
    """Waiting for replicas holds up nothing else."""
    servers = OneServer(Exchange().dial, 2.0, Durability(1))
    assert servers.at("a").durable
    assert servers.at("a").sure is not servers.at("a").plain
    await servers.close()


async def test_a_server_that_became_a_replica_is_looked_for_anew() -> None:
    """A refusal to write drops the connection, so that the next one goes to whoever has the name by then; other trouble does not."""
    exchange = Exchange()
    servers = OneServer(exchange.dial, 2.0)
    changes: list[int] = []
    servers.changed = lambda: changes.append(1)
    servers.at("a").plain.call("GET", "a").cancel()
    line, _ = await exchange.connected()
    servers.doubt()
    servers.doubt("OOM")
    assert not line.aborted
    servers.doubt("READONLY")
    await servers.settle()
    assert line.aborted
    assert changes == [1]
    await servers.close()
