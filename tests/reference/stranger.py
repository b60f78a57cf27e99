"""A client that a stranger could have written from docs/protocol.md alone: raw JSON over a WebSocket and HTTP, and nothing of ours."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
import urllib.request
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

Frame = dict[str, Any]
WITHIN = 60.0


class Stranger:
    """One device: it draws nothing, answers everything it is asked, and writes down what it was shown."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.welcome: Frame = {}
        self.view: Frame = {}
        self.bundle: Frame = {}
        self.opened: dict[tuple[int, str], Frame] = {}
        self.programme = ""
        self.phases: list[str] = []
        self.refused: list[str] = []
        self._instance = secrets.token_urlsafe(8)
        self._counter = 0
        self._pending: str | None = None
        self._answers: asyncio.Queue[Frame] = asyncio.Queue()
        self._changed = asyncio.Event()
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    async def come_in(self, hello: Frame) -> None:
        """Take a seat, wait for the first view, and fetch the words."""
        self._socket = await connect(
            f"ws://{self.address}/ws", subprotocols=[Subprotocol("viceversa.v1.json")], compression=None, proxy=None
        )
        await self._socket.send(json.dumps(hello))
        self.view = {}
        self._reader = asyncio.create_task(self._read(self._socket))
        await self.until(lambda: bool(self.view))
        if not self.bundle:
            path = f"/bundles/{self.welcome['bundle']}/{self.welcome['language']}"
            self.bundle = json.loads(await asyncio.to_thread(_get, f"http://{self.address}{path}"))

    async def lose_the_link(self) -> None:
        """Drop the connection without a word, and come back with the seat token."""
        assert self._socket is not None
        assert self._reader is not None
        self._socket.transport.abort()
        await self._reader
        await self.come_in({"kind": "resume", "session": self.welcome["session"], "token": self.welcome["token"]})

    async def leave(self) -> None:
        """Close the connection."""
        assert self._socket is not None
        await self._socket.close()

    async def until(self, fits: Any) -> None:
        """Wait until what was heard fits."""
        async with asyncio.timeout(WITHIN):
            while not fits():
                self._changed.clear()
                await self._changed.wait()

    async def do(self, **command: Any) -> Frame:
        """Send a command, the same bytes again as long as the outcome is not known; its answer."""
        assert self._socket is not None
        identity = [self._instance, self._counter + 1]
        self._pending = json.dumps({"kind": "do", "id": identity, "command": command})
        while True:
            await self._socket.send(self._pending)
            async with asyncio.timeout(WITHIN):
                answer = await self._answers.get()
            if answer["id"] != identity or answer["result"] == "later":
                continue
            self._pending = None
            if answer["result"] == "accepted":
                self._counter += 1
            else:
                self.refused.append(answer["code"])
            return answer

    # --- a whole session

    async def prepare(self, programme: str) -> None:
        """The walk through the lobby."""
        await self.do(do="level", level=1)
        await self.do(do="lane", lane=lane(adult="yes", free="yes", worried="no", state="ok"))
        await self.do(do="choose", programmes=[programme])
        await self.do(do="ready")

    async def play(self) -> None:
        """Answer every ask of every phase, until the session is over."""
        async with asyncio.timeout(WITHIN):
            while self.view["stage"] in ("lobby", "playing"):
                self._changed.clear()
                if not await self._answer_one():
                    await self._changed.wait()

    async def _answer_one(self) -> bool:
        """Give one answer that is still wanted; whether there was one."""
        view = self.view
        if view["stage"] != "playing":
            return False
        if view.get("interlude"):
            return (await self.do(do="go_on"))["result"] == "accepted" if "tapped" not in view["interlude"] else False
        place = view["place"]
        phase = self.bundle["exercises"][place["exercise"]]["phases"][place["phase"]]
        role = "lead" if place["lead"] == view["you"] else "partner"
        given = view.get("given", [])
        mine = {name: ask for name, ask in phase.get("asks", {}).items() if role in ask["of"]}
        sealed = {name: ask for name, ask in mine.items() if not ask.get("open", False)}
        if sealed and "sealed" not in given:
            blob = json.dumps({name: self._value(ask, view, place) for name, ask in sealed.items()}).encode().ljust(phase["seal"])
            await self.do(do="seal", phase=place["instance"], blob=base64.b64encode(blob).decode())
            return True
        for name, ask in mine.items():
            if ask.get("open", False) and ask["kind"] != "signal" and name not in given:
                await self._open_answer(name, ask, view)
                return True
        return False

    async def _open_answer(self, name: str, ask: Frame, view: Frame) -> None:
        phase = view["place"]["instance"]
        if ask["kind"] == "ready":
            await self.do(do="tap", phase=phase, ask=name)
        elif ask["kind"] == "guess":
            tried = {guess["card"] for guess in view.get("guesses", [])}
            await self.do(do="guess", phase=phase, ask=name, card=next(card for card in view["options"] if card not in tried))
        else:
            await self.do(do="answer", phase=phase, ask=name, value=self._value(ask, view, view["place"]))

    def _value(self, ask: Frame, view: Frame, place: Frame) -> Any:
        one: Any = ask["options"][0]["value"] if ask["kind"] == "choice" else ask.get("high", 0)
        if ask["kind"] == "text":
            one = "A few words."
        if ask.get("each") == "hand":
            return dict.fromkeys(view["hand"], one)
        if ask.get("each") == "items":
            deck = self.bundle["decks"][self.bundle["exercises"][place["exercise"]]["deck"]]
            items = deck["cards"][view["card"]]["items"]
            return {str(n): one for n in range(1, len(items) + 1)}
        return one

    # --- what is heard

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                self._take(json.loads(text))
                self._changed.set()
        except ConnectionClosed:
            pass

    def _take(self, frame: Frame) -> None:
        match frame:
            case {"kind": "welcome"}:
                self.welcome = {**self.welcome, **frame}
            case {"kind": "answer"}:
                self._answers.put_nowait(frame)
            case {"kind": "opened"}:
                for answer in frame["answers"]:
                    self.opened[answer["instance"], answer["seat"]] = _unsealed(answer.get("blob"))
            case {"kind": "view"}:
                self.view = frame["view"]
                if place := self.view.get("place"):
                    self.programme = place["programme"]
                    if self.phases[-1:] != [place["phase"]]:
                        self.phases.append(place["phase"])


def lane(*, adult: str, free: str, worried: str, state: str) -> str:
    """The decision table of the page."""
    if adult == "no":
        return "blocked"
    if state == "crisis":
        return "stop"
    return "standard" if (free, worried, state) == ("yes", "no", "ok") else "light"


def _unsealed(blob: str | None) -> Frame:
    try:
        found = json.loads(base64.b64decode(blob or ""))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _get(url: str) -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url, timeout=10) as reply:
        data: bytes = reply.read()
    return data
