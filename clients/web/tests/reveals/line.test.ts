/** What lies beside a line while it is marked: its own reader's answer and the guess about it, as far as this phase has opened them. */
import { describe, expect, test } from "vitest";
import { NOTHING_SEEN, type Witness } from "../../src/core/witness.ts";
import { openedAbout } from "../../src/reveals/line.ts";
import type { View } from "../../src/wire/messages.ts";
import { A, B, rated } from "./small.ts";

const place: View["place"] = {
  programme: "p",
  exercise: "weather",
  exercise_n: 1,
  exercises: 1,
  phase: "look",
  instance: 9,
  step: 1,
  of: 2,
  turn: [1, 1],
  lead: "b",
};

function firstSeenIn(instance: number, phase: string): Witness {
  const where = { instance, phase: `1 weather ${phase}` };
  return { ...NOTHING_SEEN, opened: { 1: where, 2: where } };
}

describe("a line to mark", () => {
  test("has the answer of whoever marks it and the guess about them, whichever seat that is", () => {
    for (const you of ["a", "b"] as const) {
      const found = openedAbout(rated(B, A, { you, place, card: "rain" }), firstSeenIn(9, "look"));
      expect(found).toMatchObject({ about: you, guesser: you === "a" ? "b" : "a" });
      expect(found?.lines[1]).toMatchObject({ part: "2", truth: you === "a" ? A[1] : B[1] });
    }
  });
  test("has it in the second turn of the phase that opened it as well", () => {
    expect(openedAbout(rated(B, A, { place, card: "rain" }), firstSeenIn(7, "look"))).not.toBeNull();
  });
  test("has nothing where another phase opened it, or the line is another card's", () => {
    expect(openedAbout(rated(B, A, { place, card: "rain" }), firstSeenIn(4, "talk"))).toBeNull();
    expect(openedAbout(rated(B, A, { place, card: "storm" }), firstSeenIn(9, "look"))).toBeNull();
  });
});
