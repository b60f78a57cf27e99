"""Everything in the page that can be counted or listed, read from the code that uses it: numbers, codes, signs, close codes.

No number of the server is written into the page by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from viceversa.game import interlude, lobby, names, phases, play, presence, receipts, refusals
from viceversa.game.exercise import AskKind
from viceversa.game.marks import SYMBOLS
from viceversa.game.session import EMPTY
from viceversa.gateway import bucket, codes, doorway, server
from viceversa.live import node, rounds, screens
from viceversa.scenarios import sealing
from viceversa.settings import Settings
from viceversa.wire import closing
from viceversa.wire.codec import JSON, MSGPACK
from viceversa.wire.messages import MAX_FRAME, MAX_RELAY, NoticeCode

from .schemas import COMMANDS, verb_of
from .tables import table

OF_THE_GATEWAY: Mapping[str, tuple[str, str]] = {
    "erased": ("refused", "The session of a `resume` was erased, less than ten minutes ago. The connection is closed."),
    "later": ("refused", "The server cannot save just now. `wait`, then say the same again."),
    "malformed": ("refused, answer", "It could not be read as a message. `say` names the field."),
    "seated": ("refused", "A second `open`, `join` or `resume` on a connection that has its seat."),
    "slow_down": ("refused", "Too much came at once, from this connection or its address. `wait`, then say the same again."),
    "too_large": ("refused", "The frame was too large, and was not read."),
    "too_many_rooms": ("refused", "Too many rooms were opened from this address. `wait`."),
    "too_many_tries": ("refused", "Too many wrong codes came from this address. `wait`, or use a link."),
    "too_old": ("refused", "This server cannot read the session; a newer one can. The connection is closed."),
    "unknown_kind": ("refused", "There is no such `kind`. A newer server may know it."),
}
"""Codes besides those of the rules: where they come, and what they mean. A test holds them against the code that sends them."""

SENT_BY: Mapping[AskKind, tuple[str, str]] = {
    "ready": ("`tap`", "the ask's name; it means: I am done here"),
    "choice": ("`answer` when `open` is true, else in the blob", "one of the `options`, by its `value`"),
    "scale": ("in the blob", "a whole number from `low` to `high`, both allowed"),
    "text": ("in the blob", "a text of at most `longest` characters"),
    "guess": ("`guess`", "one of the view's `options`, up to `tries` times until it is a hit"),
    "signal": ("`tap`", "the ask's name, up to `times` in all; the phase never waits for it"),
}

LANES: tuple[tuple[str, str, str], ...] = (
    ("adult", "no", "blocked"),
    ("state_now", "crisis", "stop"),
    ("free_to_say_no", "no, skip", "light"),
    ("worried_how_partner_reacts", "yes, skip", "light"),
    ("state_now", "very_upset, drunk_or_high", "light"),
)
"""The decision table of the private check, in order: a question, the answers that fit, and the lane. Else the lane is standard."""


def numbers() -> dict[str, str]:
    """The figures that sentences of the page need, by name."""
    fields = Settings.model_fields

    def default(name: str) -> str:
        return f"{fields[name].default:g}" if name.endswith(("seconds", "minutes")) else f"{fields[name].default}"

    return {
        "path": server.PATH,
        "msgpack": MSGPACK,
        "json": JSON,
        "frame KiB": str(MAX_FRAME // 1024),
        "cut KiB": str(int(default("frame_most")) // 1024),
        "hello s": default("hello_seconds"),
        "seat min": default("seat_minutes"),
        "messages s": f"{fields['messages_per_second'].default:g}",
        "messages burst": f"{fields['messages_per_second'].default * bucket.WINDOW:g}",
        "pace s": f"{bucket.WINDOW:g}",
        "malformed most": default("malformed_most"),
        "later s": default("later_seconds"),
        "code minutes": default("code_minutes"),
        "wrong codes": default("wrong_codes_per_address"),
        "wrong codes minutes": str(doorway.WINDOW // 60_000),
        "code letters": codes.ALPHABET,
        "code length": str(codes.LENGTH),
        "silence timed s": _s(rounds.SILENCE_TIMED),
        "silence s": _s(rounds.SILENCE),
        "instances": str(receipts.INSTANCES),
        "receipts": str(receipts.KEPT),
        "grace s": _s(presence.GRACE),
        "moving s": _s(presence.MOVING),
        "away s": _s(presence.AWAY),
        "extension s": _s(phases.EXTENSION),
        "quota s": _s(EMPTY.quota),
        "quota growth s": _s(phases.QUOTA_GROWTH),
        "quota most s": _s(phases.QUOTA_MOST),
        "late most s": _s(phases.LATENESS_MOST),
        "late over round trip s": _s(phases.LATENESS_OVER_ROUND_TRIP),
        "breather s": _s(interlude.BREATHER),
        "breather silence s": _s(interlude.SILENCE_MEANS_REST),
        "delay": f"{_s(interlude.DELAY_LEAST)} to {_s(interlude.DELAY_MOST)}",
        "rest min": str(interlude.REST),
        "rest light min": str(interlude.REST_LIGHT),
        "rest most h": str(interlude.REST_MOST // 3_600_000),
        "back min s": _s(interlude.GRACE_AFTER),
        "light by draw": str(lobby.LIGHT_BY_DRAW),
        "level alone": str(lobby.MOST_LEVEL_ALONE),
        "name characters": str(names.MOST_CHARACTERS),
        "name bytes": str(names.MOST_BYTES),
        "default names": " and ".join(f"“{names.DEFAULTS[seat]}”" for seat in ("a", "b")),
        "knock s": _s(play.KNOCK_AGAIN),
        "day h": str(play.DAY // 3_600_000),
        "seal sizes": ", ".join(str(size) for size in sealing.SIZES[:-1]) + f" or {sealing.SIZES[-1]}",
        "relay bytes": f"{MAX_RELAY:,}",
    }


def lists() -> dict[str, str]:
    """The tables of the page that are not fields of a message, by name."""
    return {
        "table closing": table(
            ("code", "name", "the device", "a sentence for a person"),
            [(str(each.number), f"`{each.code}`", _then(each.number), each.say) for each in closing.ALL],
        ),
        "table refusals": table(
            ("code", "a sentence for a person"), [(f"`{code}`", say) for code, say in refusals.SENTENCES.items()]
        ),
        "table gateway": table(
            ("code", "comes as", "what it means"), [(f"`{code}`", *what) for code, what in OF_THE_GATEWAY.items()]
        ),
        "table marks": table(("id", "sign"), [(f"`{name}`", sign) for name, sign in SYMBOLS.items()]),
        "table notices": table(("code", "a sentence for a person"), _notices()),
        "table commands": table(("`do`", "who", "what it is for"), [_command(command) for command in COMMANDS]),
        "table asks": table(
            ("kind", "is sent by", "and its value is"), [(f"`{kind}`", *SENT_BY[kind]) for kind in get_args(AskKind)]
        ),
        "table lanes": table(
            ("when your own answer to", "is", "the lane is"),
            [(f"`{question}`", _or(answers), f"`{lane}`") for question, answers, lane in LANES] + [("all else", "", "`standard`")],
        ),
    }


def _s(ms: int) -> str:
    return f"{ms / 1000:g}"


def _or(answers: str) -> str:
    return " or ".join(f"`{answer}`" for answer in answers.split(", "))


def _then(number: int) -> str:
    match number // 100:
        case 40:
            return "reconnects at once, here"
        case 41:
            return "reconnects at once, elsewhere"
        case 43:
            return "waits some seconds, then reconnects here"
        case _:
            return "stops"


def _notices() -> list[tuple[str, str]]:
    said = {each.code: each.say for each in (*screens.NOTICES.values(), node.SAVING_STOPPED, node.SAVING_AGAIN)}
    return [(f"`{code}`", said.get(code, "(not sent by this server)")) for code in get_args(NoticeCode)]


def _command(command: type) -> tuple[str, str, str]:
    host = command in play.HOSTS
    who = "host" if host and command not in (*play.IN_PHASE, *play.IN_LOBBY) else "all" if host else "partners"
    first = (command.__doc__ or "").strip().partition("\n")[0]
    verb = verb_of(command)
    return f"[`{verb}`](#command-{verb})", who, first
