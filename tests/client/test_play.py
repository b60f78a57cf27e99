"""Starting to play: seats, returning, forgetting, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from client.rigged import FakeServer
from viceversa.wire.messages import Open, Refused, Resume
from viceversa_client import say
from viceversa_client.places import Places
from viceversa_client.play import NO_SEAT, NO_SERVER, OK, USAGE, Keyboard, can_draw, play


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Lines that the person types, one after the other; and a state folder of their own."""
    lines: list[str] = []

    async def line(keyboard: Keyboard) -> str | None:
        return lines.pop(0) if lines else None

    monkeypatch.setattr(Keyboard, "line", line)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return lines


async def playing(server: str, target: str | None = None, *, forget: bool = False, practice: bool = False) -> int:
    """Play in line mode."""
    return await play(target, server=server, name="Mika", language="en", plain=True, practice=practice, forget=forget)


async def test_opens_a_room_and_keeps_the_place(server: FakeServer, types: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without a target a room is opened; leaving says that the place is kept."""
    types += ["q"]
    assert await playing(server.url) == OK
    assert isinstance(server.heard[0], Open)
    assert "Your place is kept." in capsys.readouterr().out
    assert len(Places().all()) == 1


async def test_offers_the_last_session(server: FakeServer, types: list[str]) -> None:
    """The next start offers to go back in; yes returns to the same seat, no opens a new room."""
    types += ["q"]
    await playing(server.url)
    types += ["y", "q"]
    await playing(server.url)
    assert isinstance(server.heard[-1], Resume)
    types += ["n", "q"]
    await playing(server.url)
    assert isinstance(server.heard[-1], Open)


async def test_forgetting_removes_everything(server: FakeServer, types: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Forgetting removes what was kept and plays nothing."""
    types += ["q"]
    await playing(server.url)
    heard = len(server.heard)
    assert await playing(server.url, forget=True) == OK
    assert "Forgotten on this device: 1." in capsys.readouterr().out
    assert Places().all() == []
    assert len(server.heard) == heard


async def test_leaving_fast_forgets_and_says_nothing(
    server: FakeServer, types: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Leaving fast forgets the session here, and adds no word."""
    types += ["x"]
    assert await playing(server.url) == OK
    assert Places().all() == []
    assert "Your place is kept." not in capsys.readouterr().out


async def test_gone_session_leads_to_a_new_room(server: FakeServer, types: list[str]) -> None:
    """When the kept session is gone, a new room is opened instead."""
    types += ["q"]
    await playing(server.url)
    types += ["y", "q"]
    server.refused = Refused(code="no_seat", say="This device has no seat here.", wait=None)
    assert await playing(server.url) == NO_SEAT
    assert isinstance(server.heard[-2], Resume)
    assert isinstance(server.heard[-1], Open)
    assert Places().all() == []


@pytest.mark.parametrize("target", ["hello", "http://x/"])
async def test_nonsense_is_a_usage_error(target: str, types: list[str]) -> None:
    """A target that is neither code nor link is told so at once."""
    assert await playing("http://127.0.0.1:9", target) == USAGE


async def test_no_server_and_no_seat_have_their_codes(
    server: FakeServer, types: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An absent server and a refused seat end with a sentence and a code of their own."""
    assert await playing("http://127.0.0.1:9") == NO_SERVER
    server.refused = Refused(code="no_way_in", say="That code isn't open.", wait=None)
    assert await playing(server.url, "KXRBCH") == NO_SEAT
    assert "That code isn't open." in capsys.readouterr().out


async def test_practice_needs_a_free_seat(server: FakeServer, types: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without an open door nobody practises, and no script is announced."""
    types += ["q"]
    assert await playing(server.url, practice=True) == OK
    out = capsys.readouterr().out
    assert "nobody can practise" in out
    assert say.SCRIPT not in out


async def test_no_server_is_said_kindly(types: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """An absent server is told in plain words, with the address that was tried and no figures of the system."""
    assert await playing("http://127.0.0.1:9") == NO_SERVER
    out = capsys.readouterr().out
    assert "nothing answers at http://127.0.0.1:9" in out
    assert "Errno" not in out


@pytest.mark.parametrize(("term", "draws"), [("xterm", True), ("dumb", False), (None, False)])
def test_a_plain_terminal_gets_plain_lines(term: str | None, draws: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that cannot draw is never given a full screen."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    if term is None:
        monkeypatch.delenv("TERM", raising=False)
    else:
        monkeypatch.setenv("TERM", term)
    assert can_draw() == draws
