"""docs/protocol.md: prose from a template, in which every {{name}} is filled in from the models and the code.

A name that nobody knows, and one that nobody uses, is a mistake: so nothing that was added to the protocol is left out of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from . import example, facts
from .recording import Line, shown
from .schemas import COMMANDS, FROM_DEVICE, TO_DEVICE, Schema, components, kind_of, verb_of
from .tables import section

TEMPLATE = Path(__file__).with_name("protocol.template.md")
_MARK = re.compile(r"\{\{([^{}]+)\}\}")
_IN_LOBBY = ("DoorView", "LobbyView", "ByHandView")
_VIEWS = ("View", "SeatView", *_IN_LOBBY, "PlaceView", "ClockView", "GuessView", "OpenedView", "InterludeView")
_WORDS = ("DeviceBundle", "ProgrammeWords", "ExerciseWords", "PhaseWords", "AskWords", "OptionWords", "DeckWords", "CardWords")


class Unfilled(ValueError):
    """The template and what there is to say do not fit each other."""


def page(recording: Iterable[Line]) -> str:
    """The whole page. Raises Unfilled, Undocumented, ScenarioError."""
    blocks = {**facts.numbers(), **facts.lists(), **_sections(components()), "example bundle": example.words()}
    blocks["example session"] = shown(recording)
    return filled(TEMPLATE, blocks)


def filled(path: Path, blocks: Mapping[str, str]) -> str:
    """A template with every mark filled in. Raises Unfilled when a mark or a block is left over."""
    template = path.read_text(encoding="utf-8")
    used = set(_MARK.findall(template))
    if unknown := sorted(used - set(blocks)):
        raise Unfilled(f"nothing is known of {', '.join(unknown)}")
    if unused := sorted(set(blocks) - used):
        raise Unfilled(f"the template leaves out {', '.join(unused)}")
    return _MARK.sub(lambda mark: blocks[mark[1]], template)


def _sections(schemas: dict[str, Schema]) -> dict[str, str]:
    """The generated sections by name. Raises Unfilled when a schema is in none of them."""
    named = {
        "messages from device": [(f"Message `{kind_of(model)}`", model.__name__) for model in FROM_DEVICE],
        "messages to device": [(f"Message `{kind_of(model)}`", model.__name__) for model in TO_DEVICE],
        "commands": [(f"Command `{verb_of(command)}`", command.__name__) for command in COMMANDS],
        "views": [(name, name) for name in _VIEWS],
        "words": [(name, name) for name in _WORDS],
        "parts": [("OpenedBlob", "OpenedBlob")],
    }
    told = {name for entries in named.values() for _, name in entries} | {"Command"}
    if missing := sorted(set(schemas) - told):
        raise Unfilled(f"no section tells of {', '.join(missing)}")
    return {name: "\n\n".join(section(heading, schemas[each]) for heading, each in entries) for name, entries in named.items()}
