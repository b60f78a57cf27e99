"""Who may talk to this server from a browser, and from where somebody comes.

There are no cookies, so the danger is DNS rebinding: a page of a stranger whose name suddenly leads to a server at home. So the Host
must be one that this server is known by, and an Origin, when there is one, must be the same.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit


def host_of(header: str) -> str | None:
    """The name or IP of a Host header, without the port, in lower case; None when it is none."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port
    except ValueError:
        return None
    if parts.username is not None or parts.path or parts.query or parts.fragment:
        return None
    return (parts.hostname or "").rstrip(".") or None


def host_allowed(header: str, local: str | None, allowed: Iterable[str]) -> bool:
    """Whether this server goes by that name: localhost, *.local, the address the connection came in on, or one that was configured."""
    host = host_of(header)
    if host is None:
        return False
    if host in ("localhost", *(name.lower() for name in allowed)) or host.endswith((".local", ".localhost")):
        return True
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return ip.is_loopback or (local is not None and ip == _plain(local))


def origin_allowed(origin: str | None, header: str) -> bool:
    """Whether a browser's page comes from this same host and port; devices that are no browser send no Origin."""
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and parts.netloc.lower() == header.lower()


def address_of(peer: str, forwarded: str | None, trusted: Iterable[str]) -> str:
    """The address a device comes from: the last one in X-Forwarded-For that no trusted proxy wrote; else the peer itself."""
    address = peer
    for entry in reversed((forwarded or "").split(",")):
        if not is_proxy(address, trusted):
            break
        if _plain(entry.strip()) is not None:
            address = entry.strip()
    return address


def is_proxy(address: str, trusted: Iterable[str]) -> bool:
    """Whether a trusted proxy has that address, so that it stands for others."""
    ip = _plain(address)
    return ip is not None and any(ip == _plain(each) for each in trusted)


def reader_of(peer: str, forwarded: str | None, trusted: Iterable[str]) -> str:
    """The address that somebody reads a page from; empty where a proxy stands between that nobody has named, since that may be anyone."""
    if forwarded and not is_proxy(peer, trusted):
        return ""
    return address_of(peer, forwarded, trusted)


def within(address: str, networks: Iterable[str]) -> bool:
    """Whether an address lies in one of these networks; each is an address or a network, like 10.0.0.0/8."""
    ip = _plain(address)
    return ip is not None and any(ip in ipaddress.ip_network(each, strict=False) for each in networks)


def network_of(address: str) -> str:
    """What a budget is kept for: an IPv4 address, or the /64 of an IPv6 one."""
    ip = _plain(address)
    if ip is None:
        return "unknown"
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network((ip, 64), strict=False).network_address)


def _plain(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return ip.ipv4_mapped or ip if isinstance(ip, ipaddress.IPv6Address) else ip
