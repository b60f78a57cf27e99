/**
 * Truth and projection: is a guess drawn by what the partner says, or by one's own answer? In open data of 148 couples both draw with the same
 * force. So "you leaned on your own answer" is a true and useful thing to hear, for the one who guessed and for nobody else.
 */
import { type Absent, isAbsent, type Measured, none } from "./absent.ts";
import { type Answers, type Scale, triples } from "./answers.ts";
import { type Plane, plane, product, sum } from "./moments.ts";

/** Above this |r| of the two people's own answers, nobody can tell by which of them a guess was drawn. */
const MOST_ALIKE = 0.9;

export interface TruthAndBias {
  /** b1: how far the guess follows one step of the truth, the own answer kept equal. */
  readonly truth: number;
  /** b2: how far it follows one step of the guesser's own answer, the truth kept equal. */
  readonly projection: number;
  /** The standard error of b2 - b1; `not_enough` where nothing is left to judge it by. */
  readonly unsure: Measured;
}

/**
 * g_i - mean t = b0 + b1 (t_i - mean t) + b2 (s_i - mean s) + e_i by least squares, over items that have all three. `not_enough` below `least`
 * (three or more) items, `flat` when truth or own does not differ, `alike` when |r(truth, own)| > 0.9. West & Kenny (2011), Psychological
 * Review 118:357.
 */
export function truthAndBias(
  guess: Answers,
  truth: Answers,
  own: Answers,
  scale: Scale,
  least = 3,
): TruthAndBias | Absent {
  const all = triples(guess, truth, own, scale);
  if (all.length < Math.max(3, least)) return none("not_enough");
  const [g, t, s] = [all.map(([one]) => one), all.map(([, two]) => two), all.map(([, , three]) => three)];
  const fitted = plane(g, t, s, MOST_ALIKE);
  if (isAbsent(fitted)) return fitted;
  return { truth: fitted.first, projection: fitted.second, unsure: unsure(g, t, s, fitted) };
}

/** The root of s^2 (tt + ss + 2 ts) / (tt ss - ts^2), with s^2 what the plane leaves over n - 3. */
function unsure(g: readonly number[], t: readonly number[], s: readonly number[], fitted: Plane): Measured {
  if (g.length < 4) return none("not_enough");
  const left = sum(
    g.map((each, n) => (each - fitted.level - fitted.first * (t[n] ?? 0) - fitted.second * (s[n] ?? 0)) ** 2),
  );
  const [tt, ss, ts] = [product(t, t), product(s, s), product(t, s)];
  return Math.sqrt(((left / (g.length - 3)) * (tt + ss + 2 * ts)) / (tt * ss - ts * ts));
}
