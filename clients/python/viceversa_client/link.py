"""Addresses, links and typed codes: what a person pastes or types, turned into where to go.

Pure; it never opens a connection, and never puts a secret anywhere but behind the `#` of a link.
"""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

CODE_SYMBOLS = "BCDFGHJKLMNPQRSTVWXZ"
CODE_LENGTH = 6

_SECURE = {"https": True, "wss": True, "http": False, "ws": False}
_LOCAL_NAMES = ("localhost", "localhost.localdomain")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Code(NamedTuple):
    """A typed code, in its plain form: six capital letters."""

    letters: str


class Link(NamedTuple):
    """A link to a seat. `server` is the http(s) origin that it points to."""

    server: str
    session: str
    secret: str


def origin(address: str) -> str:
    """The http(s) origin of an address; ws, wss and a missing scheme are understood.

    Raises ValueError where there is no host, or the scheme or port makes no sense.
    """
    text = address.strip()
    if "://" not in text:
        text = f"http://{text}"
    parts = urlsplit(text)
    secure = _SECURE.get(parts.scheme.lower())
    if secure is None or not parts.hostname:
        raise ValueError(f"{address!r} is not the address of a server, such as http://192.168.1.5:8000")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = f":{parts.port}" if parts.port is not None else ""
    return urlunsplit(("https" if secure else "http", host + port, "", "", ""))


def socket_url(server: str) -> str:
    """The WebSocket address of a server."""
    return "ws" + origin(server).removeprefix("http") + "/ws"


def bundle_url(server: str, fingerprint: str, language: str) -> str:
    """Where a server keeps a bundle's words."""
    return f"{origin(server)}/bundles/{fingerprint}/{language}"


def link_to(server: str, session: str, secret: str) -> str:
    """The link that takes a seat."""
    return f"{origin(server)}/#{session}.{secret}"


def code_letters(text: str) -> str | None:
    """The plain form of a typed code, or None when it cannot be one. Case, spaces and hyphens do not matter."""
    letters = re.sub(r"[\s\-\u2010-\u2015]", "", text).upper()
    return letters if len(letters) == CODE_LENGTH and all(letter in CODE_SYMBOLS for letter in letters) else None


def spaced(code: str) -> str:
    """A code as it is shown, in two groups: `KXR TWH`."""
    return f"{code[:3]} {code[3:]}"


def read_target(text: str) -> Code | Link | None:
    """What a person typed or pasted: a code, a link, or neither."""
    letters = code_letters(text)
    if letters is not None:
        return Code(letters)
    head, mark, fragment = text.strip().partition("#")
    session, dot, secret = fragment.partition(".")
    if not (mark and dot and _TOKEN.fullmatch(session) and _TOKEN.fullmatch(secret)):
        return None
    try:
        return Link(origin(head), session, secret)
    except ValueError:
        return None


def is_near(server: str) -> bool:
    """Whether a server is on this machine or in this home, so that no web proxy lies on the way to it."""
    host = urlsplit(origin(server)).hostname or ""
    if host in _LOCAL_NAMES or host.endswith(".local"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local
