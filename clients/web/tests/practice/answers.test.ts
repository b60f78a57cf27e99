/** What the practice partner does, and what it never does. */
import { describe, expect, test } from "vitest";
import { nextStep, type Step } from "../../src/practice/answers.ts";
import type { DeviceBundle, View } from "../../src/wire/messages.ts";

const WHIMS = { random: () => 0.5, lines: ["A walk on Sunday"] };

const seats = { a: { name: "Ada", presence: "here" }, b: { name: "Script", presence: "here" } };
const lobby = { mark: ["sun", "sea"], timer: "standard", level_set: true, lane_set: true };
const place = { programme: "p", exercise: "e", phase: "f", instance: 3, lead: "a" };

const ask = (kind: string, more: object = {}) => ({ kind, label: "", of: ["lead", "partner"], ...more });
const option = (value: string) => ({ value, label: "" });

function words(asks: object, seal = 0): DeviceBundle {
  const cards = Object.fromEntries(
    [0, 1, 2].map((n) => [`c${n}`, { fields: {}, items: ["one", "two"], at: [n / 4, 0] }]),
  );
  const phases = { f: { title: "", lead: "", partner: "x", asks, seal } };
  return {
    exercises: { e: { title: "", about: "", deck: "d", phases } },
    decks: { d: { title: "", cards } },
  } as unknown as DeviceBundle;
}

function next(view: object, bundle: DeviceBundle | null = null, now = 0): Step | null {
  return nextStep({ you: "b", stage: "playing", seats, ...view } as unknown as View, bundle, now, WHIMS);
}

function command(step: Step | null): unknown {
  return step !== null && "command" in step ? step.command : null;
}

describe("in the lobby", () => {
  test("it sets what is its own at once, and is ready when both are there", () => {
    const stage = { stage: "lobby" };
    expect(next({ ...stage, lobby: { ...lobby, level_set: false } })).toMatchObject({ key: "level", atOnce: true });
    expect(next({ ...stage, lobby: { ...lobby, lane_set: false } })).toMatchObject({ key: "lane", atOnce: true });
    expect(command(next({ ...stage, lobby }))).toEqual({ do: "ready" });
    expect(next({ ...stage, lobby, seats: { ...seats, a: { name: "", presence: "empty" } } })).toBeNull();
    expect(next({ ...stage, lobby, seats: { ...seats, b: { ...seats.b, ready: true } } })).toBeNull();
  });
});

describe("in play", () => {
  test("it rates around the middle, each item, and writes a line that fits", () => {
    const asks = {
      rate: ask("scale", { low: 1, high: 7, each: "items" }),
      say: ask("text", { longest: 6 }),
    };
    expect(next({ place, card: "c0" }, words(asks, 64))).toEqual({
      key: "3/sealed",
      phase: 3,
      size: 64,
      entries: [
        ["rate", { "1": 4, "2": 4 }],
        ["say", "A walk"],
      ],
    });
    expect(next({ place, given: ["sealed"] }, words(asks, 64))).toBeNull();
  });
  test("it says yes to every card of a hand, so that it never stands in the way", () => {
    const asks = { agree: ask("choice", { open: true, each: "hand", options: [option("yes"), option("no")] }) };
    expect(command(next({ place, hand: ["c0", "c1"] }, words(asks)))).toMatchObject({
      value: { c0: "yes", c1: "yes" },
    });
  });
  test("its second guess lies near the first where that was near, and far where it was not", () => {
    const view = { place, options: ["c0", "c1", "c2"] };
    const bundle = words({ read: ask("guess", { open: true, tries: 2 }) });
    const again = (nearness: string) => command(next({ ...view, guesses: [{ card: "c0", nearness }] }, bundle));
    expect(command(next(view, bundle))).toMatchObject({ do: "guess", card: "c1" });
    expect([again("close"), again("miss")]).toMatchObject([{ card: "c1" }, { card: "c2" }]);
  });
  test("it goes on after a pause and a breather, and after a rest when that is over", () => {
    expect(command(next({ interlude: { kind: "pause" } }))).toEqual({ do: "go_on" });
    expect(next({ interlude: { kind: "breather", until: 9, tapped: "go_on" } })).toBeNull();
    expect(next({ interlude: { kind: "rest", until: 9 } }, null, 8)).toBeNull();
    expect(command(next({ interlude: { kind: "rest", until: 9 } }, null, 9))).toEqual({ do: "go_on" });
  });
  test("it signals now and then where it listens, once, and is done when it is asked", () => {
    const bundle = words({ off: ask("signal", { open: true, times: 3 }), done: ask("ready", { open: true }) });
    const even = { place: { ...place, instance: 4 } };
    expect(command(next(even, bundle))).toEqual({ do: "tap", phase: 4, ask: "off" });
    expect(command(next({ ...even, signals: { off: 1 } }, bundle))).toEqual({ do: "tap", phase: 4, ask: "done" });
    expect(command(next({ place }, bundle))).toEqual({ do: "tap", phase: 3, ask: "done" });
  });
  test("after the end it does nothing, and it never keeps", () => {
    for (const stage of ["done", "stopped", "postponed", "blocked"]) expect(next({ stage })).toBeNull();
  });
});
