"""The messages between a device and the server, both ways.

These models are the protocol: the reference in docs/protocol.md and the AsyncAPI file are made from them. The envelopes are
pydantic models; what they carry, a command of the rules or a view, is the rules' own struct, so that nothing is defined twice.
Unknown fields are ignored in both directions; unknown kinds are answered.
"""

from __future__ import annotations

from base64 import b64decode
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from viceversa.game.commands import DeviceCommand
from viceversa.game.exercise import PartnerSeat, Seat
from viceversa.game.view import View

from .structs import StructField

MAX_FRAME = 16 * 1024
"""The largest frame that a device may send, in bytes."""

Instance = Annotated[str, Field(min_length=8, max_length=32, pattern=r"^[A-Za-z0-9_-]+$")]
Moment = Annotated[int, Field(ge=0, lt=2**53)]


def _from_text(value: Any) -> Any:
    """Bytes come as text in JSON: in base64. Raises ValueError."""
    return b64decode(value, validate=True) if isinstance(value, str) else value


_BASE64 = {"type": "string", "contentEncoding": "base64"}
Bytes = Annotated[bytes, BeforeValidator(_from_text), WithJsonSchema(_BASE64)]
FewBytes = Annotated[
    bytes, BeforeValidator(_from_text), Field(max_length=1024), WithJsonSchema({**_BASE64, "maxLength": 4 * ((1024 + 2) // 3)})
]
"""At most 1,024 of them, before base64."""


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
    token: str | None = Field(
        None,
        min_length=22,
        max_length=64,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="A seat token that the device has drawn itself, of 128 random bits or more. With it a join may be sent again when its "
        "welcome was lost, and takes the same seat. Without one the server draws it.",
    )
    name: str = Field("", max_length=200, description="1 to 12 characters; empty for a friendly default.")
    language: str = Field("en", max_length=16, description="The language of this seat, where it is offered.")


class Resume(Message):
    """Return to one's own seat."""

    kind: Literal["resume"] = "resume"
    session: str = Field(max_length=64, description="The session named in the welcome.")
    token: str = Field(max_length=64, description="The seat token from the welcome.")
    seq: int = Field(
        0, ge=0, lt=2**53, description="The last seq this device has seen; 0 for none. The newest view is sent whatever it is."
    )


class Do(Message):
    """A command. It is answered exactly once for each time it is sent."""

    kind: Literal["do"] = "do"
    id: tuple[Instance, Annotated[int, Field(ge=1, lt=2**53)]] = Field(
        description="(client instance, counter). The instance is drawn once and kept with the outbox; the counter is one more than that of "
        "the last accepted command of this instance."
    )
    at: Moment | None = Field(None, description="When the person tapped, in store time as the device knows it, in ms.")
    command: Annotated[DeviceCommand, StructField(DeviceCommand)] = Field(description="What to do; `do` names it.")


class Ping(Message):
    """Liveness and clock: the server answers at once."""

    kind: Literal["ping"] = "ping"
    t: int = Field(0, gt=-(2**53), lt=2**53, description="Any whole number; it comes back in the pong.")


class Relay(Message):
    """Bytes for the partner's device, passed on unread and never kept. Reserved for agreeing on keys between the devices."""

    kind: Literal["relay"] = "relay"
    data: FewBytes = Field(description="At most 1,024 bytes; base64 in JSON.")


FromDevice = Annotated[Open | Join | Resume | Do | Ping | Relay, Field(discriminator="kind")]


# --- to a device


class Welcome(Message):
    """The device has its seat. `token` is set when it is new; keep it, and never put it into a URL."""

    kind: Literal["welcome"] = "welcome"
    session: str = Field(description="The session's id: keep it with the token.")
    seat: Seat = Field(description="The seat that is this device's now.")
    token: str | None = Field(
        None, description="The seat token, when it is new; keep it. Absent after a resume: the old one goes on."
    )
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
    id: tuple[str, int] = Field(description="The id of the command that is answered.")
    result: Literal["accepted", "refused", "later"] = Field(
        description="accepted: it counts, and it is saved. refused: nothing changed. later: the outcome is not known; send the same id again."
    )
    code: str | None = Field(None, description="Why it was refused, for a program.")
    say: str | None = Field(None, description="Why it was refused, for a person.")


class Refused(Message):
    """A message other than a command was refused, or could not be read. Nothing changed."""

    kind: Literal["refused"] = "refused"
    code: str = Field(description="Why, for a program.")
    say: str = Field(description="Why, for a person.")
    wait: int | None = Field(None, description="Milliseconds to wait before trying again, where that helps.")


class Seen(Message):
    """The seat's view, whenever it has changed. Views replace each other; only the newest counts."""

    kind: Literal["view"] = "view"
    seq: int = Field(description="Moves only when this seat's own view moves.")
    view: Annotated[View, StructField(View)] = Field(description="All that this seat may see now.")


class OpenedBlob(Message):
    """One released sealed answer."""

    instance: int = Field(description="The phase instance it was given in.")
    seat: PartnerSeat = Field(description="Who gave it.")
    blob: Bytes | None = Field(None, description="The blob as it was sealed; base64 in JSON. Absent when there is none.")


class Opened(Message):
    """Sealed answers that are released to this seat. Comes before the view that names them, and again after a resume."""

    kind: Literal["opened"] = "opened"
    answers: list[OpenedBlob] = Field(description="One for each seat that gave a sealed answer there.")


class Notice(Message):
    """Something to tell the person, in passing."""

    kind: Literal["notice"] = "notice"
    code: Literal["knocked", "nudge", "saving_stopped", "saving_again"] = Field(description="What it is, for a program.")
    say: str = Field(description="What it is, for a person.")


class Pong(Message):
    """The answer to a ping: `t` as it was sent, and the store's clock now."""

    kind: Literal["pong"] = "pong"
    t: int = Field(description="As it was sent.")
    now: int = Field(description="The store's clock, ms since 1970.")


class Relayed(Message):
    """Bytes from the partner's device, unread by the server."""

    kind: Literal["relayed"] = "relayed"
    data: Bytes = Field(description="The bytes; base64 in JSON.")


class Goodbye(Message):
    """The server is about to close this connection; the close code says what to do."""

    kind: Literal["goodbye"] = "goodbye"
    code: str = Field(description="The name of the close code that follows.")
    say: str = Field(description="Why, for a person.")


ToDevice = Annotated[Welcome | Answered | Refused | Seen | Opened | Notice | Pong | Relayed | Goodbye, Field(discriminator="kind")]
