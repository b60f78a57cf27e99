/** How far the store's clock is: the shortest round trip counts. */
import { expect, test } from "vitest";
import { best, heard, KEPT, type Offset, storeTime } from "../../src/core/offset.ts";

test("with nothing heard there is no store time", () => {
  expect(storeTime([], 5)).toBeNull();
});

test("the middle of a round trip is taken for the server's moment", () => {
  expect(storeTime(heard([], 100, 300, 1_000_200), 300)).toBe(1_000_300);
});

test("the shortest round trip counts, of equally short ones the newest", () => {
  let offset: Offset = heard([], 0, 100, 1_000);
  offset = heard(offset, 200, 240, 1_300);
  offset = heard(offset, 400, 440, 1_510);
  offset = heard(offset, 600, 900, 9_999);
  expect(best(offset)).toEqual({ trip: 40, offset: 1_090 });
});

test("one-sided delays are wrong by at most half their difference", () => {
  const truth = 5_000;
  const offset = heard([], 0, 900, truth + 800); // 800 ms there, 100 ms back
  expect(Math.abs((best(offset)?.offset ?? 0) - truth)).toBeLessThanOrEqual(350);
});

test("only the last few are remembered, and one that ended before it began is not", () => {
  let offset: Offset = heard([], 0, 1, 0);
  for (let n = 0; n < KEPT; n += 1) offset = heard(offset, 10, 30, 20);
  expect(best(offset)?.trip).toBe(20);
  expect(heard(offset, 30, 10, 20)).toBe(offset);
});
