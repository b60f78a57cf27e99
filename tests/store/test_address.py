"""What a store's URL means."""

from __future__ import annotations

import pytest
from redis.asyncio import SSLConnection

from viceversa.store.address import address, place


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("redis://user:secret@host:6379/0?password=secret", "redis://host:6379/0"),
        ("rediss://:secret@[::1]:6379", "rediss://[::1]:6379"),
        ("unix://:secret@/run/x.sock?db=1", "unix:///run/x.sock"),
        ("redis+cluster://user:secret@a:1,b:2", "redis+cluster://a:1,b:2"),
        ("redis+sentinel://:secret@a:1,b:2/name?sentinel_password=secret", "redis+sentinel://a:1,b:2/name"),
    ],
)
def test_a_place_shows_no_password(url: str, shown: str) -> None:
    """What is shown of a URL has neither user nor password nor query."""
    assert place(url) == shown
    assert address(url).shown == shown


def test_one_server_is_what_the_library_makes_of_it() -> None:
    """A plain URL has no hosts to ask; its options lead to the server."""
    found = address("redis://user:word@host:7000/3")
    assert (found.kind, found.hosts) == ("server", ())
    assert {name: found.options[name] for name in ("host", "port", "db", "username", "password")} == {
        "host": "host",
        "port": 7000,
        "db": 3,
        "username": "user",
        "password": "word",
    }


def test_a_cluster_has_several_hosts_and_one_way_to_each() -> None:
    """Hosts come with their ports, or the usual one; user, password and TLS are the same for all."""
    found = address("rediss+cluster://user:word@a:7000,[::1]:7001,c/?ssl_ca_certs=ca.pem")
    assert (found.kind, found.hosts) == ("cluster", (("a", 7000), ("::1", 7001), ("c", 6379)))
    assert found.options["connection_class"] is SSLConnection
    assert (found.options["password"], found.options["ssl_ca_certs"]) == ("word", "ca.pem")


def test_sentinels_have_a_service_and_passwords_of_their_own() -> None:
    """The user of the URL is the servers'; the sentinels' own are in the query, and neither gets the other's."""
    found = address("redis+sentinel://user:word@a,b:7001/name/2?sentinel_username=watch&sentinel_password=other")
    assert (found.kind, found.hosts, found.service) == ("sentinel", (("a", 26379), ("b", 7001)), "name")
    assert [found.options.get(name) for name in ("username", "password", "db")] == ["user", "word", 2]
    assert [found.asking.get(name) for name in ("username", "password", "db")] == ["watch", "other", None]
    assert "sentinel_password" not in found.options
    bare = address("redis+sentinel://:word@a/name")
    assert bare.asking.get("password") is None


@pytest.mark.parametrize(
    "url",
    [
        "http://host",
        "nonsense",
        "",
        "redis+cluster://",
        "redis+cluster://a/1",
        "redis+sentinel://a",
        "redis+sentinel:///name",
        "redis+other://a",
        "unix+cluster://a",
        "redis+cluster://a:port",
    ],
)
def test_what_is_no_address_is_the_callers_error(url: str) -> None:
    """Anything else raises ValueError before anything is tried."""
    with pytest.raises(ValueError, match=r"\w"):
        address(url)
