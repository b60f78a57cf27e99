"""One WebSocket of the load, whatever is spoken on it."""

from __future__ import annotations

from collections.abc import Sequence

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from .load import Load

READ_BUFFER = 2048


class Connection(WSListener):
    """A connection that hands on whole frames. `heard` is the protocol's."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self.connected = False
        self.leaving = False
        self._transport: WSTransport | None = None

    async def connect(self, port: int, path: str, protocols: Sequence[str] = ()) -> None:
        """Shake hands with a server of this machine. Raises OSError, picows.WSError."""
        headers = {"Sec-WebSocket-Protocol": ", ".join(protocols)} if protocols else None
        await ws_connect(
            lambda: self,
            f"ws://127.0.0.1:{port}{path}",
            extra_headers=headers,
            enable_auto_pong=True,
            read_buffer_init_size=READ_BUFFER,
            websocket_handshake_timeout=20,
        )

    def send(self, data: bytes, kind: WSMsgType = WSMsgType.BINARY) -> None:
        """Send one frame."""
        assert self._transport is not None
        self._transport.send(kind, data)

    def leave(self) -> None:
        """Close from this side."""
        self.leaving = True
        if self._transport is not None:
            self._transport.disconnect(graceful=False)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self.connected = True

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        match frame.msg_type:
            case WSMsgType.BINARY | WSMsgType.TEXT:
                data = frame.get_payload_as_bytes()
                self.load.frames += 1
                self.load.bytes += len(data)
                self.heard(data)
            case WSMsgType.CLOSE:
                transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.connected = False
        if not self.leaving:
            self.lost()

    def heard(self, data: bytes) -> None:
        """A frame has come."""
        raise NotImplementedError

    def lost(self) -> None:
        """The server closed, or is gone."""
        self.load.wrong("the server closed a connection")
