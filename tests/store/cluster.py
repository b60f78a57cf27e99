"""A real cluster on this machine: three primaries, each with a replica that takes its place within about three seconds."""

from __future__ import annotations

from redis.crc import key_slot
from redis.exceptions import RedisError

from store.processes import Process, until
from support.serving import free_port

SLOTS = 16_384
TIMEOUT = 1_000
"""Milliseconds of silence after which the others give a server up."""

WORDS = (
    *("--cluster-enabled", "yes", "--cluster-node-timeout", str(TIMEOUT), "--cluster-allow-replica-migration", "no"),
    *("--cluster-require-full-coverage", "no"),
    *("--cluster-replica-validity-factor", "0", "--repl-diskless-sync-delay", "0", "--repl-timeout", "10", "--appendonly", "no"),
)


class Cluster:
    """Six servers. `servers` are the processes; who is a primary changes with every failover."""

    def __init__(self) -> None:
        self.servers: list[Process] = []

    @property
    def url(self) -> str:
        """What `--store` is given: three of the six are named, the others are found."""
        return "redis+cluster://" + ",".join(f"127.0.0.1:{server.port}" for server in self.servers[::2])

    def start(self) -> None:
        """Start all six and join them; takes some seconds."""
        buses: list[int] = []
        for _ in range(6):
            bus = free_port()
            self.servers.append(Process(*WORDS, "--cluster-port", str(bus)))
            buses.append(bus)
        first, *others = self.servers
        for number, server in enumerate(self.servers[:3]):
            server.ask("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            server.ask("CLUSTER", "ADDSLOTSRANGE", number * SLOTS // 3, (number + 1) * SLOTS // 3 - 1)
        for server in others:
            server.ask("CLUSTER", "MEET", "127.0.0.1", first.port, buses[0])
        until(lambda: all(len(_known(server)) == 6 for server in self.servers), "six servers know each other")
        for primary, replica in zip(self.servers[:3], self.servers[3:], strict=True):
            replica.ask("CLUSTER", "REPLICATE", str(primary.ask("CLUSTER", "MYID")))
        self.wait_until_healthy()

    def stop(self) -> None:
        """End every server."""
        for server in self.servers:
            server.stop()
        self.servers.clear()

    def primaries(self) -> list[Process]:
        """The servers that take writes now, as far as they know."""
        return [server for server in self.servers if _role(server) == "master"]

    def primary_of(self, key: str) -> Process:
        """The server that takes writes for a key now, as most of the cluster sees it."""
        slot = key_slot(key.encode())
        seen = [port for server in self.servers if (port := _holder(server, slot)) is not None]
        assert seen, "nobody answers"
        return self._on(max(seen, key=seen.count))

    def replica_of(self, primary: Process) -> Process:
        """The replica of a primary."""
        lines = _known(primary)
        mine = next((line[0] for line in lines if "myself" in line[2]), "")
        ports = [_port(line) for line in lines if line[3] == mine]
        assert ports, "it has no replica"
        return self._on(ports[0])

    def kill_primary(self, key: str = "vv:s:{s}") -> Process:
        """Kill the primary of a key without a warning; the process that was killed, to be started again."""
        primary = self.primary_of(key)
        primary.kill()
        return primary

    def failed_over(self, old: Process, key: str = "vv:s:{s}") -> bool:
        """Whether another server than the old primary holds a key, in the eyes of all that answer."""
        slot = key_slot(key.encode())
        seen = {_holder(server, slot) for server in self.servers if server is not old}
        return old.port not in seen and None not in seen

    def hand_over(self, primary: Process) -> None:
        """Let a primary and its replica change places in good order; return when all see it."""
        replica = self.replica_of(primary)
        until(lambda: "connected" in _said(replica), "a replica in step")
        replica.ask("CLUSTER", "FAILOVER")
        until(lambda: _role(replica) == "master" and _role(primary) == "slave" and self._agreed(), "a change of places")

    def wait_until_healthy(self) -> None:
        """Start again what was killed, thaw what was frozen, and return when three primaries have a replica each and all agree."""
        for server in self.servers:
            server.thaw()
            if not server.answers():
                server.kill()
                server.start()
        until(self._healthy, "a healthy cluster")

    def _healthy(self) -> bool:
        primaries = self.primaries()
        return (
            len(primaries) == 3
            and self._agreed()
            and all("cluster_state:ok" in str(server.ask("CLUSTER", "INFO")) for server in self.servers)
            and not any("fail" in line[2] for server in self.servers for line in _known(server))
            and all(primary.in_step() == 1 for primary in primaries)
        )

    def _agreed(self) -> bool:
        """Whether all see the same primaries, and each primary one replica of its own."""
        return len({_holders(server) for server in self.servers}) == 1 and all(
            [line[3] for line in lines].count(next((line[0] for line in lines if "myself" in line[2]), "")) == 1
            for lines in map(_known, self.primaries())
        )

    def _on(self, port: int) -> Process:
        return next(server for server in self.servers if server.port == port)


def _known(server: Process) -> list[list[str]]:
    """The lines of CLUSTER NODES: id, address, flags, primary, and so on."""
    try:
        found = server.ask("CLUSTER", "NODES")
    except RedisError:
        return []
    return [line.split() for line in str(found).splitlines()]


def _port(line: list[str]) -> int:
    return int(line[1].partition("@")[0].rpartition(":")[2])


def _holders(server: Process) -> tuple[tuple[int, int, int], ...]:
    """From slot, to slot and the primary's port, of every range, as one server sees it."""
    try:
        slots = server.ask("CLUSTER", "SLOTS")
    except RedisError:
        return ()
    assert isinstance(slots, list)
    return tuple(sorted((first, last, int(primary[1])) for first, last, primary, *_ in slots))


def _holder(server: Process, slot: int) -> int | None:
    return next((port for first, last, port in _holders(server) if first <= slot <= last), None)


def _role(server: Process) -> str:
    return str(_said(server)[0])


def _said(server: Process) -> list[object]:
    """What a server answers to ROLE; the first is master or slave."""
    try:
        found = server.ask("ROLE")
    except RedisError:
        return ["gone"]
    assert isinstance(found, list)
    return found
