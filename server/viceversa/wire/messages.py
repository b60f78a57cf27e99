"""The messages between a device and the server, both ways.

These models are the protocol: the reference in docs/protocol.md and the AsyncAPI file are made from them. The envelopes are
pydantic models; what they carry, a command of the rules or a view, is the rules' own struct, so that nothing is defined twice.
Unknown fields are ignored in both directions; unknown kinds are answered.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..game.commands import DeviceCommand
from ..game.exercise import PartnerSeat, Seat
from ..game.view import View
from .structs import StructField

MAX_FRAME = 16 * 1024
"""The largest frame that a device may send, in bytes."""

Instance = Annotated[str, Field(min_length=8, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")]
Bytes = Annotated[bytes, Field(description="Bytes; base64 in JSON.")]


class Message(BaseModel):
    """What all messages share: unknown fields are ignored, and a message never changes once made."""

    model_config = ConfigDict(extra="ignore", frozen=True)


# --- from a device


class Open(Message):
    """Open a room and take its first seat."""

    kind: Literal["open"] = "open"
    name: str = Field("", max_length=200, description="1 to 12 characters; empty for a friendly default.")
    language: str = Field("en", max_length=16, description="The language of this seat, where it is offered.")


class Join(Message):
    """Take a seat through a door: by typed code, or by session and link secret."""

    kind: Literal["join"] = "join"
    code: str | None = Field(None, max_length=64, description="The typed code; case, spaces and hyphens do not matter.")
    session: str | None = Field(None, max_length=64, description="The session named in a link.")
    secret: str | None = Field(None, max_length=64, description="The secret of a link.")
    name: str = Field("", max_length=200)
    language: str = Field("en", max_length=16)


class Resume(Message):
    """Return to one's own seat."""

    kind: Literal["resume"] = "resume"
    session: str = Field(max_length=64)
    token: str = Field(max_length=64, description="The seat token from the welcome.")
    seq: int = Field(0, ge=0, description="The last seq this device has seen; 0 for none.")


class Do(Message):
    """A command. It is answered exactly once for each time it is sent."""

    kind: Literal["do"] = "do"
    id: tuple[Instance, Annotated[int, Field(ge=1, lt=2**53)]] = Field(
        description="(client instance, counter). The instance is drawn once and kept with the outbox; the counter is one more than that of "
        "the last accepted command of this instance."
    )
    at: int | None = Field(None, description="When the person tapped, in store time as the device knows it, in ms.")
    command: Annotated[DeviceCommand, StructField(DeviceCommand)]


class Ping(Message):
    """Liveness and clock: the server answers at once."""

    kind: Literal["ping"] = "ping"
    t: int = Field(0, description="Any number; it comes back in the pong.")


class Relay(Message):
    """Bytes for the partner's device, passed on unread and never kept. Reserved for agreeing on keys between the devices."""

    kind: Literal["relay"] = "relay"
    data: Annotated[bytes, Field(max_length=1024)]


FromDevice = Annotated[Open | Join | Resume | Do | Ping | Relay, Field(discriminator="kind")]


# --- to a device


class Welcome(Message):
    """The device has its seat. `token` is set when it is new; keep it, and never put it into a URL."""

    kind: Literal["welcome"] = "welcome"
    session: str
    seat: Seat
    token: str | None = None
    bundle: str = Field(
        description="Fingerprint of the words and structure of everything this session may play; GET /bundles/{bundle}/{language}."
    )
    language: str = Field(description="The language that was settled on for this seat.")
    languages: list[str] = Field(description="The languages that are offered.")
    also: list[str] = Field(description="Other addresses of the same room, to try when this one is gone.")
    now: int = Field(description="The store's clock, ms since 1970.")


class Answered(Message):
    """The one answer to a command."""

    kind: Literal["answer"] = "answer"
    id: tuple[str, int]
    result: Literal["accepted", "refused", "later"] = Field(
        description="accepted: it counts, and it is saved. refused: nothing changed. later: the outcome is not known; send the same id again."
    )
    code: str | None = Field(None, description="Why it was refused, for a program.")
    say: str | None = Field(None, description="Why it was refused, for a person.")


class Refused(Message):
    """A message other than a command was refused, or could not be read. Nothing changed."""

    kind: Literal["refused"] = "refused"
    code: str
    say: str
    wait: int | None = Field(None, description="Milliseconds to wait before trying again, where that helps.")


class Seen(Message):
    """The seat's view, whenever it has changed. Views replace each other; only the newest counts."""

    kind: Literal["view"] = "view"
    seq: int = Field(description="Moves only when this seat's own view moves.")
    view: Annotated[View, StructField(View)]


class OpenedBlob(Message):
    """One released sealed answer."""

    instance: int
    seat: PartnerSeat
    blob: Bytes | None = Field(None, description="None when that partner gave no answer.")


class Opened(Message):
    """Sealed answers that are released to this seat. Comes before the view that names them, and again after a resume."""

    kind: Literal["opened"] = "opened"
    answers: list[OpenedBlob]


class Notice(Message):
    """Something to tell the person, in passing."""

    kind: Literal["notice"] = "notice"
    code: Literal["knocked", "nudge", "moved_in", "saving_stopped", "saving_again"]
    say: str


class Pong(Message):
    """The answer to a ping: `t` as it was sent, and the store's clock now."""

    kind: Literal["pong"] = "pong"
    t: int
    now: int


class Relayed(Message):
    """Bytes from the partner's device, unread by the server."""

    kind: Literal["relayed"] = "relayed"
    data: Bytes


class Goodbye(Message):
    """The server is about to close this connection; the close code says what to do."""

    kind: Literal["goodbye"] = "goodbye"
    code: str
    say: str


ToDevice = Annotated[Welcome | Answered | Refused | Seen | Opened | Notice | Pong | Relayed | Goodbye, Field(discriminator="kind")]
