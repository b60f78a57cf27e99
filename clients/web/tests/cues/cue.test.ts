/** Which cue a change calls for, and that each has its sound and its buzz. */
import { describe, expect, test } from "vitest";
import { cueOf } from "../../src/cues/cue.ts";
import { missing } from "../../src/cues/missing.ts";
import { BUZZES, SOUNDS } from "../../src/cues/score.ts";
import type { View } from "../../src/wire/messages.ts";
import { PLACE, VIEW, WORDS } from "../state/small.ts";

const NEXT: View = { ...VIEW, place: { ...PLACE, instance: 8 } };
const THEIRS: View = { ...VIEW, place: { ...PLACE, instance: 8, lead: "b" } };
const TOGETHER: View = { ...VIEW, place: { ...PLACE, instance: 8, phase: "talk" } };
const PAUSED: View = { ...VIEW, interlude: { kind: "pause" } };
const OPENED: View = {
  ...THEIRS,
  opened: [{ instance: 7, exercise: "e", phase: "speak", seats: ["a", "b"] }],
};

describe("a cue", () => {
  test.each<[string, View | null, View | null, string | null]>([
    ["a phase that is mine begins", VIEW, NEXT, "turn"],
    ["one that is the partner's begins", VIEW, THEIRS, null],
    ["one that is both's begins", VIEW, TOGETHER, null],
    ["nothing has changed", VIEW, VIEW, null],
    ["answers are opened", VIEW, OPENED, "opened"],
    ["a pause begins", VIEW, PAUSED, "pause"],
    ["a breather begins", VIEW, { ...VIEW, interlude: { kind: "breather", until: 9 } }, "pause"],
    ["a pause becomes a rest", PAUSED, { ...VIEW, interlude: { kind: "rest", until: 9 } }, null],
    ["a pause is over, and it is my turn still", PAUSED, VIEW, "turn"],
    ["the page was just loaded", null, NEXT, null],
    ["the session is over", VIEW, { ...VIEW, stage: "done", place: null }, null],
    ["the game begins with my turn", { ...VIEW, stage: "lobby", place: null }, VIEW, "turn"],
  ])("when %s", (_, before, after, cue) => {
    expect(cueOf(before, after, WORDS)).toBe(cue);
  });
  test("what a partner seals, taps or finishes has none", () => {
    expect(cueOf(VIEW, { ...VIEW, partner_done: true }, WORDS)).toBeNull();
    expect(cueOf(VIEW, { ...VIEW, given: ["sealed"] }, WORDS)).toBeNull();
  });
  test("every cue is short and soft", () => {
    for (const tones of Object.values(SOUNDS))
      for (const tone of tones) {
        expect(tone.at + tone.rings).toBeLessThan(3);
        expect(tone.loud).toBeLessThanOrEqual(0.5);
        expect(tone.attack).toBeLessThan(tone.rings);
      }
    for (const buzz of Object.values(BUZZES)) expect(buzz.reduce((sum, ms) => sum + ms)).toBeLessThan(200);
  });
  test("a turn sounds upwards, a pause downwards", () => {
    const [turn, pause] = [SOUNDS.turn, SOUNDS.pause].map((tones) => tones.filter((tone) => tone.loud > 0.2));
    expect(turn?.[1]?.pitch).toBeGreaterThan(turn?.[0]?.pitch ?? 0);
    expect(pause?.[1]?.pitch).toBeLessThan(pause?.[0]?.pitch ?? 0);
  });
});

describe("what is missing", () => {
  test("is named where a browser does not have it", () => {
    expect(missing({ navigator: {}, keeps: false })).toEqual(["storage", "wake-lock", "vibration", "clipboard"]);
  });
  test("is nothing where all is there", () => {
    expect(missing({ navigator: { wakeLock: 1, vibrate: 1, clipboard: 1 }, keeps: true })).toEqual([]);
  });
});
