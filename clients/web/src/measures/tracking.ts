/** Level and pattern of a guess, taken apart: does it lie too high or too low, and does it rise and fall with what the partner says? */
import { type Measured, none } from "./absent.ts";
import { type Answers, pairs, type Scale } from "./answers.ts";
import { correlation, mean } from "./moments.ts";

/** mean(g) - mean(t), in steps of the scale; above 0 the guess is higher. `not_enough` below `least` items that both answered. */
export function bias(guess: Answers, truth: Answers, scale: Scale, least = 1): Measured {
  const both = pairs(guess, truth, scale);
  return both.length < Math.max(1, least) ? none("not_enough") : mean(both.map(([g, t]) => g - t));
}

/** Pearson's r of guess and truth, -1 to 1. `not_enough` below `least` (two or more) items, `flat` when either does not differ. */
export function tracking(guess: Answers, truth: Answers, scale: Scale, least = 2): Measured {
  const [g, t] = apiece(guess, truth, scale);
  return g.length < Math.max(2, least) ? none("not_enough") : correlation(g, t);
}

/** r of two people's own answers: how alike they are. Null as `tracking`. */
export function actualSimilarity(truth: Answers, own: Answers, scale: Scale, least = 2): Measured {
  return tracking(truth, own, scale, least);
}

/** The answers of each, to the items that both answered. */
function apiece(first: Answers, second: Answers, scale: Scale): [number[], number[]] {
  const both = pairs(first, second, scale);
  return [both.map(([one]) => one), both.map(([, other]) => other)];
}
