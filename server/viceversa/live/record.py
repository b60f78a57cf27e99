"""The state of a session as bytes, with the schema it was written in and the lowest that may read it.

A release reads schemas n and n + 1 and writes n, so that two releases can run side by side.
"""

from __future__ import annotations

import msgspec

from viceversa.game.session import SCHEMA, Session

READS = (SCHEMA, SCHEMA + 1)


class TooNew(Exception):
    """The state was written by a release that this one cannot follow; another node must play it."""


class _Head(msgspec.Struct):
    schema: int = SCHEMA
    min_reader: int = SCHEMA


_encode = msgspec.msgpack.Encoder().encode
_head = msgspec.msgpack.Decoder(_Head).decode
_decode = msgspec.msgpack.Decoder(Session).decode


def pack(session: Session) -> bytes:
    """The state as msgpack."""
    return _encode(session)


def unpack(state: bytes) -> Session:
    """The state from msgpack; fields of a newer schema that this release does not know are dropped only if it may read it.

    Raises TooNew.
    """
    head = _head(state)
    if head.min_reader > READS[-1]:
        raise TooNew(head.schema)
    return _decode(state)
