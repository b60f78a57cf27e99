"""The example session: two devices play a tiny exercise to its end on a real server, over real sockets, and every frame is kept.

The seed, the code and the link are fixed, so that the same cards are dealt each time; what is still drawn gets a name afterwards.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from base64 import b64encode
from pathlib import Path

from viceversa.app import App, running
from viceversa.game.session import Door, Session
from viceversa.scenarios.bundle import Bundle
from viceversa.scenarios.library import load
from viceversa.settings import Settings

from .device import Device, Frame
from .recording import Line, settled

FOLDER = Path(__file__).with_name("example")
SESSION, SECRET, CODE = "session-of-this-page", "secret-of-the-link", "KXRPTM"
FINGERPRINT = "fingerprint-of-the-bundle"
SEED = b"vice versa, seed"
LIVES = 600_000


def bundle() -> Bundle:
    """The bundle of the example. Raises ScenarioError."""
    return load(FOLDER)


def words() -> str:
    """The example's bundle in English, as a device fetches it, but for its fingerprint."""
    half = bundle().words["en"].model_copy(update={"fingerprint": FINGERPRINT})
    return json.dumps(half.model_dump(mode="json", exclude_defaults=True), indent=1, ensure_ascii=False)


async def record() -> list[Line]:
    """Play it and give the recording. It takes about ten seconds. Raises StoreError, OSError, TimeoutError."""
    with tempfile.TemporaryDirectory(prefix="vv-") as folder:
        settings = Settings(
            port=0,
            data_dir=Path(folder),
            scenarios=(FOLDER,),
            store="embedded",
            host="127.0.0.1",
            also=("ws://other.example:8000",),
        )
        async with running(settings) as app:
            await _room(app)
            play = _Play(f"ws://127.0.0.1:{app.port}/ws")
            await play.whole()
            names = {
                play.a.welcome["token"]: "seat-token-of-a",
                play.b.welcome["token"]: "seat-token-of-b",
                app.node.bundles.own.fingerprint: FINGERPRINT,
            }
    return settled(play.log, names)


async def _room(app: App) -> None:
    """A room under the fixed names. The server's own rooms are drawn at random."""
    now = app.node.clock.now()
    await app.node.store.claim_code(CODE, SESSION, LIVES)
    door = Door(CODE, SECRET, now + LIVES)
    library = app.node.bundles.own.fingerprint
    await app.node.create(Session(id=SESSION, seed=SEED, library=library, now=now, door=door))


class _Play:
    """The course of the example, told as it goes."""

    def __init__(self, url: str) -> None:
        self.log: list[Line] = []
        self.a = Device("A", url, self.log)
        self.b = Device("B", url, self.log)
        self.c = Device("C", url, self.log)

    async def whole(self) -> None:
        """All of it."""
        await self._coming_in()
        await self._lobby()
        lead, partner = (self.a, self.b) if self.a.view["place"]["lead"] == "a" else (self.b, self.a)
        await self._look(lead, partner)
        await self._show(lead, partner)
        await self._rate(lead, partner)
        await self._compare(lead, partner)
        await self._goodbye(lead, partner)
        await self._after()

    def _note(self, text: str) -> None:
        self.log.append(Line("", "note", text=text))

    async def _settle(self) -> None:
        await self.a.quiet()
        await self.b.quiet()

    # --- before the game

    async def _coming_in(self) -> None:
        self._note("Device A comes in by the code that somebody read aloud, and pings to learn the clock.")
        await self.a.opens({"kind": "join", "code": "kxr ptm", "name": "Ada", "language": "en"})
        await self.a.says({"kind": "ping", "t": 1})
        await self.a.quiet()
        self._note("Device B comes in by the link. It gives no name, and gets a friendly one.")
        await self.b.opens({"kind": "join", "session": SESSION, "secret": SECRET})
        await self._settle()
        self._note("A third device tries the code. It is told nothing, and those inside hear that somebody tried.")
        await self.c.opens({"kind": "join", "code": CODE})
        await self.c.hears_refusal()
        await self._settle()
        await self.c.drops()

    async def _lobby(self) -> None:
        self._note("B says ready too early: refused, so the same id may carry another command.")
        await self.b.does({"do": "ready"})
        self._note("Both send a level, a lane and a pick, in any order.")
        for device in (self.a, self.b):
            await device.does({"do": "level", "level": 1})
            await device.does({"do": "lane", "lane": "standard"})
            await device.does({"do": "choose", "programmes": ["weather"]})
        await self.a.does({"do": "ready"})
        self._note("With B's ready the first phase begins. Its clock runs.")
        await self.b.does({"do": "ready"})
        await self._settle()

    # --- the phases

    async def _look(self, lead: Device, partner: Device) -> None:
        self._note(f"{lead.name} leads, so {lead.name} alone sees the card. The other one taps what is not theirs, and is refused.")
        await partner.does({"do": "tap", "phase": _phase(partner), "ask": "seen"})
        self._note("The lead swaps the card, and is ready.")
        await lead.does({"do": "redeal", "phase": _phase(lead)})
        await lead.does({"do": "tap", "phase": _phase(lead), "ask": "seen"})
        await self._settle()

    async def _show(self, lead: Device, partner: Device) -> None:
        self._note("The partner raises a signal, then guesses: something that is not on the table, then wrong, then right.")
        await partner.does({"do": "tap", "phase": _phase(partner), "ask": "lost"})
        options, card = partner.view["options"], lead.view["card"]
        wrong = next(each for each in options if each != card)
        await partner.does({"do": "guess", "phase": _phase(partner), "ask": "read", "card": "snow"})
        await partner.does({"do": "guess", "phase": _phase(partner), "ask": "read", "card": wrong})
        await partner.does({"do": "guess", "phase": _phase(partner), "ask": "read", "card": card})
        await self._settle()

    async def _rate(self, lead: Device, partner: Device) -> None:
        self._note("Both seal their answers. The phase says `seal: 64`, so each blob is JSON padded with spaces to 64 bytes.")
        first = await lead.does(_sealed(lead, {"like": {"1": 4, "2": 5}, "sound": "hum"}))
        self._note("A lost answer: the very same frame is sent again, is accepted again, and counts once.")
        await lead.says(first)
        await lead.quiet()
        self._note("A second answer under a new id is refused. The first one is final.")
        await lead.does(_sealed(lead, {"like": {"1": 1, "2": 1}}))
        self._note("The partner leaves `sound` out. With this the phase is complete, and both blobs are opened for both at once.")
        await partner.does(_sealed(partner, {"like": {"1": 2, "2": 5}}))
        await self._settle()

    async def _compare(self, lead: Device, partner: Device) -> None:
        self._note("One asks for more time: unnamed, once a phase. Then a pause, until both say go on.")
        await lead.does({"do": "extend", "phase": _phase(lead)})
        await partner.does({"do": "pause"})
        await lead.does({"do": "go_on"})
        await partner.does({"do": "go_on"})
        await self._settle()
        self._note("This phase asks for a sealed choice and an open one.")
        await lead.does(_sealed(lead, {"enjoyed": "very"}))
        await lead.does({"do": "answer", "phase": _phase(lead), "ask": "again", "value": "soon"})
        sent = await partner.does(_sealed(partner, {"enjoyed": "a_bit"}))
        self._note(
            f"{partner.name}'s link breaks and it comes back with its seat token, within two seconds: nobody is shown anything. "
            "What was opened comes again, then the newest view. It sends its last command again, to be sure."
        )
        await partner.drops()
        await partner.opens({"kind": "resume", "session": SESSION, "token": partner.welcome["token"]})
        await partner.says(sent)
        await partner.quiet()
        await partner.does({"do": "answer", "phase": _phase(partner), "ask": "again", "value": "one_day"})
        await self._settle()

    async def _goodbye(self, lead: Device, partner: Device) -> None:
        over = _phase(lead) - 1
        self._note("A command for a phase that is over is refused.")
        await lead.does({"do": "pass", "phase": over})
        await lead.does({"do": "tap", "phase": _phase(lead), "ask": "done"})
        due = lead.view["clock"]["due"]
        self._note(
            f"{partner.name} taps just before the time is up, and the frame arrives just after it. `at` says when the tap was, so it counts."
        )
        await asyncio.sleep(max(0.0, due + 40 - lead.store_now()) / 1000)
        await partner.does({"do": "tap", "phase": _phase(partner), "ask": "done"}, at=due - 150)
        await self._settle()

    async def _after(self) -> None:
        self._note("The session is done. One erases it for both, so both are told, and both connections are closed.")
        await self.a.erases()
        await self.b.closed()


def _phase(device: Device) -> int:
    return int(device.view["place"]["instance"])


def _sealed(device: Device, answers: Frame) -> Frame:
    blob = json.dumps(answers, separators=(",", ":")).encode().ljust(64)
    return {"do": "seal", "phase": _phase(device), "blob": b64encode(blob).decode()}
