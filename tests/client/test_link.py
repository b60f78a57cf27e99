"""Addresses, links and codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viceversa_client.link import CODE_SYMBOLS, Code, Link, bundle_url, is_near, link_to, origin, read_target, socket_url, spaced


@pytest.mark.parametrize("typed", ["KXRBCH", "kxr bch", "kxr-bch", " KxR\u2013bcH ", "k x r b c h"])
def test_codes_are_forgiving(typed: str) -> None:
    """Case, spaces and hyphens do not matter in a code."""
    assert read_target(typed) == Code("KXRBCH")


@pytest.mark.parametrize(
    "typed", ["", "KXRBC", "KXRBCHH", "KXRBCA", "hello there", "#", "http://x/#", "http://x/#s", "http://x/#s.", "##a.b"]
)
def test_nonsense_is_neither(typed: str) -> None:
    """What is neither a code nor a link is refused."""
    assert read_target(typed) is None


@given(st.text(alphabet=CODE_SYMBOLS, min_size=6, max_size=6))
def test_shown_codes_are_read_back(code: str) -> None:
    """A code as it is shown reads back as itself."""
    assert read_target(spaced(code)) == Code(code)


def test_links_go_round() -> None:
    """A link made for a seat reads back with its server, session and secret."""
    link = link_to("https://play.example:8443", "s-1_a", "Sec-ret_9")
    assert read_target(link) == Link("https://play.example:8443", "s-1_a", "Sec-ret_9")


@pytest.mark.parametrize(
    ("address", "socket"),
    [
        ("http://10.0.0.5:8765/", "ws://10.0.0.5:8765/ws"),
        ("10.0.0.5:8765", "ws://10.0.0.5:8765/ws"),
        ("wss://play.example", "wss://play.example/ws"),
        ("https://[::1]:8765", "wss://[::1]:8765/ws"),
    ],
)
def test_socket_addresses(address: str, socket: str) -> None:
    """A server's address gives its socket's, with or without a scheme."""
    assert socket_url(address) == socket


@pytest.mark.parametrize("address", ["", "ftp://x", "http://", "http://x:port"])
def test_odd_addresses_are_refused(address: str) -> None:
    """An address without a host, or with an odd scheme or port, raises."""
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is the standard library's for a port
        origin(address)


def test_bundle_address() -> None:
    """Words lie under fingerprint and language."""
    assert bundle_url("ws://h:1", "f1", "es") == "http://h:1/bundles/f1/es"


def test_near_servers_go_without_a_proxy() -> None:
    """A server at home is near; one out there is not."""
    assert is_near("http://192.168.1.5:8765")
    assert is_near("http://tablet.local")
    assert not is_near("https://play.example")
