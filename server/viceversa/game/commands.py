"""Everything that can be asked of the rules: what a device may send, and what the server itself reports.

A device's command names the phase instance it answers, never a version of the state. Unknown fields are ignored, so that
a newer device can talk to an older server. The descriptions here become the protocol's reference.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from .exercise import MOST_EXERCISES, PartnerSeat, Seat
from .session import LaneAnswer, RestMinutes, Timer

MOST_KEPT = 64
"""How much one may wish to keep: more than any session releases."""

Short = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Level = Annotated[int, msgspec.Meta(ge=0, le=4, description="0 to 4. Above 3 counts only with a host.")]
PhaseInstance = Annotated[
    int, msgspec.Meta(ge=0, lt=2**53, description="The phase instance that is meant: `place.instance` of the view.")
]
AskName = Annotated[Short, msgspec.Meta(description="The ask, by its name in the bundle.")]


class _Device(msgspec.Struct, frozen=True, gc=False, tag_field="do"):
    """A command from a device; the seat it comes from is known from its connection."""


# --- in the lobby


class Rename(_Device, frozen=True, tag="name"):
    """Take a name of 1 to 12 characters; both see it. A host may, until both have said yes to this host."""

    name: Annotated[str, msgspec.Meta(max_length=200, description="1 to 12 characters; emoji count as one.")]


class SetLevel(_Device, frozen=True, tag="level"):
    """Say privately how deep it may go today, 0 to 4. The lower of the two counts; neither is shown."""

    level: Level


class SetLane(_Device, frozen=True, tag="lane"):
    """Send the lane that this device computed from its own private check. The answers themselves never leave the device.

    lane  what the decision table of the private check gives.
    """

    lane: LaneAnswer


class SetTimer(_Device, frozen=True, tag="timer"):
    """Wish for standard, longer or no timers; the laxer wish counts for both.

    timer  the wish: standard, longer (half as long again) or none.
    """

    timer: Timer


class SetRest(_Device, frozen=True, tag="rest_length"):
    """Wish for how long a longer break is; the longer wish counts for both.

    minutes  the wish: 5, 20 or 60 minutes.
    """

    minutes: RestMinutes


class Choose(_Device, frozen=True, tag="choose"):
    """Say privately which programmes one would enjoy; an empty list means any of them."""

    programmes: Annotated[
        tuple[Short, ...],
        msgspec.Meta(max_length=32, description="Their names in the bundle, and `by_hand` while there is one; empty for any."),
    ]


class Compose(_Device, frozen=True, tag="compose"):
    """Put a session together by hand. Both see the list, a newer one takes its place, and an empty one takes it away.

    It is picked under the name `by_hand`, as any programme, and keeps to what every programme keeps to.
    """

    exercises: Annotated[
        tuple[Short, ...], msgspec.Meta(max_length=MOST_EXERCISES, description="Their names in the bundle, in order.")
    ]


class Ready(_Device, frozen=True, tag="ready"):
    """Say that one is ready, or no longer; when both are (and a host, if there is one, starts), the first phase begins.

    ready  false takes it back.
    """

    ready: bool = True


class SendOut(_Device, frozen=True, tag="send_out"):
    """Send the partner's seat out again before both are ready, and open a new door."""


class OpenDoor(_Device, frozen=True, tag="door"):
    """Open a way to a seat: one's own (to move to another phone), an empty one, or the partner's while the partner is not here.

    The partners' view then shows a code and a link. A seat taken this way starts without its unrevealed answers.

    seat  the seat that the door leads to.
    """

    seat: PartnerSeat


class InviteHost(_Device, frozen=True, tag="invite_host"):
    """Open a door for a host. The host sees nothing until both partners have said yes to this host."""


class Admit(_Device, frozen=True, tag="admit"):
    """Say yes or no to the host who came. A no closes the host's seat.

    yes  whether this host may come in.
    """

    yes: bool


# --- in a phase


class Seal(_Device, frozen=True, tag="seal"):
    """Give one's sealed answers of a phase, all in one blob of exactly the step's size. The server does not read it."""

    phase: PhaseInstance
    blob: Annotated[bytes, msgspec.Meta(max_length=8192, description="Exactly `seal` bytes of the phase; base64 in JSON.")]


class Answer(_Device, frozen=True, tag="answer"):
    """Answer an open choice: one value, or one value per card of the hand.

    value  one of the choice's values; with `each: hand` a map from every card of the hand to one.
    """

    phase: PhaseInstance
    ask: AskName
    value: Annotated[str, msgspec.Meta(max_length=64)] | Annotated[dict[Short, Short], msgspec.Meta(max_length=32)]


class Tap(_Device, frozen=True, tag="tap"):
    """Say that one is ready (an ask of kind ready), or raise a wordless signal."""

    phase: PhaseInstance
    ask: AskName


class MakeGuess(_Device, frozen=True, tag="guess"):
    """Guess the hidden card among the options."""

    phase: PhaseInstance
    ask: AskName
    card: Annotated[Short, msgspec.Meta(description="The card's id, one of the view's `options`.")]


class Redeal(_Device, frozen=True, tag="redeal"):
    """Swap the dealt card for another without a reason, where the exercise offers that."""

    phase: PhaseInstance


class Pass(_Device, frozen=True, tag="pass"):
    """Pass in this phase. No reason is asked and none is kept."""

    phase: PhaseInstance


class Extend(_Device, frozen=True, tag="extend"):
    """Add 30 seconds, once in a phase, unnamed."""

    phase: PhaseInstance


# --- at any time in play


class Pause(_Device, frozen=True, tag="pause"):
    """Stop both clocks at once."""


class GoOn(_Device, frozen=True, tag="go_on"):
    """Say that one is ready to go on after a pause, a breather or a rest."""


class Longer(_Device, frozen=True, tag="longer"):
    """Ask for a longer break: privately at the end of a breather, openly in a pause or a rest."""


class Over(_Device, frozen=True, tag="over"):
    """The gauge went over its line. Nothing else of the gauge is ever sent, and nobody is shown that this was."""


class Stop(_Device, frozen=True, tag="stop"):
    """Stop for today, for both."""


class Another(_Device, frozen=True, tag="another"):
    """Take the private check again after a session was put off."""


class Share(_Device, frozen=True, tag="share"):
    """Let the host see a revealed phase's answers, or take that back. It takes both partners.

    on  false takes it back.
    """

    phase: PhaseInstance
    on: bool = True


class Keep(_Device, frozen=True, tag="keep"):
    """After the end: what this partner would like the two to keep. A newer list takes the place of the one before, and an empty one takes
    it away. Only what both want is shown as kept; what one wanted alone the other never learns.
    """

    phases: Annotated[
        tuple[PhaseInstance, ...],
        msgspec.Meta(max_length=MOST_KEPT, description="Released phases by their instance; 0 is what the devices found out."),
    ]


class Erase(_Device, frozen=True, tag="erase"):
    """Erase the session from the server, for everybody, at once."""


# --- the host's


class Start(_Device, frozen=True, tag="start"):
    """Start the session once both partners are ready."""


class Hold(_Device, frozen=True, tag="hold"):
    """Hold the clocks, or let them run on.

    on  false lets them run on.
    """

    on: bool = True


class Skip(_Device, frozen=True, tag="skip"):
    """End a phase now. A mandatory phase is only shortened to its least time."""

    phase: PhaseInstance


class Nudge(_Device, frozen=True, tag="nudge"):
    """Show both partners that the host asks for their attention."""


class End(_Device, frozen=True, tag="end"):
    """End the session for all."""


DeviceCommand = (
    Rename
    | SetLevel
    | SetLane
    | SetTimer
    | SetRest
    | Choose
    | Compose
    | Ready
    | SendOut
    | OpenDoor
    | InviteHost
    | Admit
    | Seal
    | Answer
    | Tap
    | MakeGuess
    | Redeal
    | Pass
    | Extend
    | Pause
    | GoOn
    | Longer
    | Over
    | Stop
    | Another
    | Share
    | Keep
    | Erase
    | Start
    | Hold
    | Skip
    | Nudge
    | End
)


# --- what the server reports; never decoded from a device


class Sit(msgspec.Struct, frozen=True, gc=False):
    """A person comes in through the door of that secret and is connected on that node. Which seat it is, the rules decide.

    token    SHA-256 of a new seat token.
    by_code  the door was found by its typed code, which leads to an empty seat, or to the one that the door was opened for.
    """

    secret: str
    token: bytes
    node: str
    name: str = ""
    language: str = "en"
    by_code: bool = False
    rtt: int = 500


class Here(msgspec.Struct, frozen=True, gc=False):
    """A connection of the seat is open on that node, with one of the seat's tokens. It gets the next epoch."""

    seat: Seat
    node: str
    token: bytes
    rtt: int = 500


class Gone(msgspec.Struct, frozen=True, gc=False):
    """The seat's connection is gone since `at`. Ignored when a newer connection has taken the seat."""

    seat: Seat
    epoch: int
    at: int


class Moving(msgspec.Struct, frozen=True, gc=False):
    """The seat's node is leaving in good order; its device has been told to reconnect elsewhere."""

    seat: Seat
    epoch: int


class Lapse(msgspec.Struct, frozen=True, gc=False):
    """Nobody vouched for the time from `until` to `to`: it did not pass."""

    until: int
    to: int


class NewDoor(msgspec.Struct, frozen=True, gc=False):
    """A fresh code and link secret for a door that a command asks for; drawn outside the rules, since they must be unguessable."""

    code: str
    secret: str
    expires: int


class Knock(msgspec.Struct, frozen=True, gc=False):
    """Somebody tried to come in when there was no room."""


class Tick(msgspec.Struct, frozen=True, gc=False):
    """Apply everything that is due by now."""


Event = Sit | Here | Gone | Moving | Lapse | Knock | Tick
Command = DeviceCommand | Event
