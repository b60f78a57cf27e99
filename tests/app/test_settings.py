"""Every knob: a default, a unit, an environment name, and bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from viceversa.settings import BadSettings, Settings, settled
from viceversa.wire.messages import MAX_FRAME


def test_the_defaults_are_those_of_a_laptop() -> None:
    """Nothing is open to other machines, and nothing needs to be installed."""
    settings = Settings()
    assert (settings.host, settings.store, settings.data_dir) == ("127.0.0.1", "embedded", Path("data"))
    assert (settings.also, settings.allowed_hosts, settings.trusted_proxies) == ((), (), ())
    assert settings.code_minutes == 10
    assert settings.frame_most > MAX_FRAME


def test_every_message_of_the_protocol_can_be_read() -> None:
    """What is read at all is never less than what a device may send."""
    assert Settings(frame_most=MAX_FRAME).frame_most == MAX_FRAME
    with pytest.raises(BadSettings, match="VICEVERSA_FRAME_MOST"):
        settled({"frame_most": MAX_FRAME - 1})


def test_every_knob_says_what_it_is() -> None:
    """A description for each, and the unit where there is one."""
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name
        for unit in ("seconds", "minutes"):
            assert unit not in name or unit in field.description, name


def test_the_environment_sets_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """VICEVERSA_ and the name in capitals; what is given in code goes before."""
    monkeypatch.setenv("VICEVERSA_PORT", "9001")
    monkeypatch.setenv("VICEVERSA_TRY_SECONDS", "0.5")
    monkeypatch.setenv("VICEVERSA_ALSO", "ws://one:1,ws://two:2")
    assert (Settings().port, Settings().try_seconds) == (9001, 0.5)
    assert Settings().also == ("ws://one:1", "ws://two:2")
    assert Settings(port=0).port == 0
    monkeypatch.setenv("VICEVERSA_METRICS_FROM", "10.0.0.0/8, ::1")
    assert Settings().metrics_from == ("10.0.0.0/8", "::1")
    monkeypatch.setenv("VICEVERSA_METRICS_FROM", "")
    assert Settings().metrics_from == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", 65_536),
        ("port", -1),
        ("code_minutes", 0),
        ("code_minutes", 61),
        ("wrong_codes_per_address", 0),
        ("wrong_codes_in_all", 0),
        ("try_seconds", -1),
        ("rooms_per_address", 0),
        ("connections_most", 0),
        ("connections_per_address", 0),
        ("messages_per_second", 0),
        ("messages_per_second_per_address", -1),
        ("hello_seconds", 0),
        ("seat_minutes", 0),
        ("pong_seconds", 0),
        ("unread_seconds", 0),
        ("unread_most", 0),
        ("later_seconds", 0),
        ("malformed_most", 0),
        ("metrics_from", "10.0.0.0/8,somewhere"),
        ("metrics_from", "10.0.0.256"),
        ("leave_to", "http://example.org"),
        ("leave_to", "javascript:alert(1)"),
        ("leave_to", "https://"),
        ("leave_to", "https://somebody@example.org/"),
        ("leave_to", "https://example.org/\r\nSet-Cookie: a=b"),
        ("leave_to", "not-there.html"),
        ("leave_to", "/etc/passwd"),
    ],
)
def test_what_makes_no_sense_is_refused(name: str, value: float | str) -> None:
    """A value out of bounds is an error at start, not a surprise later."""
    with pytest.raises(ValidationError):
        Settings.model_validate({name: value})


def test_settings_do_not_change() -> None:
    """They are read once."""
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]  # that is the point
