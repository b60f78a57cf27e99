"""Every knob, with its unit, its default and its environment name (VICEVERSA_ and the name in capitals)."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _listed(value: Any) -> Any:
    """A list, or one written with commas, as it comes from the environment."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _networks(value: tuple[str, ...]) -> tuple[str, ...]:
    """The same, when each is an address or a network. Raises ValueError."""
    for each in value:
        ipaddress.ip_network(each, strict=False)
    return value


def _left_to(value: str) -> str:
    """The same, when it is an https address without a name or password in it, or a page that is there. Raises ValueError."""
    if not value.startswith("https://"):
        if value.endswith(".html") and Path(value).is_file():
            return value
        raise ValueError("neither an https address nor the path of an .html file")
    host = urlsplit(value).hostname
    if not host or not re.fullmatch(r"[!-~]+", value) or "@" in value.split("/")[2]:
        raise ValueError("no https address that a browser would open")
    return value


Names = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]
Paths = Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_listed)]
Networks = Annotated[Names, AfterValidator(_networks)]
Left = Annotated[str, AfterValidator(_left_to)]


class Settings(BaseSettings):
    """What an operator may set. The command line goes before the environment."""

    model_config = SettingsConfigDict(env_prefix="VICEVERSA_", frozen=True)

    host: str = Field("127.0.0.1", description="Address to listen on; 0.0.0.0 lets other devices in the same network come in.")
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    store: str = Field(
        "embedded",
        description="embedded, or the URL of a Redis 7 or Valkey 8, or later: redis://, rediss:// or unix://; "
        "redis+cluster:// or redis+sentinel:// with several hosts.",
    )
    durable: int = Field(
        0,
        ge=0,
        le=16,
        description="Replicas that must have an answer before anybody is told: all that may be promoted; 0 waits for none.",
    )
    durable_wait_ms: int = Field(100, ge=1, le=1000, description="How long one wait for replicas may take, in milliseconds.")
    durable_short: Literal["continue", "closed"] = Field(
        "continue",
        description="What happens after five seconds with too few replicas: continue without them, or stay closed until they are back.",
    )
    data_dir: Path = Field(Path("data"), description="Where the embedded store keeps its files.")
    scenarios: Paths = Field(
        (), description="Folders and packs of exercise and deck files; the shipped ones when unset, and together with packs alone."
    )
    page: Path | None = Field(None, description="Folder of the built web page; the one that comes with the program when unset.")
    leave_to: Left | None = Field(
        None,
        description="Where a phone goes when somebody leaves fast: an https address or an .html file; a kitchen converter when unset.",
    )
    also: Names = Field((), description="Other addresses of the same room's servers, told to every device: ws://host:port.")
    public_url: str | None = Field(None, description="What links begin with; http://host:port when unset.")
    tls_cert: Path | None = Field(
        None, description="File with a certificate and its chain, as PEM; with it the port speaks https and wss alone."
    )
    tls_key: Path | None = Field(None, description="File with the key of that certificate, as PEM, without a passphrase.")
    allowed_hosts: Names = Field(
        (), description="Names that this server may be called by, besides localhost, *.local and its own IPs."
    )
    trusted_proxies: Names = Field((), description="IPs of reverse proxies whose X-Forwarded-For is believed.")
    metrics_from: Networks = Field(
        ("127.0.0.1", "::1"), description="Addresses and networks that may read /metrics; everybody else finds no such page."
    )

    code_minutes: float = Field(10, gt=0, le=60, description="How long a typed code works, in minutes.")
    wrong_codes_per_address: int = Field(
        10, ge=1, description="Wrong codes from one address (/32 or /64) in ten minutes before it must wait."
    )
    wrong_codes_in_all: int = Field(
        300, ge=1, description="Wrong codes from everywhere in ten minutes before each try costs a delay."
    )
    try_seconds: float = Field(0.3, ge=0, description="How long a failed try at a code takes at least, in seconds.")
    delayed_try_seconds: float = Field(
        2.0, ge=0, description="How long each try waits first, once there were too many wrong ones in all, in seconds."
    )
    rooms_per_address: int = Field(100, ge=1, description="Rooms that one address may open in ten minutes.")
    later_seconds: float = Field(
        3, gt=0, description="How long a command may wait for the store before it is answered later, in seconds."
    )

    connections_most: int = Field(
        20_000,
        ge=1,
        description="Connections in all; fewer where the system allows fewer open files. More are sent away for a while.",
    )
    connections_per_address: int = Field(
        500, ge=1, description="Connections from one address (/32 or /64). More are sent away for a while."
    )
    messages_per_second: float = Field(
        20,
        gt=0,
        description="Messages of one connection, and of the next one of its seat, a second, whatever they are; taken over ten seconds.",
    )
    messages_per_second_per_address: float = Field(
        500, gt=0, description="Messages and new connections of one address (/32 or /64) a second; taken over ten seconds."
    )
    hello_seconds: float = Field(
        10, gt=0, description="How long a new connection may take for its request, and then be silent, in seconds."
    )
    seat_minutes: float = Field(10, gt=0, description="How long a connection may stay without a seat, in minutes.")
    pong_seconds: float = Field(
        30, gt=0, description="How long a device may leave a ping of ours unanswered before its connection is dropped, in seconds."
    )
    unread_seconds: float = Field(
        30, gt=0, description="How long a device may not read what waits for it before it is let go, in seconds."
    )
    unread_most: int = Field(
        64,
        ge=1,
        description="Messages that may wait for a device that does not read, besides its newest view, before it is let go.",
    )
    frame_most: int = Field(
        64 * 1024,
        ge=16 * 1024,
        description="Largest frame that is read at all, in bytes; over 16 KiB is refused, over this is cut; at least 16384.",
    )
    malformed_most: int = Field(10, ge=1, description="Unreadable messages on one connection before it is closed.")


BAD_START = 2
"""Exit code when something outside the program is not as it must be: a setting, the store, the port, a scenario file."""


class BadSettings(ValueError):
    """A setting cannot be what it was set to; says which, a line each, for the person who set it."""


def settled(given: Mapping[str, Any]) -> Settings:
    """The settings of the command line, the environment and the defaults, in this order. Raises BadSettings."""
    try:
        return Settings(**given)
    except ValidationError as error:
        lines = []
        for each in error.errors(include_url=False):
            name = str(each["loc"][0]) if each["loc"] else "settings"
            lines.append(f"--{name.replace('_', '-')} (VICEVERSA_{name.upper()}) is {each['input']!r}: {each['msg'].lower()}.")
        raise BadSettings("\n".join(lines)) from None
