/** A double tap is one gesture: it does what the first tap meant, and nothing to what came under the finger meanwhile. */
import { expect, test } from "vitest";
import { NEAR, type Tap, Taps, TOGETHER } from "../../src/parts/second_tap.ts";

const FIRST: Tap = { at: 1_000, x: 100, y: 700, clicks: 0, on: "pass", words: "Pass" };

function counted(...taps: readonly Partial<Tap>[]): boolean[] {
  const one = new Taps();
  return taps.map((tap) => one.counts({ ...FIRST, ...tap }));
}

test("the second and the third tap do nothing to a button that has just come", () => {
  expect(counted({}, { at: 1_150, on: "undo" }, { at: 1_300, on: "undo" })).toEqual([true, false, false]);
});

test("nor to the same button once it says something else", () => {
  expect(counted({ words: "Next" }, { at: 1_200, words: "Seal it" })).toEqual([true, false]);
});

test("on what has not changed each of them counts", () => {
  expect(counted({}, { at: 1_100 }, { at: 1_200 })).toEqual([true, true, true]);
});

test("a tap later, or somewhere else, is a tap of its own", () => {
  const later = FIRST.at + TOGETHER;
  expect(counted({}, { at: later, on: "undo" })).toEqual([true, true]);
  expect(counted({}, { at: 1_100, y: FIRST.y - NEAR - 1, on: "other" })).toEqual([true, true]);
});

test("a mouse says itself whether it was a double click", () => {
  expect(counted({ clicks: 1 }, { at: 1_050, clicks: 1, on: "next" })).toEqual([true, true]);
  expect(counted({ clicks: 1 }, { at: 1_400, clicks: 2, on: "next" })).toEqual([true, false]);
});
