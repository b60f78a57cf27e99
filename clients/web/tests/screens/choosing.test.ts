/** What may be chosen, and lists that are put together by hand. */
import { expect, test } from "vitest";
import { exercises, moved, programmes, removed, titles } from "../../src/screens/lobby/choosing.ts";
import type { DeviceBundle } from "../../src/wire/messages.ts";

const phase = { title: "", lead: "", partner: "" };
const exercise = (title: string, in_role: boolean) => ({
  title,
  about: "",
  deck: "d",
  phases: { one: phase, two: { ...phase, in_role } },
});
const programme = (...parts: string[]) => ({ title: "", about: "", minutes: 5, exercises: parts });
const words = {
  fingerprint: "",
  language: "en",
  programmes: { both: programme("talk", "swap"), talk: programme("talk"), odd: programme("gone") },
  exercises: { swap: exercise("A swap", true), talk: exercise("A talk", false) },
  decks: {},
} as unknown as DeviceBundle;

test("in the light lane there is nothing in which one speaks as the other; what is not in the bundle is never there", () => {
  expect(exercises(words, "standard")).toEqual(["swap", "talk"]);
  expect(exercises(words, null)).toEqual(["swap", "talk"]);
  expect(exercises(words, "light")).toEqual(["talk"]);
  expect(programmes(words, "standard").map(({ name }) => name)).toEqual(["both", "talk"]);
  expect(programmes(words, "light").map(({ name }) => name)).toEqual(["talk"]);
  expect(titles(words, ["talk", "swap", "new"])).toEqual(["A talk", "A swap", "new"]);
});

test("where no programme can be played whole, those are offered of which something can", () => {
  const only = { ...words, programmes: { both: programme("talk", "swap"), swap: programme("swap") } };
  expect(programmes(only, "light").map(({ name }) => name)).toEqual(["both"]);
});

test("a place of a list moves up and down, and no further than its ends", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  expect(removed(["a", "b", "a"], 2)).toEqual(["a", "b"]);
});
