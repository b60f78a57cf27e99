"""A small pack for tests: one exercise, one deck, one programme, in English."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILES: Mapping[str, str] = {
    "pack.yaml": """\
pack: lanterns
version: 1
licence: CC-BY-4.0
authors: [the people of this test]
languages: [en]
about: One small exercise about lights.
""",
    "LICENSE": "You may use it, and say where it is from.\n",
    "decks/lights.yaml": """\
deck: lights
fields: [prompt, written]
named_by: prompt
instead: written
needs: [voice]
topic: free_time
cards:
  window: {level: 0, family: home}
  street: {level: 0, family: town}
  harbour: {level: 0, family: town}
""",
    "decks/en/lights.yaml": """\
deck: lights
title: Lights
cards:
  window: {prompt: A window with light in it, written: Write down which window you think of.}
  street: {prompt: A street at night, written: Write down which street you think of.}
  harbour: {prompt: Boats with lamps, written: Write down where you saw boats.}
""",
    "exercises/one-light.yaml": """\
exercise: one-light
needs: {lanes: [light, standard], level: [0, 1], deck: lights}
steps:
- lead: each
  do:
  - id: tell
    deal: {hand: 1, to: lead, again: free}
    show: {both: [card.prompt]}
    ask:
      told: {from: lead, kind: ready}
    time: [0, 60, 180]
    mics: {lead: open}
""",
    "exercises/en/one-light.yaml": """\
exercise: one-light
title: One light
about: You each tell of a light that you like.
phases:
  tell:
    title: A light
    lead: Tell of this light.
    partner: "{lead} is telling. You may just listen."
    asks:
      told: {label: That was it}
""",
    "programmes/lights.yaml": "programme: lights\nminutes: 2\nexercises: [one-light]\n",
    "programmes/en/lights.yaml": "programme: lights\ntitle: Lights\nabout: A light start.\n",
}


def write_pack_folder(folder: Path, changed: Mapping[str, str | None] | None = None) -> Path:
    """The pack as a folder; files that are changed to None are left out."""
    for name, text in {**FILES, **(changed or {})}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder
