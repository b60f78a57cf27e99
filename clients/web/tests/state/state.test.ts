/** What is derived from the newest view: the clock's face, and what the phase tells its person. */
import { describe, expect, test } from "vitest";
import { changesIn, face, span } from "../../src/state/clock.ts";
import { cleared, createState, noted } from "../../src/state/state.ts";
import { audienceOf, cardAbout, cardName, isText, named, telling } from "../../src/state/telling.ts";
import type { AskWords, DeviceBundle, PhaseWords, View } from "../../src/wire/messages.ts";

const view: View = {
  you: "a",
  stage: "playing",
  seats: { a: { name: "Ada", presence: "here" }, b: { name: "Ben", presence: "here" } },
  place: {
    programme: "p",
    exercise: "e",
    exercise_n: 1,
    exercises: 1,
    phase: "rate",
    instance: 7,
    step: 1,
    of: 2,
    turn: [1, 1],
    lead: "b",
    next: "talk",
  },
  clock: { running: true, due: 60_000 },
  card: "rain",
  given: ["sealed"],
};

const words: DeviceBundle = {
  fingerprint: "f",
  language: "en",
  programmes: {},
  exercises: {
    e: {
      title: "Weather",
      about: "",
      deck: "d",
      phases: {
        rate: {
          title: "Rate it",
          lead: "Rate your own.",
          partner: "{me}, what does {lead} feel? {x}",
          show: { lead: ["card.name"], partner: [] },
          asks: {
            own: { kind: "scale", label: "Own", of: ["lead"] },
            guess: { kind: "scale", label: "Guess", of: ["partner"] },
          },
        },
        talk: { title: "Talk with {partner}", lead: "Both.", partner: "Both.", usual: 120 },
      },
    },
  },
  decks: { d: { title: "D", cards: { rain: { fields: { name: "Rain" } } } } },
};

function asked(kind: AskWords["kind"], ...of: ("lead" | "partner")[]): AskWords {
  return { kind, label: "", of };
}

/** The words with one phase that differs. */
function withPhase(differing: Partial<PhaseWords>): DeviceBundle {
  const phase = { title: "Do it", lead: "You do it.", partner: "{lead} does it.", ...differing };
  const exercise = words.exercises["e"];
  if (exercise === undefined) throw new Error("there is one");
  return { ...words, exercises: { e: { ...exercise, phases: { ...exercise.phases, rate: phase } } } };
}

/** The sentences to lean on, for either seat, where these roles speak. */
function leaning(open_mics: readonly ("lead" | "partner")[]) {
  const two = [view, { ...view, you: "b" } as const];
  return two.map((one) => telling(one, withPhase({ prompts: ["I am {partner}"], open_mics }))?.prompts);
}

describe("the clock", () => {
  test("rounds up, so that both phones turn at the same moment", () => {
    expect(face(view, 0, null)).toEqual({ kind: "timed", seconds: 60, held: false });
    expect(face(view, 1, null)).toEqual({ kind: "timed", seconds: 60, held: false });
    expect(face(view, 1_000, null)).toEqual({ kind: "timed", seconds: 59, held: false });
    expect(face(view, 70_000, null)).toEqual({ kind: "timed", seconds: 0, held: false });
    expect(changesIn(view, 500)).toBe(500);
    expect(changesIn(view, 1_000)).toBe(1_000);
    expect(changesIn(view, 60_000)).toBeNull();
  });
  test("is held while it does not run, and a while after the link is gone", () => {
    expect(face({ ...view, clock: { running: false, left: 4_100 } }, 0, null)).toEqual({
      kind: "timed",
      seconds: 5,
      held: true,
    });
    expect(face(view, 11_000, 10_000)).toEqual({ kind: "timed", seconds: 49, held: false });
    expect(face(view, 15_000, 10_000)).toEqual({ kind: "timed", seconds: 50, held: true });
  });
  test("without a limit there is nothing to count", () => {
    expect(face({ ...view, clock: { running: true } }, 0, null)).toEqual({ kind: "open" });
    expect(face({ you: "a", stage: "lobby", seats: {} }, 0, null)).toEqual({ kind: "none" });
    expect(span(65)).toBe("1:05");
  });
});

describe("a phase", () => {
  test("tells whose turn it is, what to do, what is asked and what comes next", () => {
    const told = telling(view, words);
    expect(told).toMatchObject({
      instance: 7,
      title: "Rate it",
      task: "Ada, what does Ben feel? {x}",
      turn: "both",
      lead: "Ben",
      next: { title: "Talk with Ben", minutes: 2 },
    });
    expect(told?.asks.map((ask) => [ask.name, ask.given, ask.audience])).toEqual([["guess", true, "both-later"]]);
    expect(told?.card?.fields).toEqual({ name: "Rain" });
    expect([told?.secret, telling({ ...view, you: "b" }, words)?.secret]).toEqual([false, true]);
  });
  test.each([
    ["who speaks", { open_mics: ["partner"], asks: { said: asked("ready", "partner") } }, "mine", true],
    ["who is asked", { asks: { picked: asked("choice", "lead") } }, "partner", false],
    ["nobody is asked, so who leads", {}, "partner", false],
    [
      "who hears may still raise a flag",
      { open_mics: ["lead"], asks: { flag: asked("signal", "partner") } },
      "partner",
      true,
    ],
    ["who shows a card", { show: { lead: ["card.name"] }, asks: { read: asked("guess", "partner") } }, "partner", true],
    ["both are asked", { asks: { one: asked("scale", "lead"), two: asked("scale", "partner") } }, "both", false],
    ["both do the same", { lead: "Talk.", partner: "Talk.", open_mics: ["lead"] }, "both", true],
  ] as const)("whose turn it is: %s", (_, differing, turn, spoken) => {
    expect(telling(view, withPhase(differing))).toMatchObject({ turn, spoken });
    const other = { mine: "partner", partner: "mine", both: "both" }[turn];
    expect(telling({ ...view, you: "b" }, withPhase(differing))?.turn).toBe(other);
  });
  test("sentences to lean on are for whoever speaks, or for both where nobody or everybody does", () => {
    expect(leaning(["lead"]).map((prompts) => prompts?.length)).toEqual([0, 1]);
    expect(leaning([])).toEqual([["I am Ben"], ["I am Ada"]]);
    expect(leaning(["lead", "partner"])).toEqual([["I am Ben"], ["I am Ada"]]);
  });
  test("what tells another way waits, where the card needs a voice, a face or a touch", () => {
    const shown = { show: { lead: ["card.name", "card.written"], partner: ["card.items", "card.questions"] } };
    const card = {
      fields: { name: "Rain", written: "Write to {partner}." },
      items: ["It is wet"],
      questions: ["Why?"],
    };
    const silent = { ...withPhase(shown), decks: { d: { title: "D", instead: "written", cards: { rain: card } } } };
    const needs = { ...card, needs: ["voice"] as const };
    const spoken = { ...silent, decks: { d: { ...silent.decks.d, cards: { rain: needs } } } };
    const lead: View = { ...view, you: "b" };
    expect(telling(lead, silent)?.fields.map((one) => one.instead)).toEqual([false, false]);
    expect(telling(lead, spoken)?.fields).toEqual([
      { field: "name", words: "Rain", instead: false },
      { field: "written", words: "Write to Ada.", instead: true },
    ]);
    expect(telling(view, spoken)).toMatchObject({ fields: [], items: ["It is wet"], questions: ["Why?"] });
  });
  test("a card is called by the field that the phase names", () => {
    const deck = { title: "", cards: { a: { fields: { word: "calm", hint: "Sit." } } } };
    const phase = { title: "", lead: "", partner: "" };
    expect(cardName({ ...phase, hand_field: "hint" }, deck, "a")).toBe("Sit.");
    expect(cardName(phase, deck, "a")).toBe("calm");
    expect(cardName(phase, undefined, "a")).toBe("a");
  });
  test("sentences to lean on are each role's own, where there are two lists", () => {
    const phase = {
      prompts: ["What am I missing?"],
      partner_prompts: ["What I would add is ..."],
      open_mics: ["lead", "partner"],
    };
    const bundle = withPhase(phase as Partial<PhaseWords>);
    expect(telling(view, bundle)?.prompts).toEqual(["What I would add is ..."]);
    expect(telling({ ...view, you: "b" }, bundle)?.prompts).toEqual(["What am I missing?"]);
  });
  test("what a card of a hand is about is told as far as both will be shown it", () => {
    const fields = { name: "Rain", secret: "Act it.", story: "{me} and {partner} get wet.", written: "Write it." };
    const decks = { d: { title: "", instead: "written", cards: { rain: { fields } } } };
    const both = { lead: ["card.name", "card.story"], partner: ["card.name", "card.story"] };
    const bundle = { ...withPhase({ show: { lead: ["card.secret"], partner: [] } }), decks };
    expect(cardAbout(view, bundle, "rain")).toBe("");
    const shown = { ...withPhase({ show: { ...both, lead: [...both.lead, "card.secret"] } }), decks };
    expect(cardAbout(view, shown, "rain")).toBe("Ada and Ben get wet.");
    expect([cardAbout(view, shown, "none"), cardAbout(view, null, "rain")]).toEqual(["", ""]);
  });
  test("knows what is written from what is picked, by the name of the ask", () => {
    const asks = { note: asked("text", "lead"), own: asked("scale", "lead") };
    expect(["note", "own", "gone"].map((ask) => isText(withPhase({ asks }), ask))).toEqual([true, false, false]);
  });
  test("says nothing before there are words, in the lobby, or of a phase that the words do not know", () => {
    expect(telling(view, null)).toBeNull();
    expect(telling({ you: "a", stage: "lobby", seats: {} }, words)).toBeNull();
    expect(
      telling({ ...view, place: { ...view.place, phase: "new" } as NonNullable<View["place"]> }, words),
    ).toBeNull();
  });
  test("a name that looks like a placeholder is not filled in again", () => {
    const odd: View = {
      ...view,
      seats: { a: { name: "{lead}", presence: "here" }, b: { name: "Ben", presence: "here" } },
    };
    expect(named("{me} and {partner}", odd, "b")).toBe("{lead} and Ben");
  });
  test("of names from right to left, each is kept by itself", () => {
    const other = {
      ...view,
      seats: { a: { name: "דנה", presence: "here" }, b: { name: "Ben", presence: "here" } },
    } as View;
    expect(named("{me}, as {partner}", other, "b")).toBe("\u2068דנה\u2069, as Ben");
  });
  test.each([
    [{ private: true }, "nobody"],
    [{}, "both-later"],
    [{ open: true }, "server"],
    [{ kind: "guess", open: true }, "both-now"],
  ] as const)("who sees %j is %s", (differing, audience) => {
    const ask: AskWords = { kind: "choice", label: "", of: ["lead"], ...differing };
    expect(audienceOf(ask)).toBe(audience);
  });
});

describe("the store", () => {
  test("is empty again after it was cleared", () => {
    const state = createState();
    state.session.value = "s";
    state.drafts.value = { "1": { a: 1 } };
    noted(state, "knocked", "Someone tried to join.");
    cleared(state);
    expect([state.session.value, state.drafts.value, state.note.value]).toEqual(["", {}, null]);
  });
  test("telling the same twice is two things", () => {
    const state = createState();
    noted(state, "a", "A");
    const first = state.note.value?.n;
    noted(state, "a", "A");
    expect(state.note.value?.n).not.toBe(first);
  });
});
