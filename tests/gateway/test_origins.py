"""Who may talk to this server, and from where somebody comes."""

from __future__ import annotations

import pytest

from viceversa.gateway.origins import address_of, host_allowed, host_of, is_proxy, network_of, origin_allowed, reader_of, within


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("localhost:8000", "localhost"),
        ("LocalHost", "localhost"),
        ("laptop.local.", "laptop.local"),
        ("[::1]:8000", "::1"),
        ("192.168.1.5", "192.168.1.5"),
        ("", None),
        (":8000", None),
        ("user@localhost", None),
        ("localhost/x", None),
        ("localhost?x", None),
        ("localhost#x", None),
        ("localhost:port", None),
        ("localhost:99999", None),
        ("[::1", None),
    ],
)
def test_the_host_of_a_header(header: str, host: str | None) -> None:
    """The name without the port; None for whatever is no host."""
    assert host_of(header) == host


@pytest.mark.parametrize(
    ("header", "local", "allowed"),
    [
        ("localhost", None, ()),
        ("app.localhost:8000", None, ()),
        ("laptop.local", None, ()),
        ("127.0.0.1:8000", None, ()),
        ("127.8.8.8", None, ()),
        ("[::1]:8000", None, ()),
        ("192.168.1.5:8000", "192.168.1.5", ()),
        ("192.168.1.5", "::ffff:192.168.1.5", ()),
        ("[fe80::1]", "fe80::1%eth0", ()),
        ("Play.Example:443", None, ("play.example",)),
        ("play.example", None, ("Play.Example",)),
    ],
)
def test_names_this_server_goes_by(header: str, local: str | None, allowed: tuple[str, ...]) -> None:
    """Localhost, *.local, the address the connection came in on, and what was configured."""
    assert host_allowed(header, local, allowed)


@pytest.mark.parametrize(
    ("header", "local", "allowed"),
    [
        ("evil.example", "192.168.1.5", ()),
        ("localhost.evil.example", None, ()),
        ("evillocal", None, ()),
        ("notlocalhost", None, ()),
        ("192.168.1.6", "192.168.1.5", ()),
        ("192.168.1.5.evil.example", "192.168.1.5", ()),
        ("sub.play.example", None, ("play.example",)),
        ("", None, ("",)),
        ("localhost@evil.example", None, ()),
    ],
)
def test_foreign_names_are_not_believed(header: str, local: str | None, allowed: tuple[str, ...]) -> None:
    """A stranger's name that leads here (DNS rebinding) is refused, however much it looks like one of ours."""
    assert not host_allowed(header, local, allowed)


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("http://localhost:8000", True),
        ("https://LOCALHOST:8000", True),
        ("http://localhost", False),
        ("http://localhost:9000", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
        ("file://", False),
        ("localhost:8000", False),
        ("http://[", False),
        ("chrome-extension://localhost:8000", False),
    ],
)
def test_a_page_comes_from_the_same_host_and_port(origin: str | None, allowed: bool) -> None:
    """A browser's page may connect only to where it came from; devices that are no browser send no Origin."""
    assert origin_allowed(origin, "localhost:8000") is allowed


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "address"),
    [
        ("1.2.3.4", None, (), "1.2.3.4"),
        ("1.2.3.4", "9.9.9.9", (), "1.2.3.4"),
        ("10.0.0.1", "9.9.9.9", ("10.0.0.1",), "9.9.9.9"),
        ("::ffff:10.0.0.1", "9.9.9.9", ("10.0.0.1",), "9.9.9.9"),
        ("10.0.0.1", "6.6.6.6, 9.9.9.9", ("10.0.0.1",), "9.9.9.9"),
        ("10.0.0.1", "6.6.6.6, 9.9.9.9, 10.0.0.2", ("10.0.0.1", "10.0.0.2"), "9.9.9.9"),
        ("10.0.0.1", "garbage", ("10.0.0.1",), "10.0.0.1"),
        ("10.0.0.1", "", ("10.0.0.1",), "10.0.0.1"),
        ("10.0.0.1", None, ("10.0.0.1",), "10.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(peer: str, forwarded: str | None, trusted: tuple[str, ...], address: str) -> None:
    """The address is the last one that no trusted proxy wrote, so that nobody can choose it freely."""
    assert address_of(peer, forwarded, trusted) == address


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("", "unknown"),
    ],
)
def test_budgets_are_kept_for_a_network(address: str, network: str) -> None:
    """One IPv4 address, or the /64 that one household has of IPv6."""
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "reader"),
    [
        ("127.0.0.1", None, (), "127.0.0.1"),
        ("127.0.0.1", "", (), "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9", (), ""),
        ("127.0.0.1", "127.0.0.1", (), ""),
        ("127.0.0.1", "203.0.113.9", ("10.0.0.2",), ""),
        ("127.0.0.1", "127.0.0.1, 203.0.113.9", ("127.0.0.1",), "203.0.113.9"),
        ("::ffff:127.0.0.1", "203.0.113.9", ("127.0.0.1",), "203.0.113.9"),
        ("203.0.113.9", None, ("127.0.0.1",), "203.0.113.9"),
    ],
)
def test_who_reads_a_page(peer: str, forwarded: str | None, trusted: tuple[str, ...], reader: str) -> None:
    """The address as for a device; nobody we could name when a proxy that is not trusted stands between."""
    assert reader_of(peer, forwarded, trusted) == reader


@pytest.mark.parametrize(
    ("address", "networks", "inside"),
    [
        ("127.0.0.1", ("127.0.0.1", "::1"), True),
        ("::1", ("127.0.0.1", "::1"), True),
        ("::ffff:10.1.2.3", ("10.0.0.0/8",), True),
        ("10.1.2.3", ("10.0.0.1/8",), True),
        ("11.0.0.1", ("10.0.0.0/8",), False),
        ("127.0.0.1", (), False),
        ("127.0.0.1", ("::/0",), False),
        ("", ("0.0.0.0/0", "::/0"), False),
        ("nonsense", ("0.0.0.0/0", "::/0"), False),
    ],
)
def test_whether_an_address_lies_within(address: str, networks: tuple[str, ...], inside: bool) -> None:
    """In one of the networks, however it is written; what is no address lies in none, not even in all of them."""
    assert within(address, networks) == inside


@pytest.mark.parametrize(
    ("address", "trusted", "proxy"),
    [
        ("127.0.0.1", ("127.0.0.1",), True),
        ("::ffff:127.0.0.1", ("10.0.0.1", "127.0.0.1"), True),
        ("127.0.0.1", (), False),
        ("127.0.0.2", ("127.0.0.1",), False),
        ("", ("nonsense",), False),
    ],
)
def test_whether_somebody_stands_for_others(address: str, trusted: tuple[str, ...], proxy: bool) -> None:
    """Only the proxies that were named, however their address is written."""
    assert is_proxy(address, trusted) == proxy
