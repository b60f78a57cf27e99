"""What `viceversa serve` says to whoever started it."""

from __future__ import annotations

import socket

import pytest

from viceversa.gateway import addresses
from viceversa.serving import at_home
from viceversa.settings import Settings
from viceversa.welcoming import how_to_join, where


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer in a home network, and in another one besides."""
    monkeypatch.setattr(addresses, "own_addresses", lambda: ("192.168.1.20", "10.0.0.7"))
    for name in ("VICEVERSA_HOST", "VICEVERSA_PORT"):
        monkeypatch.delenv(name, raising=False)


def test_a_server_for_this_computer_alone_says_so() -> None:
    """Nobody is sent to an address that leads nowhere, and the way to two phones is named."""
    assert where(Settings(), 8000).startswith("Vice Versa listens on http://127.0.0.1:8000, for this computer alone")
    said = how_to_join(Settings(), 8000, "KXRTWH")
    assert "Only this computer can open the link." in said
    assert "make run" in said
    assert "viceversa play KXRTWH\n" in said
    assert "192.168" not in said


def test_a_server_for_the_home_network_says_how_phones_come_in() -> None:
    """The address that phones reach, the code as it is read, and what to do when a phone does not get there."""
    home = Settings(host="0.0.0.0")
    assert where(home, 8003).startswith("Vice Versa listens on http://192.168.1.20:8003, for every device in this network")
    said = how_to_join(home, 8003, "KXRTWH")
    for words in (
        "open http://192.168.1.20:8003 on the phone",
        "KXR TWH",
        "Wi-Fi",
        "Guest networks",
        "firewall",
        "http://10.0.0.7:8003",
    ):
        assert words in said
    assert "http://localhost:8003 in a browser" in said
    assert "viceversa play KXRTWH --server http://localhost:8003\n" in said
    assert "somebody else in your Wi-Fi could read along" in said


def test_a_computer_in_no_network_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no address to give, and that is said plainly."""
    monkeypatch.setattr(addresses, "own_addresses", tuple)
    assert "this computer is in no network" in where(Settings(host="0.0.0.0"), 8000)
    assert "Only this computer can open the link." in how_to_join(Settings(host="0.0.0.0"), 8000, "KXRTWH")


def test_a_public_address_is_what_everybody_is_sent_to() -> None:
    """Also on this computer, and without advice about a Wi-Fi that has nothing to do with it."""
    public = Settings(public_url="https://play.example")
    assert "as https://play.example" in where(public, 8000)
    said = how_to_join(public, 8000, "KXRTWH")
    assert "open https://play.example on the phone" in said
    assert "viceversa play KXRTWH --server https://play.example\n" in said
    assert "Wi-Fi" not in said


def test_at_home_is_open_to_the_network_on_a_port_that_is_free() -> None:
    """The usual port, or the next one where it is taken; what was set stays as it was set."""
    with socket.create_server(("0.0.0.0", 0)) as taken:
        port = taken.getsockname()[1]
        usual = Settings.model_construct(**{**Settings().model_dump(), "port": port}, _fields_set=set())
        assert at_home(usual).host == "0.0.0.0"
        assert port < at_home(usual).port < port + 20
        assert at_home(Settings(port=port, host="127.0.0.1")) == Settings(port=port, host="127.0.0.1")
