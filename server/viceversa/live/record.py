"""The state of a session as bytes, with the schema it was written in and the lowest that may read it.

Two releases run side by side while servers are updated, so this release reads what the one before it wrote, and what the one after it
writes as far as it knows the fields. What it cannot follow it never writes over. A state never goes back to an older schema: who reads an
older one adapts it, once, on reading; fields that a reader does not know are dropped, and only a state that allows it has any.
"""

from __future__ import annotations

import msgspec

from viceversa.game.session import KNOWS, MIN_READER, SCHEMA, Session


class TooNew(Exception):
    """The state was written by a release that this one cannot follow; another node must play it."""


class _Head(msgspec.Struct):
    schema: int = 1
    min_reader: int = 1


_encode = msgspec.msgpack.Encoder().encode
_head = msgspec.msgpack.Decoder(_Head).decode
_decode = msgspec.msgpack.Decoder(Session).decode


def pack(session: Session) -> bytes:
    """The state as msgpack."""
    return _encode(session)


def unpack(state: bytes) -> Session:
    """The state from msgpack, as this release would have written it, or in the newer schema that it has.

    Raises TooNew.
    """
    head = _head(state)
    if head.min_reader > KNOWS:
        raise TooNew(head.schema)
    schema, min_reader = max(head.schema, SCHEMA), max(head.min_reader, MIN_READER)
    return msgspec.structs.replace(_decode(state), schema=schema, min_reader=min_reader)
