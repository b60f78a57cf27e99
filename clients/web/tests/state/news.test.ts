/** What is said in passing from one view to the next; the moments of a clock; a slow breath. */
import { describe, expect, test } from "vitest";
import { breathAt } from "../../src/state/breath.ts";
import { leftOf, moments } from "../../src/state/moments.ts";
import { keptUntil, news } from "../../src/state/news.ts";
import { stretch } from "../../src/state/stretch.ts";
import type { View } from "../../src/wire/messages.ts";
import { partner, PLACE, VIEW } from "./small.ts";

const HELD: View = { ...VIEW, clock: { running: false, left: 50_000 } };

describe("news", () => {
  test.each<[string, View, View, string[]]>([
    ["the partner came", partner("empty"), VIEW, ["presence-here"]],
    ["the partner fell asleep", VIEW, partner("asleep"), ["presence-asleep"]],
    ["the partner is away", partner("asleep"), partner("away"), ["presence-away"]],
    ["the partner is back", partner("away"), VIEW, ["presence-back"]],
    ["the partner moved to another server and arrived", partner("moving"), VIEW, []],
    ["time was added", VIEW, { ...VIEW, clock: { ...VIEW.clock, running: true, extended: true } }, ["time-added"]],
    ["the clock is held", VIEW, HELD, ["told-held"]],
    ["the host holds it", VIEW, { ...HELD, host_holds: true }, ["host-holds"]],
    ["it runs again", HELD, VIEW, ["told-running"]],
    ["a host asks to come in", VIEW, { ...VIEW, admit: true }, ["host-asks"]],
    ["nothing", VIEW, VIEW, []],
  ])("%s", (_, before, after, ids) => {
    expect(news(before, after).map((one) => one.id)).toEqual(ids);
  });
  test("a new phase speaks for itself", () => {
    expect(news(HELD, { ...VIEW, place: { ...PLACE, instance: 8 } })).toEqual([]);
  });
  test("a break speaks for itself", () => {
    expect(news(VIEW, { ...HELD, interlude: { kind: "pause" } })).toEqual([]);
    expect(news({ ...HELD, interlude: { kind: "pause" } }, VIEW)).toEqual([]);
  });
  test("nothing that the partner does in private is news", () => {
    expect(news(VIEW, { ...VIEW, partner_done: true })).toEqual([]);
  });
  test("a place is kept for a day from the moment of the drop", () => {
    expect(keptUntil(partner("away"), "b")).toBe(24 * 3_600_000 + 1_000);
    expect(keptUntil(VIEW, "b")).toBeNull();
  });
});

describe("the moments of a clock", () => {
  test("are its half and its last ten seconds", () => {
    expect(moments(VIEW, 0, 120_000)).toEqual([
      { id: "halfway", at: 60_000 },
      { id: "ten-seconds", at: 110_000 },
    ]);
  });
  test("that are over are not told again", () => {
    expect(moments(VIEW, 60_000, 120_000)).toEqual([{ id: "ten-seconds", at: 110_000 }]);
  });
  test("a short phase has no half", () => {
    expect(moments(VIEW, 80_000, 40_000).map((one) => one.id)).toEqual(["ten-seconds"]);
  });
  test("there are none while it is held, in a break, and without a limit", () => {
    expect(moments(HELD, 0, 120_000)).toEqual([]);
    expect(moments({ ...VIEW, interlude: { kind: "pause" } }, 0, 120_000)).toEqual([]);
    expect(moments({ ...VIEW, clock: { running: true } }, 0, 120_000)).toEqual([]);
  });
  test("what is left is known while it runs and while it is held", () => {
    expect([leftOf(VIEW, 20_000), leftOf(HELD, 20_000), leftOf({ ...VIEW, clock: null }, 0)]).toEqual([
      100_000,
      50_000,
      null,
    ]);
  });
});

describe("a breath", () => {
  test.each([
    [-60_000, "in", 4_000],
    [-57_000, "in", 1_000],
    [-56_000, "out", 6_000],
    [-1_000, "out", 1_000],
  ])("%i ms before the end goes %s for %i ms more", (now, way, turnsIn) => {
    expect(breathAt(0, now)).toEqual({ way, turnsIn });
  });
});

test("a stretch ends with its phase or its stage, and not with a break in it", () => {
  const next = stretch({ ...VIEW, place: { ...PLACE, instance: 8 } });
  expect(stretch({ ...VIEW, interlude: { kind: "pause" } })).toBe(stretch(VIEW));
  expect(new Set([stretch(VIEW), next, stretch({ ...VIEW, stage: "lobby", place: null }), stretch(null)]).size).toBe(4);
});
