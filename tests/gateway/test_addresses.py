"""Where other devices find the server, and who is told."""

from __future__ import annotations

import ipaddress
import json
import socket
from typing import Any

import pytest

from gateway.rooms import Rooms
from gateway.test_pages import get
from viceversa.gateway import addresses
from viceversa.gateway.addresses import best_origin, is_loopback, origins, own_addresses
from viceversa.settings import Settings


def test_a_server_for_this_machine_alone_has_no_address_for_others() -> None:
    """On loopback nobody else can come, and links are for this machine."""
    for host in ("127.0.0.1", "::1", "localhost"):
        settings = Settings(host=host)
        assert is_loopback(host)
        assert origins(settings, 8000) == ()
        assert best_origin(settings, 8000) == "http://localhost:8000"


def test_a_public_address_goes_before_all_others() -> None:
    """What the operator set is the only address there is."""
    settings = Settings(host="0.0.0.0", public_url="https://play.example/")
    assert origins(settings, 8000) == ("https://play.example",)


@pytest.mark.parametrize(
    ("host", "origin"),
    [("192.168.1.20", "http://192.168.1.20:81"), ("fd00::2", "http://[fd00::2]:81"), ("home.local", "http://home.local:81")],
)
def test_an_address_that_is_listened_on_is_the_one(host: str, origin: str) -> None:
    """One address of this machine is given as it is; with a certificate it is https."""
    assert origins(Settings(host=host), 81) == (origin,)
    assert origins(Settings.model_validate({"host": host, "tls_cert": "c.pem"}), 81) == (origin.replace("http", "https"),)


def test_own_addresses_lead_here_from_other_devices() -> None:
    """None of them is loopback, and this machine can be reached by each."""
    for address in own_addresses():
        assert not ipaddress.ip_address(address).is_loopback
        with socket.create_server((address, 0)) as server:
            socket.create_connection(server.getsockname(), timeout=2).close()


@pytest.mark.parametrize(
    ("routed", "interfaces", "told"),
    [
        ("192.168.1.20", ["127.0.0.1", "10.0.0.7", "192.168.1.20"], ("192.168.1.20", "10.0.0.7")),
        ("10.8.0.2", ["127.0.0.1", "192.168.1.20"], ("192.168.1.20", "10.8.0.2")),
        ("10.8.0.2", [], ("10.8.0.2",)),
        (None, ["127.0.0.1", "169.254.3.4", "192.168.1.20"], ("192.168.1.20",)),
        (None, ["127.0.0.1"], ()),
    ],
)
def test_the_likeliest_address_comes_first(
    monkeypatch: pytest.MonkeyPatch, routed: str | None, interfaces: list[str], told: tuple[str, ...]
) -> None:
    """The network that leads out, but not a tunnel where there is a network besides; never what leads nowhere."""
    monkeypatch.setattr(addresses, "_routed", lambda: routed)
    monkeypatch.setattr(addresses, "_of_interfaces", lambda: iter(interfaces))
    monkeypatch.setattr(addresses, "_of_name", lambda: iter(()))
    assert own_addresses() == told


async def test_a_page_on_this_machine_is_told_how_others_reach_it(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the port that was taken, freshly each time, as a laptop may come into another network."""
    monkeypatch.setattr("viceversa.gateway.addresses.own_addresses", lambda: ("192.168.1.20",))
    async with rooms.serving(host="0.0.0.0") as app:
        reply = await get(app.port, "/addresses")
        assert json.loads(reply.body) == {"addresses": [f"http://192.168.1.20:{app.port}"]}
        assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("settings", "status"), [({}, 404), ({"trusted_proxies": ("127.0.0.1",)}, 404), ({"public_url": "https://play.example"}, 404)]
)
async def test_nobody_else_is_told(rooms: Rooms, settings: dict[str, Any], status: int) -> None:
    """Whoever comes through a proxy finds no such page, named or not; a machine's addresses are its own business."""
    async with rooms.serving(**settings) as app:
        assert (await get(app.port, "/addresses", "X-Forwarded-For: 203.0.113.9")).status == status
        assert (await get(app.port, "/addresses")).status == 200
