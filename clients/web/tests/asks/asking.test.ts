/** What a phase still asks, one thing at a time, and what may be sent of it. */
import { beforeAll, describe, expect, test } from "vitest";
import {
  answerOf,
  changed,
  firstBlank,
  guessesLeft,
  isBlank,
  isOptional,
  lettersOver,
  openAnswer,
  over,
  partsOf,
  signalsLeft,
  whereabouts,
} from "../../src/asks/asking.ts";
import { blames } from "../../src/asks/softer.ts";
import type { Entries } from "../../src/keep/drafts.ts";
import { say, speak, speakOfPlay } from "../../src/say/say.ts";
import { type Ask, type Telling, telling } from "../../src/state/telling.ts";
import type { AskWords, DeviceBundle, PhaseWords, View } from "../../src/wire/messages.ts";

const asks: { readonly [name: string]: AskWords } = {
  done: { kind: "ready", label: "Done", of: ["lead"] },
  warm: { kind: "scale", label: "Warm?", of: ["lead"], each: "items", low: 1, high: 5 },
  note: { kind: "text", label: "A note", of: ["lead"], longest: 5, need: false },
  whose: { kind: "choice", label: "Whose?", of: ["lead"], each: "items", options: [{ value: "m", label: "Mine" }] },
  stay: { kind: "choice", label: "Stay?", of: ["lead"], open: true, options: [{ value: "y", label: "Yes" }] },
  like: {
    kind: "choice",
    label: "In?",
    of: ["lead"],
    open: true,
    each: "hand",
    options: [{ value: "in", label: "In" }],
  },
  read: { kind: "guess", label: "Which?", of: ["lead"], open: true, tries: 2 },
  flag: { kind: "signal", label: "Off", of: ["lead"], open: true, times: 3 },
};

const view: View = {
  you: "a",
  stage: "playing",
  seats: { a: { name: "Ada", presence: "here" }, b: { name: "Ben", presence: "here" } },
  place: {
    programme: "p",
    exercise: "e",
    exercise_n: 1,
    exercises: 1,
    phase: "one",
    instance: 3,
    step: 1,
    of: 1,
    turn: [1, 1],
    lead: "a",
  },
  card: "rain",
  hand: ["rain", "sun"],
  options: ["rain", "sun"],
};

function told(names: readonly string[], more: Partial<View> = {}): { readonly told: Telling; readonly view: View } {
  const phase: PhaseWords = {
    title: "One",
    lead: "You.",
    partner: "They.",
    asks: Object.fromEntries(names.map((name) => [name, asks[name] as AskWords])),
  };
  const words: DeviceBundle = {
    fingerprint: "f",
    language: "en",
    programmes: {},
    exercises: { e: { title: "", about: "", deck: "d", phases: { one: phase } } },
    decks: { d: { title: "D", cards: { rain: { fields: { name: "Rain" }, items: ["It is wet", "It is loud"] } } } },
  };
  const seen = { ...view, ...more };
  const found = telling(seen, words);
  if (found === null) throw new Error("there are words");
  return { told: found, view: seen };
}

function parts(names: readonly string[], more: Partial<View> = {}): ReturnType<typeof partsOf> {
  const given = told(names, more);
  return partsOf(given.told, given.view, (card) => card.toUpperCase());
}

function ask(name: string): Ask {
  return { name, words: asks[name] as AskWords, given: false, audience: "both-later" };
}

describe("what is asked", () => {
  test("comes in the file's order, sealed things at one go, and being ready last", () => {
    const found = parts(["done", "stay", "warm", "flag", "read", "note"]);
    expect(found.map((part) => part.kind)).toEqual(["open", "sealed", "guess", "ready"]);
  });
  test("about one line comes together, line by line; a text is a question of its own", () => {
    const [sealed] = parts(["note", "warm", "whose"]);
    if (sealed?.kind !== "sealed") throw new Error("it is sealed");
    expect(sealed.questions.map((one) => [one.key, one.about, one.asks.map((each) => each.name)])).toEqual([
      ["1", "It is wet", ["warm", "whose"]],
      ["2", "It is loud", ["warm", "whose"]],
      [null, "A note", ["note"]],
    ]);
    expect([isOptional(sealed.asks), isOptional([ask("note")])]).toEqual([false, true]);
  });
  test("is nothing once one has passed, and not again what was given", () => {
    expect(parts(["done", "warm"], { passed: true })).toEqual([]);
    expect(parts(["done", "warm", "stay"], { given: ["sealed", "stay"] }).map((part) => part.kind)).toEqual(["ready"]);
  });
  test("waits for what it is about: no lines without a card, no guess without options", () => {
    expect(parts(["warm", "read"], { card: null, options: [] })).toEqual([]);
  });
});

describe("an entry", () => {
  test("is put together line by line, and taken apart again", () => {
    const warm = ask("warm");
    const one = changed({}, warm, "1", 4);
    const both = changed({ warm: one as { "1": number } }, warm, "2", 2);
    expect([one, both]).toEqual([{ "1": 4 }, { "1": 4, "2": 2 }]);
    expect(answerOf({ warm: both as { "1": number } }, warm, "2")).toBe(2);
    expect(changed({ warm: { "1": 4 } }, warm, "1", undefined)).toBeUndefined();
    expect(changed({ note: "a" }, ask("note"), null, "")).toBeUndefined();
  });
  test("after a reload one goes on where nothing is entered yet", () => {
    const [sealed] = parts(["warm", "whose"]);
    const questions = sealed?.kind === "sealed" ? sealed.questions : [];
    expect(
      [{}, { warm: { "1": 1 } }, { warm: { "1": 1 }, whose: { "2": "m" } }].map((one) =>
        firstBlank(questions, one as Entries),
      ),
    ).toEqual([0, 1, 2]);
    expect(questions.map((one) => isBlank(one, { whose: { "2": "m" } }))).toEqual([true, false]);
  });
  test("is counted in letters as a person would", () => {
    expect(["", "abcde", "abcdef", "\u{1F33F}\u{1F33F}"].map((text) => lettersOver(ask("note"), text))).toEqual([
      -5, 0, 1, -3,
    ]);
    expect(over([ask("note"), ask("warm")], { note: "abcdefg" })).toBe(2);
  });
});

describe("an open answer", () => {
  test("is sent as one value, or one for each card of the hand once all are there", () => {
    expect(openAnswer(ask("stay"), 3, [], {})).toEqual({ missing: 1 });
    expect(openAnswer(ask("stay"), 3, [], { stay: "y" })).toEqual({ do: "answer", phase: 3, ask: "stay", value: "y" });
    const hand = ["rain", "sun"];
    expect(openAnswer(ask("like"), 3, hand, { like: { rain: "in", gone: "in" } })).toEqual({ missing: 1 });
    expect(openAnswer(ask("like"), 3, hand, { like: { sun: "in", rain: "in" } })).toMatchObject({
      value: { rain: "in", sun: "in" },
    });
  });
  test("signals and guesses run out", () => {
    expect(
      [{}, { signals: { flag: 1 } }, { signals: { flag: 9 } }].map((more) =>
        signalsLeft(ask("flag"), { ...view, ...more }),
      ),
    ).toEqual([3, 2, 0]);
    const made = { guesses: [{ card: "sun", nearness: "miss" as const }] };
    expect([guessesLeft(ask("read"), view), guessesLeft(ask("read"), { ...view, ...made })]).toEqual([2, 1]);
  });
});

describe("a sealed answer is", () => {
  test.each([
    [false, {}, false, true, "none"],
    [false, { warm: { "1": 1 } }, false, true, "kept"],
    [false, { stay: "y" }, false, true, "none"],
    [false, { warm: { "1": 1 } }, true, true, "flying"],
    [false, {}, true, false, "later"],
    [true, { warm: { "1": 1 } }, false, false, "sealed"],
  ] as const)("given %j, entered %j, flying %j, connected %j: %s", (given, entries, flying, up, at) => {
    expect(whereabouts(given, entries, [ask("warm")], flying, up)).toBe(at);
  });
});

describe("a text that blames", () => {
  beforeAll(() => speakOfPlay());
  test.each([
    ["You’re never here", true],
    ["You always leave it", true],
    ["Because you, always, do", true],
    ["I always hope you do", false],
    ["", false],
  ])("%j: %j", (text, blamed) => {
    expect(blames(text)).toBe(blamed);
    expect(say("text-soft")).toContain("I feel");
  });
  test.each([
    ["Nunca dices adónde vas", true],
    ["Tú siempre llegas tarde", true],
    ["Siempre me alegra verte, y nunca me canso", false],
  ])("in Spanish %j: %j", async (text, blamed) => {
    await speak("es");
    expect(blames(text)).toBe(blamed);
    await speak("en");
  });
});
