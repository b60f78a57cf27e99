/** A small view and its words, for tests of what follows from them. */
import type { DeviceBundle, View } from "../../src/wire/messages.ts";

export const PLACE = {
  programme: "p",
  exercise: "e",
  exercise_n: 1,
  exercises: 1,
  phase: "speak",
  instance: 7,
  step: 1,
  of: 2,
  turn: [1, 1],
  lead: "a",
  next: null,
} as const;

/** In play, both here, a clock that runs. */
export const VIEW: View = {
  you: "a",
  stage: "playing",
  seats: { a: { name: "Ada", presence: "here" }, b: { name: "Ben", presence: "here" } },
  place: PLACE,
  clock: { running: true, due: 120_000 },
};

export const WORDS: DeviceBundle = {
  fingerprint: "f",
  language: "en",
  programmes: {},
  exercises: {
    e: {
      title: "E",
      about: "",
      deck: "d",
      phases: {
        speak: { title: "Speak", lead: "Speak.", partner: "Listen.", open_mics: ["lead"] },
        talk: { title: "Talk", lead: "Both.", partner: "Both.", open_mics: ["lead", "partner"] },
      },
    },
  },
  decks: {},
};

/** The view with the partner in that presence. */
export function partner(presence: View["seats"][string]["presence"], view: View = VIEW): View {
  return { ...view, seats: { ...view.seats, b: { name: "Ben", presence, since: presence === "here" ? null : 1_000 } } };
}
