"""A small server that speaks the wire messages, a tiny bundle, and views by hand: what the client's tests stand on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from viceversa.game.view import ClockView, LobbyView, PlaceView, SeatView, View
from viceversa.scenarios.bundle import DeviceBundle
from viceversa.wire.codec import CODECS, SUBPROTOCOLS, Codec, Malformed
from viceversa.wire.messages import Answered, Do, Join, Message, Open, Ping, Pong, Refused, Resume, Seen, Welcome

NOW = 1_800_000_000_000

SCALE = {
    "kind": "scale",
    "of": ["lead", "partner"],
    "each": "items",
    "low": 1,
    "high": 7,
    "low_label": "calm",
    "high_label": "loud",
}
BOTH = ["lead", "partner"]


def tiny_bundle() -> DeviceBundle:
    """One exercise with a phase of every kind of ask, one deck of six cards."""
    phases: dict[str, dict[str, Any]] = {
        "pick": {
            "title": "Find a card",
            "lead": "Look at the cards together.",
            "partner": "Look at the cards together.",
            "who_sees": "The server sees this choice.",
            "show": {"lead": ["hand"], "partner": ["hand"]},
            "hand_field": "topic",
            "asks": {
                "take": {
                    "kind": "choice",
                    "label": "Is this one for today?",
                    "of": BOTH,
                    "each": "hand",
                    "open": True,
                    "private": True,
                    "options": [{"value": "yes", "label": "Yes, this one"}, {"value": "no", "label": "Another card"}],
                }
            },
        },
        "rate": {
            "title": "How is it for you?",
            "lead": "Say how it is for you.",
            "partner": "Say how it is for you.",
            "who_sees": "Only you see this until you both finish.",
            "show": {"lead": ["card.topic", "card.items"], "partner": ["card.topic", "card.items"]},
            "seal": 256,
            "asks": {"own": {**SCALE, "label": "How is it for you?"}},
        },
        "think": {
            "title": "How is it for {partner}?",
            "lead": "Guess how it is for {partner}.",
            "partner": "Guess how it is for {partner}.",
            "seal": 256,
            "show": {"lead": ["card.items"], "partner": ["card.items"]},
            "asks": {
                "theirs": {**SCALE, "label": "How is it for {partner}?", "about_partner": True},
                "wish": {"kind": "text", "label": "One wish", "of": BOTH, "longest": 40, "need": False},
            },
        },
        "speak": {
            "title": "Speak as each other",
            "lead": "Speak as {partner}. Fair, no jokes.",
            "partner": "Hear your side. No words yet.",
            "who_sees": "Nothing is written down here.",
            "prompts": ["What did you notice first?"],
            "show": {"lead": ["card.topic"], "partner": ["card.topic"]},
            "least": 10,
            "usual": 90,
            "open_mics": ["lead"],
            "in_role": True,
            "asks": {
                "flag": {"kind": "signal", "label": "Not quite", "of": ["partner"], "times": 3, "open": True, "need": False},
                "done": {"kind": "ready", "label": "Done", "of": ["lead"], "open": True},
            },
        },
        "back": {
            "title": "Back to you",
            "lead": "Say: I am {me}.",
            "partner": "Say: I am {me}.",
            "must": True,
            "asks": {"done": {"kind": "ready", "label": "I'm me again", "of": BOTH, "open": True}},
        },
        "talk": {
            "title": "Look at it together",
            "lead": "Ask: what am I missing?",
            "partner": "Ask: what am I missing?",
            "who_sees": "You both see this at once.",
            "after": "Nothing said as {lead} is a promise.",
            "asks": {"done": {"kind": "ready", "label": "Go on", "of": BOTH, "open": True}},
        },
        "mime": {
            "title": "Show a feeling",
            "lead": "Show it. No words.",
            "partner": "Watch. What do you read?",
            "who_sees": "You both see the guess at once.",
            "show": {"lead": ["card.word", "card.hint"], "partner": ["options", "outcome"]},
            "hand_field": "word",
            "asks": {"read": {"kind": "guess", "label": "What do you read?", "of": ["partner"], "tries": 2, "open": True}},
        },
    }
    for phase in phases.values():
        phase.setdefault("usual", 60)
    names = ("red", "blue", "green", "grey", "gold", "pink")
    cards = {
        name: {
            "fields": {"topic": f"The {name} topic", "word": f"{name}-ish", "hint": f"Think of {name} things."},
            "items": ["The noise", "The mess"],
        }
        for name in names
    }
    return DeviceBundle.model_validate(
        {
            "fingerprint": "f1",
            "language": "en",
            "programmes": {"short": {"title": "A short one", "about": "One round.", "minutes": 8, "exercises": ["tiny"]}},
            "exercises": {
                "tiny": {
                    "title": "A tiny game",
                    "about": "For tests.",
                    "deck": "colours",
                    "phases": phases,
                    "figures": {"profile": {"truth": "own", "guess": "theirs"}},
                    "keep": ["wish"],
                }
            },
            "decks": {"colours": {"title": "Colours", "instead": "hint", "cards": cards}},
        }
    )


def lobby_view(**changes: Any) -> View:
    """Two partners in the lobby, seen by a."""
    given: dict[str, Any] = {
        "you": "a",
        "stage": "lobby",
        "seats": {"a": SeatView("Mika", "here"), "b": SeatView("Robin", "here")},
        "lobby": LobbyView(mark=("*", "o"), timer="standard"),
    }
    return View(**{**given, **changes})


def phase_view(phase: str, **changes: Any) -> View:
    """A phase of the tiny exercise, seen by a, who leads; 60 s are left at NOW."""
    place = PlaceView(
        programme="short",
        exercise="tiny",
        exercise_n=1,
        exercises=1,
        phase=phase,
        instance=3,
        step=3,
        of=7,
        turn=(1, 1),
        lead=changes.pop("lead", "a"),
        next="talk",
        in_role=changes.pop("in_role", phase == "speak"),
        must=phase == "back",
    )
    given: dict[str, Any] = {
        "you": "a",
        "stage": "playing",
        "seats": {"a": SeatView("Mika", "here"), "b": SeatView("Robin", "here")},
        "place": place,
        "clock": ClockView(running=True, due=NOW + 60_000),
    }
    return View(**{**given, **changes})


class FakeServer:
    """One room with one seat, scripted by the test."""

    def __init__(self) -> None:
        self.view = lobby_view()
        self.seq = 1
        self.heard: list[Message] = []
        self.frames: list[bytes | str] = []
        self.accepted: list[tuple[str, int]] = []
        self.answer: Callable[[Do], Answered | None] = lambda do: Answered(id=do.id, result="accepted", code=None, say=None)
        self.refused: Refused | None = None
        self.close_on_hello: int | None = None
        self.pongs = True
        self.also: list[str] = []
        self.after_welcome: list[Message] = []
        self.connections = 0
        self.here: ServerConnection | None = None
        self.codec: Codec = CODECS[SUBPROTOCOLS[0]]
        self._server: Server | None = None

    async def start(self, port: int = 0) -> FakeServer:
        self._server = await serve(
            self._serve,
            "127.0.0.1",
            port,
            subprotocols=[Subprotocol(name) for name in SUBPROTOCOLS],
            compression=None,
            process_request=self._page,
            ping_interval=None,
        )
        return self

    async def stop(self) -> None:
        if self._server is not None:
            for connection in self._server.connections:
                connection.transport.abort()
            self._server.close()
            await self._server.wait_closed()

    @property
    def port(self) -> int:
        assert self._server is not None
        port: int = next(iter(self._server.sockets)).getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def show(self, view: View) -> None:
        self.view, self.seq = view, self.seq + 1
        await self.say(Seen(seq=self.seq, view=view))

    async def say(self, message: Message) -> None:
        assert self.here is not None
        await self.here.send(self.codec.encode(message))

    def drop(self) -> None:
        assert self.here is not None
        self.here.transport.abort()

    async def close(self, number: int) -> None:
        assert self.here is not None
        await self.here.close(number, "")

    def _page(self, connection: ServerConnection, request: Request) -> Response | None:
        if not request.path.startswith("/bundles/"):
            return None
        return connection.respond(HTTPStatus.OK, tiny_bundle().model_dump_json())

    async def _serve(self, socket: ServerConnection) -> None:
        assert socket.subprotocol is not None
        self.codec = CODECS[socket.subprotocol]
        with suppress(ConnectionClosed):
            async for frame in socket:
                message = self.codec.decode(frame)
                assert not isinstance(message, Malformed), message
                if not isinstance(message, Ping):
                    self.heard.append(message)
                await self._reply(socket, message, frame)

    async def _reply(self, socket: ServerConnection, message: Message, frame: bytes | str) -> None:
        match message:
            case Open() | Join() | Resume():
                self.connections += 1
                if self.close_on_hello is not None:
                    await socket.close(self.close_on_hello)
                    return
                if self.refused is not None:
                    await socket.send(self.codec.encode(self.refused))
                    return
                self.here = socket
                token = None if isinstance(message, Resume) else "token"
                welcome = Welcome(
                    session="s1",
                    seat="a",
                    token=token,
                    bundle="f1",
                    language="en",
                    languages=["en"],
                    also=self.also,
                    now=NOW,
                )
                for one in (welcome, *self.after_welcome, Seen(seq=self.seq, view=self.view)):
                    await socket.send(self.codec.encode(one))
            case Ping() if self.pongs:
                await socket.send(self.codec.encode(Pong(t=message.t, now=NOW)))
            case Do():
                self.frames.append(frame)
                answer = self.answer(message)
                if answer is not None:
                    await socket.send(self.codec.encode(answer))
            case _:
                pass


async def wait_for(test: Callable[[], bool], seconds: float = 5) -> None:
    """Give the loop turns until the test holds. Fails after `seconds`."""
    async with asyncio.timeout(seconds):
        while not test():  # noqa: ASYNC110 - what is waited for happens in the code under test
            await asyncio.sleep(0.005)
