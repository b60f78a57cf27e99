/** The converter is a real one: its numbers are right, and it takes what cooks type. */
import { expect, test } from "vitest";
import { amountIn, converted, MEASURES, rounded } from "../../src/kitchen/measures.ts";

test.each([
  [1, "cup", "tablespoon", "water", 16],
  [1, "cup", "gram", "water", 240],
  [2, "tablespoon", "teaspoon", "honey", 6],
  [100, "gram", "millilitre", "sugar", 118],
  [1, "ounce", "gram", "cocoa", 28.4],
  [0, "cup", "gram", "rice", 0],
] as const)("%d %s in %ss of %s", (amount, from, to, food, result) => {
  expect(rounded(converted(amount, from, to, food))).toBe(result);
});

test("there and back again is where it began", () => {
  for (const from of MEASURES)
    for (const to of MEASURES) expect(converted(converted(3, from, to, "oats"), to, from, "oats")).toBeCloseTo(3, 9);
});

test("amounts are read with a comma or a point", () => {
  expect(["1,5", " 2.25 ", "0"].map(amountIn)).toEqual([1.5, 2.25, 0]);
  expect(["", "a cup", "-1", "1,2,3"].map(amountIn)).toEqual([null, null, null, null]);
});
