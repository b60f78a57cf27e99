/** A small game that nobody has seen before, with a profile and a map, and moments of it to draw. */
import type { Answers } from "../../src/core/sealed.ts";
import { NOTHING_SEEN, type Showing, type Witness } from "../../src/core/witness.ts";
import type { Released } from "../../src/reveals/released.ts";
import type { CardWords, DeviceBundle, OpenedView, PhaseWords, View } from "../../src/wire/messages.ts";

const seven = { kind: "scale", each: "items", low: 1, high: 7, low_label: "no", high_label: "yes" } as const;
const both = ["lead", "partner"] as const;

function phase(title: string, asks: PhaseWords["asks"] = {}): PhaseWords {
  return { title, lead: "Do it.", partner: "Do it.", asks };
}

function card(name: string, at: readonly [number, number] | null = null): CardWords {
  const items = Array.from({ length: 12 }, (_, n) => `Item ${n + 1}.`);
  return { fields: { about: `about ${name}`, name }, at, items };
}

export const words: DeviceBundle = {
  fingerprint: "f",
  language: "en",
  programmes: {},
  exercises: {
    weather: {
      title: "Weather",
      about: "",
      deck: "skies",
      figures: { profile: { truth: "own", guess: "theirs", again: "later" }, map: { guess: "read" } },
      keep: ["wish"],
      phases: {
        rate: phase("Rate it", { own: { ...seven, label: "How is it for {me}?", of: both } }),
        think: phase("Think", { theirs: { ...seven, label: "And for {partner}?", of: both, about_partner: true } }),
        again: phase("Once more", { later: { ...seven, label: "And now?", of: both, about_partner: true } }),
        look: phase("Look"),
        show: phase("Show", { read: { kind: "guess", label: "What is it?", of: ["partner"], tries: 2, open: true } }),
        talk: phase("Talk about it with {partner}", {
          wish: { kind: "text", label: "What {me} would like", of: both },
          hunch: { kind: "text", label: "What would {partner} say?", of: both, about_partner: true },
          secret: { kind: "text", label: "For nobody", of: both, private: true },
          mood: {
            kind: "choice",
            label: "Mood",
            of: ["lead"],
            options: [
              { value: "up", label: "Sunny, {me}" },
              { value: "down", label: "Grey" },
            ],
          },
          marks: { kind: "choice", label: "Marks", of: both, each: "items", options: [{ value: "ok", label: "Fair" }] },
          done: { kind: "ready", label: "Done", of: both, open: true },
        }),
        next: phase("Next", {
          landed: {
            kind: "choice",
            label: "Did it land?",
            of: ["lead"],
            open: true,
            options: [{ value: "y", label: "Yes" }],
          },
        }),
      },
    },
    single: {
      title: "Single",
      about: "",
      deck: "skies",
      figures: { profile: { truth: "felt", guess: "thought" } },
      phases: {
        ask: phase("Ask", {
          felt: { kind: "scale", label: "{me} felt heard", of: ["lead"], low: 0, high: 100 },
          thought: { kind: "scale", label: "{partner} felt heard", of: ["partner"], low: 0, high: 100 },
        }),
      },
    },
  },
  decks: {
    skies: {
      title: "Skies",
      version: 3,
      cards: {
        rain: card("rain", [0.5, -0.5]),
        storm: card("storm", [-0.6, 0.9]),
        haze: card("haze", [0, 0]),
        void: card("void"),
      },
    },
  },
};

export const A = [1, 6, 2, 7, 3, 5, 4, 6, 2, 5, 7, 1];
export const B = [6, 2, 5, 3, 7, 1, 6, 4, 1, 7, 2, 5];

/** Answers by their parts, from "1". */
export function given(values: readonly (number | string)[]): { readonly [part: string]: number | string } {
  return Object.fromEntries(values.map((value, n) => [`${n + 1}`, value]));
}

export function opened(instance: number, name: string, more: Partial<OpenedView> = {}): OpenedView {
  return { instance, exercise: "weather", phase: name, seats: ["a", "b"], lead: "a", card: "rain", ...more };
}

export function view(more: Partial<View> = {}): View {
  return {
    you: "a",
    stage: "done",
    seats: { a: { name: "Ada", presence: "here" }, b: { name: "Ben", presence: "here" } },
    ...more,
  };
}

type Given = { readonly [instance: number]: { readonly a?: Answers; readonly b?: Answers } };

export function released(openedOnes: readonly OpenedView[], answers: Given, more: Partial<View> = {}): Released {
  const all = new Map(Object.entries(answers).map(([instance, seats]) => [Number(instance), seats]));
  return { view: view({ opened: openedOnes, ...more }), words, answers: all };
}

/** What a and b said of themselves, and guessed, on one card. */
export function rated(aGuessed: readonly number[], bGuessed: readonly number[], more: Partial<View> = {}): Released {
  return released(
    [opened(1, "rate"), opened(2, "think")],
    {
      1: { a: { own: given(A) }, b: { own: given(B) } },
      2: { a: { theirs: given(aGuessed) }, b: { theirs: given(bGuessed) } },
    },
    more,
  );
}

export function showing(more: Partial<Showing> = {}): Showing {
  return { exercise: "weather", lead: "a", field: "name", meant: null, guesses: [], options: 6, whole: true, ...more };
}

export function witness(showings: Witness["showings"] = {}): Witness {
  return { ...NOTHING_SEEN, kind: "standard", showings };
}
