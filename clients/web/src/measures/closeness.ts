/**
 * How close a guess came to what the partner said, and what of it is more than chance. Raw closeness flatters: two people who answer at random
 * from 1 to 7 come to 0.62. So people are told the corrected form only, in words.
 */
import { type Measured, none } from "./absent.ts";
import type { Pairs } from "./answers.ts";
import { mean, sum } from "./moments.ts";

/**
 * The corrected form of a whole couple: 1 - (all errors) / (all errors by chance), at most 1; 0 is no better than the same answers in any other
 * order. Of one direction it is Cohen's kappa with linear weights. Each direction has its own chance; which one comes first makes no difference.
 * `not_enough` when a direction has fewer than `least` items or there is none, `flat` when all answers of each are one and the same.
 */
export function correctedTogether(directions: readonly Pairs[], least = 1): Measured {
  if (directions.length === 0 || directions.some((both) => both.length < Math.max(1, least))) return none("not_enough");
  const expected = sum(directions.map((both) => both.length * shuffled(both)));
  if (expected === 0) return none("flat");
  return 1 - sum(directions.flatMap((both) => both.map(([g, t]) => apart(g, t)))) / expected;
}

/** The mean distance over all n * n pairs of a guess and an answer: what the same answers give in random order. Not for no pairs. */
function shuffled(both: Pairs): number {
  return mean(both.flatMap(([g]) => both.map(([, t]) => apart(g, t))));
}

/** How many steps lie between two answers. */
function apart(one: number, other: number): number {
  return Math.abs(one - other);
}
