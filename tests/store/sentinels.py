"""A real primary with two replicas on this machine, and three sentinels that put a replica in its place within about three seconds."""

from __future__ import annotations

from redis.exceptions import RedisError

from store.processes import Process, until

SERVICE = "vice-versa"
TIMEOUT = 1_000
"""Milliseconds of silence after which a sentinel takes a server for dead."""

SERVER = ("--repl-diskless-sync-delay", "0", "--repl-timeout", "10", "--appendonly", "no")


class Sentinels:
    """Three servers of which one is the primary, and three sentinels. `replicas` is how many replicas there are."""

    def __init__(self, replicas: int = 2) -> None:
        self.servers: list[Process] = []
        self.sentinels: list[Process] = []
        self._replicas = replicas

    @property
    def url(self) -> str:
        """What `--store` is given."""
        return "redis+sentinel://" + ",".join(f"127.0.0.1:{each.port}" for each in self.sentinels) + f"/{SERVICE}"

    def start(self) -> None:
        """Start all of them; takes some seconds."""
        first = Process(*SERVER)
        self.servers.append(first)
        for _ in range(self._replicas):
            self.servers.append(Process(*SERVER, "--replicaof", f"127.0.0.1 {first.port}"))
        for _ in range(3):
            sentinel = Process("--sentinel")
            self.sentinels.append(sentinel)
            sentinel.ask("SENTINEL", "MONITOR", SERVICE, "127.0.0.1", first.port, 2)
            sentinel.ask("SENTINEL", "SET", SERVICE, "down-after-milliseconds", TIMEOUT)
            sentinel.ask("SENTINEL", "SET", SERVICE, "failover-timeout", 6_000)
            sentinel.ask("SENTINEL", "SET", SERVICE, "parallel-syncs", 2)
        self.wait_until_healthy()

    def stop(self) -> None:
        """End all of them."""
        for each in (*self.sentinels, *self.servers):
            each.stop()
        self.sentinels.clear()
        self.servers.clear()

    def primary(self) -> Process:
        """The primary, as most of the sentinels see it."""
        seen = [port for sentinel in self.sentinels if (port := _primary(sentinel)) is not None]
        assert seen, "no sentinel answers"
        return next(server for server in self.servers if server.port == max(seen, key=seen.count))

    def replicas(self) -> list[Process]:
        """The other servers."""
        primary = self.primary()
        return [server for server in self.servers if server is not primary]

    def kill_primary(self) -> Process:
        """Kill the primary without a warning; the process that was killed, to be started again."""
        primary = self.primary()
        primary.kill()
        return primary

    def failed_over(self, old: Process) -> bool:
        """Whether another server is the primary, in its own eyes and those of every sentinel."""
        now = self.primary()
        return now is not old and _role(now) == "master" and {_primary(sentinel) for sentinel in self.sentinels} == {now.port}

    def wait_until_healthy(self) -> None:
        """Start again what was killed, thaw what was frozen, and return when all replicas follow and all sentinels agree."""
        for each in (*self.servers, *self.sentinels):
            each.thaw()
            if not each.answers():
                each.kill()
                each.start()
        until(lambda: _role(self.primary()) == "master", "a primary")
        primary = self.primary()
        for server in self.servers:
            if server is not primary and not _follows(
                server, primary
            ):  # the sentinels would see to it too, but take ten seconds over it
                server.ask("REPLICAOF", "127.0.0.1", primary.port)
        until(self._healthy, "a healthy primary with its replicas")

    def _healthy(self) -> bool:
        primary = self.primary()
        return (
            _role(primary) == "master"
            and primary.in_step() == self._replicas
            and all(_sees(sentinel, primary.port, self._replicas) for sentinel in self.sentinels)
        )


def _role(server: Process) -> str:
    try:
        found = server.ask("ROLE")
    except RedisError:
        return "gone"
    assert isinstance(found, list)
    return str(found[0])


def _follows(server: Process, primary: Process) -> bool:
    found = server.ask("ROLE")
    assert isinstance(found, list)
    return found[0] == "slave" and int(found[2]) == primary.port


def _primary(sentinel: Process) -> int | None:
    try:
        with sentinel.redis() as redis:
            found = redis.sentinel_get_master_addr_by_name(SERVICE)
    except RedisError:
        return None
    return None if found is None else int(found[1])


def _sees(sentinel: Process, port: int, replicas: int) -> bool:
    """Whether a sentinel knows that primary, its replicas and the two other sentinels, and finds all of them well."""
    try:
        with sentinel.redis() as redis:
            state = redis.sentinel_master(SERVICE)
            followers = redis.sentinel_slaves(SERVICE)
    except RedisError:
        return False
    well = not (state["is_sdown"] or state["is_odown"])
    good = sum(1 for each in followers if not (each["is_sdown"] or each["is_odown"] or each["is_disconnected"]))
    return well and int(state["port"]) == port and good == replicas and int(state["num-other-sentinels"]) == 2
