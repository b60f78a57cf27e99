"""A small sound folder to break one thing at a time: a deck, a game with a hidden card, a game in role, a programme, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILES: Mapping[str, str] = {
    "decks/moments.yaml": """\
deck: moments
fields: [title, written]
named_by: title
instead: written
needs: [voice]
items: 2
cards:
  dishes: {level: 0, family: home, topic: chores}
  window: {level: 0, family: home, topic: habits}
  morning: {level: 0, family: day, topic: habits}
  train: {level: 1, family: day, topic: time}
mixed_up:
- [dishes, window]
""",
    "decks/en/moments.yaml": """\
deck: moments
title: Moments
cards:
  dishes:
    title: The dishes after dinner
    written: Write down who does what.
    items: [I like it quiet then, I like to talk then]
  window:
    title: The open window
    written: Draw the window.
    items: [I like it cool, I like it warm]
  morning:
    title: The first hour
    written: Write the hour down.
    items: [I wake up slowly, I like company early]
  train:
    title: Running for the train
    written: Write down how it went.
    items: [I like to be early, I like to be just in time]
""",
    "decks/es/moments.yaml": """\
deck: moments
title: Momentos
cards:
  dishes:
    title: Los platos después de cenar
    written: Escribe quién hace qué.
    items: [Me gusta que haya silencio, Me gusta hablar]
  window:
    title: La ventana abierta
    written: Dibuja la ventana.
    items: [Me gusta el fresco, Me gusta el calor]
  morning:
    title: La primera hora
    written: Escribe cómo es esa hora.
    items: [Me despierto despacio, Me gusta la compañía temprano]
  train:
    title: Correr hacia el tren
    written: Escribe cómo fue.
    items: [Me gusta llegar pronto, Me gusta llegar justo]
""",
    "exercises/lamp.yaml": """\
exercise: lamp
needs: {lanes: [light, standard], level: [0, 1], deck: moments}
steps:
- lead: each
  do:
  - id: hint
    deal: {hand: 1, to: lead}
    show: {lead: [card.title]}
    ask:
      hinted: {from: lead, kind: ready}
    time: [0, 60, 180]
""",
    "exercises/en/lamp.yaml": """\
exercise: lamp
title: A hint
about: One gives a hint, the other listens.
phases:
  hint:
    title: A hint
    lead: Give a hint about your card.
    partner: "{lead} gives a hint."
    asks:
      hinted: {label: Done}
""",
    "exercises/es/lamp.yaml": """\
exercise: lamp
title: Una pista
about: Una persona da una pista, la otra escucha.
phases:
  hint:
    title: Una pista
    lead: Da una pista sobre tu carta.
    partner: "{lead} da una pista."
    asks:
      hinted: {label: Listo}
""",
    "exercises/chairs.yaml": """\
exercise: chairs
needs: {lanes: [standard], level: [0, 1], deck: moments}
steps:
- id: rate
  deal: {hand: 1}
  show: {both: [card]}
  ask:
    truth: {from: both, kind: scale, range: [1, 7], each: items}
  time: [0, 60, 180]
- lead: each
  do:
  - id: speech
    role: swapped
    ask:
      spoken: {from: lead, kind: ready}
    time: [0, 60, 180]
- id: off
  undoes: role
  must: true
  ask:
    back: {from: both, kind: ready}
  time: [5, 20, 60]
- lead: each
  do:
  - id: correct
    corrects: [speech]
    must: true
    ask:
      fair: {from: lead, kind: choice, options: [fair, missing]}
    time: [0, 30, 90]
- id: end
  reveal: [truth, fair]
  ask:
    done: {from: both, kind: ready}
  time: [5, 30, null]
""",
    "exercises/en/chairs.yaml": """\
exercise: chairs
title: Two chairs
about: Each speaks as the other for a minute.
phases:
  rate:
    title: How is it for you?
    lead: Rate each line.
    who_sees: You both see this at the end.
    asks:
      truth: {label: How true is it?, low: not at all, high: very}
  speech:
    title: On the other chair
    lead: Speak as {partner}.
    partner: Listen to your side.
    asks:
      spoken: {label: That was it}
  off:
    title: Back again
    lead: "Say: I am {me}."
    asks:
      back: {label: I am back}
  correct:
    title: Was it fair?
    lead: Say how it was.
    who_sees: You both see this at the end.
    asks:
      fair:
        label: Was it fair?
        options: {fair: Fair, missing: Something is missing}
  end:
    title: Thanks
    lead: Thank each other.
    asks:
      done: {label: Done}
""",
    "exercises/es/chairs.yaml": """\
exercise: chairs
title: Dos sillas
about: Cada persona habla como la otra durante un minuto.
phases:
  rate:
    title: ¿Cómo es para ti?
    lead: Valora cada línea.
    who_sees: Se ve en las dos pantallas al final.
    asks:
      truth: {label: ¿Cuánto es verdad?, low: nada, high: mucho}
  speech:
    title: En la otra silla
    lead: Habla como {partner}.
    partner: Escucha tu parte.
    asks:
      spoken: {label: Eso era todo}
  off:
    title: De vuelta
    lead: "Di: soy {me}."
    asks:
      back: {label: He vuelto}
  correct:
    title: ¿Ha sido justo?
    lead: Di cómo ha sido.
    who_sees: Se ve en las dos pantallas al final.
    asks:
      fair:
        label: ¿Ha sido justo?
        options: {fair: Sí, missing: Falta algo}
  end:
    title: Gracias
    lead: Las gracias, a la manera de cada quien.
    asks:
      done: {label: Listo}
""",
    "programmes/evening.yaml": "programme: evening\nminutes: 6\nexercises: [lamp, chairs]\n",
    "programmes/en/evening.yaml": "programme: evening\ntitle: An evening\nabout: A hint, then two chairs.\n",
    "programmes/es/evening.yaml": "programme: evening\ntitle: Una noche\nabout: Una pista y dos sillas.\n",
}


def write_chairs(folder: Path) -> Path:
    """The sound folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
