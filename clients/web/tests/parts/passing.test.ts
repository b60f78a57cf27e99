/** A note in passing is shown for its time, however many screens come and go meanwhile. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isPassing, pass } from "../../src/parts/passing.ts";
import type { Note } from "../../src/state/state.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function note(n: number, kind: Note["kind"]): Note {
  return { n, kind, code: "", say: "Today: rain" };
}

test("a note that the next screens show as well goes when its time is over, and does not come back", () => {
  const told = note(1, "told");
  pass(told);
  vi.advanceTimersByTime(7_000);
  expect(isPassing(told)).toBe(true);
  pass(told);
  vi.advanceTimersByTime(1_000);
  expect(isPassing(told)).toBe(false);
  pass(told);
  expect(isPassing(told)).toBe(false);
});

test("why something was refused stays longer, and a newer note has its own time", () => {
  const refused = note(2, "refused");
  pass(refused);
  vi.advanceTimersByTime(19_000);
  expect(isPassing(refused)).toBe(true);
  const newer = note(3, "told");
  pass(newer);
  vi.advanceTimersByTime(1_000);
  expect([isPassing(refused), isPassing(newer)]).toEqual([false, true]);
});
