"""An exercise that no line of the page was written for: every kind of input, in a mix that no shipped exercise has."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "exercises/two-windows.yaml": """
exercise: two-windows
needs: {lanes: [standard], level: [0, 1], deck: windows}
steps:
- id: hang
  deal: {hand: 3, to: both, again: free, deals: 2}
  show: {both: [hand]}
  ask:
    like: {from: both, kind: choice, each: hand, options: [in, out], open: true, private: true}
  ends: {agree: like, equal: in}
  time: [0, 300, 600]
- id: mix
  show: {both: [card.name, card.items]}
  ask:
    bright: {from: both, kind: scale, range: [0, 100]}
    curtain: {from: both, kind: choice, options: [up, down]}
    warm: {from: both, kind: scale, each: items, range: [1, 5]}
    whose: {from: both, kind: choice, each: items, options: [mine, yours]}
    note: {from: both, kind: text, max: 60}
    stay: {from: both, kind: choice, options: [a_while, a_moment], open: true}
    rested: {from: both, kind: ready}
  time: [0, 300, 600]
- lead: each
  do:
  - id: peek
    deal: {hand: 1, to: lead, again: 2, options: 4, near: 2}
    show: {lead: [card.name, card.look, card.written], partner: [options]}
    ask:
      which: {from: partner, kind: guess, tries: 3}
      knock: {from: partner, kind: signal, times: 2}
    ends: [which]
    time: [0, 300, 600]
- id: close
  reveal: [bright, curtain, warm, whose, note, stay]
  ask:
    word: {from: both, kind: text, max: 40, need: false, private: true}
    closed: {from: both, kind: ready}
  time: [0, 300, 600]
""",
    "exercises/en/two-windows.yaml": """
exercise: two-windows
title: Two windows
about: Look out of two windows.
phases:
  hang:
    title: Hang it up
    lead: Which of these may hang in the room?
    who_sees: Nobody is ever shown a no.
    asks:
      like: {label: In the room?, options: {in: Hang it, out: Leave it}}
  mix:
    title: Look out
    lead: Look for a while.
    who_sees: You both see this at the end.
    asks:
      bright: {label: How bright is it?, low: dark, high: dazzling}
      curtain: {label: The curtain, options: {up: Up, down: Down}}
      warm: {label: How warm is this?, low: cold, high: hot}
      whose: {label: Whose is it?, options: {mine: Mine, yours: Yours}}
      note: {label: A note for the sill}
      stay: {label: Stay how long?, options: {a_while: A while, a_moment: A moment}}
      rested: {label: I have looked}
  peek:
    title: Peek
    lead: Show it, without words.
    partner: What does {lead} see?
    who_sees: You both see what is picked.
    asks:
      which: {label: Which window?}
      knock: {label: Knock}
  close:
    title: Close them
    lead: Say good night.
    who_sees: Nobody else sees this.
    asks:
      word: {label: A last word}
      closed: {label: Good night}
""",
    "exercises/lamp.yaml": """
exercise: lamp
needs: {lanes: [light, standard], level: [0, 1], deck: windows}
steps:
- id: dim
  ask:
    dimmed: {from: both, kind: ready}
  time: [0, 60, 120]
""",
    "exercises/en/lamp.yaml": """
exercise: lamp
title: A lamp
about: Sit in its light.
phases:
  dim:
    title: The lamp
    lead: Sit in its light for a moment.
    asks:
      dimmed: {label: Out it goes}
""",
    "decks/windows.yaml": """
deck: windows
fields: [name, look, written]
named_by: name
instead: written
needs: [face]
topic: free_time
items: 2
cards:
"""
    + "".join(
        f"  pane_{n}: {{level: 0, family: f{n}, group: g{n % 3}, at: [0.{n}, -0.{n}], prior: 0.5, grade: D}}\n" for n in range(8)
    ),
    "decks/en/windows.yaml": "deck: windows\ntitle: Windows\ncards:\n"
    + "".join(
        f"""  pane_{n}:
    name: window {n}
    look: Look through it as if it rained on {n} hats.
    written: Write {n} words on a pane.
    items: [The light of {n}, The noise of {n}]
"""
        for n in range(8)
    ),
    "programmes/windows.yaml": "programme: windows\nminutes: 26\nexercises: [two-windows, lamp]\n",
    "programmes/en/windows.yaml": "programme: windows\ntitle: Windows\nabout: Look out of two windows.\n",
}


def written(folder: Path) -> Path:
    """The files of that exercise, in a folder of their own."""
    for name, text in FILES.items():
        path = folder / "unseen" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return folder / "unseen"
