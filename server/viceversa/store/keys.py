"""The names of everything that lies in the store. Nothing else in the package may spell a key.

What has a hash tag in braces lies in one place of a cluster with all that has the same: a session, and a node with its inbox.
"""

from __future__ import annotations

RESERVED = frozenset({"commit", "state", "by"})
"""Fields of a session's hash that no sealed blob may be named after."""

BEAT_TTL = 48 * 3_600_000
"""Milliseconds that a node's last beat stays on record."""


def session_key(session: str) -> str:
    """The hash of a session: its last commit, its state, and its sealed blobs by name."""
    return f"vv:s:{{{session}}}"


def code_key(code: str) -> str:
    """Where a code to read aloud leads."""
    return f"vv:code:{code}"


def node_key(node: str) -> str:
    """The hash of a node: its last beat."""
    return f"vv:node:{{{node}}}"


def inbox_channel(node: str) -> str:
    """The channel that a node listens to: a sharded one, which lies in a cluster like a key."""
    return f"vv:inbox:{{{node}}}"


def budget_key(key: str) -> str:
    """A count that is forgotten when its window is over."""
    return f"vv:budget:{key}"


def secret_key(name: str) -> str:
    """Random bytes that all nodes share for a while."""
    return f"vv:secret:{name}"


def bundle_key(fingerprint: str) -> str:
    """A bundle under its fingerprint."""
    return f"vv:bundle:{fingerprint}"
