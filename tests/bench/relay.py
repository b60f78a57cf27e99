"""The floor: a relay that keeps nothing and looks at nothing, on the transport that our server uses, with frames of our sizes.

What it costs is what two partners' frames cost on this machine, whatever is done about them. Nobody could play on it.

    python -m bench.relay PORT
"""

from __future__ import annotations

import asyncio
import sys

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, ws_create_server

ANSWER = b"a" * 47
"""As long as the answer to a command of ours."""

REST_OF_VIEW = b"v" * 267
"""With a command before it, as long as a view of charades is on average."""

_rooms: dict[bytes, list[WSTransport]] = {}


class Seat(WSListener):
    """One connection. Its first frame names a room; each later one is answered, and passed on to everyone there."""

    def __init__(self) -> None:
        self._room: list[WSTransport] | None = None

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        match frame.msg_type:
            case WSMsgType.BINARY:
                self._heard(transport, frame.get_payload_as_bytes())
            case WSMsgType.CLOSE:
                transport.disconnect()

    def _heard(self, transport: WSTransport, data: bytes) -> None:
        if self._room is None:
            self._room = _rooms.setdefault(data, [])
            self._room.append(transport)
            transport.send(WSMsgType.BINARY, ANSWER)
            return
        view = data + REST_OF_VIEW
        transport.send(WSMsgType.BINARY, ANSWER)
        for each in self._room:
            each.send(WSMsgType.BINARY, view)


def _seat(request: WSUpgradeRequest) -> Seat:
    return Seat()


async def main() -> None:
    """Listen until ended."""
    await ws_create_server(_seat, "127.0.0.1", int(sys.argv[1]), read_buffer_init_size=2048)
    print("READY", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
