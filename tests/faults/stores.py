"""A real store as a process of its own, on a loopback port, to be killed, frozen and started again on the same files."""

from __future__ import annotations

from redis import Redis

from store.processes import Process, until

SETTINGS = ("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction", "--repl-diskless-sync-delay", "0")
"""What it has acknowledged survives a kill: it writes to its file before it answers."""


class StoreProcess:
    """One store, started as it is made. It ends with the process that made it, whatever becomes of that."""

    def __init__(self) -> None:
        self._process = Process(*SETTINGS)
        self.port = self._process.port
        self.start, self.kill, self.stop = self._process.start, self._process.kill, self._process.stop
        self.freeze, self.thaw = self._process.freeze, self._process.thaw

    @property
    def redis(self) -> Redis:
        """A plain client on it, past every link."""
        return Redis(port=self.port, socket_timeout=5, socket_connect_timeout=5)

    def follow(self, port: int) -> None:
        """Be a replica of the store on that port, and wait until everything is here."""
        with self.redis as redis:
            redis.replicaof("127.0.0.1", port)
            until(lambda: redis.info("replication").get("master_link_status") == "up", "the replica follows")

    def promote(self) -> None:
        """Be a primary from now on."""
        with self.redis as redis:
            redis.replicaof("NO", "ONE")
