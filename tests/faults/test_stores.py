"""Stores that are killed, and replicas that take their place."""

from __future__ import annotations

from faults.stores import StoreProcess


def test_what_was_acknowledged_survives_a_kill() -> None:
    """A store that is started again on its files has what it had."""
    store = StoreProcess()
    try:
        with store.redis as redis:
            redis.set("key", "value")
        store.kill()
        store.start()
        with store.redis as redis:
            assert redis.get("key") == b"value"
    finally:
        store.stop()


def test_a_replica_has_what_its_primary_has_and_can_take_its_place() -> None:
    """After it is promoted it takes writes."""
    primary, replica = StoreProcess(), StoreProcess()
    try:
        with primary.redis as redis:
            redis.set("key", "value")
        replica.follow(primary.port)
        replica.promote()
        with replica.redis as redis:
            assert redis.get("key") == b"value"
            redis.set("key", "other")
    finally:
        primary.stop()
        replica.stop()
