"""Where other devices find this server: what a link and a QR code begin with.

A machine is asked for its own addresses and for its routes. Nothing is ever sent for it, and nobody else is asked: a name server or a
page that tells one's address would learn that two people play here.
"""

from __future__ import annotations

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterator

from viceversa.settings import Settings

ANY = ("0.0.0.0", "::")  # noqa: S104  (compared, not bound)
"""To listen on all addresses of a machine."""

ELSEWHERE = ("192.0.2.1", 9)
"""An address for documentation. The way there is asked for, and never gone."""

NOT_FOR_PHONES = ("docker", "br-", "veth", "virbr", "lxc", "vmnet", "vboxnet")
"""How the names of networks begin that lie inside a machine."""

_ADDRESS, _FLAGS, _POINT_TO_POINT = 0x8915, 0x8913, 0x10
"""Linux's requests for an interface's address and flags, and the flag of a tunnel, which leads to one other machine and to no phone."""


def origins(settings: Settings, port: int) -> tuple[str, ...]:
    """Where devices in the same network reach the server that listens on that port, the likeliest first; empty where none can."""
    if settings.public_url:
        return (settings.public_url.rstrip("/"),)
    return tuple(_origin(settings, host, port) for host in _hosts(settings.host))


def best_origin(settings: Settings, port: int) -> str:
    """The likeliest of them, or the one that this machine alone can use."""
    return next(iter(origins(settings, port)), _origin(settings, "localhost", port))


def is_loopback(host: str) -> bool:
    """Whether that name or address leads nowhere from another machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _origin(settings: Settings, host: str, port: int) -> str:
    return f"{'https' if settings.tls_cert else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"


def _hosts(listening: str) -> tuple[str, ...]:
    if listening in ANY:
        return own_addresses()
    return () if is_loopback(listening) else (listening,)


def own_addresses() -> tuple[str, ...]:
    """This machine's addresses in the networks that it is in, the likeliest first."""
    routed = _routed()
    found = dict.fromkeys(each for each in (*_of_interfaces(), *_of_name()) if _is_outward(each))
    if routed is None or not _is_outward(routed):
        return tuple(found)
    # a way that leads through a tunnel is the way to the world, and not to the phone on the sofa
    return tuple(dict.fromkeys((routed, *found))) if routed in found or not found else (*found, routed)


def _is_outward(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)


def _routed() -> str | None:
    """The address that this machine would be seen under from elsewhere; None without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)  # of a datagram: the route is looked up, and nothing is sent
            return str(probe.getsockname()[0])
        except OSError:
            return None


def _of_interfaces() -> Iterator[str]:
    """The addresses of network interfaces, where the system tells them."""
    if sys.platform != "linux":
        return
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for _, name in socket.if_nameindex():
            request = struct.pack("256s", name.encode()[:15])
            try:
                flags = struct.unpack_from("H", fcntl.ioctl(asked, _FLAGS, request), 16)[0]
                address = socket.inet_ntoa(fcntl.ioctl(asked, _ADDRESS, request)[20:24])
            except OSError:
                continue  # it has none
            if not flags & _POINT_TO_POINT and not name.startswith(NOT_FOR_PHONES):
                yield address


def _of_name() -> Iterator[str]:
    """The addresses that this machine itself knows under its own name; on Linux its interfaces have told already."""
    if sys.platform == "linux":
        return
    try:
        for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM):
            yield str(address[0])
    except OSError:
        return
