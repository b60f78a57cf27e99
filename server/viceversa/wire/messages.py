"""The messages between a device and the server, both ways.

These structs are the protocol: the codecs read and write them, and the reference in docs/protocol.md and the AsyncAPI file are made
from them. What they carry, a command of the rules or a view, is the rules' own struct, so that nothing is defined twice. Unknown
fields are ignored in both directions, unknown kinds are answered, and a field that holds its default is left out.

Bounds hold for what is read. A message that is made here is taken as it is.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from viceversa.game.commands import DeviceCommand
from viceversa.game.exercise import PartnerSeat, Seat
from viceversa.game.view import View

MAX_FRAME = 16 * 1024
"""The largest frame that a device may send, in bytes."""

MAX_RELAY = 1024
"""The most that a relay may carry, in bytes, before base64."""

LETTERS = r"^[A-Za-z0-9_-]+$(?!\n)"
"""What can stand in a URL as it is. Python's `$` alone would let a line break through at the end."""

Instance = Annotated[str, Meta(min_length=8, max_length=32, pattern=LETTERS)]
Counter = Annotated[int, Meta(ge=1, lt=2**53)]
Moment = Annotated[int, Meta(ge=0, lt=2**53)]
DrawnToken = Annotated[str, Meta(min_length=22, max_length=64, pattern=LETTERS)]
Short = Annotated[str, Meta(max_length=64)]
Name = Annotated[str, Meta(max_length=200, description="1 to 12 characters; empty for a friendly default.")]
Language = Annotated[str, Meta(max_length=16, description="The language of this seat, where it is offered.")]
NoticeCode = Literal["knocked", "nudge", "saving_stopped", "saving_again"]


class Message(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What all messages share: `kind` says which one it is, and a message never changes once made."""


# --- from a device


class Open(Message, frozen=True, kw_only=True, tag="open"):
    """Open a room and take its first seat."""

    name: Name = ""
    language: Language = "en"


class Join(Message, frozen=True, kw_only=True, tag="join"):
    """Take a seat through a door: by typed code, or by session and link secret."""

    code: Annotated[Short | None, Meta(description="The typed code; case, spaces and hyphens do not matter.")] = None
    session: Annotated[Short | None, Meta(description="The session named in a link.")] = None
    secret: Annotated[Short | None, Meta(description="The secret of a link.")] = None
    token: Annotated[
        DrawnToken | None,
        Meta(
            description="A seat token that the device has drawn itself, of 128 random bits or more. With it a join may be sent again "
            "when its welcome was lost, and takes the same seat. Without one the server draws it."
        ),
    ] = None
    name: Name = ""
    language: Language = "en"


class Resume(Message, frozen=True, kw_only=True, tag="resume"):
    """Return to one's own seat."""

    session: Annotated[Short, Meta(description="The session named in the welcome.")]
    token: Annotated[Short, Meta(description="The seat token from the welcome.")]
    seq: Annotated[
        int,
        Meta(
            ge=0,
            lt=2**53,
            description="The last seq this device has seen; 0 for none. The newest view is sent whatever it is.",
        ),
    ] = 0


class Do(Message, frozen=True, kw_only=True, tag="do"):
    """A command. It is answered exactly once for each time it is sent."""

    id: Annotated[
        tuple[Instance, Counter],
        Meta(
            description="(client instance, counter). The instance is drawn once and kept with the outbox; the counter is one more than "
            "that of the last accepted command of this instance."
        ),
    ]
    at: Annotated[Moment | None, Meta(description="When the person tapped, in store time as the device knows it, in ms.")] = None
    command: Annotated[DeviceCommand, Meta(description="What to do; `do` names it.")]


class Ping(Message, frozen=True, kw_only=True, tag="ping"):
    """Liveness and clock: the server answers at once."""

    t: Annotated[int, Meta(gt=-(2**53), lt=2**53, description="Any whole number; it comes back in the pong.")] = 0


class Relay(Message, frozen=True, kw_only=True, tag="relay"):
    """Bytes for the partner's device, passed on unread and never kept. Reserved for agreeing on keys between the devices."""

    data: Annotated[bytes, Meta(max_length=MAX_RELAY, description=f"At most {MAX_RELAY:,} bytes; base64 in JSON.")]


FromDevice = Open | Join | Resume | Do | Ping | Relay


# --- to a device


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """The device has its seat. `token` is set when it is new; keep it, and never put it into a URL."""

    session: Annotated[str, Meta(description="The session's id: keep it with the token.")]
    seat: Annotated[Seat, Meta(description="The seat that is this device's now.")]
    token: Annotated[
        str | None,
        Meta(description="The seat token, when it is new; keep it. Absent after a resume: the old one goes on."),
    ] = None
    bundle: Annotated[
        str,
        Meta(
            description="Fingerprint of the words and structure of everything this session may play; GET /bundles/{bundle}/{language}."
        ),
    ]
    language: Annotated[str, Meta(description="The language that was settled on for this seat.")]
    languages: Annotated[list[str], Meta(description="The languages that are offered.")]
    also: Annotated[list[str], Meta(description="Other addresses of the same room, to try when this one is gone.")]
    now: Annotated[int, Meta(description="The store's clock, ms since 1970.")]


class Answered(Message, frozen=True, kw_only=True, tag="answer"):
    """The one answer to a command."""

    id: Annotated[tuple[str, int], Meta(description="The id of the command that is answered.")]
    result: Annotated[
        Literal["accepted", "refused", "later"],
        Meta(
            description="accepted: it counts, and it is saved. refused: nothing changed. later: the outcome is not known; send the "
            "same id again."
        ),
    ]
    code: Annotated[str | None, Meta(description="Why it was refused, for a program.")] = None
    say: Annotated[str | None, Meta(description="Why it was refused, for a person.")] = None


class Refused(Message, frozen=True, kw_only=True, tag="refused"):
    """A message other than a command was refused, or could not be read. Nothing changed."""

    code: Annotated[str, Meta(description="Why, for a program.")]
    say: Annotated[str, Meta(description="Why, for a person.")]
    wait: Annotated[int | None, Meta(description="Milliseconds to wait before trying again, where that helps.")] = None


class Seen(Message, frozen=True, kw_only=True, tag="view"):
    """The seat's view, whenever it has changed. Views replace each other; only the newest counts."""

    seq: Annotated[int, Meta(description="Moves only when this seat's own view moves.")]
    view: Annotated[View, Meta(description="All that this seat may see now.")]


class OpenedBlob(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One released sealed answer."""

    instance: Annotated[int, Meta(description="The phase instance it was given in.")]
    seat: Annotated[PartnerSeat, Meta(description="Who gave it.")]
    blob: Annotated[bytes | None, Meta(description="The blob as it was sealed; base64 in JSON. Absent when there is none.")] = None


class Opened(Message, frozen=True, kw_only=True, tag="opened"):
    """Sealed answers that are released to this seat. Comes before the view that names them, and again after a resume."""

    answers: Annotated[list[OpenedBlob], Meta(description="One for each seat that gave a sealed answer there.")]


class Notice(Message, frozen=True, kw_only=True, tag="notice"):
    """Something to tell the person, in passing."""

    code: Annotated[NoticeCode, Meta(description="What it is, for a program.")]
    say: Annotated[str, Meta(description="What it is, for a person.")]


class Pong(Message, frozen=True, kw_only=True, tag="pong"):
    """The answer to a ping: `t` as it was sent, and the store's clock now."""

    t: Annotated[int, Meta(description="As it was sent.")]
    now: Annotated[int, Meta(description="The store's clock, ms since 1970.")]


class Relayed(Message, frozen=True, kw_only=True, tag="relayed"):
    """Bytes from the partner's device, unread by the server."""

    data: Annotated[bytes, Meta(description="The bytes; base64 in JSON.")]


class Goodbye(Message, frozen=True, kw_only=True, tag="goodbye"):
    """The server is about to close this connection; the close code says what to do."""

    code: Annotated[str, Meta(description="The name of the close code that follows.")]
    say: Annotated[str, Meta(description="Why, for a person.")]


ToDevice = Welcome | Answered | Refused | Seen | Opened | Notice | Pong | Relayed | Goodbye
